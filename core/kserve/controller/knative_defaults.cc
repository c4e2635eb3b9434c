#include "kserve/controller/knative_defaults.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "kserve/by_kserve.h"

namespace ksp::kserve {
namespace {

// The volumes whose mounts stay writable.
std::set<std::string> WritableVolumes(const Release& release, const Value& revision) {
  std::set<std::string> names;
  for (const Value& volume : revision.ListAt("volumes")) {
    if (volume.Find("emptyDir") != nullptr ||
        (volume.Find("persistentVolumeClaim") != nullptr && !release.makes_claims_read_only)) {
      names.insert(volume.StringAt("name"));
    }
  }
  return names;
}

void MakeMountsReadOnly(const std::set<std::string>& writable, Value* container) {
  if (container->Find("volumeMounts") == nullptr) return;
  for (Value& mount : container->MutableMap()["volumeMounts"].MutableList()) {
    if (writable.contains(mount.StringAt("name")) || mount.Find("readOnly") != nullptr) continue;
    SetByKServe("readOnly", true, &mount);
  }
}

// A probe without a handler is one of the port that Knative chooses, which is written as 0. With a
// period the probe is one of Kubernetes and gets its other times.
void SetReadinessProbe(Value* container) {
  Value& probe = container->Child("readinessProbe");
  // This Knative does not know grpc probes, which so get a second handler.
  bool handled = probe.Find("tcpSocket") != nullptr || probe.Find("httpGet") != nullptr ||
                 probe.Find("exec") != nullptr;
  if (!handled) FillIn(R"({"tcpSocket":{"port":0}})", &probe);
  FillIn(R"({"successThreshold":1})", &probe);
  if (probe.Find("periodSeconds") == nullptr) return;
  FillIn(R"({"failureThreshold":3,"timeoutSeconds":1})", &probe);
}

// Names the containers of a pod that have none, so that all names differ.
void NameContainers(std::string_view field, std::string_view base, Value* revision) {
  if (revision->Find(field) == nullptr) return;
  std::set<std::string> names;
  for (std::string_view list : {"containers", "initContainers"}) {
    for (const Value& container : revision->ListAt(list)) names.insert(container.StringAt("name"));
  }
  List& containers = revision->MutableMap()[field].MutableList();
  int suffix = 0;
  for (Value& container : containers) {
    if (!container.StringAt("name").empty()) continue;
    std::string name(base);
    bool numbered = containers.size() > 1 || names.contains(name);
    while (numbered) {
      name = std::string(base) + "-" + std::to_string(suffix++);
      numbered = names.contains(name);
    }
    SetByKServe("name", std::move(name), &container);
  }
}

}  // namespace

void SetKnativeDefaults(const Release& release, Value* revision) {
  const Value* timeout = revision->Find("timeoutSeconds");
  if (timeout == nullptr || timeout->number_text() == "0") {
    SetByKServe("timeoutSeconds", 300, revision);
  }
  FillIn(R"({"containerConcurrency":0})", revision);
  NameContainers("containers", "user-container", revision);
  NameContainers("initContainers", "init-container", revision);
  const std::set<std::string> writable = WritableVolumes(release, *revision);
  List& containers = revision->MutableMap()["containers"].MutableList();
  for (Value& container : containers) {
    // Of several containers the one that has ports serves.
    if (containers.size() == 1 || !container.ListAt("ports").empty()) SetReadinessProbe(&container);
    MakeMountsReadOnly(writable, &container);
  }
}

}  // namespace ksp::kserve
