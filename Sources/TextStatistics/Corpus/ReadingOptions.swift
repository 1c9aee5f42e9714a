/// How documents are laid out in a file.
public enum InputFormat: String, Sendable, CaseIterable {
  /// One document per file, nothing but its text.
  case text = "txt"
  /// Comma-separated values as RFC 4180 has them, with a header row; the delimiter is found by itself.
  case csv
  /// The same with tabs between the fields.
  case tsv
  /// JSON lines: one object per line.
  case jsonl
}

/// The encodings a text can be read from.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8; invalid bytes become U+FFFD.
  case utf8 = "utf-8"
  /// Windows code page 1252 as the WHATWG encoding standard maps it: every byte has a character.
  case windows1252 = "windows-1252"
  /// UTF-16, low byte first.
  case utf16LE = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BE = "utf-16be"
}

/// Where the outlet of a document is found when not in a column of its own name.
public enum OutletSource: Sendable, Hashable, LosslessStringConvertible {
  /// A folder in the path of the file, counted from 1, relative to the folder that was given; for a file that was named
  /// itself, in its path as written.
  case path(component: Int)
  /// The name of the file without its extensions.
  case filename
  /// The column for outlets, as for any table.
  case column

  /// Reads `path:1`, `filename` or `column`; nil for anything else.
  public init?(_ description: String) {
    switch description {
    case "filename": self = .filename
    case "column": self = .column
    default:
      guard description.hasPrefix("path:"), let component = Int(description.dropFirst(5)), component > 0 else {
        return nil
      }
      self = .path(component: component)
    }
  }

  /// The form that `init(_:)` reads.
  public var description: String {
    switch self {
    case .path(let component): "path:\(component)"
    case .filename: "filename"
    case .column: "column"
    }
  }
}

/// Something a document carries besides its text.
public enum DocumentColumn: Sendable, Hashable {
  /// What identifies the document in its corpus.
  case id
  /// Who published it.
  case outlet
  /// When it was published, as the source writes it.
  case date
  /// Its headline.
  case title
  /// The period that its date is in: the first day of a day or week, `2022-03`, `2022-Q1` or `2022`; none without a date that
  /// can be read.
  case period(TimelinePeriod)
  /// The number of its cluster of copies; articles without copies have none. The input is read once more beforehand.
  case copyCluster
  /// How many articles its cluster of copies has; 1 without copies. The input is read once more beforehand.
  case copyClusterSize
  /// The column of exactly this name; where there is none, `day`, `week`, `month`, `quarter` and `year` are the periods.
  case named(String)
}

/// What a reader should do with its inputs; the defaults fit most corpora.
public struct ReadingOptions: Sendable {
  /// The format of all inputs; nil decides by the name of each file, then by its content.
  ///
  /// By its content a file is JSON lines when it starts with an object, a table when its first line has an obvious name
  /// for the column of the text, and a text otherwise.
  public var format: InputFormat?
  /// The column with the text; nil looks for the obvious names (`text`, `content`, `body`, ...).
  public var textColumn: String?
  /// The column with the title; nil looks for the obvious names.
  public var titleColumn: String?
  /// The column with the outlet; nil looks for the obvious names.
  public var outletColumn: String?
  /// The column with the date; nil looks for the obvious names.
  public var dateColumn: String?
  /// How dates are written; nil reads every form that means one day, as ``CalendarDate/init(parsing:)`` does.
  ///
  /// With a format the values of ``DocumentColumn/date`` are days as ISO 8601 has them, or say that they are not in it.
  public var dateFormat: DateFormat?
  /// The column with the identifier; nil looks for the obvious names.
  public var idColumn: String?
  /// Where the outlet comes from; nil is the column of a table, and for texts the folder directly below the given one.
  public var outletSource: OutletSource?
  /// Whether a document's text is its title, a line feed and its text.
  public var includeTitle = false
  /// The byte between the fields of a CSV; nil takes the commonest of `,` `;` and tab in the header row.
  public var delimiter: UInt8?
  /// Whether the cells of a CSV lose the apostrophe of ``CSVDialect/guardsFormulas``; nil asks the description that stands
  /// beside the file, and leaves them as they are where none is.
  public var undoesGuard: Bool?
  /// The encoding of all inputs; nil goes by the byte order mark and is UTF-8 without one.
  public var encoding: TextEncoding?
  /// Which articles are read; the others are counted.
  public var condition = ArticleCondition()
  /// How many documents to read at most, of those that satisfy the condition: the first ones in input order, for any number
  /// of threads.
  public var limit: Int?
  /// Whether only the original of each cluster of copies is read. The input is read once more beforehand.
  public var dropsCopies = false
  /// The containment from which on two documents are copies of each other.
  public var copyThreshold = 0.5
  /// The names that the columns of JSON lines have, where they are known beforehand; nil looks at the first records.
  public var columnNames: [String]?
  /// Whether the inputs are a part of a corpus, which may be without a record.
  public var isPart = false
  /// What is removed from the texts; nil leaves them as they are. Removing reads every input twice.
  public var cleaning: CleaningOptions?

  /// Options with every value at its default.
  public init() {}
}
