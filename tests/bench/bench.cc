// bench FOLDER [options of Google Benchmark]: how long the core takes for each request in FOLDER
// (NAME.json, from scenarios.mjs), text to text, as the page asks it.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "request.h"

namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void Evaluate(benchmark::State& state, const std::string& request) {
  for (auto _ : state) benchmark::DoNotOptimize(ksp::EvaluateJson(request));
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
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
