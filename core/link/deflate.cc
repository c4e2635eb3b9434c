#include "link/deflate.h"

#include <zlib.h>

#include <array>
#include <new>

namespace ksp::link {
namespace {

constexpr int kRaw = -15;  // neither header nor check sum, a window of 32 KB

// zlib's streams take pointers to unsigned bytes that it does not change.
Bytef* Bytes(std::string_view data) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));  // NOLINT
}

}  // namespace

std::string Deflate(std::string_view data, std::string_view dictionary) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kRaw, MAX_MEM_LEVEL,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  deflateSetDictionary(&stream, Bytes(dictionary), static_cast<uInt>(dictionary.size()));
  std::string out(deflateBound(&stream, static_cast<uLong>(data.size())), '\0');
  stream.next_in = Bytes(data);
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = Bytes(out);
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Inflated Inflate(std::string_view data, std::string_view dictionary, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, kRaw) != Z_OK) throw std::bad_alloc();
  inflateSetDictionary(&stream, Bytes(dictionary), static_cast<uInt>(dictionary.size()));
  stream.next_in = Bytes(data);
  stream.avail_in = static_cast<uInt>(data.size());
  Inflated out;
  std::array<char, 16384> chunk;
  int status = Z_OK;
  while (status == Z_OK && out.data.size() <= limit) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());  // NOLINT
    stream.avail_out = chunk.size();
    status = inflate(&stream, Z_NO_FLUSH);
    out.data.append(chunk.data(), chunk.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.data.size() > limit) {
    out.outcome = Inflated::Outcome::kTooLarge;
  } else if (status == Z_BUF_ERROR) {
    out.outcome = Inflated::Outcome::kEndsEarly;
  } else if (status != Z_STREAM_END) {
    out.outcome = Inflated::Outcome::kNotDeflate;
  }
  if (out.outcome != Inflated::Outcome::kWhole) out.data.clear();
  return out;
}

std::uint32_t Crc32(std::string_view data) {
  return static_cast<std::uint32_t>(crc32(0, Bytes(data), static_cast<uInt>(data.size())));
}

}  // namespace ksp::link
