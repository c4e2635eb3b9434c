#include "yaml/timestamp.h"

#include "yaml/characters.h"

namespace ksp::yaml {
namespace {

class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : text_(text) {}

  // A number of `least` to `most` digits; -1 if there is none.
  int Number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    int value = 0;
    while (size < most && size < text_.size() && IsDigit(text_[size])) {
      value = value * 10 + (text_[size++] - '0');
    }
    if (size < least) return -1;
    text_.remove_prefix(size);
    return value;
  }
  bool Take(char c) {
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  // Digits behind a point, or nothing.
  void Fraction() {
    if (text_.size() < 2 || (text_[0] != '.' && text_[0] != ',') || !IsDigit(text_[1])) return;
    text_.remove_prefix(1);
    while (!AtEnd() && IsDigit(text_[0])) text_.remove_prefix(1);
  }
  bool AtEnd() const { return text_.empty(); }

 private:
  std::string_view text_;
};

bool ReadDate(TimeReader* in) {
  int year = in->Number(4, 4);
  if (year < 0 || !in->Take('-')) return false;
  int month = in->Number(1, 2);
  if (month < 1 || month > 12 || !in->Take('-')) return false;
  int day = in->Number(1, 2);
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  int days = month == 2                                              ? (leap ? 29 : 28)
             : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                     : 31;
  return day >= 1 && day <= days;
}

bool ReadTime(TimeReader* in) {
  int hour = in->Number(1, 2);
  if (hour < 0 || hour > 23 || !in->Take(':')) return false;
  int minute = in->Number(1, 2);
  if (minute < 0 || minute > 59 || !in->Take(':')) return false;
  int second = in->Number(1, 2);
  if (second < 0 || second > 59) return false;
  in->Fraction();
  return true;
}

bool ReadZone(TimeReader* in) {
  if (in->Take('Z')) return true;
  if (!in->Take('+') && !in->Take('-')) return false;
  int hours = in->Number(2, 2);
  if (hours < 0 || hours > 24 || !in->Take(':')) return false;
  int minutes = in->Number(2, 2);
  return minutes >= 0 && minutes <= 60;
}

}  // namespace

bool IsTimestamp(std::string_view text) {
  TimeReader in(text);
  if (!ReadDate(&in)) return false;
  if (in.AtEnd()) return true;
  if (in.Take(' ')) {
    while (in.Take(' ')) {
    }
    return ReadTime(&in) && in.AtEnd();
  }
  if (!in.Take('T') && !in.Take('t')) return false;
  return ReadTime(&in) && ReadZone(&in) && in.AtEnd();
}

}  // namespace ksp::yaml
