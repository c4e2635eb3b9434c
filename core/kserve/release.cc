#include "kserve/release.h"

#include <array>
#include <cstddef>

#include "report/chinese.h"
#include "value/text_list.h"

namespace ksp::kserve {
namespace {

constexpr std::array<std::string_view, k8s::kReleaseCount> kNames = {
    "v0.8.0",  "v0.9.0",  "v0.10.2", "v0.11.2", "v0.12.1", "v0.13.1", "v0.14.1",
    "v0.15.2", "v0.16.0", "v0.17.1", "v0.18.1", "v0.19.0", "v0.20.0",
};

// A name that no release has would never hold; the array access then fails to compile.
consteval std::size_t IndexOf(std::string_view name) {
  std::size_t i = 0;
  while (kNames.at(i) != name) ++i;
  return i;
}
consteval std::size_t Since(std::string_view name) { return name.empty() ? 0 : IndexOf(name); }
consteval std::size_t Until(std::string_view name) {
  return name.empty() ? kNames.size() - 1 : IndexOf(name);
}

constexpr std::array<Release, kNames.size()> kReleases = [] {
  std::array<Release, kNames.size()> releases{};
  for (std::size_t i = 0; i < releases.size(); ++i) {
    releases[i].name = kNames[i];
    releases[i].index = static_cast<k8s::ReleaseIndex>(i);
#define BEHAVIOUR(field, since, until, english, chinese) \
  releases[i].field = i >= Since(since) && i <= Until(until);
#include "kserve/admission_behaviours.def"
#include "kserve/controller_behaviours.def"
#undef BEHAVIOUR
  }
  return releases;
}();

// A row after the other.
constexpr char kBehaviours[] =
#define BEHAVIOUR(field, since, until, english, chinese) \
  #field "\0" since "\0" until "\0" english "\0"
#include "kserve/admission_behaviours.def"
#include "kserve/controller_behaviours.def"
#undef BEHAVIOUR
    ;

}  // namespace

std::span<const Release> Releases() { return kReleases; }

const Release* FindRelease(std::string_view version) {
  if (!version.empty() && version.front() == 'v') version.remove_prefix(1);
  for (const Release& release : kReleases) {
    std::string_view name = release.name.substr(1);
    std::string_view minor = name.substr(0, name.rfind('.'));
    if (version == name || version == minor) return &release;
  }
  return nullptr;
}

std::vector<Behaviour> Behaviours() {
  std::vector<Behaviour> behaviours;
  for (TextList texts(kBehaviours); !texts.empty();) {
    behaviours.push_back({texts.TakeFirst(), texts.TakeFirst(), texts.TakeFirst(),
                          texts.TakeFirst(),
                          HasChinese() ? ChineseBehaviour(behaviours.size()) : ""});
  }
  return behaviours;
}

}  // namespace ksp::kserve
