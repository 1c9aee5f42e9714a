import Foundation
import Testing

private let tables = [
  "describe.csv", "documents.csv", "dtm/matrix.mtx", "dtm/rows.csv", "dtm/terms.csv", "pairs.csv", "similarity.csv",
  "tfidf.csv", "tokens.csv", "vocab.csv",
]

/// `make demo` writes what the repository holds, byte for byte; after a change that is meant, run it and look at the diff.
@Test func exportWritesTheTablesOfTheRepository() throws {
  try withFolder { folder in
    let run = try stats("export", "seeds/outlets.csv", "-o", folder.path)
    #expect(run.code == 0 && run.messages == "" && run.text == "")
    #expect(folder.contents == tables)
    let golden = Folder(path: repository.appending(path: "notebooks-data").path)
    #expect(golden.contents == tables)
    for name in tables { #expect(try folder.read(name) == golden.read(name), "\(name) differs") }
  }
}
