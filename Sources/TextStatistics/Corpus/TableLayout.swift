/// Where in a table the things are that a reader wants.
///
/// Every wanted column has a slot, each column one; the parsers fill slots.
struct TableLayout: Sendable {
  /// How the records are written.
  enum Syntax: Sendable {
    case csv(delimiter: UInt8, fieldCount: Int, headerLength: Int, isGuarded: Bool)
    case jsonl
  }

  /// Where the value of a document column comes from.
  enum Source: Sendable {
    case none
    case slot(Int)
    case constant([UInt8])
  }

  let syntax: Syntax
  /// The names of all columns.
  let allNames: [String]
  /// The name of the column of each slot.
  private(set) var slotNames: [String] = []
  /// The same as bytes, to compare keys with.
  private(set) var slotKeys: [[UInt8]] = []
  /// For a CSV the slot of each column, -1 for none.
  private(set) var slotOfColumn: [Int]
  /// The slot with the text or the name of its file.
  private(set) var textSlot = 0
  /// Whether the text is in files that the table names.
  private(set) var textIsInFiles = false
  /// The slot of the title that goes before the text.
  private(set) var titleSlot: Int?
  /// Where each requested column comes from, and each of the condition behind them.
  private(set) var columns: [Source] = []
  /// The name of each requested column.
  private(set) var columnNames: [String?] = []
  /// What each column has to do with the date; nil when none has and there is no condition.
  private(set) var dateUses: [DateUse]?

  /// Resolves the columns of a table.
  ///
  /// - Throws: An `InputError` when there is no column for the text or the options name a column that is not there.
  init(
    _ file: ListedFile, syntax: Syntax, names: [String], columns: [DocumentColumn], options: ReadingOptions
  ) throws(InputError) {
    self.syntax = syntax
    allNames = names
    slotOfColumn = [Int](repeating: -1, count: names.count)
    let table = ColumnNames(path: file.path, names: names)
    if let text = try table.find(.text, options) {
      textSlot = slot(of: text, names)
    } else if let name = try table.find(.file, options) {
      textSlot = slot(of: name, names)
      textIsInFiles = true
    } else {
      var error = table.missing(.text, "text")
      if case .csv = syntax { error.reason = "the header \(error.reason)" }
      throw error
    }
    if options.includeTitle {
      guard let title = try table.find(.title, options) else { throw table.missing(.title, "title") }
      titleSlot = slot(of: title, names)
    }
    for role in ColumnRole.allCases where role.chosenName(options) != nil { _ = try table.find(role, options) }
    var uses: [DateUse] = []
    for column in columns + options.condition.columns {
      uses.append(try table.dateUse(of: column, options))
      let role = column.role(in: names)
      if role == .outlet, let source = options.outletSource, source != .column {
        let outlet = file.outlet(source)
        self.columns.append(outlet.map { .constant(Array($0.utf8)) } ?? .none)
        columnNames.append(outlet == nil ? nil : "outlet")
        continue
      }
      var index: Int?
      if let role {
        index = try table.find(role, options)
        if index == nil, role == .id, textIsInFiles { index = try table.find(.file, options) }
      } else if case .named(let name) = column {
        index = names.firstIndex(of: name)
      }
      self.columns.append(index.map { .slot(slot(of: $0, names)) } ?? .none)
      columnNames.append(index.map { column.period(in: names)?.rawValue ?? names[$0] })
    }
    try options.condition.checkDates(uses[columns.count...])
    let isNeeded = uses.contains { $0 != .none && ($0 != .day || options.dateFormat != nil) }
    if isNeeded || !options.condition.isEmpty { dateUses = uses }
  }

  private mutating func slot(of column: Int, _ names: [String]) -> Int {
    if slotOfColumn[column] < 0 {
      slotOfColumn[column] = slotNames.count
      slotNames.append(names[column])
      slotKeys.append(Array(names[column].utf8))
    }
    return slotOfColumn[column]
  }
}

extension ColumnNames {
  /// What a column has to do with the date of an article.
  fileprivate func dateUse(of column: DocumentColumn, _ options: ReadingOptions) throws(InputError) -> DateUse {
    if let period = column.period(in: names) { return .period(period) }
    if column == .date { return .day }
    guard case .named(let name) = column, let date = try find(.date, options) else { return .none }
    return names[date] == name ? .day : .none
  }
}

extension ArticleCondition {
  /// Checks that dates are compared with dates.
  fileprivate func checkDates(_ uses: ArraySlice<DateUse>) throws(InputError) {
    for test in expression?.tests ?? [] where uses[uses.startIndex + test.column] != .none {
      for value in test.values where value.days == nil {
        throw InputError(
          path: "", reason: "--where: in column \(value.position) \(CalendarDate.refusal(of: value.text, instead: nil))"
        )
      }
    }
  }
}

extension ListedFile {
  /// The outlet that the path of the file says, or nil.
  func outlet(_ source: OutletSource) -> String? {
    switch source {
    case .filename: nameStem
    case .column: nil
    case .path(let component): component <= folders.count ? String(folders[component - 1]) : nil
    }
  }

  /// What the columns of a text of its own file are.
  func textColumns(_ columns: [DocumentColumn], _ options: ReadingOptions) -> [TableLayout.Source] {
    (columns + options.condition.columns).map { column in
      switch column.role(in: []) {
      case .id: .constant(Array(stem.utf8))
      case .outlet:
        (options.outletSource.flatMap(outlet)
          ?? (options.outletSource == nil && isInFolder ? outlet(.path(component: 1)) : nil))
          .map { .constant(Array($0.utf8)) } ?? .none
      default: .none
      }
    }
  }
}
