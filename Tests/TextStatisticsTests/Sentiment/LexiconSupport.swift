import Foundation

@testable import TextStatistics

/// Reads a lexicon from a file of the given name and bytes; a message names the file without its folder.
func readLexicon(
  _ name: String, _ bytes: [UInt8], positive: [String] = [], negative: [String] = []
) throws -> Lexicon {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lexicon-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appending(path: name).path
  try Data(bytes).write(to: URL(filePath: path))
  do {
    return try Lexicon(path: path, positive: positive, negative: negative)
  } catch {
    var named = error
    named.path = name
    throw named
  }
}

func readLexicon(
  _ name: String, _ text: String, positive: [String] = [], negative: [String] = []
) throws -> Lexicon {
  try readLexicon(name, Array(text.utf8), positive: positive, negative: negative)
}

extension Lexicon {
  /// Every entry as `line term score`, with `*` behind a glob and the category if it has one.
  var summary: [String] {
    entries.map {
      "\($0.line) \($0.term)\($0.isGlob ? " (glob)" : "") \($0.score)\($0.category.map { " \($0)" } ?? "")"
    }
  }

  /// Every omission as `line kind category count`.
  var omissionSummary: [String] { omissions.map { "\($0.line) \($0.kind.rawValue) '\($0.category)' \($0.count)" } }
}

/// A file that cannot be read, and what is said of it.
struct LexiconFault: Sendable, CustomStringConvertible {
  var name: String
  var text: String
  var message: String
  var description: String { message }

  init(_ name: String, _ text: String, _ message: String) {
    (self.name, self.text, self.message) = (name, text, message)
  }

  /// The error that reading it throws.
  var thrown: String {
    do {
      return "no error: \(try readLexicon(name, text).summary)"
    } catch { return "\(error)" }
  }
}
