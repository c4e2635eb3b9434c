#include "scenario/openshift_template.h"

#include <string>
#include <string_view>

#include "value/json.h"

namespace ksp {
namespace {

// A text made of parameters is not let grow beyond this: a parameter may hold much and be named
// often.
constexpr std::size_t kMaxText = 1u << 20;

class Processor {
 public:
  explicit Processor(Map parameters) : parameters_(std::move(parameters)) {}

  Value Process(const Value& value) const {
    if (value.is_string()) return String(value);
    if (value.is_list()) {
      List list;
      for (const Value& item : value.list()) list.push_back(Process(item));
      return Value(std::move(list)).WithOrigin(value.origin());
    }
    if (value.is_map()) {
      std::vector<Entry> entries;
      for (const Entry& entry : value.map()) {
        entries.push_back({entry.key, entry.key_origin, Process(entry.value)});
      }
      return Value(Map::FromEntries(std::move(entries))).WithOrigin(value.origin());
    }
    return value;
  }

 private:
  Value String(const Value& value) const {
    std::string_view text = value.string();
    if (text.starts_with("${{") && text.ends_with("}}")) {
      const Value* parameter = parameters_.Find(text.substr(3, text.size() - 5));
      if (parameter != nullptr) {
        JsonParsed parsed = ParseJson(parameter->string());
        Value result = parsed.error ? *parameter : parsed.value;
        return std::move(result).WithOrigin(value.origin());
      }
    }
    std::string out;
    while (true) {
      std::size_t open = text.find("${");
      std::size_t close = open == text.npos ? text.npos : text.find('}', open);
      if (close == text.npos || out.size() > kMaxText) break;
      out.append(text.substr(0, open));
      const Value* parameter = parameters_.Find(text.substr(open + 2, close - open - 2));
      out.append(parameter != nullptr ? std::string_view(parameter->string())
                                      : text.substr(open, close - open + 1));
      text.remove_prefix(close + 1);
    }
    out.append(text);
    return Value(std::move(out)).WithOrigin(value.origin());
  }

  Map parameters_;
};

}  // namespace

bool IsOpenShiftTemplate(const Value& object) {
  const std::string& version = object.StringAt("apiVersion");
  const Value* objects = object.Find("objects");
  return object.StringAt("kind") == "Template" && objects != nullptr && objects->is_list() &&
         (version == "v1" || version.starts_with("template.openshift.io/"));
}

ProcessedTemplate ProcessTemplate(const Value& object) {
  ProcessedTemplate processed;
  Map parameters;
  if (const Value* list = object.Find("parameters")) {
    for (const Value& parameter : list->list()) {
      const std::string& name = parameter.StringAt("name");
      const Value* value = parameter.Find("value");
      if (name.empty()) continue;
      if (value != nullptr && value->is_string()) {
        parameters.Set(name, *value);
      } else {
        Map args;
        args.Set("name", name);
        processed.warnings.push_back(
            {Message{"scenario.parameterWithoutValue", std::move(args)}, parameter.origin()});
      }
    }
  }
  Processor processor(std::move(parameters));
  for (const Value& item : object.Find("objects")->list()) {
    processed.objects.push_back(processor.Process(item));
  }
  return processed;
}

}  // namespace ksp
