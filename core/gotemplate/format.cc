#include "gotemplate/format.h"

#include <algorithm>
#include <utility>

#include "gotemplate/float_text.h"
#include "gotemplate/quote.h"
#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

constexpr std::string_view kNil = "<nil>";
constexpr std::string_view kAddress = "0xPTR";
constexpr char kLowerDigits[] = "0123456789abcdefx";
constexpr char kUpperDigits[] = "0123456789ABCDEFX";
constexpr int kMaxWidth = 1'000'000;  // fmt's own limit of widths and precisions

struct Flags {
  int width = 0;
  int precision = -1;  // if there is none
  bool minus = false;
  bool plus = false;
  bool sharp = false;
  bool space = false;
  bool zero = false;
  bool plus_v = false;   // %+v: field names
  bool sharp_v = false;  // %#v: Go syntax
};

class Printer {
 public:
  explicit Printer(Budget* budget) : budget_(budget) {}

  void Printf(std::string_view format, std::span<const GoValue> arguments);
  void Print(std::span<const GoValue> arguments, bool line);
  std::string Take() {
    Charge();
    return std::move(out_);
  }

 private:
  void PrintArgument(const GoValue& argument, char32_t verb);
  void PrintValue(const GoValue& value, char32_t verb, int depth, bool methods);
  void PrintMap(const GoValue& map, char32_t verb, int depth, bool methods);
  void PrintStruct(const GoValue& value, char32_t verb, int depth, bool methods);
  void PrintSlice(const GoValue& slice, char32_t verb, int depth, bool methods);
  void PrintPointer(const GoValue& pointer, char32_t verb, int depth, bool methods);
  bool HandleMethods(const GoValue& value, char32_t verb);
  void BadVerb(char32_t verb, const GoValue& value);

  void PrintBool(const GoValue& value, char32_t verb);
  void PrintInteger(std::uint64_t bits, bool is_signed, char32_t verb, const GoValue& value);
  void PrintFloat(double number, char32_t verb, const GoValue& value);
  void PrintComplex(const GoValue& value, char32_t verb);
  void PrintString(const std::string& text, char32_t verb, const GoValue& value);
  void PrintAddress(const GoValue& value, char32_t verb);

  void WriteInteger(std::uint64_t bits, unsigned base, bool is_signed, char32_t verb,
                    const char* digits);
  void WriteHex(std::uint64_t bits, bool prefix);
  void WriteFloat(double number, char format, int precision);
  void WriteHexBytes(std::string_view bytes, const char* digits);
  void WriteQuoted(std::string_view text);
  void Pad(std::string_view text);
  void PadUnzeroed(std::string_view text);
  void WritePadding(int count);
  void Separate(std::size_t i);
  std::string_view Truncated(std::string_view text) const;
  void Charge();

  // The parts of a verb in a format.
  struct Cursor {
    std::string_view format;
    std::size_t i = 0;
    std::span<const GoValue> arguments;
    std::size_t next = 0;  // the argument to print
    bool reordered = false;
    bool good_index = true;
    bool after_index = false;
  };
  int ParseNumber(Cursor* cursor) const;
  bool StarArgument(Cursor* cursor, int* result) const;
  void ArgumentIndex(Cursor* cursor) const;
  void ParseWidth(Cursor* cursor);
  void ParsePrecision(Cursor* cursor);
  bool PrintVerb(Cursor* cursor);
  void PrintExtra(const Cursor& cursor);

  Budget* budget_;
  std::string out_;
  std::size_t charged_ = 0;
  Flags flags_;
  bool erroring_ = false;  // inside %!d(…): methods are not called
};

void Printer::Charge() {
  budget_->Bytes(out_.size() - charged_);
  charged_ = out_.size();
}

// --- Padding

void Printer::WritePadding(int count) {
  if (count <= 0) return;
  out_.append(static_cast<std::size_t>(count), flags_.zero && !flags_.minus ? '0' : ' ');
  Charge();
}

void Printer::Pad(std::string_view text) {
  const int padding = flags_.width - static_cast<int>(CountRunes(text));
  if (!flags_.minus) WritePadding(padding);
  out_.append(text);
  if (flags_.minus) WritePadding(padding);
  Charge();
}

void Printer::PadUnzeroed(std::string_view text) {
  const bool zero = std::exchange(flags_.zero, false);
  Pad(text);
  flags_.zero = zero;
}

std::string_view Printer::Truncated(std::string_view text) const {
  if (flags_.precision < 0) return text;
  std::size_t size = 0;
  for (int i = 0; i < flags_.precision && size < text.size(); ++i) {
    size += DecodeRune(text.substr(size)).size;
  }
  return text.substr(0, size);
}

void Printer::Separate(std::size_t i) {
  if (i > 0) out_.append(flags_.sharp_v ? ", " : " ");
}

// --- Basic kinds

void Printer::BadVerb(char32_t verb, const GoValue& value) {
  erroring_ = true;
  out_.append("%!");
  AppendRune(verb, &out_);
  out_.push_back('(');
  if (value.valid()) {
    out_.append(value.type().name).push_back('=');
    PrintArgument(value, 'v');
  } else {
    out_.append(kNil);
  }
  out_.push_back(')');
  erroring_ = false;
}

void Printer::PrintBool(const GoValue& value, char32_t verb) {
  if (verb != 't' && verb != 'v') return BadVerb(verb, value);
  Pad(value.boolean() ? "true" : "false");
}

void Printer::WriteInteger(std::uint64_t bits, unsigned base, bool is_signed, char32_t verb,
                           const char* digits) {
  const bool negative = is_signed && (bits >> 63) != 0;
  if (negative) bits = 0 - bits;
  // Zeros come from a precision or from the zero flag, which a precision overrules.
  int least = 0;
  if (flags_.precision >= 0) {
    least = flags_.precision;
    if (least == 0 && bits == 0) return PadUnzeroed("");
  } else if (flags_.zero && !flags_.minus) {
    least = flags_.width;
    if (negative || flags_.plus || flags_.space) --least;
  }
  std::string text;  // backwards
  do {
    text.push_back(digits[bits % base]);
    bits /= base;
  } while (bits != 0);
  if (least > static_cast<int>(text.size())) text.resize(static_cast<std::size_t>(least), '0');
  if (flags_.sharp) {
    if (base == 2) text.append("b0");
    if (base == 8 && text.back() != '0') text.push_back('0');
    if (base == 16) text.append({digits[16], '0'});
  }
  if (verb == 'O') text.append("o0");
  if (negative) {
    text.push_back('-');
  } else if (flags_.plus) {
    text.push_back('+');
  } else if (flags_.space) {
    text.push_back(' ');
  }
  std::reverse(text.begin(), text.end());
  PadUnzeroed(text);
}

void Printer::WriteHex(std::uint64_t bits, bool prefix) {
  const bool sharp = std::exchange(flags_.sharp, prefix);
  WriteInteger(bits, 16, false, 'v', kLowerDigits);
  flags_.sharp = sharp;
}

void Printer::PrintInteger(std::uint64_t bits, bool is_signed, char32_t verb,
                           const GoValue& value) {
  const char32_t rune = bits > kMaxRune ? kRuneError : static_cast<char32_t>(bits);
  switch (verb) {
    case 'v':
      if (flags_.sharp_v && !is_signed) return WriteHex(bits, true);
      [[fallthrough]];
    case 'd':
      return WriteInteger(bits, 10, is_signed, verb, kLowerDigits);
    case 'b':
      return WriteInteger(bits, 2, is_signed, verb, kLowerDigits);
    case 'o':
    case 'O':
      return WriteInteger(bits, 8, is_signed, verb, kLowerDigits);
    case 'x':
      return WriteInteger(bits, 16, is_signed, verb, kLowerDigits);
    case 'X':
      return WriteInteger(bits, 16, is_signed, verb, kUpperDigits);
    case 'c': {
      std::string text;
      AppendRune(rune, &text);
      return Pad(text);
    }
    case 'q':
      return Pad(QuoteRune(rune, flags_.plus));
    case 'U':
      return PadUnzeroed(UnicodePoint(bits, static_cast<std::size_t>(std::max(flags_.precision, 4)),
                                      flags_.sharp));
    default:
      return BadVerb(verb, value);
  }
}

// The sharp flag keeps the decimal point and the zeros that %g leaves out.
void RestoreZeros(char format, int precision, std::string* number) {
  int digits = 0;
  if (format == 'g' || format == 'G' || format == 'x') digits = precision == -1 ? 6 : precision;
  const bool hex = format == 'x' || format == 'X';
  const std::size_t split = number->find_first_of(hex ? "pP" : "eEpP");
  const std::string tail = split == number->npos ? "" : number->substr(split);
  number->resize(number->size() - tail.size());
  bool nonzero = false;
  for (std::size_t i = 1; i < number->size(); ++i) {
    const char c = (*number)[i];
    if (c == '.') continue;
    if (c != '0') nonzero = true;
    if (nonzero) --digits;
  }
  if (number->find('.') == number->npos) {
    if (number->size() == 2 && (*number)[1] == '0') --digits;
    number->push_back('.');
  }
  if (digits > 0) number->append(static_cast<std::size_t>(digits), '0');
  number->append(tail);
}

void Printer::WriteFloat(double value, char format, int precision) {
  if (flags_.precision >= 0) precision = flags_.precision;
  std::string number = FormatFloat(value, format, precision);
  if (number[0] != '-' && number[0] != '+') number.insert(0, 1, '+');
  if (flags_.space && number[0] == '+' && !flags_.plus) number[0] = ' ';
  if (number[1] == 'I' || number[1] == 'N') {
    if (number[1] == 'N' && !flags_.space && !flags_.plus) number.erase(0, 1);
    return PadUnzeroed(number);
  }
  if (flags_.sharp && format != 'b') RestoreZeros(format, precision, &number);
  if (!flags_.plus && number[0] == '+') return Pad(std::string_view(number).substr(1));
  if (flags_.zero && !flags_.minus && flags_.width > static_cast<int>(number.size())) {
    out_.push_back(number[0]);
    WritePadding(flags_.width - static_cast<int>(number.size()));
    out_.append(number, 1);
    return;
  }
  Pad(number);
}

void Printer::PrintFloat(double number, char32_t verb, const GoValue& value) {
  switch (verb) {
    case 'v':
      return WriteFloat(number, 'g', -1);
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return WriteFloat(number, static_cast<char>(verb), -1);
    case 'f':
    case 'e':
    case 'E':
      return WriteFloat(number, static_cast<char>(verb), 6);
    case 'F':
      return WriteFloat(number, 'f', 6);
    default:
      return BadVerb(verb, value);
  }
}

void Printer::PrintComplex(const GoValue& value, char32_t verb) {
  constexpr std::u32string_view kVerbs = U"vbgGxXfFeE";
  if (kVerbs.find(verb) == kVerbs.npos) return BadVerb(verb, value);
  const bool plus = flags_.plus;
  out_.push_back('(');
  PrintFloat(value.complex().real(), verb, value);
  flags_.plus = true;
  PrintFloat(value.complex().imag(), verb, value);
  flags_.plus = plus;
  out_.append("i)");
}

void Printer::WriteQuoted(std::string_view text) {
  text = Truncated(text);
  if (flags_.sharp && CanBackquote(text)) return Pad("`" + std::string(text) + "`");
  Pad(Quote(text, flags_.plus));
}

void Printer::WriteHexBytes(std::string_view bytes, const char* digits) {
  if (flags_.precision >= 0) bytes = bytes.substr(0, static_cast<std::size_t>(flags_.precision));
  std::string text;
  const std::string prefix = {'0', digits[16]};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && flags_.space) text.push_back(' ');
    if (flags_.sharp && (i == 0 || flags_.space)) text.append(prefix);
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    text.append({digits[byte >> 4], digits[byte & 15]});
  }
  Pad(text);
}

void Printer::PrintString(const std::string& text, char32_t verb, const GoValue& value) {
  switch (verb) {
    case 'v':
      if (flags_.sharp_v) return WriteQuoted(text);
      [[fallthrough]];
    case 's':
      return Pad(Truncated(text));
    case 'x':
      return WriteHexBytes(text, kLowerDigits);
    case 'X':
      return WriteHexBytes(text, kUpperDigits);
    case 'q':
      return WriteQuoted(text);
    default:
      return BadVerb(verb, value);
  }
}

// --- Values of many parts

void Printer::PrintMap(const GoValue& map, char32_t verb, int depth, bool methods) {
  out_.append(flags_.sharp_v ? map.type().name : "map");
  if (flags_.sharp_v && map.IsNil()) {
    out_.append("(nil)");
    return;
  }
  out_.push_back(flags_.sharp_v ? '{' : '[');
  for (std::size_t i = 0; i < map.items().size() && !budget_->failed(); i += 2) {
    Separate(i);
    PrintValue(map.items()[i], verb, depth + 1, methods);
    out_.push_back(':');
    PrintValue(map.items()[i + 1], verb, depth + 1, methods);
  }
  out_.push_back(flags_.sharp_v ? '}' : ']');
}

void Printer::PrintStruct(const GoValue& value, char32_t verb, int depth, bool methods) {
  if (flags_.sharp_v) out_.append(value.type().name);
  out_.push_back('{');
  const std::span<const GoType::Field> fields = value.type().fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Separate(i);
    if (flags_.plus_v || flags_.sharp_v) out_.append(fields[i].name).push_back(':');
    // Reflection does not call methods of what it got from an unexported field.
    PrintValue(value.At(i), verb, depth + 1, methods && fields[i].exported());
  }
  out_.push_back('}');
}

void Printer::PrintSlice(const GoValue& slice, char32_t verb, int depth, bool methods) {
  const bool text_verb = verb == 's' || verb == 'q' || verb == 'x' || verb == 'X';
  if (slice.type().IsByteSlice() && text_verb) return PrintString(slice.Utf8OrBytes(), verb, slice);
  if (flags_.sharp_v) {
    out_.append(slice.type().IsByteSlice() && depth == 0 ? "[]byte" : slice.type().name);
    if (slice.IsNil()) {
      out_.append("(nil)");
      return;
    }
  }
  out_.push_back(flags_.sharp_v ? '{' : '[');
  for (std::size_t i = 0; i < slice.Length() && !budget_->failed(); ++i) {
    Separate(i);
    PrintValue(slice.At(i), verb, depth + 1, methods);
  }
  out_.push_back(flags_.sharp_v ? '}' : ']');
}

void Printer::PrintPointer(const GoValue& pointer, char32_t verb, int depth, bool methods) {
  if (depth == 0 && !pointer.IsNil()) {
    const GoValue target = pointer.At(0);
    const Kind kind = target.kind();
    if (kind == Kind::kSlice || kind == Kind::kStruct || kind == Kind::kMap) {
      out_.push_back('&');
      return PrintValue(target, verb, depth + 1, methods);
    }
  }
  PrintAddress(pointer, verb);
}

// An address is not the same in two runs; only its place can be shown. It is longer than most
// widths, so it is not padded.
void Printer::PrintAddress(const GoValue& value, char32_t verb) {
  const Kind kind = value.kind();
  if (kind != Kind::kMap && kind != Kind::kPointer && kind != Kind::kSlice) {
    return BadVerb(verb, value);
  }
  switch (verb) {
    case 'v':
      if (flags_.sharp_v) {
        out_.append("(").append(value.type().name).append(")(");
        out_.append(value.IsNil() ? "nil" : kAddress).push_back(')');
      } else if (value.IsNil()) {
        Pad(kNil);
      } else {
        out_.append(kAddress);
      }
      return;
    case 'p':
      if (value.IsNil()) return WriteHex(0, !flags_.sharp);
      out_.append(kAddress);
      return;
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X':
      if (value.IsNil()) return PrintInteger(0, false, verb, value);
      out_.append(kAddress);
      return;
    default:
      return BadVerb(verb, value);
  }
}

// String and, for %#v, GoString. A nil pointer on which they panic prints as <nil>.
bool Printer::HandleMethods(const GoValue& value, char32_t verb) {
  if (erroring_) return false;
  if (verb == 'w') {
    BadVerb(verb, value);
    return true;
  }
  constexpr std::u32string_view kTextVerbs = U"vsxXq";
  if (!flags_.sharp_v && kTextVerbs.find(verb) == kTextVerbs.npos) return false;
  const bool pointer = value.kind() == Kind::kPointer;
  const GoType& type = pointer ? *value.type().element : value.type();
  const std::string_view name = flags_.sharp_v ? "GoString" : "String";
  const Function* method = type.FindMethod(name, pointer);
  if (method == nullptr || method->call == nullptr) return false;
  if (pointer && value.IsNil()) {
    out_.append(kNil);
    return true;
  }
  const GoValue receiver = pointer ? value.At(0) : value;
  Call call{*method, {&receiver, 1}, budget_};
  const GoValue result = method->call(&call);
  const std::string& text = result.string();
  if (flags_.sharp_v) {
    Pad(Truncated(text));
  } else {
    PrintString(text, verb, value);
  }
  return true;
}

void Printer::PrintArgument(const GoValue& argument, char32_t verb) {
  if (budget_->failed()) return;
  if (!argument.valid()) {
    if (verb == 'T' || verb == 'v') return Pad(kNil);
    return BadVerb(verb, argument);
  }
  if (verb == 'T') return Pad(Truncated(argument.type().name));
  if (verb == 'p') return PrintAddress(argument, verb);
  if (!HandleMethods(argument, verb)) PrintValue(argument, verb, 0, true);
  Charge();
}

void Printer::PrintValue(const GoValue& value, char32_t verb, int depth, bool methods) {
  if (depth > 0 && methods && HandleMethods(value, verb)) return;
  switch (value.kind()) {
    case Kind::kBool:
      return PrintBool(value, verb);
    case Kind::kInt:
      return PrintInteger(static_cast<std::uint64_t>(value.integer()), true, verb, value);
    case Kind::kUint:
      return PrintInteger(value.unsigned_integer(), false, verb, value);
    case Kind::kFloat:
      return PrintFloat(value.real(), verb, value);
    case Kind::kComplex:
      return PrintComplex(value, verb);
    case Kind::kString:
      return PrintString(value.string(), verb, value);
    case Kind::kMap:
      return PrintMap(value, verb, depth, methods);
    case Kind::kStruct:
      return PrintStruct(value, verb, depth, methods);
    case Kind::kSlice:
      return PrintSlice(value, verb, depth, methods);
    case Kind::kPointer:
      return PrintPointer(value, verb, depth, methods);
    case Kind::kInterface:
    case Kind::kInvalid:
      out_.append(kNil);
      return;
  }
}

// --- Formats

// Digits at the cursor, -1 if there are none; a number that is too large ends the format.
int Printer::ParseNumber(Cursor* cursor) const {
  int number = -1;
  for (; cursor->i < cursor->format.size(); ++cursor->i) {
    const char c = cursor->format[cursor->i];
    if (c < '0' || c > '9') break;
    if (number > kMaxWidth) {
      cursor->i = cursor->format.size();
      return -1;
    }
    number = std::max(number, 0) * 10 + (c - '0');
  }
  return number;
}

// The next argument as the width or precision of a '*'; false if it cannot be one.
bool Printer::StarArgument(Cursor* cursor, int* result) const {
  if (cursor->next >= cursor->arguments.size()) return false;
  const GoValue& argument = cursor->arguments[cursor->next++];
  const std::int64_t number = argument.integer();
  if (argument.kind() != Kind::kInt && (argument.kind() != Kind::kUint || number < 0)) return false;
  if (number > kMaxWidth || number < -kMaxWidth) return false;
  *result = static_cast<int>(number);
  return true;
}

// "[3]": the argument to go on with, counted from one.
void Printer::ArgumentIndex(Cursor* cursor) const {
  cursor->after_index = false;
  const std::string_view rest = cursor->format.substr(std::min(cursor->i, cursor->format.size()));
  if (rest.empty() || rest[0] != '[') return;
  cursor->reordered = true;
  const std::size_t close = rest.size() < 3 ? rest.npos : rest.find(']');
  if (close == rest.npos) {
    cursor->good_index = false;
    ++cursor->i;
    return;
  }
  Cursor inside{rest.substr(0, close), 1, {}};
  const int number = ParseNumber(&inside);
  cursor->i += close + 1;
  const bool ok = number >= 0 && inside.i == close;
  cursor->after_index = ok;
  if (ok && number >= 1 && static_cast<std::size_t>(number) <= cursor->arguments.size()) {
    cursor->next = static_cast<std::size_t>(number) - 1;
  } else {
    cursor->good_index = false;
  }
}

void Printer::ParseWidth(Cursor* cursor) {
  if (cursor->i < cursor->format.size() && cursor->format[cursor->i] == '*') {
    ++cursor->i;
    if (!StarArgument(cursor, &flags_.width)) out_.append("%!(BADWIDTH)");
    if (flags_.width < 0) {
      flags_.width = -flags_.width;
      flags_.minus = true;
      flags_.zero = false;
    }
    cursor->after_index = false;
    return;
  }
  const int number = ParseNumber(cursor);
  if (cursor->after_index && number >= 0) cursor->good_index = false;
  flags_.width = std::max(number, 0);
}

void Printer::ParsePrecision(Cursor* cursor) {
  if (cursor->i + 1 >= cursor->format.size() || cursor->format[cursor->i] != '.') return;
  ++cursor->i;
  if (cursor->after_index) cursor->good_index = false;
  ArgumentIndex(cursor);
  if (cursor->i < cursor->format.size() && cursor->format[cursor->i] == '*') {
    ++cursor->i;
    if (!StarArgument(cursor, &flags_.precision) || flags_.precision < 0) {
      flags_.precision = -1;
      out_.append("%!(BADPREC)");
    }
    cursor->after_index = false;
    return;
  }
  flags_.precision = std::max(ParseNumber(cursor), 0);
}

// Prints what stands behind a '%'; false at the end of the format.
bool Printer::PrintVerb(Cursor* cursor) {
  flags_ = {};
  cursor->good_index = true;
  const std::string_view format = cursor->format;
  for (; cursor->i < format.size(); ++cursor->i) {
    const char c = format[cursor->i];
    if (c == '#') {
      flags_.sharp = true;
    } else if (c == '0') {
      flags_.zero = true;
    } else if (c == '+') {
      flags_.plus = true;
    } else if (c == '-') {
      flags_.minus = true;
    } else if (c == ' ') {
      flags_.space = true;
    } else {
      break;
    }
  }
  ArgumentIndex(cursor);
  ParseWidth(cursor);
  ParsePrecision(cursor);
  if (!cursor->after_index) ArgumentIndex(cursor);
  if (cursor->i >= format.size()) {
    out_.append("%!(NOVERB)");
    return false;
  }
  const Decoded decoded = DecodeRune(format.substr(cursor->i));
  cursor->i += decoded.size;
  const char32_t verb = decoded.rune;
  if (verb == '%') {
    out_.push_back('%');
  } else if (!cursor->good_index || cursor->next >= cursor->arguments.size()) {
    out_.append("%!");
    AppendRune(verb, &out_);
    out_.append(cursor->good_index ? "(MISSING)" : "(BADINDEX)");
  } else {
    if (verb == 'v' || verb == 'w') {
      flags_.sharp_v = std::exchange(flags_.sharp, false);
      flags_.plus_v = std::exchange(flags_.plus, false);
    }
    PrintArgument(cursor->arguments[cursor->next++], verb);
  }
  return true;
}

void Printer::PrintExtra(const Cursor& cursor) {
  flags_ = {};
  out_.append("%!(EXTRA ");
  for (std::size_t i = cursor.next; i < cursor.arguments.size(); ++i) {
    if (i > cursor.next) out_.append(", ");
    const GoValue& argument = cursor.arguments[i];
    if (argument.valid()) out_.append(argument.type().name).push_back('=');
    PrintArgument(argument, 'v');
  }
  out_.push_back(')');
}

void Printer::Printf(std::string_view format, std::span<const GoValue> arguments) {
  Cursor cursor{format, 0, arguments};
  while (cursor.i < format.size() && !budget_->failed()) {
    const std::size_t percent = std::min(format.find('%', cursor.i), format.size());
    out_.append(format.substr(cursor.i, percent - cursor.i));
    cursor.i = percent + 1;
    if (percent == format.size() || !PrintVerb(&cursor)) break;
  }
  if (!cursor.reordered && cursor.next < arguments.size()) PrintExtra(cursor);
}

void Printer::Print(std::span<const GoValue> arguments, bool line) {
  bool after_string = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool is_string = arguments[i].kind() == Kind::kString;
    if (i > 0 && (line || !(is_string || after_string))) out_.push_back(' ');
    PrintArgument(arguments[i], 'v');
    after_string = is_string;
  }
  if (line) out_.push_back('\n');
}

}  // namespace

std::string Sprintf(std::string_view format, std::span<const GoValue> arguments, Budget* budget) {
  Printer printer(budget);
  printer.Printf(format, arguments);
  return printer.Take();
}

std::string Sprint(std::span<const GoValue> arguments, Budget* budget, bool line) {
  Printer printer(budget);
  printer.Print(arguments, line);
  return printer.Take();
}

std::string SprintfWithoutArguments(std::string_view format) {
  Budget budget;
  const std::string text = Sprintf(format, {}, &budget);
  return budget.failed() ? std::string(format) : text;  // larger than any output may be
}

}  // namespace ksp::gotemplate
