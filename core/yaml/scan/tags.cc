#include "yaml/scan/tags.h"

#include <cstdint>
#include <string_view>

namespace ksp::yaml {
namespace {

void RefuseTag(Cursor* in, const Mark& begin) { in->Refuse("read.tag", begin.pos, in->pos()); }

std::string ReadHandle(Cursor* in, const Mark& begin, bool directive) {
  std::string handle = "!";
  if (in->Peek() != '!') RefuseTag(in, begin);
  in->Skip();
  while (IsWord(in->Peek())) in->ReadCharacter(&handle);
  if (in->Peek() == '!') {
    in->ReadCharacter(&handle);
  } else if (directive && handle != "!") {
    RefuseTag(in, begin);
  }
  return handle;
}

// One character of UTF-8, each byte written %XX.
void ReadEscape(Cursor* in, const Mark& begin, std::string* uri) {
  std::size_t left = 0;
  do {
    int high = HexDigit(in->Peek(1));
    int low = HexDigit(in->Peek(2));
    if (in->Peek() != '%' || high < 0 || low < 0) return RefuseTag(in, begin);
    char byte = static_cast<char>(high * 16 + low);
    if (left == 0) {
      left = LeadingByteSize(byte);
      if (left == 0) return RefuseTag(in, begin);
    } else if ((byte & 0xC0) != 0x80) {
      return RefuseTag(in, begin);
    }
    uri->push_back(byte);
    in->Skip(3);
  } while (--left > 0);
}

// Appends to `uri`.
std::string ReadUri(Cursor* in, const Mark& begin, std::string uri, bool may_be_empty) {
  std::uint32_t uri_begin = in->pos();
  constexpr std::string_view kOther = ";/?:@&=+$,.!~*'()[]";
  for (;;) {
    if (in->Peek() == '%') {
      ReadEscape(in, begin, &uri);
    } else if (IsWord(in->Peek()) ||
               (!in->AtEnd() && kOther.find(in->Peek()) != std::string_view::npos)) {
      in->ReadCharacter(&uri);
    } else {
      break;
    }
  }
  if (in->pos() == uri_begin && !may_be_empty) RefuseTag(in, begin);
  return uri;
}

// One or two digits; -1 if there are none or more.
int ReadVersionNumber(Cursor* in) {
  int value = 0;
  std::uint32_t begin = in->pos();
  for (; IsDigit(in->Peek()) && in->pos() < begin + 3; in->Skip()) {
    value = value * 10 + (in->Peek() - '0');
  }
  return in->pos() == begin || in->pos() == begin + 3 ? -1 : value;
}

}  // namespace

void ReadDirective(Cursor* in, Directives* declared) {
  Mark begin = in->at();
  auto require = [&](bool good) {
    if (!good) in->Refuse("read.directive", begin.pos, in->pos() + 1);
  };
  in->Skip();
  std::uint32_t name_begin = in->pos();
  while (IsWord(in->Peek())) in->Skip();
  std::string_view name = in->From(name_begin);
  require(in->BlankOrEnd());
  in->SkipBlanks();
  if (name == "YAML") {
    int major = ReadVersionNumber(in);
    require(major >= 0 && in->Peek() == '.');
    in->Skip();
    int minor = ReadVersionNumber(in);
    require(minor >= 0);
    if (declared != nullptr) {
      require(major == 1 && minor == 1 && !declared->version);
      declared->version = true;
    }
  } else if (name == "TAG") {
    std::string handle = ReadHandle(in, begin, true);
    require(in->Blank());
    in->SkipBlanks();
    std::string prefix = ReadUri(in, begin, "", false);
    require(in->BlankOrEnd());
    require(declared == nullptr || declared->handles.emplace(handle, prefix).second);
  } else {
    require(false);
  }
  in->SkipBlanks();
  in->SkipComment();
  require(in->AtEnd() || in->Break() != 0);
  if (in->Break() != 0) in->SkipBreak();
}

std::string ReadTag(Cursor* in, const Directives& directives, bool any_handle) {
  Mark begin = in->at();
  const auto& handles = directives.handles;
  std::string tag;
  if (in->Peek(1) == '<') {
    in->Skip(2);
    tag = ReadUri(in, begin, "", false);
    if (in->Peek() != '>') RefuseTag(in, begin);
    in->Skip();
  } else {
    std::string handle = ReadHandle(in, begin, false);
    if (handle.size() > 1 && handle.back() == '!') {
      tag = ReadUri(in, begin, "", false);
      auto it = handles.find(handle);
      if (it != handles.end()) {
        tag = it->second + tag;
      } else if (handle == "!!") {
        tag = "tag:yaml.org,2002:" + tag;
      } else if (!any_handle) {
        RefuseTag(in, begin);
      }
    } else {
      std::string suffix = ReadUri(in, begin, handle.substr(1), true);
      auto it = handles.find("!");
      tag = (suffix.empty() || it == handles.end() ? "!" : it->second) + suffix;
    }
  }
  if (!in->BlankOrEnd()) RefuseTag(in, begin);
  return tag;
}

}  // namespace ksp::yaml
