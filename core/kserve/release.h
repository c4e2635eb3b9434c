// A release is data. Code asks a Release record which behaviour holds; only release.cc, which
// builds the records, knows version numbers.
#ifndef KSP_KSERVE_RELEASE_H_
#define KSP_KSERVE_RELEASE_H_

#include <span>
#include <string_view>
#include <vector>

#include "k8s/release_index.h"

namespace ksp::kserve {

// Every behaviour that is not the same in all releases, as a named field. The .def files say for
// each from which release to which it holds and tell a person what it means.
struct Release {
  std::string_view name;        // "v0.20.0"
  k8s::ReleaseIndex index = 0;  // its place in the tables of types and schemas

#define BEHAVIOUR(field, since, until, english, chinese) bool field = false;
#include "kserve/admission_behaviours.def"
#include "kserve/controller_behaviours.def"
#undef BEHAVIOUR
};

// All releases, oldest first.
std::span<const Release> Releases();

// By "v0.20.0", "0.20.0" or "0.20"; null if there is no such release.
const Release* FindRelease(std::string_view version);

// What the tables say of a behaviour, for docs/releases.md and the page.
struct Behaviour {
  std::string_view field;
  std::string_view since;  // "" where it holds from the first release
  std::string_view until;  // the last release in which it holds; "" for the newest
  std::string_view english;
  std::string_view chinese;  // "" unless HasChinese() (report/chinese.h)
};
std::vector<Behaviour> Behaviours();

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RELEASE_H_
