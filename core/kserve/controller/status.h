// The status as the predictor's reconciler leaves it (controller I, B25, B26; early releases 6).
#ifndef KSP_KSERVE_STATUS_H_
#define KSP_KSERVE_STATUS_H_

#include <string>
#include <string_view>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// What ends a reconcile. With a reason it also shows in status.modelStatus (I10).
struct Failure {
  std::string error;        // what the reconcile returns; "" if there is no failure
  std::string_view reason;  // lastFailureInfo.reason, a literal; "" if the status does not tell
  std::string message;      // lastFailureInfo.message

  explicit operator bool() const { return !error.empty(); }
};

// Builds status; starts as that of a new object.
class Status {
 public:
  explicit Status(const Release& release) : release_(release), status_(Map()) {}

  void Fail(const Failure& failure);
  void SetRuntime(std::string_view name, bool cluster_scoped);  // B25
  // False, with which PredictorReady takes Ready along (I9c, I9d).
  void SetPredictorNotReady(std::string_view reason, std::string_view message);
  void SetCanaries(const List& canaries);        // none of them ready
  void SetComponentPending(bool standard_mode);  // created, and no pods yet (I30, I34, I35)
  void SetStopped();                             // I41

  // The status, typed.
  Value Build() const;

 private:
  // Each type once.
  void AddCondition(std::string_view type, std::string_view status, std::string_view reason,
                    std::string_view message, std::string_view severity = "");

  const Release& release_;
  Value status_;
};

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_STATUS_H_
