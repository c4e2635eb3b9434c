// What is printed for a person: colours on a terminal, and texts of a user's file made harmless.
#ifndef KSP_CLI_TERMINAL_H_
#define KSP_CLI_TERMINAL_H_

#include <string>
#include <string_view>

namespace ksp::cli {

// Colours if standard output is a terminal and NO_COLOR is not set.
class Terminal {
 public:
  Terminal();
  std::string Bold(std::string_view text) const { return Wrap("1", text); }
  std::string Dim(std::string_view text) const { return Wrap("2", text); }
  std::string Good(std::string_view text) const { return Wrap("32", text); }
  std::string Bad(std::string_view text) const { return Wrap("31", text); }
  std::string Warn(std::string_view text) const { return Wrap("33", text); }

 private:
  std::string Wrap(std::string_view code, std::string_view text) const;
  bool coloured_;
};

// Control characters, which could steer the terminal, become U+FFFD; line breaks and tabs stay.
std::string Printable(std::string_view text);

}  // namespace ksp::cli

#endif  // KSP_CLI_TERMINAL_H_
