import Foundation
import Testing

@testable import TextStatistics

@Suite struct AuditTests {
  private func audit(
    _ articles: [[String: String]], threads: Int = 1, configure: (inout AuditOptions) -> Void = { _ in }
  ) throws -> CorpusAudit {
    var options = AuditOptions()
    options.threads = threads
    configure(&options)
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", try jsonLines(articles))
    return try CorpusAudit(
      try CorpusReader(paths: [path], columns: options.columns, options: ReadingOptions(), blockSize: 4096), options)
  }

  @Test func rowsSayHowOftenAndInHowManyArticles() throws {
    let line = "Get it in your inbox."
    let articles = [
      ["outlet": "B", "date": "2022-03-07", "text": "“It’s” — so—so &amp; <b>so</b>.\n\(line)\n\(line)"],
      ["outlet": "B", "date": "03/07/2022", "text": "The 9-11 report."],
      ["outlet": "A", "date": "2022-03-08", "text": "MOSCOW, March 3 (AP) - It isn't so."],
      ["text": "date 2022-03-01 \"Quoted\""],
    ]
    let audit = try audit(articles) { $0.today = CalendarDate(year: 2022, month: 3, day: 7) }
    #expect(
      try audit.table.formatted(as: .csv, digits: 6) == #"""
        outlet,check,count,per_million,n_articles,share_of_articles,clean,example
        ,crawler_prefix,1,333333,1,1,removed,date 2022-03-01
        ,straight_quote,2,666667,1,1,,"date 2022-03-01 ""Quoted"""
        ,date_like_token,1,333333,1,1,,"date 2022-03-01 ""Quoted"""
        ,missing_date,1,,1,1,,
        A,dateline,1,125000,1,1,evidence,"MOSCOW, March 3 (AP) -"
        A,straight_apostrophe,1,125000,1,1,,…arch 3 (AP) - It isn't so.
        A,inconsistent_date,1,,1,1,,"2022-03-08: MOSCOW, March 3 (AP) -"
        A,future_date,1,,1,1,,2022-03-08
        B,promotion,2,111111,1,0.5,removed,Get it in your inbox.
        B,curly_quote,2,111111,1,0.5,,“It’s” — so—s…
        B,curly_apostrophe,1,55555.6,1,0.5,,“It’s” — so—so &am…
        B,em_dash,1,55555.6,1,0.5,,“It’s” — so—so &amp; <b>so…
        B,em_dash_glued,1,55555.6,1,0.5,,“It’s” — so—so &amp; <b>so</b>. …
        B,html_entity,1,55555.6,1,0.5,,…’s” — so—so &amp; <b>so</b>. Get it i…
        B,html_tag,2,111111,1,0.5,,… — so—so &amp; <b>so</b>. Get it in yo…
        B,date_like_token,1,55555.6,1,0.5,,The 9-11 report.
        B,bad_date,1,,1,0.5,,03/07/2022

        """#)
  }

  @Test func theExampleOfRepeatedLinesIsTheMostFrequent() throws {
    let articles = (0..<20).map { number in
      [
        "outlet": "A",
        "text": "Prose \(number).\n" + (number < 4 ? "Rare line." : number < 12 ? "Daily line." : "None \(number)."),
      ]
    }
    for threads in [1, 3] {
      let rows = try audit(articles, threads: threads).rows.filter { $0.check == "repeated_line" }
      #expect(rows.map(\.count) == [12] && rows[0].example == "Daily line." && rows[0].cleaning == "removed")
    }
  }

  @Test func listsAndOtherGroupsHaveRows() throws {
    let articles = [
      ["outlet": "A", "country": "x", "text": "a"], ["outlet": "B", "country": "x", "text": "THREE WORDS HERE\nb."],
    ]
    let audit = try audit(articles) {
      $0.groupNames = ["country", "outlet"]
      $0.unmatchableStopwords = ["#a", "b c"]
      $0.unmatchableLexiconEntries = ["1", "2", "3", "4", "5", "6"].map { "#\($0)" }
      $0.cleaning.removed = [.promotion]
    }
    #expect(
      try audit.table.formatted(as: .csv, digits: 3) == """
        country,outlet,check,count,per_million,n_articles,share_of_articles,clean,example
        x,A,missing_date,1,,1,1,,
        x,B,teaser,1,250000,1,1,kept,THREE WORDS HERE
        x,B,missing_date,1,,1,1,,
        ,,stopword_never_matches,2,,,,,"#a, b c"
        ,,lexicon_never_matches,6,,,,,"#1, #2, #3, #4, #5, ..."

        """)
  }

  @Test func threadsChangeNothing() throws {
    var random = SeededGenerator(12)
    let words = ["“a”", "it's", "x—y", "1/2", "Sign up", "\n", "\nBy Jane Doe\n", "&lt;", "\u{AD}", "SHOUT IT OUT"]
    let articles = (0..<300).map { number in
      [
        "outlet": ["A", "B", "C"].randomElement(using: &random)!,
        "date": ["2022-03-07", "x"].randomElement(using: &random)!,
        "text": (0..<20).map { _ in words.randomElement(using: &random)! }.joined(separator: " "),
      ]
    }
    let table = try audit(articles).table.formatted(as: .csv)
    for threads in [2, 8] { #expect(try audit(articles, threads: threads).table.formatted(as: .csv) == table) }
  }
}

@Suite struct AuditTypographyTests {
  private func counts(_ text: String) -> [AuditCheck: Int] {
    var scan = TypographyScan()
    withText(Array(text.utf8)) { scan.scan($0) }
    return Dictionary(uniqueKeysWithValues: zip(AuditCheck.allCases, scan.counts).filter { $1 > 0 })
  }

  @Test(arguments: [
    ("don’t ‘say’ “it”", [AuditCheck.curlyApostrophe: 1, .curlyQuote: 4]),
    ("don't 'say' \"it\"", [.straightApostrophe: 1, .straightQuote: 4]),
    ("l’été d’Évian", [.curlyApostrophe: 2]), ("été’s", [.curlyApostrophe: 1]), ("“’tis”", [.curlyQuote: 3]),
    ("a—b a — b—", [.emDashGlued: 1, .emDash: 2]), ("1–2 -- ---", [.enDash: 1, .doubleHyphen: 2]),
    (
      "a\u{A0}b\u{AD}c\u{200B}d\u{FEFF}…\u{FFFD}",
      [.nbsp: 1, .softHyphen: 1, .zeroWidth: 2, .ellipsis: 1, .replacementCharacter: 1]
    ),
    ("donâ€™t cafÃ© â€œsoâ€\u{9D} Â£5 ðŸ˜€", [.mojibake: 6]),
    ("Ã é ß” São Paulo, ÂÃ, café”— châ", [.curlyQuote: 2, .emDashGlued: 0, .emDash: 1].filter { $1 > 0 }),
    ("&amp; &#39; &#x2019; &nbsp AT&T; &#; &#xg; & ;", [.htmlEntity: 3]),
    ("<p> </a> <br/> <a href=\"x\"> < b> <3 a<b <unclosed", [.htmlTag: 4, .straightQuote: 2]),
    ("", [:]), ("plain text", [:]),
  ])
  func signsAreCounted(text: String, expected: [AuditCheck: Int]) { #expect(counts(text) == expected, "\(text)") }

  @Test func wordsAreWhatWhiteSpaceSeparates() {
    var random = SeededGenerator(8)
    for _ in 0..<300 {
      let text = String((0..<40).map { _ in "ab \n\t-’é".randomElement(using: &random)! })
      var scan = TypographyScan()
      withText(Array(text.utf8)) { scan.scan($0) }
      #expect(scan.words == text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.count)
    }
  }

  @Test(arguments: [
    ("9-11", true), ("3/4", true), ("24/7", true), ("2022-03-07", true), ("07/03/2022", true), ("1-2-03", true),
    ("march1", true),
    ("MAR-1", true), ("1-Mar", true), ("1-Mar-22", true), ("sept2", true), ("1e5", true), ("5may", true),
    ("2022/3", true),
    ("50/50", false), ("1/100", false), ("747-8i", false), ("covid-19", false), ("2022", false), ("mark1", false),
    ("32-33", false),
    ("1-2-3-4", false), ("13/14", false), ("m1", false), ("2022-13", false), ("e5", false), ("1ex", false),
    ("12345e6", true),
  ])
  func wordsThatSpreadsheetsChange(word: String, isDate: Bool) {
    #expect(Array(word.utf8).withUnsafeBufferPointer { isDateLike($0) } == isDate)
    // A word is found in its sentence once, with signs around it or not.
    #expect(counts("It was “\(word)”.")[.dateLikeToken] == nil)
    #expect(counts("It was (\(word)), so.")[.dateLikeToken] ?? 0 == (isDate ? 1 : 0))
  }
}

@Suite struct AuditDatesTests {
  @Test(arguments: [
    ("date 2022-03-07", BoilerplateCheck.crawlerPrefix, "2022-03-09", false),
    ("date 2022-03-07", .crawlerPrefix, "2022-03-10", true), ("date 2022-02-30", .crawlerPrefix, "2022-03-10", false),
    ("KYIV, March 30 (Reuters) -", .dateline, "2022-04-01", false),
    ("KYIV, March 30 (Reuters) -", .dateline, "2022-04-02", true),
    ("KYIV, Dec. 31 (AP) -", .dateline, "2023-01-02", false),
    ("KYIV (AP) -", .dateline, "2022-03-07", false), ("KYIV, Feb 29 (AP) -", .dateline, "2023-03-01", true),
  ])
  func daysMayBeTwoApart(mark: String, check: BoilerplateCheck, date: String, contradicts: Bool) throws {
    let date = try #require(Array(date.utf8).withUnsafeBufferPointer { CalendarDate(parsing: $0) })
    withText(Array(mark.utf8)) { text in
      let mark = BoilerplateMark(line: 1, check: check, bytes: text.indices)
      #expect(DateEvidence.contradicts(date, mark, text) == contradicts)
    }
  }
}
