// Raw deflate (RFC 1951) with a preset dictionary; the only place that includes zlib.
#ifndef KSP_LINK_DEFLATE_H_
#define KSP_LINK_DEFLATE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace ksp::link {

std::string Deflate(std::string_view data, std::string_view dictionary);

struct Inflated {
  enum class Outcome { kWhole, kEndsEarly, kNotDeflate, kTooLarge };
  Outcome outcome = Outcome::kWhole;
  std::string data;  // only where whole
};

// Stops as soon as there are more than `limit` bytes. What follows the last block is ignored.
Inflated Inflate(std::string_view data, std::string_view dictionary, std::size_t limit);

std::uint32_t Crc32(std::string_view data);  // the CRC of zip, PNG and Ethernet

}  // namespace ksp::link

#endif  // KSP_LINK_DEFLATE_H_
