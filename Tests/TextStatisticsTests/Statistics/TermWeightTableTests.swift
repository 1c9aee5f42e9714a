import Testing

@testable import TextStatistics

@Suite struct TermWeightTableTests {
  /// From the files to the weights: reader, tokeniser, counts and weighting.
  @Test func weightsOfTheSeedsAreScikitLearns() throws {
    let matrix = try countSeeds().matrix
    let lines = sklearnWeights.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(Array(matrix.terms) == lines.map { String($0[0]) })
    let weighting = Weighting()
    let (frequencies, count) = matrix.documentFrequencies(over: .articles)
    let idf = weighting.idf(documentFrequency: frequencies, count: count)
    let weights = weighting.apply(to: matrix.counts, idf: idf, threads: 2)
    var golden = 0
    for row in 0..<5 {
      var entries = weights.range(ofRow: row)
      for (term, line) in lines.enumerated() {
        if row == 0 { #expect(abs(idf[term] - Double(line[1])!) <= 1e-12 * Double(line[1])!) }
        guard let expected = Double(line[2 + row]) else { continue }
        #expect(weights.columns[entries.first!] == term)
        #expect(abs(weights.values[entries.removeFirst()] - expected) <= 1e-12 * expected, "\(line)")
        golden += 1
      }
      #expect(entries.isEmpty)
    }
    #expect(golden == weights.values.count && golden > 1000)
  }

  private let articles = [
    Article(id: "1", outlet: "A", text: "b b a"), Article(id: "2", outlet: "A", text: "a é d"),
    Article(id: "3", outlet: "B", text: "c a"), Article(id: "4", outlet: "C", text: ""),
  ]

  @Test func termsStandByWeightThenInCodePointOrder() throws {
    let matrix = try count(articles, threads: 2).matrix
    let weighting = Weighting(inverseDocumentFrequency: .plain, logBase: 2, norm: .none)
    #expect(
      try matrix.termWeightTable(weighting).formatted(as: .csv, digits: 3) == """
        outlet,term,tf,df,idf,tfidf,rank
        A,b,2,1,2,4,1
        A,d,1,1,2,2,2
        A,é,1,1,2,2,3
        A,a,2,3,0.415,0.83,4
        B,c,1,1,2,2,1
        B,a,1,3,0.415,0.415,2

        """)
    #expect(
      try matrix.termWeightTable(weighting, idfOver: .groups, top: 1).formatted(as: .csv, digits: 3) == """
        outlet,term,tf,df,idf,tfidf,rank
        A,b,2,1,1.58,3.17,1
        B,c,1,1,1.58,1.58,1

        """)
  }

  @Test func documentFrequenciesCountArticlesOrRows() throws {
    let matrix = try count(articles).matrix
    #expect(Array(matrix.terms) == ["a", "b", "c", "d", "é"])
    #expect(matrix.documentFrequencies(over: .articles) == ([3, 1, 1, 1, 1], 4))
    #expect(matrix.documentFrequencies(over: .groups) == ([2, 1, 1, 1, 1], 3))
  }
}
