#include "kserve/admission/implementation_validation.h"

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "kserve/admission/gpu_resources.h"
#include "kserve/env.h"
#include "kserve/names.h"
#include "kserve/storage_uri.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kSpecPrefixes[] = {"s3://", "hdfs://", "webhdfs://"};

bool HasSpecPrefix(std::string_view uri) {
  for (std::string_view prefix : kSpecPrefixes) {
    if (uri.starts_with(prefix)) return true;
  }
  return false;
}

// path.Ext: from the last dot of the last segment.
std::string_view Extension(std::string_view path) {
  std::size_t at = path.find_last_of("./");
  return at == path.npos || path[at] == '/' ? std::string_view() : path.substr(at);
}

// E80, E81.
Verdict CheckUri(const Release& release, const Value* uri) {
  if (!release.checks_storage_uri_at_admission || uri == nullptr ||
      IsSupportedStorageUri(release, uri->string())) {
    return std::nullopt;
  }
  return Refusal{"validate.storageUri",
                 UnsupportedStorageUri(release, StorageUriPrefixes(release), uri->string()),
                 uri->origin()};
}

// S1.
Verdict CheckStorageSpec(const Release& release, const Value& block, const Value* uri) {
  const Value* storage = block.Find("storage");
  if (!release.has_storage_spec || storage == nullptr) return std::nullopt;
  std::vector<std::string_view> prefixes(std::begin(kSpecPrefixes), std::end(kSpecPrefixes));
  if (uri != nullptr) {
    if (HasSpecPrefix(uri->string())) return std::nullopt;
    return Refusal{"validate.storageSpec", UnsupportedStorageUri(release, prefixes, uri->string()),
                   uri->origin()};
  }
  const Value* type = storage->Find({"parameters", "type"});
  if (type == nullptr || HasSpecPrefix(type->string() + "://")) return std::nullopt;
  return Refusal{"validate.storageSpec",
                 "storage.spec.type, must be one of: [s3://, hdfs://, webhdfs://]. "
                 "storage.spec.type [" +
                     type->string() + "] is not supported" +
                     (release.messages_are_sentences ? "." : ""),
                 type->origin()};
}

// The GPU rule of B38, E107.
Verdict CheckGpuVersion(const Release& release, std::string_view key, const Value& block) {
  const Value* version = block.Find("runtimeVersion");
  if (version == nullptr) {
    if (release.gpu_check_tolerates_no_version) return std::nullopt;
    return Refusal{"validate.gpuVersion.crash", std::string(kNilPointerPanic), block.origin(),
                   true};
  }
  bool asks = AsksForGpu(release, block);
  if (asks == (version->string().find("-gpu") != std::string::npos)) return std::nullopt;
  std::string message = key == "tensorflow" ? "Tensorflow" : "PyTorch";
  message += asks ? " RuntimeVersion is not GPU enabled but GPU resources are requested"
                  : " RuntimeVersion is GPU enabled but GPU resources are not requested";
  if (key == "pytorch") {
    message += ". ";
  } else if (release.messages_are_sentences) {
    // KServe forgets the argument of its format.
    message += ". Tensorflow RuntimeVersion must be one of %!s(MISSING)";
  }
  return Refusal{"validate.gpuVersion", message, version->origin()};
}

// The extension rule of B38.
Verdict CheckOnnxExtension(const Release& release, const Value* uri) {
  if (uri == nullptr) return std::nullopt;
  std::string_view extension = Extension(uri->string());
  if (extension.empty() || extension == ".onnx") return std::nullopt;
  return Refusal{"validate.onnxExtension",
                 std::string(release.messages_are_sentences ? "Expected" : "expected") +
                     " storageUri file extension: '.onnx' but got '" + std::string(extension) + "'",
                 uri->origin()};
}

// The workers rule of B38.
Verdict CheckPmmlWorkers(const Release& release, const Value& block) {
  const Value* args = block.Find("args");
  if (!release.limits_pmml_workers || args == nullptr) return std::nullopt;
  for (const Value& arg : args->list()) {
    std::string_view text = arg.string();
    if (!text.starts_with("--workers")) continue;
    std::size_t equals = text.find('=');
    std::int64_t workers = 0;
    std::string_view number = equals == text.npos ? "" : text.substr(equals + 1);
    if (number.starts_with('+') && !number.starts_with("+-")) number.remove_prefix(1);
    auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), workers);
    if (error != std::errc() || end != number.data() + number.size()) {
      return Refusal{"validate.pmmlWorkers", "Invalid workers argument", arg.origin()};
    }
    if (workers > 1) {
      return Refusal{"validate.pmmlWorkers", "Workers cannot be greater than 1", arg.origin()};
    }
  }
  return std::nullopt;
}

// B38, with the URI's own check where the webhook has it (E82).
Verdict CheckBlock(const Release& release, std::string_view key, const Value& block) {
  const Value* uri = block.Find("storageUri");
  bool has_gpu_rule = key == "tensorflow" || key == "pytorch";
  Verdict gpu;
  if (has_gpu_rule) gpu = CheckGpuVersion(release, key, block);
  // All rules are evaluated before the first error is taken, so a crash comes first.
  if (gpu && gpu->panic) return gpu;
  Verdict verdict;
  if (key == "onnx") verdict = CheckOnnxExtension(release, uri);
  if (key == "pmml") verdict = CheckPmmlWorkers(release, block);
  if (!verdict) verdict = CheckUri(release, uri);
  if (!verdict) verdict = gpu;
  bool has_storage_rule = has_gpu_rule || key == "onnx" || key == "pmml" || key == "huggingface";
  if (!verdict && has_storage_rule) verdict = CheckStorageSpec(release, block, uri);
  return verdict;
}

// B35, B37, E80, E82: containers.
Verdict CheckContainers(const Release& release, Component component, const Value& spec) {
  const Value* first = FirstContainer(spec);
  if (first == nullptr) return std::nullopt;
  if (const Value* variable = FindEnv(*first, kStorageUriVariable)) {
    // Go reads a variable without a value as one that is empty, which is no URI of a wrong kind.
    if (Verdict verdict = CheckUri(release, variable->Find("value"))) return verdict;
  }
  const Value* protocol =
      component == Component::kPredictor ? FindEnv(*first, kProtocolVariable) : nullptr;
  if (protocol == nullptr) return std::nullopt;
  const std::string& value = protocol->StringAt("value");
  if (value == "v1" || value == "v2") return std::nullopt;
  return Refusal{"validate.protocol",
                 std::string(release.messages_are_sentences ? "Invalid" : "invalid") +
                     " protocol v1, v2. Must be one of [" + value + "]",
                 protocol->origin()};
}

}  // namespace

Verdict CheckExactlyOne(const Release& release, Component component, const Value& spec) {
  if (Implementations(release, component, spec).size() == 1) return std::nullopt;
  return Refusal{"validate.exactlyOne", ExactlyOneMessage(release, component), spec.origin()};
}

Verdict CheckImplementation(const Release& release, Component component, const Value& spec) {
  const Implementation implementation = Implementations(release, component, spec).front();
  if (implementation.key.empty()) return CheckContainers(release, component, spec);
  if (component == Component::kPredictor) {
    return CheckBlock(release, implementation.key, *implementation.block);
  }
  const Value* uri = StorageUri(component, implementation);
  if (Verdict verdict = CheckUri(release, uri)) return verdict;
  return CheckStorageSpec(release, *implementation.block, uri);
}

}  // namespace ksp::kserve
