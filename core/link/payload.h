// The payload of a link: a scenario as JSON, what has its default left out (docs/links.md).
#ifndef KSP_LINK_PAYLOAD_H_
#define KSP_LINK_PAYLOAD_H_

#include <string>
#include <string_view>

#include "link/link.h"

namespace ksp::link {

std::string WritePayload(const SharedScenario& scenario);

// Without `release_required` a payload need not name its release.
Decoded ReadPayload(std::string_view payload, bool release_required);

}  // namespace ksp::link

#endif  // KSP_LINK_PAYLOAD_H_
