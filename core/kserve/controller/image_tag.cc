#include "kserve/controller/image_tag.h"

#include <algorithm>
#include <utility>

#include "kserve/by_kserve.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kGpu = "nvidia.com/gpu";
constexpr std::string_view kMigPrefix = "nvidia.com/mig";

bool IsAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsWord(char c) { return IsAlphanumeric(c) || c == '_'; }
bool IsTag(char c) { return IsWord(c) || c == '.' || c == '-'; }

// Where ":tag" begins at the end of an image; npos if there is none. The tag may be empty (F4).
std::size_t FindTag(std::string_view image) {
  std::size_t colon = image.rfind(':');
  if (colon == std::string_view::npos) return colon;
  std::string_view tag = image.substr(colon + 1);
  return std::all_of(tag.begin(), tag.end(), IsTag) ? colon : std::string_view::npos;
}

// F10, F11: the quantity does not matter, nor do requests.
const Entry* FindGpuLimit(const Release& release, const Value& container) {
  const Value* limits = container.Find({"resources", "limits"});
  if (limits == nullptr) return nullptr;
  if (const Entry* gpu = limits->map().FindEntry(kGpu)) return gpu;
  if (!release.counts_mig_as_gpu) return nullptr;
  for (const Entry& limit : limits->map()) {
    if (limit.key.starts_with(kMigPrefix)) return &limit;
  }
  return nullptr;
}

bool HasGpuImage(const Release& release, const ImageTagInput& input) {
  constexpr std::string_view kPrefix = "kserve-";
  std::string_view server = input.server_type;
  if (!release.image_by_server_type) {
    server = input.runtime_name;
    if (!server.starts_with(kPrefix)) return false;
    server.remove_prefix(kPrefix.size());
  }
  return server == "tensorflow-serving" || server == "torchserve" ||
         (server == "huggingfaceserver" &&
          (release.image_by_server_type || release.has_huggingface_gpu_image));
}

// E85: both configured images are compared, in this order; the runtime's tag is lost.
std::string ConfiguredGpuImage(const Config& config, const std::string& image) {
  std::string name = image.substr(0, image.find(':'));
  for (std::string_view key : {"tensorflow", "pytorch"}) {
    const Value& predictor = config.Predictor(key);
    if (name == predictor.StringAt("image")) {
      return name + ":" + predictor.StringAt("defaultGpuImageVersion");
    }
  }
  return image;
}

// The image with its tag. `*step` tells why it changed, `*where` by what; null if nothing is.
std::string Tag(const Release& release, const Config& config, const ImageTagInput& input,
                const std::string& image, const Value& container, const char** step,
                Origin* where) {
  if (release.keeps_digests && image.find("@sha256:") != std::string::npos) {
    *step = "image.digest";
    return image;
  }
  if (input.runtime_version != nullptr) {
    const std::string& version = input.runtime_version->string();
    *step = "image.version";
    *where = input.runtime_version->origin();
    return release.cuts_image_at_first_colon ? image.substr(0, image.find(':')) + ":" + version
                                             : ReplaceTag(image, version);
  }
  const Entry* gpu = FindGpuLimit(release, container);
  if (gpu != nullptr) *where = gpu->key_origin;
  if (release.gpu_image_by_config) {
    if (gpu == nullptr) return image;
    *step = "image.gpuByConfig";
    return ConfiguredGpuImage(config, image);
  }
  const std::size_t tag = FindTag(image);
  if (tag == std::string::npos) return image;
  std::string tagged = image;
  if (gpu != nullptr) {
    if (HasGpuImage(release, input) && !image.ends_with("-gpu")) {
      *step = "image.gpu";
      tagged += "-gpu";
    }
  } else if (release.image_by_server_type && input.server_type == "vllmserver" &&
             !std::string_view(image).substr(0, tag).ends_with("-cpu")) {
    *step = "image.cpu";
    tagged.insert(tag, "-cpu");
  }
  return tagged;
}

}  // namespace

std::string ReplaceTag(std::string_view image, std::string_view version) {
  std::size_t at = FindTag(image);
  if (at == std::string_view::npos) return std::string(image) + ":" + std::string(version);
  std::string_view groups[] = {image.substr(at), image.substr(at), image.substr(at + 1)};
  std::string out(image.substr(0, at));
  out += ':';
  for (std::size_t i = 0; i < version.size();) {
    std::string_view rest = version.substr(i);
    if (rest.starts_with("$$")) {
      out += '$';
      i += 2;
      continue;
    }
    bool braced = rest.starts_with("${");
    std::size_t begin = braced ? 2 : 1;
    std::size_t end = begin;
    while (rest[0] == '$' && end < rest.size() && IsWord(rest[end])) ++end;
    bool reference = rest[0] == '$' && end > begin && (!braced || rest.substr(end, 1) == "}");
    if (!reference) {
      out += rest[0];
      ++i;
      continue;
    }
    // A name that is no number of a group stands for nothing.
    std::string_view name = rest.substr(begin, end - begin);
    if (name == "0" || name == "1" || name == "2") {
      out += groups[static_cast<std::size_t>(name[0] - '0')];
    }
    i += end + (braced ? 1 : 0);
  }
  return out;
}

void UpdateImageTag(const Release& release, const Config& config, const ImageTagInput& input,
                    Value* container, Trace* trace) {
  const std::string image = container->StringAt("image");
  const char* step = nullptr;
  Origin where;
  std::string tagged = Tag(release, config, input, image, *container, &step, &where);
  if (trace != nullptr && step != nullptr) {
    trace->AddStep(Stage::kMerge, step, {{"from", image}, {"to", tagged}}, {where});
  }
  if (tagged != image) SetByKServe("image", std::move(tagged), container);
}

}  // namespace ksp::kserve
