#include "gotemplate/go_time.h"

#include <algorithm>
#include <array>
#include <string>

#include "value/decimal.h"

namespace ksp::gotemplate {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kUnixEpoch = 62'135'596'800;  // in seconds since the year 1
constexpr std::int64_t kDaysOf400Years = 146'097;

constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr const char* kWeekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                     "Thursday", "Friday", "Saturday"};

// What can be asked of an instant. Those from kUnix on are of the type int64.
enum Part : std::uint8_t {
  kYear,
  kMonth,  // from 1
  kDayOfMonth,
  kDayOfYear,
  kWeekday,  // from Sunday
  kHour,
  kHour12,
  kMinute,
  kSecond,
  kNanosecond,
  kUnix,
  kUnixMilli,
  kUnixMicro,
  kUnixNano,
  kYearOfCentury,
  kPartCount,
};
using Parts = std::array<std::int64_t, kPartCount>;

std::int64_t FloorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

bool IsLeap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysIn(std::int64_t year, std::int64_t month) {
  constexpr std::uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0);
}

// Days from the first of January of the year 1 to that of `year`.
std::int64_t DaysBefore(std::int64_t year) {
  const std::int64_t y = year - 1;
  return y * 365 + FloorDiv(y, 4) - FloorDiv(y, 100) + FloorDiv(y, 400);
}

Parts PartsOf(const Instant& instant) {
  Parts parts{};
  const std::int64_t days = FloorDiv(instant.seconds, kDay);
  std::int64_t year = FloorDiv(days, kDaysOf400Years) * 400 + 1;
  year += (days - DaysBefore(year)) / 366;  // no later than the year in question
  while (DaysBefore(year + 1) <= days) ++year;
  std::int64_t day = days - DaysBefore(year) + 1;
  parts[kYear] = year;
  parts[kYearOfCentury] = (year < 0 ? -year : year) % 100;
  parts[kDayOfYear] = day;
  for (parts[kMonth] = 1; day > DaysIn(year, parts[kMonth]); ++parts[kMonth]) {
    day -= DaysIn(year, parts[kMonth]);
  }
  parts[kDayOfMonth] = day;
  parts[kWeekday] = days + 1 - FloorDiv(days + 1, 7) * 7;  // the year 1 begins on a Monday
  const std::int64_t second = instant.seconds - days * kDay;
  parts[kHour] = second / 3600;
  parts[kHour12] = (parts[kHour] + 11) % 12 + 1;
  parts[kMinute] = second / 60 % 60;
  parts[kSecond] = second % 60;
  parts[kNanosecond] = instant.nanoseconds;
  const std::int64_t unix = instant.seconds - kUnixEpoch;
  parts[kUnix] = unix;
  parts[kUnixMilli] = unix * 1'000 + instant.nanoseconds / 1'000'000;
  parts[kUnixMicro] = unix * 1'000'000 + instant.nanoseconds / 1'000;
  // This overflows in Go as well, and wraps around.
  parts[kUnixNano] = static_cast<std::int64_t>(static_cast<std::uint64_t>(unix) * 1'000'000'000 +
                                               static_cast<std::uint64_t>(instant.nanoseconds));
  return parts;
}

const char* NameOf(Part part, std::int64_t number) {
  return part == kMonth ? kMonths[number - 1] : kWeekdays[number];
}

// --- Layouts

// One element of a layout: a number as wide as its text; the name of a month or weekday, in full or
// as short as that; the half of a day; or the time zone.
struct Element {
  const char* text;
  Part part;
  enum : std::uint8_t { kNumber, kName, kHalf, kZone } as = kNumber;
};

// Of two elements of which one begins the other the longer comes first.
constexpr Element kElements[] = {
    {"January", kMonth, Element::kName},
    {"Jan", kMonth, Element::kName},
    {"Monday", kWeekday, Element::kName},
    {"Mon", kWeekday, Element::kName},
    {"MST", kHour, Element::kZone},
    {"01", kMonth},
    {"002", kDayOfYear},
    {"02", kDayOfMonth},
    {"03", kHour12},
    {"04", kMinute},
    {"05", kSecond},
    {"06", kYearOfCentury},
    {"15", kHour},
    {"1", kMonth},
    {"2006", kYear},
    {"2", kDayOfMonth},
    {"__2", kDayOfYear},
    {"_2", kDayOfMonth},
    {"3", kHour12},
    {"4", kMinute},
    {"5", kSecond},
    {"PM", kHour, Element::kHalf},
    {"pm", kHour, Element::kHalf},
    {"-070000", kHour, Element::kZone},
    {"-07:00:00", kHour, Element::kZone},
    {"-0700", kHour, Element::kZone},
    {"-07:00", kHour, Element::kZone},
    {"-07", kHour, Element::kZone},
    {"Z070000", kHour, Element::kZone},
    {"Z07:00:00", kHour, Element::kZone},
    {"Z0700", kHour, Element::kZone},
    {"Z07:00", kHour, Element::kZone},
    {"Z07", kHour, Element::kZone},
};

void Append(const Element& element, std::int64_t number, std::string* out) {
  const std::string_view text = element.text;
  switch (element.as) {
    case Element::kNumber: {
      std::string digits = Padded(number, text.size());
      const std::size_t zeros = text[0] == '_' ? digits.find_first_not_of('0') : 0;
      out->append(zeros, ' ').append(digits, zeros);
      break;
    }
    case Element::kName: {
      const std::string_view name = NameOf(element.part, number);
      out->append(text.size() == 3 ? name.substr(0, 3) : name);
      break;
    }
    case Element::kHalf:
      out->append(text[0] == 'P' ? (number < 12 ? "AM" : "PM") : (number < 12 ? "am" : "pm"));
      break;
    case Element::kZone:
      if (text[0] == '-') {
        out->append("+00").append(text.substr(3));
      } else {
        out->append(text[0] == 'M' ? "UTC" : "Z");
      }
      break;
  }
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

const Element* ElementAt(std::string_view layout) {
  for (const Element& element : kElements) {
    const std::string_view text = element.text;
    if (!layout.starts_with(text)) continue;
    const std::string_view rest = layout.substr(text.size());
    const bool short_name = element.as == Element::kName && text.size() == 3;
    if (short_name && !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') continue;
    if (text == "_2" && rest.starts_with("006")) continue;  // '_' and then the year
    return &element;
  }
  return nullptr;
}

// The length of ".000" or ",999" at the start of `layout`, 0 if it is none.
std::size_t FractionAt(std::string_view layout) {
  if (layout.size() < 2 || (layout[0] != '.' && layout[0] != ',')) return 0;
  if (layout[1] != '0' && layout[1] != '9') return 0;
  const std::size_t end = std::min(layout.find_first_not_of(layout[1], 1), layout.size());
  return end < layout.size() && IsDigit(layout[end]) ? 0 : end;
}

// Nines stand for a fraction without trailing zeros.
void AppendFraction(std::int64_t nanoseconds, std::string_view element, std::string* out) {
  std::string digits = Padded(nanoseconds, 9);
  digits.resize(std::min<std::size_t>(element.size() - 1, 9));
  if (element[1] == '9') digits.resize(digits.find_last_not_of('0') + 1);
  if (!digits.empty()) out->append(element.substr(0, 1)).append(digits);
}

// --- Values

constexpr GoType kLocation{Kind::kStruct, "time.Location"};
constexpr GoType kLocationPointer{Kind::kPointer, "*time.Location", &kLocation};

GoValue Name(Call* call) {
  return GoValue::String(
      NameOf(static_cast<Part>(call->function.variant), call->arguments[0].integer()));
}
constexpr Function kMonthMethods[] = {{"String", Name, kMonth}};
constexpr Function kWeekdayMethods[] = {{"String", Name, kWeekday}};
constexpr GoType kMonthType{.kind = Kind::kInt, .name = "time.Month", .methods = kMonthMethods};
constexpr GoType kWeekdayType{
    .kind = Kind::kInt, .name = "time.Weekday", .methods = kWeekdayMethods};

// The receiver of a method; false, with an error, where it is a nil pointer: a value method on one
// makes Go panic, and the template with it.
bool TakeInstant(Call* call, Instant* instant) {
  GoValue time = call->arguments[0];
  if (time.kind() == Kind::kPointer) {
    call->Fail("runtime error: invalid memory address or nil pointer dereference");
    return false;
  }
  if (time.items()[0].kind() == Kind::kStruct) time = time.items()[0];
  instant->nanoseconds = time.items()[0].integer();
  instant->seconds = time.items()[1].integer();
  instant->local = !time.items()[2].IsNil();
  return true;
}

GoValue Number(Call* call) {
  Instant instant;
  if (!TakeInstant(call, &instant)) return {};
  const int part = call->function.variant;
  return GoValue::Int(PartsOf(instant)[static_cast<std::size_t>(part)],
                      part == kMonth     ? kMonthType
                      : part == kWeekday ? kWeekdayType
                      : part >= kUnix    ? types::kInt64
                                         : types::kInt);
}

GoValue IsDst(Call* call) {
  Instant instant;
  TakeInstant(call, &instant);
  return GoValue::Bool(false);
}

GoValue ToZone(Call* call) {
  Instant instant;
  if (!TakeInstant(call, &instant)) return {};
  instant.local = call->function.variant != 0;
  return TimeValue(instant);
}

std::string GoString(const Instant& instant) {
  const Parts parts = PartsOf(instant);
  std::string text = "time.Date(";
  text.append(std::to_string(parts[kYear])).append(", time.");
  text.append(NameOf(kMonth, parts[kMonth]));
  for (Part part : {kDayOfMonth, kHour, kMinute, kSecond, kNanosecond}) {
    text.append(", ").append(std::to_string(parts[part]));
  }
  return text.append(instant.local ? ", time.Local)" : ", time.UTC)");
}

enum : int { kFormat, kString, kGoString };

GoValue Text(Call* call) {
  Instant instant;
  if (!TakeInstant(call, &instant)) return {};
  if (call->function.variant == kGoString) return GoValue::String(GoString(instant));
  std::string_view layout = "2006-01-02 15:04:05.999999999 -0700 MST";
  if (call->function.variant == kFormat) layout = call->arguments[1].string();
  return GoValue::String(FormatInstant(instant, layout));
}

constexpr Function NotCalled(const char* name, const char* why) {
  return {.name = name, .bad_results = why};
}

constexpr Function kTimeMethods[] = {
    NotCalled("Clock", "function Clock has 3 return values; should be 1 or 2"),
    NotCalled("Date", "function Date has 3 return values; should be 1 or 2"),
    NotCalled(
        "ISOWeek",
        "invalid function signature for ISOWeek: second return value should be error; is int"),
    NotCalled("Zone",
              "invalid function signature for Zone: second return value should be error; is int"),
    NotCalled("ZoneBounds",
              "invalid function signature for ZoneBounds: second return value should be error; is "
              "time.Time"),
    {"Day", Number, kDayOfMonth},
    {"Format", Text, kFormat, 1, false, true},
    {"GoString", Text, kGoString},
    {"Hour", Number, kHour},
    {"IsDST", IsDst},
    {"IsZero", TimeIsZero},
    {"Local", ToZone, 1},
    {"Minute", Number, kMinute},
    {"Month", Number, kMonth},
    {"Nanosecond", Number, kNanosecond},
    {"Second", Number, kSecond},
    {"String", Text, kString},
    {"UTC", ToZone, 0},
    {"Unix", Number, kUnix},
    {"UnixMicro", Number, kUnixMicro},
    {"UnixMilli", Number, kUnixMilli},
    {"UnixNano", Number, kUnixNano},
    {"Weekday", Number, kWeekday},
    {"Year", Number, kYear},
    {"YearDay", Number, kDayOfYear},
};

constexpr GoType::Field kTimeFields[] = {
    {"wall", &types::kUint64}, {"ext", &types::kInt64}, {"loc", &kLocationPointer}};

}  // namespace

constexpr GoType kTimeType{
    .kind = Kind::kStruct,
    .name = "time.Time",
    .fields = kTimeFields,
    .methods = kTimeMethods,
    .unknown_methods =
        "Add AddDate After AppendBinary AppendFormat AppendText Before Compare Equal GobEncode In "
        "Location MarshalBinary MarshalJSON MarshalText Round Sub Truncate"};

GoValue TimeIsZero(Call* call) {
  Instant instant;
  if (!TakeInstant(call, &instant)) return {};
  return GoValue::Bool(instant.seconds == 0 && instant.nanoseconds == 0);
}

Instant ParseInstant(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return {};
  std::int64_t numbers[6] = {};
  std::size_t last = 0;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == '0' ? !IsDigit(text[i]) : text[i] != kForm[i]) return {};
    if (kForm[i] == '0') {
      numbers[last] = numbers[last] * 10 + (text[i] - '0');
    } else {
      ++last;
    }
  }
  const auto& [year, month, day, hour, minute, second] = numbers;
  Instant instant;
  instant.local = true;
  std::int64_t days = DaysBefore(year) + day - 1;
  for (int m = 1; m < month && m < 12; ++m) days += DaysIn(year, m);
  instant.seconds = days * kDay + hour * 3600 + minute * 60 + second;
  return instant;
}

std::string FormatInstant(const Instant& instant, std::string_view layout) {
  const Parts parts = PartsOf(instant);
  std::string out;
  while (!layout.empty()) {
    std::size_t size = 1;
    if (const Element* element = ElementAt(layout)) {
      Append(*element, parts[element->part], &out);
      size = std::string_view(element->text).size();
    } else if (const std::size_t fraction = FractionAt(layout); fraction > 0) {
      AppendFraction(instant.nanoseconds, layout.substr(0, fraction), &out);
      size = fraction;
    } else {
      out.push_back(layout[0]);
    }
    layout.remove_prefix(size);
  }
  return out;
}

GoValue TimeValue(const Instant& instant) {
  static const GoValue kLocal = GoValue::Pointer(GoValue::Zero(kLocation), kLocationPointer);
  return GoValue::Of(
      kTimeType, {GoValue::Uint(static_cast<std::uint64_t>(instant.nanoseconds), types::kUint64),
                  GoValue::Int(instant.seconds, types::kInt64),
                  instant.local ? kLocal : GoValue::Nil(kLocationPointer)});
}

}  // namespace ksp::gotemplate
