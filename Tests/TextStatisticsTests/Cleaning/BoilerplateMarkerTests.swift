import Foundation
import Testing

@testable import TextStatistics

private let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("seeds").path

/// Which lines of the seeds are not body text was told by reading them.
@Test(arguments: [
  ("000_d05244e1de6111a6.txt", ["1 crawler_prefix: date 2022-03-07"]),
  (
    "001_540f3b872570b370.txt",
    [
      "1 promotion: NEWYou can now listen to Fox News articles!", "4 teaser: RUSSIA INVADES UKRAINE: LIVE UPDATES",
      "7 teaser: UKRAINE INSISTS Russia must withdraw completely before signing peace deal",
      "8 subheading: Russia’s Foreign Ministry has described the NATO allies as “satellites” of the United States",
      "10 teaser: BIDEN PROMISES ZELENSKYY FURTHER $500 MILLION IN FUNDING IN ONE HOUR TALK THAT BRINGS US AID TO "
        + "UKRAINE TO $2.5",
      "13 promotion: CLICK HERE TO GET THE FOX NEWS APP",
    ]
  ),
  (
    "002_7babc8d97271ac54.txt",
    [
      "1 headline: China Stands with Russia, Its ‘Most Important Strategic Partner’", "3 byline: By John Friend",
      "17 promotion: Drowning in Debt ad",
    ]
  ),
  (
    "003_1eed2c8763c3bb27.txt",
    [
      "1 headline: Russia and China are drawing closer together in the crisis",
      "3 repeated_headline: Russia and China are drawing closer together in the crisis",
      "9 subheading: Beijing sees the US and NATO as the culprits", "17 subheading: Lavrov travels to India",
    ]
  ),
  ("004_b581cc2d512466e3.txt", []),
])
func theLinesOfTheSeedsThatAreNoBodyTextAreMarked(file: String, expected: [String]) throws {
  let text = try String(contentsOfFile: "\(seeds)/\(file)", encoding: .utf8)
  #expect(marks(text) == expected)
  // What is marked and what is not are all lines.
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let removed = Set(
    expected.filter { !$0.contains("heading:") && !$0.contains(" headline:") }.map { Int($0.prefix { $0 != " " })! })
  let kept = lines.enumerated().compactMap { index, line in
    if expected.contains("\(index + 1) crawler_prefix: date 2022-03-07") { return String(line.dropFirst(17)) }
    return removed.contains(index + 1) ? nil : line
  }
  #expect(String(decoding: cleaned(Array(text.utf8)), as: UTF8.self) == kept.joined(separator: "\n"))
}

@Suite struct BoilerplateMarkerTests {
  private let prose = "\nThe minister said on Monday that talks would go on.\nHe gave no date."

  @Test(arguments: [
    ("Sign up for our free weekly newsletter!", "promotion"), ("[Read more: What we know]", "promotion"),
    ("Read more about the talks here.", "promotion"), ("Sign up for the Morning Briefing", "promotion"),
    ("With files from the Canadian Press", "agency_credit"), ("Includes information from Jane Doe.", "byline"),
    ("You can now listen to Fox News articles!", "promotion"), ("More from the Planet", "promotion"),

    ("— ADVERTISEMENT —", "promotion"), ("Story continues below", "promotion"), ("Follow @Reuters", "promotion"),
    ("© 2022 The Associated Press. All rights reserved.", "agency_credit"),
    ("Copyright 2020 Daily Planet. All Rights Reserved.", "promotion"),
    ("Get the new Planet app for your phone.", "promotion"),
    ("Image copyright EPA", "caption"), ("A man walks his dog. (Photo by J. Doe/Getty Images)", "caption"),
    ("A man walks his dog. (AP Photo/J. Doe)", "caption"), ("toggle caption", "caption"),
    ("By Jane Doe and John Roe, Staff Writers", "byline"), ("BY JANE DOE", "byline"),
    ("John Roe contributed to this report.", "byline"),
    ("The Associated Press contributed to this report.", "agency_credit"), ("By The Associated Press", "agency_credit"),
    ("(Reporting by Jane Doe; Editing by John Roe)", "agency_credit"), ("Reuters", "agency_credit"),
    ("Get the Planet newsletter", "promotion"), ("By April Jones", "byline"), ("Source: Xinhua", "agency_credit"),
    ("WHAT WE KNOW SO FAR", "teaser"), ("ЧТО МЫ ЗНАЕМ", "teaser"),
    ("TRUMP RALLIES in three states on the last day", "teaser"), ("What we know so far", "subheading"),
  ])
  func aLineIsWhatItSays(line: String, check: String) {
    #expect(marks("First things first.\n\(line)\(prose)") == ["2 \(check): \(line)"])
  }

  @Test(arguments: [
    "People who sign up for health insurance pay less.", "The company lost 3 million subscribers.",
    "He writes a newsletter about politics.", "Adam bought an advertisement in a newspaper.",
    "By Monday the army had left the town.", "By Monday the army had left town for good",
    "The Associated Press reported the deal first.", "He took the job, he told Reuters.",
    "NATO AND US allies met in Brussels.", "USA", "“YES,” he said.", "They followed us everywhere, she said.",
    "He said: “We will be back.”", "The story continues to grip readers:",
    "A photographer for Getty Images was hurt.", "1,234", "***", "—",
    "He had received information from Russian sources.", "Nuclear material from Iran was shipped last week.",
    "“They follow us everywhere,” said a refugee.", "“Support our troops,” the senator said.",
    "The campaign released a new ad.", "More from the ministry is expected on Monday.",
    "Read more books, the teacher told them.", "Sign up was slow in the first week.",
    "Our leaders said the newsletter was theirs.", "Subscribe is a word that reporters use.",
    "Sponsored by Iran, the militia attacked again.", "Advertisement spending fell by a fifth.",
    "Story continues to unfold in Mariupol.", "The letter contributed to this story of betrayal.",
    "Source: Ministry of Defence.", "By Friday Kyiv Had Fallen for good", "Get over it, the newsletter said.",
    "The image source is the ministry, he said.", "Newsletters are popular, a survey found.",
  ])
  func proseIsNotBoilerplate(line: String) {
    let expected: Set<String> =
      line.hasSuffix("for good") ? ["2 subheading: \(line)"] : line == "USA" ? ["2 subheading: USA"] : []
    #expect(Set(marks("First things first.\n\(line)\(prose)")) == expected)
  }

  @Test func longLinesAreProse() {
    let line = "Sign up for our newsletter. " + String(repeating: "x", count: 272)
    #expect(line.utf8.count == 300 && marks(line + prose) == ["1 promotion: \(line)"])
    #expect(marks(line + "x" + prose) == [])
  }

  @Test(arguments: [
    ("MOSCOW (Reuters) - Talks failed.", "MOSCOW (Reuters) -"), ("(Reuters) — Talks failed.", "(Reuters) —"),
    ("BEIJING, March 30 (Xinhua) -- Talks failed.", "BEIJING, March 30 (Xinhua) --"),
    ("São Paulo (AFP) – Talks failed.", "São Paulo (AFP) –"), ("Talks (AP) failed.", nil),
    ("The North Atlantic Treaty Organization (NATO) - failed.", nil), ("moscow (AP) - Talks failed.", nil),
  ])
  func datelinesArePrefixes(line: String, prefix: String?) {
    #expect(marks("First.\n" + line) == (prefix.map { ["2 dateline: \($0)"] } ?? []))
    let rest = String(decoding: cleaned(Array(line.utf8), removed: [.dateline]), as: UTF8.self)
    #expect(rest == (prefix == nil ? line : "Talks failed."))
    #expect(cleaned(Array(line.utf8)) == Array(line.utf8))
  }

  @Test func crawlersPrefixesGoHoweverOften() {
    let text = "  date 2022-03-07 DATE 2022-03-08 It is.\ndate 2022-3-7 no.\ndate 2022-03-07"
    #expect(cleaned(Array(text.utf8)) == Array("It is.\ndate 2022-3-7 no.\ndate 2022-03-07".utf8))
  }

  @Test func whatIsAskedForDecidesBetweenChecks() {
    let line = "CLICK HERE TO SEE MORE"
    #expect(marks("First.\n\(line)\(prose)") == ["2 promotion: \(line)"])
    #expect(marks("First.\n\(line)\(prose)", removed: [.teaser]) == ["2 teaser: \(line)"])
    #expect(marks("First.\n\(line)\(prose)", removed: [.byline]) == ["2 promotion: \(line)"])
  }

  @Test func theHeadlineIsTheFirstLineThatStays() {
    let text = "SHARE THIS NOW\nPeace talks go on\nBody here.\nPeace talks go on\nPeace talks go on "
    #expect(
      marks(text) == [
        "1 promotion: SHARE THIS NOW", "2 headline: Peace talks go on", "4 repeated_headline: Peace talks go on",
        "5 repeated_headline: Peace talks go on",
      ])
    #expect(marks("Peace talks go on") == [] && marks("") == [])
  }

  /// Everything a line can be made of, bytes that are not text among it.
  private static func randomText(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces: [[UInt8]] =
      [
        "\n", "\n", "\n", "\r\n", " ", "\u{A0}", "\u{FEFF}", "date 2022-03-07 ", "MOSCOW (AP) — ", "By ", "Jane Doe",
        "SIGN UP", "sign up ", "Reuters", "contributed to this report", " ad", "© ", "“", "”", ".",
        "All rights reserved",
        "RUSSIA INVADES UKRAINE", "and talks went on", String(repeating: "long ", count: 61), "\0",
      ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x80], [0xC2]]
    return (0..<Int.random(in: 0...30, using: &random)).flatMap { _ in pieces.randomElement(using: &random)! }
  }

  @Test func whatIsRemovedAndWhatStaysAreTheLines() {
    var random = SeededGenerator(3)
    for _ in 0..<2000 {
      let text = Self.randomText(&random)
      let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      var marker = BoilerplateMarker(removed: BoilerplateCheck.removedByDefault)
      withText(text) { bytes in
        marker.markLines(bytes)
        marker.markRepeats(bytes, RepeatedLines.Outlet())
        #expect(marker.lines.map { Array(bytes[$0.bytes]) } == (text.isEmpty ? [[]] : lines))
      }
      let kept = lines.indices.filter { text.isEmpty || !marker.isRemoved($0) }.map { index in
        marker.lines[index].hasCrawlerPrefix
          ? Array(text[marker.lines[index].body.lowerBound..<marker.lines[index].bytes.upperBound]) : lines[index]
      }
      var expected = Array(kept.joined(separator: [0x0A]))
      if !text.isEmpty, marker.isRemoved(lines.count - 1), expected.last == 0x0D { expected.removeLast() }
      let once = cleaned(text)
      #expect(once == expected)
      #expect(cleaned(once) == once)
    }
  }
}
