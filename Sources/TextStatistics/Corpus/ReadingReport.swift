/// Where a document or a fault is: a record of a batch.
///
/// Cheap to keep; `ReadingReport.location(of:)` knows the file and line when the reading is over. Places sort in input
/// order.
public struct DocumentPlace: Sendable, Hashable, Comparable {
  /// The batch.
  public let batch: Int
  /// The line within the batch, or for texts the file within it; counted from 0.
  let line: Int

  /// Whether `lhs` comes earlier in the input.
  public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.batch, lhs.line) < (rhs.batch, rhs.line) }
}

/// Something that was not as it should be with some records of the input.
public struct Finding: Sendable, Equatable {
  /// The kinds of findings; those for which `dropsRecord` holds cost the corpus a document each.
  public enum Kind: String, Sendable, CaseIterable {
    /// A line of a JSONL file is not one JSON object.
    case brokenJSON = "broken_json"
    /// A row of a CSV has more or fewer fields than its header.
    case raggedRow = "ragged_row"
    /// A quoted field of a CSV does not end.
    case unclosedQuote = "unclosed_quote"
    /// There is no text, or no name of a file with it.
    case missingText = "missing_text"
    /// The text is a number, a list or an object.
    case wrongType = "wrong_type"
    /// A file with the text is not there or cannot be read.
    case unreadableFile = "unreadable_file"
    /// A table without a single byte; it is passed over. An empty text is an article without words.
    case emptyFile = "empty_file"
    /// Bytes that are not UTF-8 became U+FFFD; the count is of these.
    case invalidUTF8 = "invalid_utf8"
    /// JSON escapes of half a surrogate pair became U+FFFD; the count is of these.
    case loneSurrogate = "lone_surrogate"
    /// NUL bytes in a text; they stay and separate words, the count is of bytes.
    case nulByte = "nul_byte"
    /// The identifier of an earlier document; the document stays. Looked for when the column `id` is requested.
    case duplicateID = "duplicate_id"
    /// A date means no day or several; the document stays, unless a range of dates is asked for. Looked for where dates are
    /// compared or make periods.
    case unreadableDate = "unreadable_date"
    /// A part of the corpus has the same rows as another, among parts that were counted one by one: it may be given twice.
    case equalPart = "equal_part"

    /// Whether the record is left out of the corpus.
    public var dropsRecord: Bool {
      switch self {
      case .brokenJSON, .raggedRow, .unclosedQuote, .missingText, .wrongType, .unreadableFile: true
      case .emptyFile, .invalidUTF8, .loneSurrogate, .nulByte, .duplicateID, .unreadableDate, .equalPart: false
      }
    }
  }

  /// What was found.
  public let kind: Kind
  /// How often.
  public let count: Int
  /// The first few in input order, one message each.
  public let examples: [InputError]
}

/// What a reading of a corpus met.
public struct ReadingReport: Sendable {
  /// The number of documents that were read.
  public let documents: Int
  /// The number of files, standard input among them.
  public let files: Int
  /// The number of bytes that came from the system since the reader was made, compressed where the files are.
  public let bytes: Int
  /// What was not as it should be, in the order of `Finding.Kind.allCases`; kinds that were not met are left out.
  public let findings: [Finding]
  /// The articles that were left out because they do not satisfy the condition.
  public let filteredCount: Int
  /// The articles that were left out because a range of dates was asked for and they have no date that can be read.
  public let undatedCount: Int
  /// What was left out because it was a copy.
  public let leftOutCopies: LeftOutCopies
  /// What was removed from the texts; nil when nothing was to be.
  public let cleaning: CleaningSummary?
  let table: BatchTable

  /// The findings that cost documents.
  public var dropped: [Finding] { findings.filter(\.kind.dropsRecord) }

  /// The file of a document, and the line its record starts at; nil for a text of its own file.
  public func location(of place: DocumentPlace) -> (path: String, line: Int?) { table.location(of: place) }
}

/// The batches of a reading: which file each is from and how many lines it has.
struct BatchTable: Sendable {
  struct Batch: Sendable {
    var sequence: Int
    var file: Int
    var lineCount: Int
    /// Whether the lines of the batch are files themselves, from `file` on.
    var isTexts: Bool
  }

  private let paths: [String]
  private let batches: [Batch]
  private let firstLines: [Int]

  /// Takes the batches in any order; those of the sequence numbers 0, 1, 2, ... must all be there.
  init(paths: [String], batches: [Batch]) {
    self.paths = paths
    self.batches = batches.sorted { $0.sequence < $1.sequence }
    var firstLines: [Int] = []
    for (index, batch) in self.batches.enumerated() {
      let isSameFile = index > 0 && self.batches[index - 1].file == batch.file && !batch.isTexts
      firstLines.append(isSameFile ? firstLines[index - 1] + self.batches[index - 1].lineCount : 1)
    }
    self.firstLines = firstLines
  }

  /// The lines of all tables.
  var lineCount: Int { batches.reduce(0) { $0 + $1.lineCount } }

  func location(of place: DocumentPlace) -> (path: String, line: Int?) {
    let batch = batches[place.batch]
    if batch.isTexts { return (paths[batch.file + place.line], nil) }
    return (paths[batch.file], firstLines[place.batch] + place.line)
  }
}

/// The findings of one thread while it reads.
struct FindingLog: Sendable {
  private struct Example {
    var place: DocumentPlace
    /// The file, and the line in it, where the place does not say them.
    var path: String?
    var line: Int?
    var reason: String
  }

  /// How many examples of a kind are kept: of every thread its first, so that the first of all are among them.
  private static let exampleLimit = 5

  private var counts = [Int](repeating: 0, count: Finding.Kind.allCases.count)
  private var examples = [[Example]](repeating: [], count: Finding.Kind.allCases.count)

  /// Notes one finding; the message is made only when it is kept.
  mutating func note(
    _ kind: Finding.Kind, count: Int = 1, at place: DocumentPlace, path: String? = nil, line: Int? = nil,
    _ reason: @autoclosure () -> String
  ) {
    let index = kind.index
    counts[index] += count
    guard examples[index].count < Self.exampleLimit else { return }
    examples[index].append(Example(place: place, path: path, line: line, reason: reason()))
  }

  mutating func merge(_ other: FindingLog) {
    for index in counts.indices {
      counts[index] += other.counts[index]
      examples[index] += other.examples[index]
    }
  }

  func findings(_ table: BatchTable) -> [Finding] {
    Finding.Kind.allCases.compactMap { kind in
      guard counts[kind.index] > 0 else { return nil }
      let first = examples[kind.index].sorted { $0.place < $1.place }.prefix(Self.exampleLimit)
      return Finding(
        kind: kind, count: counts[kind.index],
        examples: first.map { example in
          if let path = example.path { return InputError(path: path, line: example.line, reason: example.reason) }
          let (path, line) = table.location(of: example.place)
          return InputError(path: path, line: line, reason: example.reason)
        })
    }
  }
}

extension Finding.Kind {
  fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
