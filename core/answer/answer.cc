#include "answer/answer.h"

#include <algorithm>

namespace ksp {
namespace {

using kserve::Candidate;
using kserve::Check;

const Candidate* AtPlace(const std::vector<Candidate>& candidates, std::size_t place) {
  for (const Candidate& candidate : candidates) {
    if (candidate.place == place) return &candidate;
  }
  return nullptr;
}

std::string_view CreationTime(const Candidate& candidate) {
  return candidate.runtime->object.StringAt({"metadata", "creationTimestamp"});
}

Value PriorityOf(const Candidate& candidate) {
  return candidate.priority ? Value(*candidate.priority) : Value("–");
}

// Why `winner` comes before `second`: the first key of both sorts in which they differ.
const char* WhyFirst(const Candidate& winner, const Candidate& second) {
  if (!winner.runtime->cluster_scoped && second.runtime->cluster_scoped) {
    return "answer.serves.namespace";
  }
  if (winner.priority != second.priority) return "answer.serves.priority";
  if (winner.protocol_rank != second.protocol_rank) return "answer.serves.protocol";
  if (CreationTime(winner) != CreationTime(second)) return "answer.serves.newest";
  return "answer.serves.name";
}

void Say(std::string_view kind, const char* code, Args args, Answer* answer) {
  answer->kind = kind;
  answer->text = MakeMessage(code, args);
}

void AnswerServes(const Outcome& outcome, Answer* answer) {
  const kserve::Reconciled& reconciled = *outcome.reconciled;
  if (!reconciled.winner) return Say("serves", "answer.serves.custom", {}, answer);
  const Candidate& winner = reconciled.candidates[*reconciled.winner];
  const kserve::InstalledRuntime& runtime = *winner.runtime;
  answer->winner = &winner;
  if (const Value* name = runtime.object.Find({"metadata", "name"})) {
    answer->evidence.push_back(name->origin());
  }
  const bool named =
      outcome.admission.defaulted.Find({"spec", "predictor", "model", "runtime"}) != nullptr;
  const Candidate* second = AtPlace(reconciled.candidates, 1);
  if (named || second == nullptr) {
    return Say("serves", named ? "answer.serves.explicit" : "answer.serves.only",
               {{"runtime", runtime.name}}, answer);
  }
  Say("serves", WhyFirst(winner, *second),
      {{"runtime", runtime.name},
       {"other", second->runtime->name},
       {"count", static_cast<std::int64_t>(reconciled.supporting.size())},
       {"priority", PriorityOf(winner)},
       {"otherPriority", PriorityOf(*second)}},
      answer);
}

void AnswerCrash(const Outcome& outcome, const std::string& reason, Answer* answer) {
  Say("crash", "answer.crash", {{"release", outcome.release->name}, {"reason", reason}}, answer);
}

std::size_t PassedChecks(const Candidate& candidate) {
  return static_cast<std::size_t>(
      std::count_if(candidate.checks.begin(), candidate.checks.end(),
                    [](const Check& check) { return check.result == Check::Result::kPassed; }));
}

const Check* FirstFailed(const Candidate& candidate) {
  for (const Check& check : candidate.checks) {
    if (check.result == Check::Result::kFailed) return &check;
  }
  return nullptr;
}

bool FailsOnFormat(const Candidate& candidate) {
  const Check* failed = FirstFailed(candidate);
  return failed == nullptr || failed->code == "format" || failed->code == "scope";
}

// The rejected runtime that came nearest: pasted before built-in, then the most checks passed.
const Candidate* Nearest(const std::vector<Candidate>& candidates) {
  const Candidate* nearest = nullptr;
  auto rank = [](const Candidate& c) {
    return std::pair(!FailsOnFormat(c), std::pair(!c.runtime->built_in, PassedChecks(c)));
  };
  for (const Candidate& candidate : candidates) {
    if (FirstFailed(candidate) == nullptr) continue;
    if (nearest == nullptr || rank(candidate) > rank(*nearest)) nearest = &candidate;
  }
  return nearest;
}

// As YAML would write it: a model without a format asks for "".
std::string FormatOf(const Value& model) {
  std::string format = model.StringAt({"modelFormat", "name"});
  if (format.empty()) format = "\"\"";
  const std::string& version = model.StringAt({"modelFormat", "version"});
  return version.empty() ? format : format + " " + version;
}

void AnswerNoRuntime(const Outcome& outcome, Language language, Answer* answer) {
  const std::vector<Candidate>& candidates = outcome.reconciled->candidates;
  const Value* model = outcome.admission.defaulted.Find({"spec", "predictor", "model"});
  const std::string format = model == nullptr ? "" : FormatOf(*model);
  const auto count = static_cast<std::int64_t>(candidates.size());
  const Candidate* nearest = Nearest(candidates);
  if (nearest == nullptr || FailsOnFormat(*nearest)) {
    return Say("noRuntime",
               candidates.empty() ? "answer.noRuntime.none" : "answer.noRuntime.format",
               {{"format", format}, {"count", count}}, answer);
  }
  const Check* failed = FirstFailed(*nearest);
  Say("noRuntime", "answer.noRuntime.nearest",
      {{"format", format},
       {"count", count},
       {"runtime", nearest->runtime->name},
       {"reason", Render(failed->reason, language)}},
      answer);
  answer->evidence = failed->evidence;
}

void AnswerReconciled(const Outcome& outcome, Language language, Answer* answer) {
  const kserve::Reconciled& reconciled = *outcome.reconciled;
  if (reconciled.panicked) return AnswerCrash(outcome, reconciled.panic, answer);
  if (!reconciled.error.empty()) {
    answer->quote = &reconciled.error;
    answer->quoted_from = "KServe";
    if (reconciled.error.starts_with("no runtime found to support predictor")) {
      return AnswerNoRuntime(outcome, language, answer);
    }
    return Say("error", "answer.error", {}, answer);
  }
  if (reconciled.mode == "ModelMesh") return Say("modelMesh", "answer.modelMesh", {}, answer);
  AnswerServes(outcome, answer);
}

}  // namespace

Answer MakeAnswer(const Outcome& outcome, Language language) {
  Answer answer;
  const kserve::InferenceServiceAdmission& admission = outcome.admission;
  if (outcome.broken) {
    const yaml::Problem& error = *(*outcome.documents)[*outcome.broken].error;
    bool limit = yaml::IsLimit(error);
    Say(limit ? "tooMuch" : "notYaml", limit ? "answer.tooMuch" : "answer.notYaml",
        {{"document", static_cast<std::int64_t>(*outcome.broken + 1)},
         {"reason", Render(error.message, language)}},
        &answer);
    answer.evidence.push_back(error.where);
  } else if (!outcome.inference_service) {
    Say("nothing", outcome.runtimes->empty() ? "answer.nothing" : "answer.nothing.runtimes",
        {{"count", static_cast<std::int64_t>(outcome.runtimes->size())}}, &answer);
  } else if (!admission.panic.empty()) {
    AnswerCrash(outcome, admission.panic, &answer);
  } else if (!admission.rejected_by.empty()) {
    bool kserve = admission.rejected_by == "validator" || admission.rejected_by == "defaulter";
    Say("rejected", kserve ? "answer.rejected.webhook" : "answer.rejected.apiServer", {}, &answer);
    if (outcome.stored) answer.text.code += ".update";
    answer.quote = &admission.rejection;
    answer.quoted_from = kserve ? "KServe" : "Kubernetes";
  } else if (outcome.reconciled) {
    AnswerReconciled(outcome, language, &answer);
  }
  return answer;
}

}  // namespace ksp
