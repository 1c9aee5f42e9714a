#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Finds the boilerplate of one article after another. Unsafe because lines are ranges of a document's bytes, which are valid
// during one call; nothing of them is kept.

/// A line of the article that is being looked at.
struct MarkedLine {
  /// The bytes of the line without its line feed, and of them what is neither white space nor a crawler's prefix.
  var bytes: Range<Int>
  var body: Range<Int>
  /// Where a dateline at the beginning of the body ends.
  var datelineEnd: Int?
  /// What the line is as a whole.
  var check: BoilerplateCheck?
  /// A hash of the body if other articles may have the same line; 0 for paragraphs and empty lines.
  var hash: UInt64 = 0
  /// Whether it looks like a heading.
  var isHeading = false
  /// Whether a crawler's prefix stands between the white space and the body.
  var hasCrawlerPrefix = false
}

/// Something that is marked in an article.
struct BoilerplateMark: Sendable, Equatable {
  /// The line, from 1.
  var line: Int
  var check: BoilerplateCheck
  /// The bytes of the text it is about, without white space around them.
  var bytes: Range<Int>
}

/// Marks the boilerplate of articles.
struct BoilerplateMarker {
  /// What is to be removed; of several checks that hold for a line one of these is its mark.
  let removed: Set<BoilerplateCheck>
  /// The lines of the article marked last.
  private(set) var lines: [MarkedLine] = []
  /// Whether anything is to be removed from it.
  private(set) var removesAny = false

  private static let matcher = BoilerplateMatcher()
  private let matcher = Self.matcher
  private let ownChecks: [BoilerplateCheck]

  init(removed: Set<BoilerplateCheck>) {
    self.removed = removed
    let checks: [BoilerplateCheck] = [.promotion, .caption, .byline, .teaser]
    ownChecks = checks.filter(removed.contains) + checks.filter { !removed.contains($0) }
  }

  /// Marks what the lines of a text tell by themselves.
  mutating func markLines(_ text: UnsafeBufferPointer<UInt8>) {
    lines.removeAll(keepingCapacity: true)
    removesAny = false
    guard let base = text.baseAddress else { return }
    var start = 0
    while true {
      // SAFETY: `start` is at most the count of the text.
      let found = memchr(base + start, 0x0A, text.count - start)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? text.count
      mark(text, start..<end)
      if found == nil { return }
      start = end + 1
    }
  }

  private mutating func mark(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) {
    let whole = trimmed(text, bytes)
    let start = crawlerPrefixEnd(text, whole)
    var line = MarkedLine(bytes: bytes, body: start..<whole.upperBound)
    if start > whole.lowerBound {
      line.hasCrawlerPrefix = true
      if removed.contains(.crawlerPrefix) { removesAny = true }
    }
    line.datelineEnd = datelineEnd(text, line.body)
    if line.datelineEnd != nil, removed.contains(.dateline) { removesAny = true }
    if !line.body.isEmpty, line.body.count <= longestBoilerplateLine {
      let body = UnsafeBufferPointer(rebasing: text[line.body])
      let shape = LineShape(body)
      line.check = ownCheck(body, shape, hasDateline: line.datelineEnd != nil)
      line.isHeading = shape.hasLetter && !shape.hasStop && body.count <= longestHeading
      line.hash = hash(of: body)
      if let check = line.check, removed.contains(check) { removesAny = true }
    }
    lines.append(line)
  }

  private func ownCheck(
    _ line: UnsafeBufferPointer<UInt8>, _ shape: LineShape, hasDateline: Bool
  ) -> BoilerplateCheck? {
    let kinds = matcher.kinds(in: line, hasStop: shape.hasStop)
    let byline = isByline(line, shape)
    let isCredit = byline || !kinds.isDisjoint(with: [.credit, .copyright])
    if kinds.contains(.agencyCredit) || kinds.contains(.agencyName) && isCredit { return .agencyCredit }
    return ownChecks.first { check in
      switch check {
      case .promotion: !kinds.isDisjoint(with: [.promotion, .copyright])
      case .caption: kinds.contains(.caption)
      case .byline: byline || kinds.contains(.credit)
      default: !hasDateline && shape.isTeaser(length: line.count)
      }
    }
  }

  /// Marks what depends on other articles and lines, after `markLines`.
  ///
  /// - Parameters:
  ///   - text: The text again.
  ///   - repeated: The hashes of the repeated lines of its outlet.
  mutating func markRepeats(_ text: UnsafeBufferPointer<UInt8>, _ repeated: RepeatedLines.Outlet) {
    if !repeated.lines.isEmpty {
      for index in lines.indices where lines[index].hash != 0 && isOpen(index, to: .repeatedLine) {
        guard repeated.lines[lines[index].hash] != nil else { continue }
        lines[index].check = .repeatedLine
        if removed.contains(.repeatedLine) { removesAny = true }
      }
    }
    markHeadlines(text)
  }

  /// Marks headings, and the headline where it stands again.
  mutating func markHeadlines(_ text: UnsafeBufferPointer<UInt8>) {
    var first: Int?
    for index in lines.indices where !lines[index].body.isEmpty && !isRemoved(index) {
      guard let headline = first else {
        first = index
        if lines[index].check == nil, lines[index].isHeading { lines[index].check = .headline }
        continue
      }
      if lines[index].hash != 0, isOpen(index, to: .repeatedHeadline), isSame(text, lines[headline], lines[index]) {
        lines[index].check = .repeatedHeadline
        if removed.contains(.repeatedHeadline) { removesAny = true }
      } else if lines[index].check == nil, lines[index].isHeading {
        lines[index].check = .subheading
      }
    }
    // What is left of an article, if it is a single line, is its text and no headline.
    guard let first, lines[first].check == .headline else { return }
    let hasMore = lines.indices.contains { $0 != first && !lines[$0].body.isEmpty && !isRemoved($0) }
    if !hasMore { lines[first].check = nil }
  }

  /// Whether a check may be what a line is: nothing is, or what is would stay and this would not.
  private func isOpen(_ index: Int, to check: BoilerplateCheck) -> Bool {
    guard let other = lines[index].check else { return true }
    return other != .agencyCredit && !removed.contains(other) && removed.contains(check)
  }

  /// Whether two lines are the same three words or more.
  private func isSame(_ text: UnsafeBufferPointer<UInt8>, _ first: MarkedLine, _ second: MarkedLine) -> Bool {
    first.hash == second.hash && first.body.count == second.body.count
      && text[first.body].elementsEqual(text[second.body])
      && text[first.body].split(whereSeparator: isWhiteSpace).count >= 3
  }

  /// Whether a line is to be removed as a whole.
  func isRemoved(_ index: Int) -> Bool { lines[index].check.map(removed.contains) ?? false }

  /// Whether a credit or dateline tells that the article is wire copy.
  var isWire: Bool { lines.contains { $0.check == .agencyCredit || $0.datelineEnd != nil } }

  /// Calls `body` with all that is marked, line by line; prefixes of a line that is removed are not mentioned.
  func forEachMark(_ text: UnsafeBufferPointer<UInt8>, _ body: (BoilerplateMark) throws -> Void) rethrows {
    for (index, line) in lines.enumerated() {
      if !isRemoved(index) {
        if line.hasCrawlerPrefix {
          let prefix = trimmed(text, line.bytes.lowerBound..<line.body.lowerBound)
          try body(BoilerplateMark(line: index + 1, check: .crawlerPrefix, bytes: prefix))
        }
        if let end = line.datelineEnd {
          let prefix = trimmed(text, line.body.lowerBound..<end)
          try body(BoilerplateMark(line: index + 1, check: .dateline, bytes: prefix))
        }
      }
      if let check = line.check { try body(BoilerplateMark(line: index + 1, check: check, bytes: line.body)) }
    }
  }

  /// Appends the text without what is to be removed.
  ///
  /// The lines that stay keep their order and bytes, with a line feed between them. `output` is empty before.
  func clean(_ text: UnsafeBufferPointer<UInt8>, into output: ByteBuffer) {
    var isFirst = true
    for (index, line) in lines.enumerated() where !isRemoved(index) {
      if !isFirst { output.append(0x0A) }
      isFirst = false
      var position = line.bytes.lowerBound
      if line.hasCrawlerPrefix, removed.contains(.crawlerPrefix) { position = line.body.lowerBound }
      if let end = line.datelineEnd, removed.contains(.dateline) {
        output.append(UnsafeBufferPointer(rebasing: text[position..<line.body.lowerBound]))
        position = end
      }
      output.append(UnsafeBufferPointer(rebasing: text[position..<line.bytes.upperBound]))
    }
    // Half of the line end before a last line that is removed.
    let lostLast = !lines.isEmpty && isRemoved(lines.count - 1)
    if lostLast, output.bytes.last == 0x0D { output.count -= 1 }
  }
}

/// A hash of a line that two different lines share with a chance of one in 10^19; never 0.
///
/// - Parameter line: Bytes with at least 8 readable ones behind them.
/// - Returns: The hash, the same in every run.
func hash(of line: UnsafeBufferPointer<UInt8>) -> UInt64 {
  guard let base = line.baseAddress else { return 1 }
  let raw = UnsafeRawPointer(base)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(line.count)
  var index = 0
  while index < line.count {
    // SAFETY: a document's text is followed by 64 readable bytes.
    var word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if line.count - index < 8 { word &= (1 << UInt64(8 * (line.count - index))) - 1 }
    let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    hash = product.high ^ product.low &+ word
    index += 8
  }
  let last = (hash ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(by: 0xD1B5_4A32_D192_ED03)
  return max(1, last.high ^ last.low)
}
