// How long the pipeline takes. Nothing here asserts a time; script/bench prints the ratios.
#include <benchmark/benchmark.h>

#include "evaluate.h"
#include "scenarios.h"
#include "value/json.h"

namespace {

using ksp::bench::kInferenceService;

ksp::Settings Newest(bool detail) {
  ksp::Settings settings;
  settings.releases = {&ksp::kserve::Releases().back()};
  settings.detail = detail;
  return settings;
}

void Run(benchmark::State& state, const std::string& text, const ksp::Settings& settings) {
  for (auto _ : state) {
    ksp::Scenario scenario({{"x.yaml", text}});
    for (const ksp::Value& report : ksp::Evaluate(scenario, settings)) {
      benchmark::DoNotOptimize(ksp::WriteJson(report));
    }
  }
}

void OneInferenceService(benchmark::State& state) { Run(state, kInferenceService, Newest(false)); }
void OneWithItsExplanation(benchmark::State& state) { Run(state, kInferenceService, Newest(true)); }

void AllReleases(benchmark::State& state) {
  ksp::Settings settings = Newest(false);
  settings.releases.clear();
  for (const ksp::kserve::Release& release : ksp::kserve::Releases()) {
    settings.releases.push_back(&release);
  }
  Run(state, kInferenceService, settings);
}

void ManyRuntimes(benchmark::State& state) {
  Run(state, ksp::bench::ManyRuntimes(static_cast<int>(state.range(0))), Newest(false));
}

void ReadLargeText(benchmark::State& state) {
  Run(state, ksp::bench::LargeText(static_cast<std::size_t>(state.range(0))), Newest(false));
}

BENCHMARK(OneInferenceService)->Unit(benchmark::kMillisecond);
BENCHMARK(OneWithItsExplanation)->Unit(benchmark::kMillisecond);
BENCHMARK(AllReleases)->Unit(benchmark::kMillisecond);
BENCHMARK(ManyRuntimes)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(ReadLargeText)->Arg(1 << 20)->Arg(10 << 20)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
