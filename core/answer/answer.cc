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
Message WhyFirst(const Candidate& winner, const Candidate& second, std::size_t count) {
  std::string_view code = "answer.serves.name";
  if (!winner.runtime->cluster_scoped && second.runtime->cluster_scoped) {
    code = "answer.serves.namespace";
  } else if (winner.priority != second.priority) {
    code = "answer.serves.priority";
  } else if (winner.protocol_rank != second.protocol_rank) {
    code = "answer.serves.protocol";
  } else if (CreationTime(winner) != CreationTime(second)) {
    code = "answer.serves.newest";
  }
  return MakeMessage(code, {{"runtime", winner.runtime->name},
                            {"other", second.runtime->name},
                            {"count", static_cast<std::int64_t>(count)},
                            {"priority", PriorityOf(winner)},
                            {"otherPriority", PriorityOf(second)}});
}

Message WhyServed(const Outcome& outcome, const Candidate* winner) {
  const kserve::Reconciled& reconciled = *outcome.reconciled;
  if (winner == nullptr) return MakeMessage("answer.serves.custom", {});
  if (outcome.admission.defaulted.Find({"spec", "predictor", "model", "runtime"}) != nullptr) {
    return MakeMessage("answer.serves.explicit", {{"runtime", winner->runtime->name}});
  }
  const Candidate* second = AtPlace(reconciled.candidates, 1);
  if (second == nullptr) {
    return MakeMessage("answer.serves.only", {{"runtime", winner->runtime->name}});
  }
  return WhyFirst(*winner, *second, reconciled.supporting.size());
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
  const kserve::Reconciled& reconciled = *outcome.reconciled;
  const Value* model = outcome.admission.defaulted.Find({"spec", "predictor", "model"});
  std::string format = model == nullptr ? "" : FormatOf(*model);
  Value count = static_cast<std::int64_t>(reconciled.candidates.size());
  const Candidate* nearest = Nearest(reconciled.candidates);
  if (nearest == nullptr || FailsOnFormat(*nearest)) {
    answer->text = MakeMessage(
        reconciled.candidates.empty() ? "answer.noRuntime.none" : "answer.noRuntime.format",
        {{"format", format}, {"count", count}});
    return;
  }
  const Check* failed = FirstFailed(*nearest);
  answer->text =
      MakeMessage("answer.noRuntime.nearest", {{"format", format},
                                               {"count", count},
                                               {"runtime", nearest->runtime->name},
                                               {"reason", Render(failed->reason, language)}});
  answer->evidence = failed->evidence;
}

void AnswerReconciled(const Outcome& outcome, Language language, Answer* answer) {
  const kserve::Reconciled& reconciled = *outcome.reconciled;
  if (reconciled.panicked) {
    answer->kind = Answer::Kind::kCrash;
    answer->text = MakeMessage("answer.crash",
                               {{"release", outcome.release->name}, {"reason", reconciled.panic}});
    return;
  }
  if (!reconciled.error.empty()) {
    answer->kind = Answer::Kind::kError;
    answer->quote = reconciled.error;
    answer->quoted_from = "KServe";
    answer->text = MakeMessage("answer.error", {});
    if (reconciled.error.starts_with("no runtime found to support predictor")) {
      answer->kind = Answer::Kind::kNoRuntime;
      AnswerNoRuntime(outcome, language, answer);
    }
    return;
  }
  if (reconciled.mode == "ModelMesh") {
    answer->kind = Answer::Kind::kModelMesh;
    answer->text = MakeMessage("answer.modelMesh", {});
    return;
  }
  answer->kind = Answer::Kind::kServes;
  if (reconciled.winner) answer->winner = &reconciled.candidates[*reconciled.winner];
  answer->text = WhyServed(outcome, answer->winner);
  if (answer->winner != nullptr) {
    if (const Value* name = answer->winner->runtime->object.Find({"metadata", "name"})) {
      answer->evidence.push_back(name->origin());
    }
  }
}

}  // namespace

std::string_view KindName(Answer::Kind kind) {
  switch (kind) {
    case Answer::Kind::kServes:
      return "serves";
    case Answer::Kind::kModelMesh:
      return "modelMesh";
    case Answer::Kind::kNoRuntime:
      return "noRuntime";
    case Answer::Kind::kError:
      return "error";
    case Answer::Kind::kCrash:
      return "crash";
    case Answer::Kind::kRejected:
      return "rejected";
    case Answer::Kind::kNotYaml:
      return "notYaml";
    case Answer::Kind::kTooMuch:
      return "tooMuch";
    case Answer::Kind::kNothing:
      return "nothing";
  }
  return "";
}

Answer MakeAnswer(const Outcome& outcome, Language language) {
  Answer answer;
  if (outcome.broken) {
    const Document& document = (*outcome.documents)[*outcome.broken];
    bool limit = yaml::IsLimit(*document.error);
    answer.kind = limit ? Answer::Kind::kTooMuch : Answer::Kind::kNotYaml;
    answer.text = MakeMessage(limit ? "answer.tooMuch" : "answer.notYaml",
                              {{"document", static_cast<std::int64_t>(*outcome.broken + 1)},
                               {"reason", Render(document.error->message, language)}});
    answer.evidence = {document.error->where};
    return answer;
  }
  if (!outcome.inference_service) {
    answer.text =
        MakeMessage(outcome.runtimes->empty() ? "answer.nothing" : "answer.nothing.runtimes",
                    {{"count", static_cast<std::int64_t>(outcome.runtimes->size())}});
    return answer;
  }
  const kserve::InferenceServiceAdmission& admission = outcome.admission;
  if (!admission.panic.empty()) {
    answer.kind = Answer::Kind::kCrash;
    answer.text = MakeMessage("answer.crash",
                              {{"release", outcome.release->name}, {"reason", admission.panic}});
  } else if (!admission.rejected_by.empty()) {
    bool kserve = admission.rejected_by == "validator" || admission.rejected_by == "defaulter";
    answer.kind = Answer::Kind::kRejected;
    std::string code = kserve ? "answer.rejected.webhook" : "answer.rejected.apiServer";
    if (outcome.stored) code += ".update";
    answer.text = MakeMessage(code, {});
    answer.quote = admission.rejection;
    answer.quoted_from = kserve ? "KServe" : "Kubernetes";
  } else if (outcome.reconciled) {
    AnswerReconciled(outcome, language, &answer);
  }
  return answer;
}

}  // namespace ksp
