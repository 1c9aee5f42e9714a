import Benchmark

/// One function a stage of the pipeline, each in its own file. Every benchmark checks its answer before it is timed.
@main
struct Stages: BenchmarkRunnerHooks {
  static func registerBenchmarks() {
    // No memory: that of the checks would be in it.
    Benchmark.defaultConfiguration = .init(
      metrics: [.wallClock, .cpuTotal, .throughput], warmupIterations: 1, maxDuration: .seconds(5), maxIterations: 50)
    benchmarkReading()
    benchmarkTokenizing()
    benchmarkCounting()
    benchmarkWeighting()
    benchmarkSimilarity()
    benchmarkNeighbours()
    benchmarkWriting()
  }
}

/// How many threads each stage may use.
let threads = 2

/// Ends the program with the `claim` that does not hold; `precondition` would keep it to itself in a release build.
func require(_ holds: Bool, _ claim: String, file: StaticString = #filePath, line: UInt = #line) {
  if !holds { fatalError(claim, file: file, line: line) }
}
