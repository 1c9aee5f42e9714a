import Foundation
import Testing

/// The tables of `notebooks-data` that `make demo` makes by commands of their own; `ExportTests` has the others.
private let commands = [
  ("cooccur seeds/outlets.csv --stopwords en --min-count 2 --by outlet", "cooccur.csv"),
  ("collocates seeds/outlets.csv --stopwords en --min-count 2 --by outlet --node russia", "collocates.csv"),
  ("ngrams seeds/outlets.csv --stopwords en --min-count 2", "ngrams.csv"),
  ("kwic seeds/outlets.csv --pattern sanction*", "kwic.csv"),
  ("sentiment seeds/outlets.csv --level sentence --lexicon vader,hu-liu", "sentiment_sentences.csv"),
  ("sentiment seeds/outlets.csv --speech split", "sentiment_articles.csv"),
  ("sentiment seeds/outlets.csv --by outlet --lexicon vader,hu-liu", "sentiment_outlets.csv"),
]

@Test(arguments: commands)
func tablesOfTheNotebooksAreThoseOfTheCommands(command: String, name: String) throws {
  let run = try stats(command.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == 0 && run.lines.count > 8)
  #expect(try run.output == repository.read("notebooks-data/\(name)"))
  // The Makefile has the same command.
  let options = try repository.text("Makefile").replacingOccurrences(
    of: "$(SEEDS)", with: "seeds/outlets.csv --stopwords en --min-count 2"
  )
  .replacingOccurrences(of: "'", with: "").replacingOccurrences(of: "\\\n\t  ", with: "")
  #expect(options.contains("stats \(command) -o notebooks-data/\(name) $(DESCRIBED)\n"))
}

/// The same bytes wherever `make demo` runs, but for the version.
@Test func theDescriptionOfTheNotebooksIsThatOfTheCommands() throws {
  try withFolder { folder in
    try FileManager.default.createSymbolicLink(atPath: folder / "seeds", withDestinationPath: repository / "seeds")
    _ = try stats(["export", "seeds/outlets.csv", "-o", "notebooks-data"], in: folder)
    for (command, name) in commands {
      let output = ["-o", "notebooks-data/\(name)", "--package", "notebooks-data/datapackage.json", "-q"]
      #expect(try stats(command.split(separator: " ").map(String.init) + output, in: folder).code == 0)
    }
    let description = "notebooks-data/datapackage.json"
    #expect(try folder.text(description) == repository.text(description))
    #expect(!folder.contents.contains { $0.hasSuffix(".datapackage.json") })
    #expect(try stats(["verify", description], in: repository).code == 0)
  }
}
