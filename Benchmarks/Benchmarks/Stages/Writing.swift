import Benchmark
import TextStatistics

/// The square matrix of 491 outlets, 241,081 numbers, as CSV.
func benchmarkWriting() {
  let labels = (0..<491).map { "outlet\($0).com" }
  // Reciprocals have as many digits as similarities do.
  let value = { @Sendable (row: Int, column: Int) in 1 / Double(1 + row + column) }
  let table = Table(
    columns: [.text("outlet", "The outlet.") { labels[$0] }]
      + labels.indices.map { column in .real(labels[column], "Similarity to it.") { value($0, column) } },
    rows: labels.indices)

  Benchmark("Writing a square matrix") { benchmark in
    for _ in benchmark.scaledIterations { try blackHole(table.formatted(as: .csv)) }
  } setup: {
    let lines = try table.formatted(as: .csv).split(separator: "\n")
    require(lines.count == 492, "a header and a line for each outlet")
    for (row, line) in lines.dropFirst().enumerated() {
      let cells = line.split(separator: ",").dropFirst().map { Double($0) }
      require(cells == labels.indices.map { value(row, $0) }, "numbers that read back as they were")
    }
  }
}
