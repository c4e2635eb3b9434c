#include <algorithm>
#include <iostream>
#include <string_view>
#include <utility>

#include "cli/commands.h"
#include "link/link.h"

namespace ksp::cli {
namespace {

// A line that begins a document: "---" and perhaps more after white space.
bool BeginsDocument(std::string_view line) {
  return line.starts_with("---") && (line.size() == 3 || line.find_first_of(" \t\r\n") == 3);
}

bool IsBlankOrComment(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t\r\n");
  return at == line.npos || line[at] == '#';
}

// The documents of a text as they stand, each with its "---" and the comments before that.
std::vector<std::string> SplitDocuments(std::string_view text) {
  std::vector<std::string> pieces;
  std::string piece;
  bool has_document = false;
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end == text.npos ? text.size() : end + 1);
    text.remove_prefix(line.size());
    if (BeginsDocument(line)) {
      if (has_document) pieces.push_back(std::exchange(piece, ""));
      has_document = false;
    } else if (!IsBlankOrComment(line)) {
      has_document = true;
    }
    piece += line;
  }
  if (!piece.empty()) pieces.push_back(std::move(piece));
  return pieces;
}

bool IsInferenceService(const std::string& text) {
  const std::vector<Document> documents = ReadDocuments({{"", text}}, "default");
  return !documents.empty() &&
         std::all_of(documents.begin(), documents.end(), [](const Document& document) {
           return document.role == Document::Role::kInferenceService;
         });
}

void AppendDocument(std::string_view document, std::string* text) {
  if (text->empty()) {
    if (BeginsDocument(document.substr(0, document.find('\n')))) {
      document.remove_prefix(std::min(document.size(), document.find('\n') + 1));
    }
  } else {
    if (!text->ends_with('\n')) *text += '\n';
    if (!BeginsDocument(document.substr(0, document.find('\n')))) *text += "---\n";
  }
  *text += document;
}

}  // namespace

int LinkCommand(const LinkArguments& arguments) {
  const Settings settings = arguments.scenario.ToSettings();
  if (settings.releases.size() != 1 || settings.modes.size() > 1) {
    throw UsageError("a link has one release and one deployment mode");
  }
  const kserve::Release& release = *settings.releases.front();
  link::SharedScenario shared;
  shared.kserve = release.name;
  shared.config = settings.config;
  shared.mode = !settings.modes.empty() ? settings.modes.front()
                : settings.config.is_null()
                    ? kserve::DeploymentMode::kKnative
                    : kserve::ParseConfig(release, settings.config).config.default_mode;
  shared.name_space = arguments.scenario.name_space;
  std::optional<bool> catalog = settings.catalog;
  for (const std::string& file : arguments.scenario.files) {
    const std::string text = ReadFile(file);
    if (!catalog) catalog = CatalogSetting(text);
    for (const std::string& document : SplitDocuments(text)) {
      AppendDocument(document,
                     IsInferenceService(document) ? &shared.inference_service : &shared.runtimes);
    }
  }
  shared.catalog = catalog.value_or(true);
  for (const std::string& file : arguments.scenario.stored_files) {
    for (const std::string& document : SplitDocuments(ReadFile(file))) {
      AppendDocument(document, &shared.stored);
    }
  }
  link::Encoded encoded = link::Encode(shared);
  if (encoded.error) throw UsageError(Render(*encoded.error, settings.language));
  std::cout << arguments.base.substr(0, arguments.base.find('#')) << encoded.link << '\n';
  return kAccepted;
}

}  // namespace ksp::cli
