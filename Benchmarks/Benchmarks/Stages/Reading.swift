import Benchmark
import NewsCorpus
import TextStatistics

/// From files to documents, whose text is looked at no further.
func benchmarkReading() {
  benchmarkReading("JSON lines") { PlainCorpus.path(.jsonl) }
  benchmarkReading("CSV") { PlainCorpus.path(.csv) }
  benchmarkReading("JSON lines, gzip") { PlainCorpus.compressedPath(.jsonl) }
}

private func benchmarkReading(_ name: String, path: @escaping () -> String) {
  Benchmark("Reading \(name)") { (benchmark, path: String) in
    for _ in benchmark.scaledIterations {
      let reader = try CorpusReader(paths: [path], columns: [.id, .outlet])
      blackHole(try reader.read(threads: threads, makeState: { 0 }) { $0 += $1.text.count }.states)
    }
  } setup: {
    let path = path()
    let reader = try CorpusReader(paths: [path], columns: [.id, .outlet])
    let states = try reader.read(threads: threads, makeState: { [[[UInt8]]]() }) { articles, document in
      articles.append([Array(document.column(0)!), Array(document.column(1)!), Array(document.text)])
    }.states
    let read = states.joined().sorted { $0[0].lexicographicallyPrecedes($1[0]) }
    let made = PlainCorpus().articles.map { [Array($0.id.utf8), Array($0.outlet.utf8), $0.text] }
    require(read == made, "the articles as they are made now: Benchmarks/.corpus may be old")
    return path
  }
}
