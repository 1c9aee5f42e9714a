import Testing

@testable import TextStatistics

private func diversity(
  _ articles: [Article], by names: [String]? = nil, window: Int = 10, rarefied: Int? = 20, replicates: Int = 200,
  stopwords: [String] = [], threads: Int = 1
) throws -> LexicalDiversity {
  var tokenizer = TokenizerOptions()
  tokenizer.stopwords = stopwords
  var counting = CountingOptions(tokenization: try Tokenization(tokenizer))
  counting.unit = names.map { .groups(by: $0) } ?? .documents
  counting.threads = threads
  var options = LexicalDiversity.Options()
  options.window = window
  options.rarefied = rarefied
  options.resampling.replicates = replicates
  let reader = try CorpusReader(
    bytes: try jsonLines(articles), format: .jsonl, columns: counting.unit.columns, blockSize: 4096)
  return try LexicalDiversity(reader, counting, options)
}

@Suite struct LexicalDiversityTests {
  @Test func measuresAgreeWithOtherPrograms() throws {
    let lines = diversityGolden.split(separator: "\n")
    let texts = lines.filter { $0.hasPrefix("text ") }.map { String($0.dropFirst(5)) }
    let values = lines.filter { $0.hasPrefix("values ") }.map {
      $0.split(separator: " ").dropFirst().map { Double($0)! }
    }
    let rows = try diversity(texts.map { Article(text: $0) }).rows
    #expect(rows.count == 10 && values.count == 10)
    for (index, row) in rows.enumerated() {
      #expect(values[index].count == LexicalDiversityMeasure.allCases.count)
      for (measure, value) in zip(LexicalDiversityMeasure.allCases, values[index]) {
        #expect(agree(row[measure], value, tolerance: 1e-10), "\(index) \(measure): \(row[measure]), not \(value)")
      }
    }
  }

  @Test func windowsAndFactorsAreThoseCountedFromScratch() {
    var random = SeededGenerator(5)
    var sequences = SequentialDiversity(window: 7)
    for length in [0, 1, 6, 7, 8, 13, 14, 200, 25] {
      let tokens = (0..<length).map { _ in
        min(UInt32.random(in: 1...30, using: &random), UInt32.random(in: 1...30, using: &random))
      }
      let found = tokens.withUnsafeBufferPointer { sequences.values($0, idCount: 31) }
      func ratio(_ part: some Collection<UInt32>) -> Double { Double(Set(part).count) / Double(part.count) }
      func mean(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }
      let windows = (0..<max(0, length - 6)).map { ratio(tokens[$0..<$0 + 7]) }
      #expect(agree(found.mattr, length > 0 && length < 7 ? ratio(tokens) : mean(windows)))
      #expect(agree(found.msttr, mean((0..<length / 7).map { ratio(tokens[$0 * 7..<$0 * 7 + 7]) })))
      func factors(_ tokens: [UInt32]) -> Double {
        var (count, part) = (0.0, [UInt32]())
        for token in tokens {
          part.append(token)
          if ratio(part) < 0.72 { (count, part) = (count + 1, []) }
        }
        return part.isEmpty ? count : count + (1 - ratio(part)) / 0.28
      }
      let (forward, backward) = (factors(tokens), factors(tokens.reversed()))
      let mtld = forward == 0 ? .nan : (Double(length) / forward + Double(length) / backward) / 2
      #expect(agree(found.mtld, mtld))
    }
  }

  @Test func aFactorEndsBelowTheThresholdAndNotAtIt() {
    // 18 types among 25 tokens are exactly 0.72.
    let tokens = (0..<18).map { UInt32($0) } + (0..<7).map { UInt32($0) }
    var sequences = SequentialDiversity(window: 10)
    let found = tokens.withUnsafeBufferPointer { sequences.values($0, idCount: 18) }
    // Read backwards it never falls so low before the end either: one factor each way, made of the rest alone.
    #expect(agree(found.mtld, 25))
  }

  @Test func rarefiedTypesGrowWithTheSampleFromOneToAll() {
    var random = SeededGenerator(6)
    for _ in 0..<20 {
      let frequencies = (0..<40).map { _ in
        UInt32.random(in: 1...60, using: &random) / UInt32.random(in: 1...60, using: &random)
      }
      let spectrum = FrequencySpectrum(frequencies)
      guard spectrum.tokenCount > 0 else { continue }
      #expect(agree(spectrum.expectedTypes(among: 1), 1))
      #expect(spectrum.expectedTypes(among: spectrum.tokenCount) == Double(spectrum.typeCount))
      #expect(spectrum.expectedTypes(among: spectrum.tokenCount + 1).isNaN)
      let curve = (1...spectrum.tokenCount).map { spectrum.expectedTypes(among: $0) }
      for (a, b) in zip(curve, curve.dropFirst()) { #expect(a <= b + 1e-12 && b <= a + 1 + 1e-12) }
    }
  }

  @Test func rareTypesOfAHugeTextKeepTheirDigits() {
    // 10⁹ tokens, one of them of a type of its own, which is among 42 with a probability of exactly 42e-9.
    let spectrum = FrequencySpectrum([999_999_999, 1])
    #expect(agree(spectrum.expectedTypes(among: 42), 1 + 42e-9, tolerance: 1e-15))
  }

  @Test func groupsPoolCountsAndAverageSequences() throws {
    let long = (0..<40).map { "w\($0 % 13)x" }.joined(separator: " ")
    let other = (0..<25).map { "w\($0 % 5)x" }.joined(separator: " ")
    let articles = [
      Article(outlet: "A", text: long), Article(outlet: "A", text: other), Article(outlet: "A", text: "too short too"),
      Article(outlet: "B", text: other), Article(outlet: "C", text: ""), Article(outlet: nil, text: long),
    ]
    let groups = try diversity(articles, by: ["outlet"])
    let single = try diversity(articles).rows
    #expect(groups.missingLabelCount == 1 && groups.rows.map(\.labels) == [["A"], ["B"], ["C"]])
    let (a, b, c) = (groups.rows[0], groups.rows[1], groups.rows[2])
    #expect((a.articleCount, a.windowedCount, a.tokenCount, a.typeCount) == (3, 2, 68, 15))
    for measure in [LexicalDiversityMeasure.mattr, .msttr] {
      #expect(agree(a[measure], (single[0][measure] + single[1][measure]) / 2))
    }
    #expect(agree(a[.mtld], (single[0][.mtld] + single[1][.mtld] + single[2][.mtld]) / 3))
    let pooled = try diversity([Article(text: "\(long) \(other) too short too")]).rows[0]
    for measure in LexicalDiversityMeasure.allCases where !measure.isSequential {
      #expect(a[measure] == pooled[measure])
      #expect(a.interval(of: measure).low.isNaN)
    }
    let interval = a.interval(of: .mattr)
    #expect(interval.low < a[.mattr] && a[.mattr] < interval.high)
    #expect(a.flags == [.belowWindow] && b.flags == [.belowHDD] && c.flags == [.empty])
    #expect(b.interval(of: .mattr).low.isNaN && b[.mattr] == single[3][.mattr])
    for measure in LexicalDiversityMeasure.allCases { #expect(c[measure].isNaN) }
  }

  @Test func removedWordsLeaveNoGap() throws {
    let rows = try diversity(
      [Article(text: "a the b the the c a b"), Article(text: "a b c a b")], window: 3, stopwords: ["the"]
    ).rows
    for measure in LexicalDiversityMeasure.allCases { #expect(agree(rows[0][measure], rows[1][measure])) }
    #expect(rows[0].tokenCount == 5 && agree(rows[0][.mattr], 1))
  }

  @Test func shortArticlesHaveEmptyCellsAndFlags() throws {
    let table = try diversity([
      Article(id: "0", text: ""), Article(id: "1", text: "one"), Article(id: "2", text: "a a"),
    ]).table
    #expect(
      try table.formatted(as: .csv, digits: 4) == """
        id,outlet,n_tokens,n_types,ttr,guiraud_r,cttr,herdan_c,maas_a2,yule_k,simpson_d,entropy_bits,entropy_mm,\
        hapax_ratio,chao1,mattr,msttr,mtld,hdd,rarefied_types,flag
        0,,0,0,,,,,,,,,,,,,,,,,empty_doc
        1,,1,1,1,1,0.7071,,,0,,0,0,1,1,1,,,,,n_lt_window n_lt_42 n_lt_rarefy
        2,,2,1,0.5,0.7071,0.5,0,1.443,5000,1,0,0,0,1,0.5,,2,,,n_lt_window n_lt_42 n_lt_rarefy

        """)
  }

  @Test(arguments: [nil, ["outlet"], []]) func threadsChangeNoByte(names: [String]?) throws {
    var random = SeededGenerator(7)
    let articles = randomArticles(150, &random)
    let texts = try [1, 2, 7].map { try diversity(articles, by: names, threads: $0).table.formatted(as: .csv) }
    #expect(texts[0].count > 300 && texts[1] == texts[0] && texts[2] == texts[0])
  }
}
