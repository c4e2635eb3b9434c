#include "kserve/storage_uri.h"

namespace ksp::kserve {
namespace {

bool IsWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// \w+?:// anywhere: anything else is a path.
bool HasScheme(std::string_view uri) {
  for (std::size_t at = uri.find("://"); at != std::string_view::npos;
       at = uri.find("://", at + 1)) {
    if (at > 0 && IsWord(uri[at - 1])) return true;
  }
  return false;
}

// One character other than a line feed, at the start of `text`: its length in bytes, or 0.
std::size_t AnyCharacter(std::string_view text) {
  if (text.empty() || text[0] == '\n') return 0;
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
    ++length;
  }
  return length;
}

// .blob.core.windows.net/(.+) at the start of `text`, where a dot stands for any character.
bool MatchesBlobHost(std::string_view text) {
  for (std::string_view word : {"blob", "core", "windows", "net/"}) {
    std::size_t length = AnyCharacter(text);
    if (length == 0 || !text.substr(length).starts_with(word)) return false;
    text.remove_prefix(length + word.size());
  }
  return AnyCharacter(text) > 0;
}

// https://(.+?).blob.core.windows.net/(.+) anywhere. An account begins after one "https://" and
// reaches as far as its line, so each line need only be looked through from its first one.
bool IsAzureBlob(std::string_view uri) {
  constexpr std::string_view kScheme = "https://";
  for (std::size_t at = uri.find(kScheme); at != std::string_view::npos;
       at = uri.find(kScheme, at)) {
    at += kScheme.size();
    std::size_t length = AnyCharacter(uri.substr(at));
    while (length > 0) {
      at += length;
      if (MatchesBlobHost(uri.substr(at))) return true;
      length = AnyCharacter(uri.substr(at));
    }
  }
  return false;
}

}  // namespace

std::vector<std::string_view> StorageUriPrefixes(const Release& release) {
  std::vector<std::string_view> prefixes = {"gs://",   "s3://",    "pvc://",
                                            "file://", "https://", "http://"};
  if (release.knows_hdfs) {
    prefixes.push_back("hdfs://");
    prefixes.push_back("webhdfs://");
  }
  if (release.knows_oci) prefixes.push_back("oci://");
  if (release.knows_oci_native) prefixes.push_back("oci+native://");
  if (release.knows_hf) prefixes.push_back("hf://");
  return prefixes;
}

bool IsSupportedStorageUri(const Release& release, std::string_view uri) {
  if (!HasScheme(uri)) return true;
  // An Azure address is not held against the prefixes, though it has one of them.
  if (uri.find("blob.core.windows.net") != std::string_view::npos) return IsAzureBlob(uri);
  for (std::string_view prefix : StorageUriPrefixes(release)) {
    if (uri.starts_with(prefix)) return true;
  }
  return false;
}

std::string UnsupportedStorageUri(const Release& release,
                                  const std::vector<std::string_view>& prefixes,
                                  std::string_view uri) {
  std::string error = "storageUri, must be one of: [";
  for (std::string_view prefix : prefixes) {
    if (prefix != prefixes.front()) error += ", ";
    error += prefix;
  }
  error +=
      "] or match https://{}.blob.core.windows.net/{}/{} or be an absolute or relative local "
      "path. StorageUri [";
  error += uri;
  error += "] is not supported";
  if (release.storage_error_has_full_stop) error += ".";
  return error;
}

std::string CheckStorageUri(const Release& release, std::string_view uri) {
  if (IsSupportedStorageUri(release, uri)) return "";
  return "StorageURI not supported: " +
         UnsupportedStorageUri(release, StorageUriPrefixes(release), uri);
}

}  // namespace ksp::kserve
