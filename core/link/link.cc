#include "link/link.h"

#include <cstdint>
#include <utility>

#include "link/base64url.h"
#include "link/deflate.h"
#include "link/payload.h"
#include "value/utf8.h"

namespace ksp {

extern const std::string_view kLinkDictionary;  // dictionary.txt

namespace link {
namespace {

constexpr std::string_view kPrefix = "#v1/";
// A payload of kMaxBytes that does not compress is shorter than this as base64url.
constexpr std::size_t kMaxCharacters = 1'500'000;
constexpr std::size_t kCheckBytes = 3;

Decoded Fail(std::string code, Map args = {}) {
  return {{}, Message{"link." + std::move(code), std::move(args)}};
}

Decoded Cut(std::string_view hash) {
  Map args;
  args.Set("have", static_cast<std::int64_t>(hash.size()));
  return Fail("cut", std::move(args));
}

std::string CheckOf(std::string_view data) {
  std::uint32_t crc = Crc32(data);
  return {static_cast<char>(crc >> 16), static_cast<char>(crc >> 8), static_cast<char>(crc)};
}

// LEB128: seven bits a byte, the lowest first; the top bit says that more follow.
std::string LengthOf(std::string_view data) {
  std::string out;
  std::size_t rest = data.size();
  for (; rest >= 0x80; rest >>= 7) out.push_back(static_cast<char>(rest | 0x80));
  out.push_back(static_cast<char>(rest));
  return out;
}

// Takes a length off the front; false where it has not ended.
bool TakeLength(std::string_view* bytes, std::size_t* length) {
  *length = 0;
  for (int shift = 0; !bytes->empty() && shift < 28; shift += 7) {
    auto byte = static_cast<unsigned char>(bytes->front());
    bytes->remove_prefix(1);
    *length |= static_cast<std::size_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

Decoded FromInflated(const Inflated& inflated, std::string_view hash, bool checked) {
  switch (inflated.outcome) {
    case Inflated::Outcome::kTooLarge:
      return Fail("tooLarge");
    case Inflated::Outcome::kEndsEarly:
      if (!checked) return Cut(hash);
      [[fallthrough]];
    case Inflated::Outcome::kNotDeflate:
      return Fail("damaged");
    case Inflated::Outcome::kWhole:
      break;
  }
  return ReadPayload(inflated.data, /*release_required=*/checked);
}

// The trial format: base64url of the deflated payload, nothing else.
Decoded DecodeTrial(std::string_view hash) {
  std::optional<FromBase64> frame = FromBase64Url(hash.substr(kPrefix.size()));
  if (!frame) return Fail("damaged");
  return FromInflated(Inflate(frame->bytes, {}, kMaxBytes), hash, /*checked=*/false);
}

Decoded DecodeFrame(std::string_view hash) {
  std::optional<FromBase64> frame = FromBase64Url(hash.substr(kPrefix.size()));
  if (!frame) return Fail("damaged");
  if (frame->bytes.size() <= kCheckBytes) return Cut(hash);
  std::string_view check = std::string_view(frame->bytes).substr(0, kCheckBytes);
  std::string_view data = std::string_view(frame->bytes).substr(kCheckBytes);
  std::size_t length = 0;
  if (!TakeLength(&data, &length)) return data.empty() ? Cut(hash) : Fail("damaged");
  // A length that is wrong before data that are right was damaged itself.
  bool right = CheckOf(data) == check;
  if (data.size() < length && !right) return Cut(hash);
  if (data.size() != length || !right || !frame->exact) return Fail("damaged");
  return FromInflated(Inflate(data, kLinkDictionary, kMaxBytes), hash, /*checked=*/true);
}

// The version of a hash "#v<version>/…"; nothing if it is no such hash. One that is cut before its
// slash is still ours.
std::optional<std::string_view> VersionOf(std::string_view hash) {
  if (!hash.starts_with("#v")) return std::nullopt;
  hash.remove_prefix(2);
  std::string_view version = hash.substr(0, hash.find('/'));
  bool number = !version.empty() && version.find_first_not_of("0123456789") == version.npos;
  if (!number || (version.size() > 1 && version.front() == '0')) return std::nullopt;
  return version;
}

}  // namespace

Encoded Encode(const SharedScenario& scenario) {
  auto fail = [](const char* code) { return Encoded{"", Message{code, {}}}; };
  if (scenario.kserve.empty()) return fail("link.noRelease");
  if (scenario.runtimes.size() + scenario.inference_service.size() + scenario.stored.size() >
      kMaxBytes) {
    return fail("link.scenarioTooLarge");
  }
  std::string payload = WritePayload(scenario);
  if (payload.size() > kMaxBytes) return fail("link.scenarioTooLarge");
  if (!IsUtf8(payload)) return fail("link.scenarioNotUtf8");
  std::string data = Deflate(payload, kLinkDictionary);
  // A frame that is a multiple of three bytes could end in "-" or "_", which programs that find
  // addresses in a text leave out.
  while ((kCheckBytes + LengthOf(data).size() + data.size()) % 3 == 0) data.push_back('\0');
  return {std::string(kPrefix) + ToBase64Url(CheckOf(data) + LengthOf(data) + data), {}};
}

Decoded Decode(std::string_view address) {
  std::size_t at = address.find('#');
  if (at == address.npos) return Fail("notOurs");
  std::string_view hash = address.substr(at);
  std::optional<std::string_view> version = VersionOf(hash);
  if (!version) return Fail("notOurs");
  bool trial = *version == "0";
  if (!trial && *version != "1") {
    Map args;
    args.Set("need", "format v" + std::string(version->substr(0, 9)));
    return Fail("newer", std::move(args));
  }
  if (hash.size() > kMaxCharacters) return Fail("tooLarge");
  if (hash.size() < kPrefix.size()) return Cut(hash);
  return trial ? DecodeTrial(hash) : DecodeFrame(hash);
}

}  // namespace link
}  // namespace ksp
