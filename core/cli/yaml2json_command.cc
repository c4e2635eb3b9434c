#include <iostream>

#include "answer/line_index.h"
#include "cli/commands.h"
#include "value/json.h"
#include "yaml/reader.h"

namespace ksp::cli {

int Yaml2JsonCommand(const std::string& path) {
  std::string text = ReadFile(path);
  LineIndex lines(text);
  int status = kAccepted;
  for (const yaml::Document& document : yaml::ReadStream(text, 0)) {
    if (!document.error) {
      std::cout << WriteJson(document.value) << '\n';
      continue;
    }
    LineIndex::Position position = lines.At(document.error->where.begin);
    std::cerr << path << ':' << position.line << ':' << position.column << ": "
              << Render(document.error->message, Language::kEnglish) << '\n';
    status = kRefused;
  }
  return status;
}

}  // namespace ksp::cli
