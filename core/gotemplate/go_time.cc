#include "gotemplate/go_time.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "value/decimal.h"

namespace ksp::gotemplate {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kUnixEpoch = 62'135'596'800;  // in seconds since the year 1
constexpr std::int64_t kDaysOf400Years = 146'097;

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};

struct Date {
  std::int64_t year;
  int month;  // from 1
  int day;
  int year_day;
};

std::int64_t FloorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

bool IsLeap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysIn(std::int64_t year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0);
}

// Days from the first of January of the year 1 to that of `year`.
std::int64_t DaysBefore(std::int64_t year) {
  const std::int64_t y = year - 1;
  return y * 365 + FloorDiv(y, 4) - FloorDiv(y, 100) + FloorDiv(y, 400);
}

Date ToDate(std::int64_t days) {
  Date date{};
  date.year = FloorDiv(days, kDaysOf400Years) * 400 + 1;
  date.year += (days - DaysBefore(date.year)) / 366;  // no later than the year in question
  while (DaysBefore(date.year + 1) <= days) ++date.year;
  int rest = static_cast<int>(days - DaysBefore(date.year));
  date.year_day = rest + 1;
  for (date.month = 1; rest >= DaysIn(date.year, date.month); ++date.month) {
    rest -= DaysIn(date.year, date.month);
  }
  date.day = rest + 1;
  return date;
}

// --- Layouts

// One element of a layout, such as "Jan", and what it stands for.
struct Element {
  std::string_view text;
  std::string (*format)(const Instant& instant);
};

Date DateOf(const Instant& instant) { return ToDate(FloorDiv(instant.seconds, kDay)); }
int SecondOfDay(const Instant& instant) {
  return static_cast<int>(instant.seconds - FloorDiv(instant.seconds, kDay) * kDay);
}
int Hour(const Instant& instant) { return SecondOfDay(instant) / 3600; }
int Hour12(const Instant& instant) { return Hour(instant) % 12 == 0 ? 12 : Hour(instant) % 12; }
int Minute(const Instant& instant) { return SecondOfDay(instant) / 60 % 60; }
int Second(const Instant& instant) { return SecondOfDay(instant) % 60; }
int Weekday(const Instant& instant) {
  const std::int64_t days = FloorDiv(instant.seconds, kDay) + 1;  // the year 1 begins on a Monday
  return static_cast<int>(days - FloorDiv(days, 7) * 7);
}
std::string Month(const Instant& instant) {
  return std::string(kMonths[static_cast<std::size_t>(DateOf(instant).month - 1)]);
}
std::string WeekdayName(const Instant& instant) {
  return std::string(kWeekdays[static_cast<std::size_t>(Weekday(instant))]);
}
std::string SpacePadded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

// Of two elements of which one begins the other the longer comes first.
constexpr Element kElements[] = {
    {"January", [](const Instant& t) { return Month(t); }},
    {"Jan", [](const Instant& t) { return Month(t).substr(0, 3); }},
    {"Monday", [](const Instant& t) { return WeekdayName(t); }},
    {"Mon", [](const Instant& t) { return WeekdayName(t).substr(0, 3); }},
    {"MST", [](const Instant&) { return std::string("UTC"); }},
    {"01", [](const Instant& t) { return Padded(DateOf(t).month, 2); }},
    {"002", [](const Instant& t) { return Padded(DateOf(t).year_day, 3); }},
    {"02", [](const Instant& t) { return Padded(DateOf(t).day, 2); }},
    {"03", [](const Instant& t) { return Padded(Hour12(t), 2); }},
    {"04", [](const Instant& t) { return Padded(Minute(t), 2); }},
    {"05", [](const Instant& t) { return Padded(Second(t), 2); }},
    {"06",
     [](const Instant& t) {
       const std::int64_t year = DateOf(t).year;
       return Padded((year < 0 ? -year : year) % 100, 2);
     }},
    {"15", [](const Instant& t) { return Padded(Hour(t), 2); }},
    {"1", [](const Instant& t) { return std::to_string(DateOf(t).month); }},
    {"2006", [](const Instant& t) { return Padded(DateOf(t).year, 4); }},
    {"2", [](const Instant& t) { return std::to_string(DateOf(t).day); }},
    {"__2", [](const Instant& t) { return SpacePadded(DateOf(t).year_day, 3); }},
    {"_2", [](const Instant& t) { return SpacePadded(DateOf(t).day, 2); }},
    {"3", [](const Instant& t) { return std::to_string(Hour12(t)); }},
    {"4", [](const Instant& t) { return std::to_string(Minute(t)); }},
    {"5", [](const Instant& t) { return std::to_string(Second(t)); }},
    {"PM", [](const Instant& t) { return std::string(Hour(t) >= 12 ? "PM" : "AM"); }},
    {"pm", [](const Instant& t) { return std::string(Hour(t) >= 12 ? "pm" : "am"); }},
    {"-070000", [](const Instant&) { return std::string("+000000"); }},
    {"-07:00:00", [](const Instant&) { return std::string("+00:00:00"); }},
    {"-0700", [](const Instant&) { return std::string("+0000"); }},
    {"-07:00", [](const Instant&) { return std::string("+00:00"); }},
    {"-07", [](const Instant&) { return std::string("+00"); }},
    {"Z070000", [](const Instant&) { return std::string("Z"); }},
    {"Z07:00:00", [](const Instant&) { return std::string("Z"); }},
    {"Z0700", [](const Instant&) { return std::string("Z"); }},
    {"Z07:00", [](const Instant&) { return std::string("Z"); }},
    {"Z07", [](const Instant&) { return std::string("Z"); }},
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

const Element* ElementAt(std::string_view layout) {
  for (const Element& element : kElements) {
    if (!layout.starts_with(element.text)) continue;
    const std::string_view rest = layout.substr(element.text.size());
    const bool short_name = element.text == "Jan" || element.text == "Mon";
    if (short_name && !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') continue;
    if (element.text == "_2" && rest.starts_with("006")) continue;  // '_' and then the year
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
std::string Fraction(const Instant& instant, std::string_view element) {
  std::string digits =
      Padded(instant.nanoseconds, 9).substr(0, std::min<std::size_t>(element.size() - 1, 9));
  if (element[1] == '9') digits.erase(digits.find_last_not_of('0') + 1);
  return digits.empty() ? "" : element[0] + digits;
}

// --- Values

struct TimeTypes {
  GoType location{Kind::kStruct, "time.Location"};
  GoType location_pointer{Kind::kPointer, "*time.Location", &location};
  GoType time{Kind::kStruct, "time.Time"};
  GoType month{Kind::kInt, "time.Month"};
  GoType weekday{Kind::kInt, "time.Weekday"};
  std::vector<Function> month_methods;
  std::vector<Function> weekday_methods;

  TimeTypes();
  TimeTypes(const TimeTypes&) = delete;
  TimeTypes& operator=(const TimeTypes&) = delete;
};

const TimeTypes& Types() {
  static const TimeTypes types;
  return types;
}

// The receiver of a method: a time.Time, or a struct around one.
Instant InstantOf(const GoValue& receiver) {
  const GoValue time = receiver.items()[0].kind() == Kind::kStruct ? receiver.items()[0] : receiver;
  Instant instant;
  instant.nanoseconds = static_cast<std::int64_t>(time.items()[0].unsigned_integer());
  instant.seconds = time.items()[1].integer();
  instant.local = !time.items()[2].IsNil();
  return instant;
}

using Arguments = std::span<const GoValue>;

// A value method on a nil pointer makes Go panic, and the template with it.
template <auto method>
CallResult OnInstant(Arguments arguments, Budget*) {
  if (arguments[0].kind() == Kind::kPointer) {
    return {{}, "runtime error: invalid memory address or nil pointer dereference"};
  }
  return {method(InstantOf(arguments[0]), arguments.subspan(1)), ""};
}

GoValue Int64(std::int64_t number) { return GoValue::Int(number, Basic().int64); }

std::string GoString(const Instant& instant) {
  const Date date = DateOf(instant);
  std::string out = "time.Date(" + std::to_string(date.year) + ", time." + Month(instant);
  for (std::int64_t part :
       {std::int64_t{date.day}, std::int64_t{Hour(instant)}, std::int64_t{Minute(instant)},
        std::int64_t{Second(instant)}, instant.nanoseconds}) {
    out += ", " + std::to_string(part);
  }
  return out + (instant.local ? ", time.Local)" : ", time.UTC)");
}

std::int64_t UnixSeconds(const Instant& t) { return t.seconds - kUnixEpoch; }

// UnixNano overflows in Go as well, and wraps around.
std::int64_t UnixNanoseconds(const Instant& t) {
  const auto seconds = static_cast<std::uint64_t>(UnixSeconds(t));
  return static_cast<std::int64_t>(seconds * 1'000'000'000 +
                                   static_cast<std::uint64_t>(t.nanoseconds));
}

CallResult MonthString(Arguments arguments, Budget*) {
  const auto month = static_cast<std::size_t>(arguments[0].integer() - 1);
  return {GoValue::String(std::string(kMonths[month])), ""};
}

CallResult WeekdayString(Arguments arguments, Budget*) {
  return {GoValue::String(std::string(kWeekdays[static_cast<std::size_t>(arguments[0].integer())])),
          ""};
}

TimeTypes::TimeTypes() {
  time.fields = {{"wall", &Basic().uint64}, {"ext", &Basic().int64}, {"loc", &location_pointer}};
  month_methods = {{"String", {}, false, MonthString}};
  weekday_methods = {{"String", {}, false, WeekdayString}};
  month.methods = month_methods;
  weekday.methods = weekday_methods;
  time.methods = TimeMethods();
}

}  // namespace

Instant ParseInstant(std::string_view text) {
  // 2006-01-02T15:04:05[.999]Z or ±hh:mm
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd";
  if (text.size() <= kForm.size()) return {};
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == 'd' ? !IsDigit(text[i]) : text[i] != kForm[i]) return {};
  }
  const auto number = [&](std::size_t begin, std::size_t size) {
    int value = 0;
    std::from_chars(text.data() + begin, text.data() + begin + size, value);
    return value;
  };
  const int year = number(0, 4);
  const int month = std::clamp(number(5, 2), 1, 12);
  Instant instant;
  instant.local = true;
  std::int64_t days = DaysBefore(year) + number(8, 2) - 1;
  for (int m = 1; m < month; ++m) days += DaysIn(year, m);
  instant.seconds = days * kDay + number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2);
  std::size_t i = kForm.size();
  if (text[i] == '.') {
    std::string digits;
    for (++i; i < text.size() && IsDigit(text[i]); ++i) digits.push_back(text[i]);
    digits.resize(9, '0');
    std::from_chars(digits.data(), digits.data() + 9, instant.nanoseconds);
  }
  if (text.size() == i + 6 && (text[i] == '+' || text[i] == '-')) {
    const int offset = number(i + 1, 2) * 3600 + number(i + 4, 2) * 60;
    instant.seconds += text[i] == '+' ? -offset : offset;
  }
  return instant;
}

std::string FormatInstant(const Instant& instant, std::string_view layout) {
  std::string out;
  while (!layout.empty()) {
    if (const Element* element = ElementAt(layout)) {
      out += element->format(instant);
      layout.remove_prefix(element->text.size());
    } else if (const std::size_t size = FractionAt(layout); size > 0) {
      out += Fraction(instant, layout.substr(0, size));
      layout.remove_prefix(size);
    } else {
      out.push_back(layout[0]);
      layout.remove_prefix(1);
    }
  }
  return out;
}

const GoType& TimeType() { return Types().time; }

GoValue TimeValue(const Instant& instant) {
  const TimeTypes& types = Types();
  static const GoValue kLocal =
      GoValue::Pointer(GoValue::Struct({}, types.location), types.location_pointer);
  return GoValue::Struct(
      {GoValue::Uint(static_cast<std::uint64_t>(instant.nanoseconds), Basic().uint64),
       GoValue::Int(instant.seconds, Basic().int64),
       instant.local ? kLocal : GoValue::Nil(types.location_pointer)},
      types.time);
}

const std::vector<Function>& TimeMethods() {
  static const std::vector<Function> methods = {
      {"Clock", {}, false, nullptr, "function Clock has 3 return values; should be 1 or 2"},
      {"Date", {}, false, nullptr, "function Date has 3 return values; should be 1 or 2"},
      {"ISOWeek",
       {},
       false,
       nullptr,
       "invalid function signature for ISOWeek: second return value should be error; is int"},
      {"Zone",
       {},
       false,
       nullptr,
       "invalid function signature for Zone: second return value should be error; is int"},
      {"ZoneBounds",
       {},
       false,
       nullptr,
       "invalid function signature for ZoneBounds: second return value should be error; is "
       "time.Time"},
      {"Day",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::Int(DateOf(t).day); }>},
      {"Format", {&Basic().string}, false, OnInstant<[](const Instant& t, Arguments arguments) {
         return GoValue::String(FormatInstant(t, arguments[0].string()));
       }>},
      {"GoString",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::String(GoString(t)); }>},
      {"Hour",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::Int(Hour(t)); }>},
      {"IsDST",
       {},
       false,
       OnInstant<[](const Instant&, Arguments) { return GoValue::Bool(false); }>},
      {"IsZero", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return GoValue::Bool(t.seconds == 0 && t.nanoseconds == 0);
       }>},
      {"Local", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return TimeValue({t.seconds, t.nanoseconds, true});
       }>},
      {"Minute",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::Int(Minute(t)); }>},
      {"Month", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return GoValue::Int(DateOf(t).month, Types().month);
       }>},
      {"Nanosecond",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::Int(t.nanoseconds); }>},
      {"Second",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::Int(Second(t)); }>},
      {"String", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return GoValue::String(FormatInstant(t, "2006-01-02 15:04:05.999999999 -0700 MST"));
       }>},
      {"UTC", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return TimeValue({t.seconds, t.nanoseconds, false});
       }>},
      {"Unix",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return Int64(UnixSeconds(t)); }>},
      {"UnixMicro", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return Int64(UnixSeconds(t) * 1'000'000 + t.nanoseconds / 1'000);
       }>},
      {"UnixMilli", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return Int64(UnixSeconds(t) * 1'000 + t.nanoseconds / 1'000'000);
       }>},
      {"UnixNano",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return Int64(UnixNanoseconds(t)); }>},
      {"Weekday", {}, false, OnInstant<[](const Instant& t, Arguments) {
         return GoValue::Int(Weekday(t), Types().weekday);
       }>},
      {"Year",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::Int(DateOf(t).year); }>},
      {"YearDay",
       {},
       false,
       OnInstant<[](const Instant& t, Arguments) { return GoValue::Int(DateOf(t).year_day); }>},
      {"Add", {}},
      {"AddDate", {}},
      {"After", {}},
      {"AppendBinary", {}},
      {"AppendFormat", {}},
      {"AppendText", {}},
      {"Before", {}},
      {"Compare", {}},
      {"Equal", {}},
      {"GobEncode", {}},
      {"In", {}},
      {"Location", {}},
      {"MarshalBinary", {}},
      {"MarshalJSON", {}},
      {"MarshalText", {}},
      {"Round", {}},
      {"Sub", {}},
      {"Truncate", {}},
  };
  return methods;
}

}  // namespace ksp::gotemplate
