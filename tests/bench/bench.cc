// bench FOLDER [options of Google Benchmark]: how long the core takes for each request in FOLDER
// (NAME.json, from scenarios.mjs), text to text, as the page asks it; and for the choice among
// 10,000 runtimes alone (`resolve-10000`).
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "kserve/cluster.h"
#include "kserve/controller/resolve.h"
#include "kserve/release.h"
#include "request.h"
#include "value/json.h"

namespace {

using ksp::kserve::Cluster;
using ksp::kserve::FindRelease;
using ksp::kserve::SelectRuntimes;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void Evaluate(benchmark::State& state, const std::string& request) {
  for (auto _ : state) benchmark::DoNotOptimize(ksp::EvaluateJson(request));
}

// The runtimes of scenarios.mjs: half of them support the model, each with a priority of its own.
Cluster ManyRuntimes(int count) {
  Cluster cluster;
  for (int i = 0; i < count; ++i) {
    std::string format = i % 2 == 0 ? "sklearn" : "xgboost";
    std::string spec = R"({"spec": {"supportedModelFormats": [{"name": ")" + format +
                       R"(", "version": "1", "autoSelect": true, "priority": )" +
                       std::to_string(i + 1) + R"(}], "protocolVersions": ["v2"]}})";
    cluster.Install({false, false, "rt-" + std::to_string(i), "models", std::nullopt,
                     ksp::ParseJson(spec).value});
  }
  return cluster;
}

void Resolve(benchmark::State& state) {
  const ksp::kserve::Release& release = *FindRelease("v0.20.0");
  const Cluster cluster = ManyRuntimes(10'000);
  const ksp::Value model = ksp::ParseJson(R"({"modelFormat": {"name": "sklearn", "version": "1"},
                                              "protocolVersion": "v2"})")
                               .value;
  for (auto _ : state) {
    benchmark::DoNotOptimize(SelectRuntimes(release, model, false, "models", cluster));
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2 || !std::filesystem::is_directory(argv[1])) {
    std::cerr << "usage: bench FOLDER [--benchmark_...]\n";
    return 2;
  }
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    benchmark::RegisterBenchmark(entry.path().stem().c_str(), Evaluate, ReadFile(entry.path()))
        ->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("resolve-10000", Resolve)->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
