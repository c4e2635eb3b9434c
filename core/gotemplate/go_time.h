// time.Time as a value of a template, in UTC: how it prints, and its methods.
#ifndef KSP_GOTEMPLATE_GO_TIME_H_
#define KSP_GOTEMPLATE_GO_TIME_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "gotemplate/go_value.h"

namespace ksp::gotemplate {

// An instant. `local` is a time in Go's time.Local, which in a controller's container is UTC.
struct Instant {
  std::int64_t seconds = 0;  // since the start of the year 1
  std::int64_t nanoseconds = 0;
  bool local = false;
};

// 2006-01-02T15:04:05Z, as Kubernetes stores a time; the zero time where `text` is not of that
// form.
Instant ParseInstant(std::string_view text);

// Time.Format.
std::string FormatInstant(const Instant& instant, std::string_view layout);

// Its methods take a struct that embeds one as its first field, too.
extern const GoType kTimeType;
GoValue TimeValue(const Instant& instant);

// Time.IsZero.
GoValue TimeIsZero(Call* call);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_GO_TIME_H_
