#include "kserve/admission/component_defaults.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "k8s/quantity.h"
#include "kserve/admission/gpu_resources.h"
#include "kserve/admission/mutation.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

class ComponentDefaulter {
 public:
  ComponentDefaulter(const Release& release, const Config& config, Component component, Value* spec,
                     Trace* trace)
      : release_(release), config_(config), component_(component), spec_(*spec), trace_(trace) {}

  void Run() {
    Implementations found = FindImplementations(release_, component_, spec_);
    if (found.count != 1) {
      Step("default.component.skipped", {}, {spec_.origin()});
      return;
    }
    std::string_view key = found.first.key;
    if (key.empty()) {
      DefaultContainers();
    } else if (key != "model") {
      DefaultBlock(std::string(key));
    }
  }

 private:
  // A33 to A37: the first container, whatever it is called.
  void DefaultContainers() {
    List& containers = spec_.MutableMap()["containers"].MutableList();
    Value& first = containers.front();
    bool renames = component_ != Component::kPredictor || release_.always_renames_first_container ||
                   containers.size() == 1 || first.StringAt("name").empty();
    if (renames) Rename(&first);
    FillResources(&first);
  }

  void DefaultBlock(const std::string& key) {
    Value& block = spec_.Child(key);
    Rename(&block);
    if (component_ == Component::kExplainer) {
      DefaultExplainer(key, &block);
    } else {
      DefaultFramework(key, &block);
    }
    FillResources(&block);
  }

  // A40, A41, E30.
  void DefaultExplainer(const std::string& key, Value* block) {
    SetVersion(block, config_.explainer_versions.StringAt(key));
  }

  // E11: only v0.8 comes here, with a ModelMesh object.
  void DefaultFramework(const std::string& key, Value* block) {
    bool by_protocol = key == "sklearn" || key == "xgboost";
    const char* suffix = !by_protocol                                 ? ""
                         : block->StringAt("protocolVersion") == "v2" ? ".v2"
                                                                      : ".v1";
    const Value& config = config_.Predictor(key + suffix);
    bool gpu_image = (key == "tensorflow" || key == "pytorch") && AsksForGpu(release_, *block);
    SetVersion(block,
               config.StringAt(gpu_image ? "defaultGpuImageVersion" : "defaultImageVersion"));
    if ((by_protocol || key == "pytorch") && block->Find("protocolVersion") == nullptr) {
      SetByKServe(block, "protocolVersion", "v1");
      Step("default.component.protocol", {{"key", key}, {"protocol", "v1"}}, {block->origin()});
    }
  }

  void Rename(Value* container) {
    const Value* name = container->Find("name");
    Origin origin = name == nullptr ? container->origin() : name->origin();
    std::string old = container->StringAt("name");
    if (old == kKServeContainer) return;
    container->MutableMap().Set("name", KServeValue(kKServeContainer, origin));
    Step("default.container.renamed", {{"old", old}}, {origin});
  }

  void SetVersion(Value* block, const std::string& version) {
    if (block->Find("runtimeVersion") != nullptr) return;
    SetByKServe(block, "runtimeVersion", version);
    Step("default.version.set", {{"version", version}}, {block->origin()});
  }

  // A30.
  void FillResources(Value* container) {
    struct Default {
      std::string_view kind, resource, key;  // the key of the configuration
    };
    constexpr Default kDefaults[] = {
        {"requests", "cpu", "cpuRequest"},
        {"requests", "memory", "memoryRequest"},
        {"limits", "cpu", "cpuLimit"},
        {"limits", "memory", "memoryLimit"},
    };
    for (const auto& [kind, resource, key] : kDefaults) {
      FillResource(container, kind, resource, config_.resources.StringAt(key));
    }
    if (trace_ == nullptr) return;
    for (std::string_view resource : {"cpu", "memory"}) WarnIfExceeding(*container, resource);
  }

  // A31: what was not given is filled without regard to what was.
  void WarnIfExceeding(const Value& container, std::string_view resource) {
    const std::string& request = container.StringAt({"resources", "requests", resource});
    const Value* limit = container.Find({"resources", "limits", resource});
    if (limit == nullptr || request.empty() || limit->string().empty()) return;
    if (k8s::CompareQuantities(request, limit->string()) <= 0) return;
    trace_->AddDiagnostic(
        Severity::kWarning, Stage::kDefault, "default.resource.exceeds",
        {{"resource", resource}, {"request", request}, {"limit", limit->string()}},
        limit->origin());
  }

  void FillResource(Value* container, std::string_view kind, std::string_view resource,
                    const std::string& quantity) {
    if (quantity.empty() || container->Find({"resources", kind, resource}) != nullptr) return;
    SetByKServe(&container->Child("resources").Child(kind), resource, quantity);
    Step("default.resource.filled",
         {{"container", container->StringAt("name")},
          {"resource", std::string(kind) + "." + std::string(resource)},
          {"quantity", quantity}},
         {container->origin()});
  }

  void Step(const char* code, Args args, std::initializer_list<Origin> evidence) {
    if (trace_ == nullptr) return;
    trace_->AddStep(Stage::kDefault, code, args, evidence);
    trace_->steps.back().message.args.Set("component", ComponentKey(component_));
  }

  const Release& release_;
  const Config& config_;
  const Component component_;
  Value& spec_;
  Trace* trace_;
};

}  // namespace

void DefaultComponent(const Release& release, const Config& config, Component component,
                      Value* spec, Trace* trace) {
  ComponentDefaulter(release, config, component, spec, trace).Run();
}

}  // namespace ksp::kserve
