// A place in the list of releases that the tables of types and schemas speak of. What a release is
// called and does is KServe's (kserve/release.h); here it is only a position in time.
#ifndef KSP_K8S_RELEASE_INDEX_H_
#define KSP_K8S_RELEASE_INDEX_H_

#include <cstdint>

namespace ksp::k8s {

using ReleaseIndex = std::uint8_t;  // 0 is v0.8.0 … 12 is v0.20.0
inline constexpr ReleaseIndex kReleaseCount = 13;

}  // namespace ksp::k8s

#endif  // KSP_K8S_RELEASE_INDEX_H_
