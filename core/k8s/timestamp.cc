#include "k8s/timestamp.h"

#include <chrono>

#include "value/decimal.h"

namespace ksp::k8s {
namespace {

// Reads exactly `digits` digits at the front of `*text`; -1 if they are not there.
int ReadNumber(std::string_view* text, std::size_t digits) {
  if (text->size() < digits) return -1;
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    char c = (*text)[i];
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  text->remove_prefix(digits);
  return number;
}

bool Read(std::string_view* text, char c) {
  if (text->empty() || text->front() != c) return false;
  text->remove_prefix(1);
  return true;
}

// "Z", "+02:00" or "-02:00".
std::optional<std::chrono::minutes> ReadZone(std::string_view* text) {
  if (Read(text, 'Z')) return std::chrono::minutes(0);
  bool west = Read(text, '-');
  if (!west && !Read(text, '+')) return std::nullopt;
  int hours = ReadNumber(text, 2);
  if (hours < 0 || hours > 24 || !Read(text, ':')) return std::nullopt;
  int minutes = ReadNumber(text, 2);
  if (minutes < 0 || minutes > 60) return std::nullopt;
  std::chrono::minutes offset(hours * 60 + minutes);
  return west ? -offset : offset;
}

}  // namespace

std::optional<std::string> CanonicalTime(std::string_view text) {
  using std::chrono::day;
  using std::chrono::month;
  using std::chrono::sys_days;
  using std::chrono::year;
  using std::chrono::year_month_day;

  int y = ReadNumber(&text, 4);
  if (y < 0 || !Read(&text, '-')) return std::nullopt;
  int mon = ReadNumber(&text, 2);
  if (mon < 0 || !Read(&text, '-')) return std::nullopt;
  int d = ReadNumber(&text, 2);
  if (d < 0 || !Read(&text, 'T')) return std::nullopt;
  // Go reads an hour of one digit too.
  int h = ReadNumber(&text, text.size() > 1 && text[1] == ':' ? 1 : 2);
  if (h < 0 || h > 23 || !Read(&text, ':')) return std::nullopt;
  int min = ReadNumber(&text, 2);
  if (min < 0 || min > 59 || !Read(&text, ':')) return std::nullopt;
  int s = ReadNumber(&text, 2);
  if (s < 0 || s > 59) return std::nullopt;
  bool fraction = false;
  if (Read(&text, '.') || Read(&text, ',')) {
    std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return std::nullopt;
    fraction = text.substr(0, digits).find_first_not_of('0') < 9;  // Go keeps nanoseconds
    text.remove_prefix(digits);
  }
  std::optional<std::chrono::minutes> zone = ReadZone(&text);
  year_month_day date(year(y), month(static_cast<unsigned>(mon)), day(static_cast<unsigned>(d)));
  if (!zone || !text.empty() || !date.ok()) return std::nullopt;

  auto time = sys_days(date) + std::chrono::hours(h) + std::chrono::minutes(min) +
              std::chrono::seconds(s) - *zone;
  auto midnight = std::chrono::floor<std::chrono::days>(time);
  year_month_day utc(midnight);
  std::chrono::hh_mm_ss clock(time - midnight);
  std::string canonical =
      Padded(int(utc.year()), 4) + "-" + Padded(unsigned(utc.month()), 2) + "-" +
      Padded(unsigned(utc.day()), 2) + "T" + Padded(clock.hours().count(), 2) + ":" +
      Padded(clock.minutes().count(), 2) + ":" + Padded(clock.seconds().count(), 2) + "Z";
  if (!fraction && canonical == "0001-01-01T00:00:00Z") return "";
  return canonical;
}

}  // namespace ksp::k8s
