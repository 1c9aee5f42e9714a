import Testing

@testable import TextStatistics

/// How the terms of each outlet are spread, by outlet and term.
private func dispersions(
  _ articles: [Article], stopwords: [String] = [], minimumCount: Int = 1, threads: Int = 1
) throws -> (values: [String: [String: TermDispersion]], dispersion: Dispersion) {
  var tokenizer = TokenizerOptions()
  tokenizer.stopwords = stopwords
  var options = CountingOptions(tokenization: try Tokenization(tokenizer))
  options.limits.minimumCount = minimumCount
  options.countsArticles = true
  options.threads = threads
  let reader = try CorpusReader(
    bytes: try jsonLines(articles), format: .jsonl, columns: options.unit.columns, blockSize: 4096)
  let corpus = try TokenizedCorpus(reader, options)
  let dispersion = try Dispersion(corpus, threads: threads)
  var values: [String: [String: TermDispersion]] = [:]
  let matrix = corpus.matrix
  for row in matrix.rows.indices {
    for entry in matrix.counts.range(ofRow: row) {
      values[matrix.rows[row].labels[0], default: [:]][matrix.terms[Int(matrix.counts.columns[entry])]] =
        dispersion.dispersion(ofEntry: entry, row: row)
    }
  }
  return (values, dispersion)
}

@Suite struct DispersionTests {
  @Test(arguments: [1, 2]) func measuresAgreeWithTheirDefinitionsOverAllParts(threads: Int) throws {
    var texts: [(parts: [String], terms: [(term: String, values: [Double])])] = []
    for line in dispersionGolden.split(separator: "\n") {
      if line.hasPrefix("text ") {
        texts.append((line.dropFirst(5).split(separator: "/").map(String.init), []))
      } else {
        let fields = line.split(separator: " ")
        texts[texts.count - 1].terms.append((String(fields[1]), fields.dropFirst(2).map { Double($0)! }))
      }
    }
    // The parts of all texts among each other, each text an outlet.
    let articles = (0..<texts.map(\.parts.count).max()!).flatMap { part in
      texts.indices.compactMap { text in
        part < texts[text].parts.count ? Article(outlet: "\(text)", text: texts[text].parts[part]) : nil
      }
    }
    let found = try dispersions(articles, threads: threads).values
    var compared = 0
    for (number, text) in texts.enumerated() {
      #expect(found["\(number)"]!.count == text.terms.count)
      for (term, values) in text.terms {
        for (measure, value) in zip(DispersionMeasure.allCases, values) {
          let own = found["\(number)"]![term]![measure]
          #expect(agree(own, value, tolerance: 1e-10), "\(number) \(term) \(measure): \(own), not \(value)")
          compared += 1
        }
        #expect(values.count == DispersionMeasure.allCases.count)
      }
    }
    #expect(compared > 500)
  }

  @Test func theExampleOfGriesHasItsPublishedValues() throws {
    let parts = [
      "b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t", "b a h a a b e a x a t",
    ]
    let a = try dispersions(parts.map { Article(outlet: "A", text: $0) }).values["A"]!["a"]!
    let published: [(DispersionMeasure, Double)] = [
      (.juillandD, 0.785), (.carrollD2, 0.938), (.rosengrenS, 0.950), (.dp, 0.18), (.dpNorm, 0.22), (.kld, 0.137),
    ]
    for (measure, value) in published { #expect(abs(a[measure] - value) < 0.0006 || measure == .dpNorm) }
    #expect(abs(a[.dpNorm] - 0.22) < 0.005)
  }

  @Test func whatIsEverywhereAlikeIsEvenAndWhatIsInOneArticleIsNot() throws {
    let articles = (1...5).map { size in
      Article(
        outlet: "A", text: String(repeating: "even odd ", count: 3 * size) + (size == 3 ? "lone lone lone" : "x y z"))
    }
    let found = try dispersions(articles, stopwords: ["x", "y", "z", "lone"]).values["A"]!["even"]!
    for measure in [DispersionMeasure.dp, .dpNorm, .kld, .kldNorm] { #expect(found[measure] == 0) }
    for measure in [DispersionMeasure.juillandD, .carrollD2, .rosengrenS, .dA] {
      #expect(agree(found[measure], 1), "\(measure)")
    }
    let lone = try dispersions(articles).values["A"]!["lone"]!
    for measure in [DispersionMeasure.juillandD, .carrollD2, .dA] { #expect(agree(lone[measure], 0), "\(measure)") }
    #expect(lone[.range] == 1 && lone[.burstiness] == 3)
  }

  @Test func valuesStayInTheirRanges() throws {
    var random = SeededGenerator(3)
    for (_, terms) in try dispersions(randomArticles(120, &random)).values {
      for (_, term) in terms {
        for measure in [DispersionMeasure.rangePct, .juillandD, .carrollD2, .rosengrenS, .dp, .dpNorm, .dA, .kldNorm] {
          #expect(term[measure] >= 0 && term[measure] <= 1 + 1e-12, "\(measure) \(term[measure])")
        }
        #expect(term[.arf] >= 1 - 1e-12 && term[.arf] <= term.frequency + 1e-9)
        #expect(term[.dissemination] > 0 && term[.residualIDF].isFinite)
      }
    }
  }

  @Test func droppedTermsAreTextAndRemovedWordsAreNot() throws {
    let texts = ["a b c", "a a d", "b b b a e", "d"]
    let articles = texts.map { Article(outlet: "A", text: $0) }
    let all = try dispersions(articles).values["A"]!["a"]!
    let limited = try dispersions(articles, minimumCount: 4).values["A"]!
    #expect(limited.keys.sorted() == ["a", "b"])
    let removed = try dispersions(articles, stopwords: ["d"]).values["A"]!["a"]!
    // The last article has no token left, and the second one two.
    let short = try dispersions(["a b c", "a a", "b b b a e"].map { Article(outlet: "A", text: $0) }).values["A"]!["a"]!
    for measure in DispersionMeasure.allCases {
      #expect(limited["a"]![measure] == all[measure] && removed[measure] == short[measure], "\(measure)")
    }
    #expect(removed[.dp] != all[.dp])
  }

  @Test func articlesWithoutATokenAreNoPartsAndOneArticleHasARangeAlone() throws {
    let (_, dispersion) = try dispersions([
      Article(outlet: "A", text: "one two one"), Article(outlet: "A", text: ""), Article(outlet: "A", text: "--"),
      Article(outlet: "B", text: ""), Article(outlet: "C", text: "one two"), Article(outlet: "C", text: "one"),
    ])
    #expect(
      try dispersion.table(top: 1).formatted(as: .csv, digits: 4) == """
        outlet,term,count,per_million,rank,df,df_share,range,range_pct,sd_pop,vc,juilland_d,carroll_d2,rosengren_s,dp,\
        dp_norm,d_a,kld,kld_norm,arf,burstiness,residual_idf,dissemination
        A,one,2,666700,1,1,0.3333,1,,,,,,,,,,,,,,,
        C,one,2,666700,1,2,1,2,1,0,0,0.6667,0.9183,0.9714,0.1667,0.25,0.6667,0.08496,0.05719,1.667,1,-0.6617,1.635

        """)
  }

  @Test func threadsChangeNoByte() throws {
    var random = SeededGenerator(4)
    let articles = randomArticles(150, &random)
    let texts = try [1, 2, 7].map { threads in
      try dispersions(articles, threads: threads).dispersion.table(threads: threads).formatted(as: .csv)
    }
    #expect(texts[0].count > 10_000 && texts[1] == texts[0] && texts[2] == texts[0])
  }
}
