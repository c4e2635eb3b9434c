// Package fmt over GoValues: Sprintf, Sprint and Sprintln.
#ifndef KSP_GOTEMPLATE_FORMAT_H_
#define KSP_GOTEMPLATE_FORMAT_H_

#include <span>
#include <string>
#include <string_view>

#include "gotemplate/budget.h"
#include "gotemplate/go_value.h"

namespace ksp::gotemplate {

// An invalid value among the arguments is a nil interface. A pointer's address is "0xPTR".
std::string Sprintf(std::string_view format, std::span<const GoValue> arguments, Budget* budget);
// Sprintln if it is a `line`.
std::string Sprint(std::span<const GoValue> arguments, Budget* budget, bool line = false);

// What Sprintf makes of a text that nobody meant as a format: its verbs have no argument.
std::string SprintfWithoutArguments(std::string_view format);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_FORMAT_H_
