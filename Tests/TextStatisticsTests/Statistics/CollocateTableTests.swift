import Testing

@testable import TextStatistics

@Suite struct CollocateTableTests {
  private func counts(_ texts: [(String, String)], _ nodes: String..., left: Int = 5, right: Int = 5) throws
    -> CollocateCounts
  {
    let (corpus, tokenization) = try tokenize(
      texts.map { KnownText(outlet: $0.0, paragraphs: [[$0.1.split(separator: " ").map(String.init)]]) })
    return try CollocateCounts(
      corpus, nodes: nodes.map { try TokenPattern($0, tokenization) }, left: left, right: right)
  }

  private var limits: CollocateLimits {
    var limits = CollocateLimits()
    limits.minimumCount = 1
    return limits
  }

  /// By hand: in A, `nn` is twice beside `cc`, whose three tokens are among nine that are not `nn`.
  @Test func rowsStandByGroupNodeMeasureCountAndTerm() throws {
    let counts = try counts(
      [("B", "bb nn"), ("A", "aa nn cc"), ("A", "cc nn bb zz zz cc noise"), ("A", "zz zz")], "nn", "zz", left: 1,
      right: 1)
    #expect(
      try counts.table([.mi], limits: limits).formatted(as: .csv, digits: 3) == """
        outlet,node,collocate,count_left,count_right,count,span_tokens,collocate_count,node_count,expected,df,mi
        A,nn,aa,1,0,1,4,1,2,0.444,1,1.17
        A,nn,bb,0,1,1,4,1,2,0.444,1,1.17
        A,nn,cc,1,1,2,4,3,2,1.33,2,0.585
        A,zz,bb,1,0,1,2,1,4,0.286,1,1.81
        A,zz,cc,0,1,1,2,3,4,0.857,1,0.222
        B,nn,bb,1,0,1,1,1,1,1,1,0

        """)
  }

  @Test func undefinedValuesStandLastAndTopCutsEachNode() throws {
    let counts = try counts([("A", "aa nn bb cc")], "nn")
    let table = try counts.table([.phi, .logDice], limits: limits, top: 2)
    // All tokens are in the span: no margin is left for phi.
    #expect(try cells(table).dropFirst().map { $0[2] + $0[11] + "," + $0[12] } == ["aa,14", "bb,14"])
  }

  @Test func qIsAdjustedOverTheCollocatesThatPass() throws {
    let texts = [("A", "aa nn aa"), ("A", "aa bb nn dd"), ("A", "cc cc cc dd dd ee ee"), ("B", "aa nn")]
    let table = try counts(texts, "nn").table([.g2], test: .fisher, limits: limits)
    let rows = try cells(table)
    #expect(rows[0].suffix(3) == ["g2", "p", "q"])
    let p = rows.dropFirst().filter { $0[0] == "A" }.map { Double($0[12])! }
    let q = rows.dropFirst().filter { $0[0] == "A" }.map { Double($0[13])! }
    #expect(p.count == 3 && q == benjaminiHochberg(p) && q != p)
    // aa is all three times among the five of twelve tokens that are beside nn.
    #expect(rows[1][2] == "aa" && agree(p[0], 10.0 / 220))
  }

  @Test func limitsThatLeaveNothingSayWhatThereIs() throws {
    let counts = try counts([("A", "aa nn aa"), ("A", "aa nn bb")], "nn")
    var limits = CollocateLimits()
    #expect(throws: InputError(path: "", reason: "--min-count 5 leaves no collocate: the largest count is 3")) {
      try counts.table([.mi], limits: limits)
    }
    limits.minimumCount = 1
    limits.minimumArticleCount = 4
    #expect(throws: InputError(path: "", reason: "--min-df 4 leaves no collocate: none is in more than 2 articles")) {
      try counts.table([.mi], limits: limits)
    }
  }

  @Test func withoutOccurrencesThereAreNoRows() throws {
    let table = try counts([("A", "aa bb")], "nn").table([.mi])
    #expect(try cells(table).count == 1)
  }
}
