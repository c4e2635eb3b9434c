#include "kserve/storage_uri.h"

#include <gtest/gtest.h>

namespace ksp::kserve {
namespace {

bool Supports(std::string_view release, std::string_view uri) {
  return CheckStorageUri(*FindRelease(release), uri).empty();
}

TEST(StorageUri, WhatHasNoSchemeIsAPath) {
  EXPECT_TRUE(Supports("0.20", "/mnt/models"));
  EXPECT_TRUE(Supports("0.20", ""));
  EXPECT_TRUE(Supports("0.20", "://x"));
  EXPECT_TRUE(Supports("0.20", "a-://x"));
  for (std::string_view uri : {"-a://x", "z://x", "A://x", "Z://x", "0://x", "9://x", "_://x"}) {
    EXPECT_FALSE(Supports("0.20", uri)) << uri;
  }
}

TEST(StorageUri, SchemesComeWithReleases) {
  EXPECT_FALSE(Supports("0.11", "oci://x"));
  EXPECT_TRUE(Supports("0.12", "oci://x"));
  EXPECT_FALSE(Supports("0.14", "hf://x"));
  EXPECT_TRUE(Supports("0.15", "hf://x"));
  EXPECT_TRUE(Supports("0.20", "oci+native://x"));
}

TEST(StorageUri, AnAzureAddressMustBeWhole) {
  EXPECT_TRUE(Supports("0.20", "https://acc.blob.core.windows.net/c/m"));
  EXPECT_TRUE(Supports("0.20", "xhttps://acc-blob-core-windows-net/c .blob.core.windows.net/x"));
  EXPECT_FALSE(Supports("0.20", "https://acc.blob.core.windows.net/"));
  EXPECT_FALSE(Supports("0.20", "https://.blob.core.windows.net/c"));
  EXPECT_FALSE(Supports("0.20", "gs://acc.blob.core.windows.net/c"));
}

// X8.
TEST(StorageUri, TheMessageIsKServes) {
  EXPECT_EQ(CheckStorageUri(*FindRelease("0.11"), "ftp://h/m"),
            "StorageURI not supported: storageUri, must be one of: [gs://, s3://, pvc://, file://, "
            "https://, http://, hdfs://, webhdfs://] or match "
            "https://{}.blob.core.windows.net/{}/{} or be an absolute or relative local path. "
            "StorageUri [ftp://h/m] is not supported.");
}

}  // namespace
}  // namespace ksp::kserve
