import Testing

@testable import TextStatistics

@Suite struct VocabularyTableTests {
  private let articles = [
    Article(outlet: "A", text: "b a b é"), Article(outlet: "A", text: "é c"), Article(outlet: "B", text: "c c c a"),
  ]

  @Test func termsStandByCountThenInCodePointOrder() throws {
    let table = try count(articles, threads: 2) { $0.countsArticles = true }.matrix.vocabularyTable()
    #expect(
      try table.formatted(as: .csv, digits: 7) == """
        outlet,term,count,per_million,rank,df,df_share
        A,b,2,333333.3,1,1,0.5
        A,é,2,333333.3,2,2,1
        A,a,1,166666.7,3,1,0.5
        A,c,1,166666.7,4,1,0.5
        B,c,3,750000,1,1,1
        B,a,1,250000,2,1,1

        """)
  }

  @Test func sharesAreOfAllTokensAndRanksOfThoseKept() throws {
    let table = try count(articles) {
      $0.unit = .groups(by: [])
      $0.countsArticles = true
      $0.limits.maximumDocumentFrequency = .count(1)
    }.matrix.vocabularyTable(top: 3)
    #expect(
      try table.formatted(as: .csv) == "term,count,per_million,rank,df,df_share\nb,2,200000,1,1,0.3333333333333333\n")
    let top = try count(articles) { $0.countsArticles = true }.matrix.vocabularyTable(top: 1)
    #expect(try cells(top).dropFirst().map { $0[1] } == ["b", "c"])
  }
}
