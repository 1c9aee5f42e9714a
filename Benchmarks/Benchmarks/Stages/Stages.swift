import Benchmark

/// One function a stage of the pipeline, each in its own file. Every benchmark checks its answer before it is timed.
@main
struct Stages: BenchmarkRunnerHooks {
  static func registerBenchmarks() {
    Benchmark.defaultConfiguration = .init(
      metrics: [.wallClock, .cpuTotal, .throughput, .peakMemoryResident], warmupIterations: 1,
      maxDuration: .seconds(5), maxIterations: 50)
    benchmarkWriting()
  }
}
