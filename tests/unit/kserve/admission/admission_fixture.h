// InferenceServices and releases for the tests of admission.
#ifndef KSP_TESTS_UNIT_KSERVE_ADMISSION_FIXTURE_H_
#define KSP_TESTS_UNIT_KSERVE_ADMISSION_FIXTURE_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "kserve/admission/inference_service_admission.h"
#include "value/json.h"

namespace ksp::kserve {

inline Value Json(std::string_view text) {
  JsonParsed parsed = ParseJson(text);
  EXPECT_FALSE(parsed.error) << text;
  return parsed.value;
}

// An InferenceService "m" with these annotations and this spec, both as JSON.
inline Value Service(std::string_view annotations, std::string_view spec) {
  return Value::MapOf({{"apiVersion", "serving.kserve.io/v1beta1"},
                       {"kind", "InferenceService"},
                       {"metadata", Value::MapOf({{"name", "m"},
                                                  {"namespace", "default"},
                                                  {"annotations", Json(annotations)}})},
                       {"spec", Json(spec)}});
}

inline InferenceServiceAdmission Admit(std::string_view version, const Value& object,
                                       DeploymentMode mode = DeploymentMode::kKnative,
                                       const Value* old = nullptr) {
  const Release& release = *FindRelease(version);
  Config config = ShippedConfig(release);
  config.default_mode = mode;
  return AdmitInferenceService(release, config, object, old, nullptr);
}

// KServe's text if it refuses or crashes, "" if it admits.
inline std::string AnswerOf(std::string_view version, const Value& object,
                            const Value* old = nullptr) {
  InferenceServiceAdmission admission = Admit(version, object, DeploymentMode::kKnative, old);
  return admission.panic.empty() ? admission.rejection : admission.panic;
}

}  // namespace ksp::kserve

#endif  // KSP_TESTS_UNIT_KSERVE_ADMISSION_FIXTURE_H_
