// The check of a storageUri: the controller's (controller C60) and, in the first releases, the
// validating webhook's (early releases E80, E81).
#ifndef KSP_KSERVE_STORAGE_URI_H_
#define KSP_KSERVE_STORAGE_URI_H_

#include <string>
#include <string_view>
#include <vector>

#include "kserve/release.h"

namespace ksp::kserve {

// A path without a scheme, an Azure blob, or one of the prefixes.
bool IsSupportedStorageUri(const Release& release, std::string_view uri);
std::vector<std::string_view> StorageUriPrefixes(const Release& release);

// KServe's text for a URI that has none of `prefixes`.
std::string UnsupportedStorageUri(const Release& release,
                                  const std::vector<std::string_view>& prefixes,
                                  std::string_view uri);

// The controller's text if `uri` is not supported, "" if it is. No storage container resources are
// known.
std::string CheckStorageUri(const Release& release, std::string_view uri);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_STORAGE_URI_H_
