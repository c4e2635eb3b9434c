#include "kserve/admission/implementation_validation.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "k8s/go_text.h"
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

// Go's names of the fields of each type, but the last, which KServe leaves out on purpose. What
// that was before it had a successor is why some lists look odd (B30).
std::string FieldNames(const Release& release, Component component) {
  std::string names;
  auto add = [&names](bool present, const char* text) {
    if (present) names += text;
  };
  if (component == Component::kPredictor) {
    add(release.has_predictor_name, "Name, ");
    add(true, "SKLearn, XGBoost, Tensorflow, PyTorch, Triton, ONNX, ");
    add(release.has_huggingface_predictor, "HuggingFace, ");
    add(true, "PMML, LightGBM, Paddle, Model, ");
    add(release.has_storage_uris, "StorageUris, ");
    add(release.has_predictor_name, "StorageContainerName, ");
    add(release.has_worker_spec, "WorkerSpec, ");
    add(true, "PodSpec");
    return names;
  }
  if (component == Component::kExplainer) {
    add(release.has_alibi_explainer, "Alibi, ");
    add(release.has_aix_explainer, "AIX, ");
    add(true, "ART, ");
  }
  add(true, "PodSpec");
  add(release.has_storage_uris, ", ComponentExtensionSpec");
  return names;
}

// One component.
class Checker {
 public:
  Checker(const Release& release, Component component, const Value& spec, Verdict* verdict)
      : release_(release), component_(component), spec_(spec), verdict_(*verdict) {}

  bool Check() {
    const Implementation implementation = FindImplementations(release_, component_, spec_).first;
    if (implementation.key.empty()) return CheckContainers();
    const Value* uri = StorageUri(component_, implementation);
    if (component_ == Component::kPredictor) {
      return CheckBlock(implementation.key, *implementation.block, uri);
    }
    return CheckUri(uri) && CheckStorageSpec(*implementation.block, uri);
  }

 private:
  // E80, E81.
  bool CheckUri(const Value* uri) {
    return !release_.checks_storage_uri_at_admission || uri == nullptr ||
           IsSupportedStorageUri(release_, uri->string()) ||
           RefuseUri("validate.storageUri", StorageUriPrefixes(release_), *uri);
  }

  bool RefuseUri(const char* code, const std::vector<std::string_view>& prefixes,
                 const Value& uri) {
    return verdict_.Refuse(code, "{}", uri.origin(),
                           {UnsupportedStorageUri(release_, prefixes, uri.string())});
  }

  // S1.
  bool CheckStorageSpec(const Value& block, const Value* uri) {
    const Value* storage = block.Find("storage");
    if (!release_.has_storage_spec || storage == nullptr) return true;
    if (uri != nullptr) {
      return HasSpecPrefix(uri->string()) ||
             RefuseUri("validate.storageSpec", {std::begin(kSpecPrefixes), std::end(kSpecPrefixes)},
                       *uri);
    }
    const Value* type = storage->Find({"parameters", "type"});
    return type == nullptr || HasSpecPrefix(type->string() + "://") ||
           verdict_.Refuse("validate.storageSpec",
                           "storage.spec.type, must be one of: [s3://, hdfs://, webhdfs://]. "
                           "storage.spec.type [{}] is not supported{.|}",
                           type->origin(), {type->string()});
  }

  // The GPU rule of B38, E107.
  bool CheckGpuVersion(bool tensorflow, const Value& block) {
    const Value* version = block.Find("runtimeVersion");
    if (version == nullptr) {
      return release_.gpu_check_tolerates_no_version ||
             verdict_.Crash("validate.gpuVersion.crash", kNilPointerPanic, block.origin());
    }
    bool asks = AsksForGpu(release_, block);
    if (asks == (version->string().find("-gpu") != std::string::npos)) return true;
    return verdict_.Refuse(
        "validate.gpuVersion",
        "{} RuntimeVersion is {}GPU enabled but GPU resources are {}requested{}", version->origin(),
        {tensorflow ? "Tensorflow" : "PyTorch", asks ? "not " : "", asks ? "" : "not ",
         !tensorflow ? ". "
         // KServe forgets the argument of its format.
         : release_.messages_are_sentences
             ? ". Tensorflow RuntimeVersion must be one of %!s(MISSING)"
             : ""});
  }

  // The extension rule of B38.
  bool CheckOnnxExtension(const Value* uri) {
    if (uri == nullptr) return true;
    std::string_view extension = Extension(uri->string());
    return extension.empty() || extension == ".onnx" ||
           verdict_.Refuse("validate.onnxExtension",
                           "{E|e}xpected storageUri file extension: '.onnx' but got '{}'",
                           uri->origin(), {extension});
  }

  // The workers rule of B38.
  bool CheckPmmlWorkers(const Value& block) {
    if (!release_.limits_pmml_workers) return true;
    for (const Value& arg : block.ListAt("args")) {
      std::string_view text = arg.string();
      if (!text.starts_with("--workers")) continue;
      std::size_t equals = text.find('=');
      std::int64_t workers = 0;
      bool is_number = equals != text.npos && k8s::Atoi(text.substr(equals + 1), &workers);
      if (!is_number || workers > 1) {
        return verdict_.Refuse(
            "validate.pmmlWorkers",
            is_number ? "Workers cannot be greater than 1" : "Invalid workers argument",
            arg.origin());
      }
    }
    return true;
  }

  // B38, with the URI's own check where the webhook has it (E82).
  bool CheckBlock(std::string_view key, const Value& block, const Value* uri) {
    bool tensorflow = key == "tensorflow";
    bool has_gpu_rule = tensorflow || key == "pytorch";
    bool onnx = key == "onnx";
    bool pmml = key == "pmml";
    bool has_storage_rule = has_gpu_rule || onnx || pmml || key == "huggingface";
    // All rules are evaluated before the first error is taken, so a crash comes first.
    bool passes =
        (!onnx || CheckOnnxExtension(uri)) && (!pmml || CheckPmmlWorkers(block)) && CheckUri(uri);
    if (has_gpu_rule && !CheckGpuVersion(tensorflow, block)) return false;
    return passes && (!has_storage_rule || CheckStorageSpec(block, uri));
  }

  // B35, B37, E80, E82: containers.
  bool CheckContainers() {
    const Value* first = FirstContainer(spec_);
    if (first == nullptr) return true;
    const Value* variable = FindEnv(*first, kStorageUriVariable);
    // Go reads a variable without a value as one that is empty, which is no URI of a wrong kind.
    if (variable != nullptr && !CheckUri(variable->Find("value"))) return false;
    const Value* protocol =
        component_ == Component::kPredictor ? FindEnv(*first, kProtocolVariable) : nullptr;
    if (protocol == nullptr) return true;
    const std::string& value = protocol->StringAt("value");
    return value == "v1" || value == "v2" ||
           verdict_.Refuse("validate.protocol", "{I|i}nvalid protocol v1, v2. Must be one of [{}]",
                           protocol->origin(), {value});
  }

  const Release& release_;
  const Component component_;
  const Value& spec_;
  Verdict& verdict_;
};

}  // namespace

bool CheckExactlyOne(const Release& release, Component component, const Value& spec,
                     Verdict* verdict) {
  return FindImplementations(release, component, spec).count == 1 ||
         verdict->Refuse("validate.exactlyOne",
                         "{E|e}xactly one of [{}] must be specified in {}Spec", spec.origin(),
                         {FieldNames(release, component),
                          component == Component::kPredictor     ? "Predictor"
                          : component == Component::kTransformer ? "Transformer"
                                                                 : "Explainer"});
}

bool CheckImplementation(const Release& release, Component component, const Value& spec,
                         Verdict* verdict) {
  return Checker(release, component, spec, verdict).Check();
}

}  // namespace ksp::kserve
