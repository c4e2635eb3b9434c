// Links: a whole scenario in the hash of an address (docs/links.md specifies the format). The page
// has the same in web/src/link; tests/links proves that both agree.
#ifndef KSP_LINK_LINK_H_
#define KSP_LINK_LINK_H_

#include <optional>
#include <string>
#include <string_view>

#include "kserve/config.h"
#include "report/message.h"
#include "value/value.h"

namespace ksp::link {

struct SharedScenario {
  std::string runtimes;           // the text of one editor
  std::string inference_service;  // the text of the other
  std::string stored;             // the objects that the cluster has stored already
  std::string kserve;             // a release; "" only from a `#v0/` link: then the newest
  kserve::DeploymentMode mode = kserve::DeploymentMode::kKnative;  // the cluster's default
  bool catalog = true;
  std::string name_space = "default";
  Value config;  // keys of inferenceservice-config, a map; null for none
  Map extra;     // what this version does not know: kept, and written again
};

// The most that a link may hold, in bytes: its payload, and its texts together.
inline constexpr std::size_t kMaxBytes = std::size_t{1} << 20;

struct Encoded {
  std::string link;  // "#v1/…"; "" with an error
  std::optional<Message> error;
};
// Fails only on a scenario that is too large, is not UTF-8 or names no release.
Encoded Encode(const SharedScenario& scenario);

struct Decoded {
  SharedScenario scenario;  // nothing of it holds with an error
  std::optional<Message> error;
};
// `address` is a whole address or its part from the "#" on. Total, whatever the address.
Decoded Decode(std::string_view address);

}  // namespace ksp::link

#endif  // KSP_LINK_LINK_H_
