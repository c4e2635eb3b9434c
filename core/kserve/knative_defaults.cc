#include "kserve/knative_defaults.h"

#include <set>
#include <string_view>
#include <utility>

#include "kserve/env.h"

namespace ksp::kserve {
namespace {

// The volumes whose mounts stay writable.
std::set<std::string_view> WritableVolumes(const Release& release, const Value& revision) {
  std::set<std::string_view> names;
  const Value* volumes = revision.Find("volumes");
  if (volumes == nullptr) return names;
  for (const Value& volume : volumes->list()) {
    if (volume.Find("emptyDir") != nullptr ||
        (volume.Find("persistentVolumeClaim") != nullptr && !release.makes_claims_read_only)) {
      names.insert(volume.StringAt("name"));
    }
  }
  return names;
}

void MakeMountsReadOnly(const std::set<std::string_view>& writable, Value* container) {
  if (container->Find("volumeMounts") == nullptr) return;
  for (Value& mount : container->MutableMap()["volumeMounts"].MutableList()) {
    if (writable.contains(mount.StringAt("name")) || mount.Find("readOnly") != nullptr) continue;
    mount.MutableMap().Set("readOnly", ByKServe(true));
  }
}

// A probe without a handler is one of the port that Knative chooses, which is written as 0.
void SetReadinessProbe(Value* container) {
  Value& probe = container->Child("readinessProbe");
  if (probe.Find("tcpSocket") == nullptr && probe.Find("httpGet") == nullptr &&
      probe.Find("exec") == nullptr) {
    probe.MutableMap().Set("tcpSocket", ByKServe(Value::MapOf({{"port", 0}})));
  }
  if (probe.Find("successThreshold") == nullptr) {
    probe.MutableMap().Set("successThreshold", ByKServe(1));
  }
}

bool HasPorts(const Value& container) {
  const Value* ports = container.Find("ports");
  return ports != nullptr && !ports->list().empty();
}

}  // namespace

void SetKnativeDefaults(const Release& release, Value* revision) {
  const Value* timeout = revision->Find("timeoutSeconds");
  if (timeout == nullptr || timeout->number_text() == "0") {
    revision->MutableMap().Set("timeoutSeconds", ByKServe(300));
  }
  if (revision->Find("containerConcurrency") == nullptr) {
    revision->MutableMap().Set("containerConcurrency", ByKServe(0));
  }
  const std::set<std::string_view> writable = WritableVolumes(release, *revision);
  List& containers = revision->MutableMap()["containers"].MutableList();
  for (Value& container : containers) {
    // Of several containers the one that has ports serves.
    if (containers.size() == 1 || HasPorts(container)) SetReadinessProbe(&container);
    MakeMountsReadOnly(writable, &container);
  }
}

}  // namespace ksp::kserve
