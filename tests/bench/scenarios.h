// The scenarios that are timed, natively and (tests/bench/bench.mjs) in WebAssembly.
#ifndef KSP_TESTS_BENCH_SCENARIOS_H_
#define KSP_TESTS_BENCH_SCENARIOS_H_

#include <string>

namespace ksp::bench {

inline const std::string kInferenceService =
    "apiVersion: serving.kserve.io/v1beta1\n"
    "kind: InferenceService\n"
    "metadata:\n"
    "  name: sklearn-iris\n"
    "  annotations: {owner: team-a}\n"
    "spec:\n"
    "  predictor:\n"
    "    minReplicas: 1\n"
    "    model:\n"
    "      modelFormat:\n"
    "        name: sklearn\n"
    "      protocolVersion: v2\n"
    "      storageUri: gs://kfserving-examples/models/sklearn/1.0/model\n"
    "      args: ['--workers=2']\n"
    "      env:\n"
    "      - {name: LOG_LEVEL, value: debug}\n"
    "      resources:\n"
    "        limits: {cpu: '1', memory: 2Gi}\n";

// `count` runtimes of about 400 bytes each, then the InferenceService.
inline std::string ManyRuntimes(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::string n = std::to_string(i);
    text += "apiVersion: serving.kserve.io/v1alpha1\nkind: ServingRuntime\nmetadata:\n  name: rt-" +
            n +
            "\nspec:\n  supportedModelFormats:\n  - name: " + (i % 2 == 0 ? "sklearn" : "xgboost") +
            "\n    version: '1'\n    autoSelect: true\n    priority: " + std::to_string(1 + i) +
            "\n  protocolVersions: [v2]\n  containers:\n  - name: kserve-container\n"
            "    image: example.com/server:" +
            n +
            "\n    args: ['--model_name={{.Name}}', '--http_port=8080']\n    resources:\n"
            "      limits: {cpu: '1', memory: 2Gi}\n---\n";
  }
  return text + kInferenceService;
}

// About `bytes` of YAML that is not KServe's, then the InferenceService.
inline std::string LargeText(std::size_t bytes) {
  std::string text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n";
  for (int i = 0; text.size() < bytes; ++i) {
    text += "  key-" + std::to_string(i) + ": value of no particular interest, number " +
            std::to_string(i) + "\n";
  }
  return text + "---\n" + kInferenceService;
}

}  // namespace ksp::bench

#endif  // KSP_TESTS_BENCH_SCENARIOS_H_
