// Where each of many texts comes first.
#ifndef KSP_K8S_PLACES_H_
#define KSP_K8S_PLACES_H_

#include <cstddef>
#include <map>
#include <string>

namespace ksp::k8s {

class Places {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // False if the text has a place, which it keeps.
  bool Add(std::string text, std::size_t place);
  bool empty() const { return places_.empty(); }
  std::size_t Find(const std::string& text) const;  // kNone if it has none

 private:
  std::map<std::string, std::size_t> places_;
};

}  // namespace ksp::k8s

#endif  // KSP_K8S_PLACES_H_
