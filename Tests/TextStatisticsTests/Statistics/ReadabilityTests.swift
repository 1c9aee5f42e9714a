import Testing

@testable import TextStatistics

private func readability(_ articles: [Article], by names: [String]? = nil, threads: Int = 1) throws -> Readability {
  let unit = names.map { CountingOptions.Unit.groups(by: $0) } ?? .documents
  let reader = try CorpusReader(bytes: try jsonLines(articles), format: .jsonl, columns: unit.columns, blockSize: 4096)
  return try Readability(reader, unit: unit, threads: threads)
}

@Suite struct ReadabilityTests {
  @Test func countsAndIndicesAgreeWithAnotherProgram() throws {
    let lines = diversityGolden.split(separator: "\n")
    func values(_ name: String) -> [[Double]] {
      lines.filter { $0.hasPrefix(name) }.map { $0.split(separator: " ").dropFirst().map { Double($0)! } }
    }
    let texts = lines.filter { $0.hasPrefix("sentences ") }.map { String($0.dropFirst(10)) }
    let rows = try readability(texts.map { Article(text: $0) }).rows
    #expect(rows.count == 3)
    for ((row, counts), indices) in zip(zip(rows, values("counts ")), values("indices ")) {
      let own = row.counts
      #expect(
        [own.sentences, own.words, own.syllables, own.characters, own.polysyllables, own.longWords].map(Double.init)
          == counts)
      #expect(indices.count == ReadabilityMeasure.allCases.count)
      for (measure, value) in zip(ReadabilityMeasure.allCases, indices) {
        #expect(agree(own[measure], value, tolerance: 1e-10), "\(measure): \(own[measure]), not \(value)")
      }
    }
  }

  @Test(arguments: [
    ("the", 1), ("apple", 2), ("called", 1), ("wanted", 2), ("houses", 2), ("movies", 2), ("quickly", 2), ("yes", 1),
    ("beyond", 2), ("playing", 2), ("copying", 3), ("statement", 2), ("element", 3), ("settlement", 3),
    ("politically", 4),
    ("nation", 2), ("special", 2), ("negotiation", 5), ("media", 3), ("union", 2), ("science", 2), ("client", 2),
    ("society", 4), ("earlier", 3), ("people", 2), ("video", 3), ("actual", 3), ("language", 2), ("influence", 3),
    ("sequence", 2), ("create", 2), ("idea", 3), ("being", 2), ("terrorism", 4), ("rhythm", 2), ("didn't", 2),
    ("can't", 1),
    ("it's", 1), ("boss's", 2), ("2022", 1), ("mr", 1), ("Киев", 1), ("", 1), ("e", 1), ("'", 1),
  ]) func syllablesFollowTheRules(word: String, count: Int) {
    #expect(syllableCount(Array(word.utf8)) == count, "\(word)")
  }

  @Test func sentencesWithoutAWordAndTextsWithoutOneDoNotCount() throws {
    let rows = try readability([
      Article(text: "One two.\n***\nThree don’t."), Article(text: ""), Article(text: "***"), Article(text: "Peace"),
    ]).rows
    #expect(rows.map(\.counts.sentences) == [2, 0, 0, 1] && rows.map(\.counts.words) == [4, 0, 0, 1])
    #expect(rows[0].counts.characters == 15 && rows[0].counts.syllables == 4)
    for measure in ReadabilityMeasure.allCases {
      #expect(rows[1].counts[measure].isNaN && rows[2].counts[measure].isNaN && rows[3].counts[measure].isFinite)
    }
  }

  @Test func groupsAreReadAsOneText() throws {
    let (a, b) = ("Peace talks failed. Nobody knew why.", "Government officials disagreed about it.")
    let groups = try readability(
      [Article(outlet: "A", text: a), Article(outlet: "B", text: ""), Article(outlet: "A", text: b)], by: ["outlet"])
    #expect(groups.rows.map(\.labels) == [["A"], ["B"]] && groups.rows.map(\.articleCount) == [2, 1])
    #expect(try groups.rows[0].counts == readability([Article(text: "\(a)\n\(b)")]).rows[0].counts)
    let cells = try groups.table.formatted(as: .csv).split(separator: "\n")
    #expect(cells[0].hasPrefix("outlet,n_articles,n_sentences,n_words,") && cells[2] == "B,1,0,0,0,0,0,0,,,,,,,,")
  }

  @Test func threadsChangeNoByte() throws {
    var random = SeededGenerator(8)
    let articles = randomArticles(150, &random)
    let texts = try [1, 2, 7].map { try readability(articles, threads: $0).table.formatted(as: .csv) }
    #expect(texts[0].count > 5000 && texts[1] == texts[0] && texts[2] == texts[0])
  }
}
