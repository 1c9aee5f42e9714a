import Foundation
import Testing

/// The heatmap of the README's first table, byte for byte.
@Test func theHeatmapOfTheSeedsIsAsItWas() throws {
  let similarity = try stats("similarity", "seeds/outlets.csv").text
  let run = try stats("plot", "-", "--to", "svg", input: similarity)
  #expect(run.code == 0 && run.messages == "")
  #expect(run.text == similarityHeatmapGolden)
}

@Test func theSameHeatmapForATerminal() throws {
  let similarity = try stats("similarity", "seeds/outlets.csv").text
  let run = try stats("plot", "-", "--to", "term", "--width", "72", "--title", "Outlets", input: similarity)
  #expect(
    run.text == """
      Outlets
      Colours: values from 0.577 to 0.704, more is darker. Grey: each with
      itself.

                                   1     2     3     4
      1 cryptoknowmics.com     1.00  0.58  0.66  0.66 
      2 thehill.com            0.58  1.00  0.65  0.67 
      3 americanfreepress.net  0.66  0.65  1.00  0.70 
      4 spamchronicles.com     0.66  0.67  0.70  1.00 

      Order: clusters by average linkage.

      """)
}

/// What kind each table of the repository makes; tokens and lines of a concordance are not numbers.
@Test(arguments: [
  ("similarity", "Heatmap of cosine"), ("pairs", "Heatmap of cosine"), ("tfidf", "tfidf by term"),
  ("vocab", "per_million by term"), ("describe", "n_articles by outlet"), ("ngrams", "lambda_z by ngram"),
  ("collocates", "log_dice by collocate"), ("cooccur", "Network of term1 and term2"),
  ("sentiment_outlets", "compound by outlet"), ("sentiment_articles", "compound by id"),
])
func tablesOfTheRepositoryHavePictures(name: String, title: String) throws {
  let run = try stats("plot", "notebooks-data/\(name).csv")
  #expect(run.code == 0 && run.messages == "" && run.text.hasPrefix("<svg ") && run.text.hasSuffix("</svg>\n"))
  #expect(run.text.contains("-title\">\(title)</title>"))
}

@Test(arguments: ["tokens", "kwic"])
func tablesWithoutAmountsHaveNone(name: String) throws {
  let run = try stats("plot", "notebooks-data/\(name).csv")
  #expect(run.code == 65 && run.text == "")
  #expect(run.messages.hasPrefix("stats: notebooks-data/\(name).csv: no picture fits its columns. heatmap: "))
  #expect(run.messages.split(separator: "\n").count == 1)
}

@Test func picturesAreFilesThatAreReplacedAsAWhole() throws {
  try withFolder { folder in
    try folder.write("t.csv", "term,n\na,1\n")
    try folder.write("p.svg", "old")
    #expect(try stats(["plot", "bad.csv", "-o", "p.svg"], in: folder).code == 66)
    #expect(try folder.text("p.svg") == "old")
    let run = try stats(["plot", "t.csv", "-o", "p.svg"], in: folder)
    #expect(run.code == 0 && run.output.isEmpty)
    #expect(try folder.text("p.svg").hasPrefix("<svg "))
    #expect(folder.contents == ["p.svg", "t.csv"])
  }
}

@Test func wrongUseOfPlotIsToldBeforeAFileIsOpened() throws {
  for (arguments, reason) in [
    (["nowhere.csv", "--top", "0"], "--top is 1 or more"), (["nowhere.csv", "--width", "2"], "--width goes from 40"),
    (["nowhere.csv", "-o", "p.png"], "writes SVG, not PNG"), (["nowhere.csv", "--kind", "pie"], "'pie' is invalid"),
    (["nowhere.csv", "--to", "svg", "--color", "always"], "--color goes with --to term"),
  ] {
    let run = try stats(["plot"] + arguments, in: repository)
    #expect(run.code == 64 && run.messages.contains(reason))
  }
  #expect(try stats("plot", "-", input: "").code == 65)
  let run = try stats("plot", "-", "--label", "tern", input: "term,n\na,1\n")
  #expect(run.code == 65 && run.messages == "stats: -: has no column 'tern': did you mean 'term'?\n")
}

@Test func coloursAreUsedWhereTheyAreWanted() throws {
  let table = "term,n\na,1\n"
  try withFolder { folder in
    try folder.write("t.csv", table)
    func hasColors(_ environment: String, _ options: String...) throws -> Bool {
      let command =
        "env -u NO_COLOR -u CLICOLOR_FORCE \(environment) '\(executable)' plot t.csv --to term \(options.joined(separator: " ")) > out"
      #expect(try shell(command, in: folder) == 0)
      return try folder.text("out").contains("\u{1B}[")
    }
    #expect(try !hasColors(""))
    #expect(try hasColors("", "--color always") && !hasColors("CLICOLOR_FORCE=1", "--color never"))
    #expect(try hasColors("CLICOLOR_FORCE=1") && !hasColors("CLICOLOR_FORCE=0"))
    #expect(try !hasColors("CLICOLOR_FORCE=1 NO_COLOR=1") && hasColors("CLICOLOR_FORCE=1 NO_COLOR="))
    #expect(try hasColors("NO_COLOR=1", "--color always"))
  }
}
