/// Finds the quotations of a document.
///
/// `ranges` is overwritten with their bytes, with their marks, rising and disjoint; a quotation within another one is
/// part of it. What is left is narration.
///
/// - Marks are `"`, `“ ”`, `„ “`, `« »`, `» «`, and as outer ones `‘ ’` and `'`. Straight and curly double marks may
///   close each other. A straight mark opens after white space, a bracket or a dash and before something; it closes
///   after a word, or wherever it is not able to open. A curly one that faces the wrong way is taken as meant.
/// - A quotation that is not closed ends with its paragraph, or before the next one. If the next paragraph begins with
///   a mark, they are one quotation, as the custom is. The end of a line ends a paragraph unless the next line starts
///   in lower case, or closes a quotation before it opens one: wrapped lines.
/// - Single marks count where they cannot be apostrophes: one that opens stands before a letter and is closed in the
///   same paragraph. A plural's ("the members’ concerns") closes only if nothing else does.
/// - Marks for inches (`5'11"`) and closing ones without an opening one are passed over.
///
/// - Complexity: O(`text.count`).
func quotedRanges(_ text: UnsafeBufferPointer<UInt8>, into ranges: inout [Range<Int>]) {
  ranges.removeAll(keepingCapacity: true)
  let marks = QuotationMarks(text: text)
  var quotations = OpenQuotations(text)
  var resume = 0
  for block in stride(from: 0, to: text.count, by: 64) {
    var candidates = marks.candidates(inBlockAt: block)
    while candidates != 0 {
      let position = block + candidates.trailingZeroBitCount
      candidates &= candidates &- 1
      guard position >= resume, let (mark, width) = marks.mark(at: position) else { continue }
      resume = position + width
      if mark == .single {
        quotations.meetSingle(position..<resume, &ranges)
      } else if mark != .lineEnd {
        quotations.meet(mark, position..<resume, &ranges)
      } else if quotations.isAnyOpen {
        resume = quotations.endLine(at: position, &ranges)
      }
    }
  }
  quotations.endParagraph(at: text.count, &ranges)
}

/// The quotations that are open at one place of a text.
///
/// Pairs of marks go to the ranges when they close, in place of those they enclose. What is left open at the end of a
/// paragraph is sorted in between.
private struct OpenQuotations {
  private typealias Opening = (start: Int, mark: QuotationMarks.Mark)
  private let marks: QuotationMarks
  private let scanner: SentenceScanner
  /// Double marks and guillemets that are not closed, the innermost last.
  private var open: [Opening] = []
  private var openGuillemets = 0
  /// A single mark outside of all others, and where one that may be an apostrophe would close it.
  private var single: (start: Int, weakEnd: Int?)?
  /// The end of the line that may have been the end of the paragraph: the next mark tells.
  private var doubtfulEnd: Int?

  init(_ text: UnsafeBufferPointer<UInt8>) {
    (marks, scanner) = (QuotationMarks(text: text), SentenceScanner(text: text))
  }

  var isAnyOpen: Bool { !open.isEmpty || single != nil }

  // MARK: Marks

  mutating func meet(_ mark: QuotationMarks.Mark, _ range: Range<Int>, _ ranges: inout [Range<Int>]) {
    let (before, after) = (marks.before(range.lowerBound), marks.after(range.upperBound))
    let isDoubleOpen = open.count > openGuillemets
    let facesBack = before != .outside || after == .outside
    let closes: Bool
    switch mark {
    case .straight:
      if marks.isInches(range.lowerBound) || !isDoubleOpen && (before == .word || after == .outside) { return }
      closes = isDoubleOpen && facesBack
    case .left:
      closes = before != .outside && (after == .outside || open.last?.mark == .low)
      if closes && !isDoubleOpen { return }
    case .right:
      closes = isDoubleOpen
      if !closes && facesBack { return }
    case .leftGuillemet: closes = open.last?.mark == .rightGuillemet
    case .rightGuillemet:
      closes = openGuillemets > 0
      if !closes && facesBack { return }
    case .low, .single, .lineEnd: closes = false
    }
    if closes {
      close(mark.isGuillemet, at: range.upperBound, &ranges)
    } else {
      if let doubtfulEnd { endParagraph(at: doubtfulEnd, &ranges) }
      if single?.weakEnd != nil { endSingle(&ranges) }
      open.append((range.lowerBound, mark))
      openGuillemets += mark.isGuillemet ? 1 : 0
    }
  }

  /// Closes the innermost of a family; what was opened within it and not closed was none.
  private mutating func close(_ isGuillemet: Bool, at end: Int, _ ranges: inout [Range<Int>]) {
    doubtfulEnd = nil
    while let (start, mark) = open.popLast() {
      openGuillemets -= mark.isGuillemet ? 1 : 0
      if mark.isGuillemet == isGuillemet { return enclose(start..<end, &ranges) }
    }
  }

  private func enclose(_ range: Range<Int>, _ ranges: inout [Range<Int>]) {
    while let last = ranges.last, last.lowerBound > range.lowerBound { ranges.removeLast() }
    ranges.append(range)
  }

  mutating func meetSingle(_ range: Range<Int>, _ ranges: inout [Range<Int>]) {
    guard open.isEmpty, single != nil || !marks.endsWord(before: range.lowerBound) else { return }
    if let (start, weakEnd) = single, marks.mayClose(range) {
      if !marks.mayBePossessive(range) {
        enclose(start..<range.upperBound, &ranges)
        single = nil
      } else if weakEnd == nil {
        single = (start, range.upperBound)
      }
    } else if marks.mayOpen(range) {
      endSingle(&ranges)
      single = (range.lowerBound, nil)
    }
  }

  private mutating func endSingle(_ ranges: inout [Range<Int>]) {
    if let (start, weakEnd) = single, let weakEnd { enclose(start..<weakEnd, &ranges) }
    single = nil
  }

  // MARK: Paragraphs

  /// Takes the line end at `position`, with something open, and returns where to read on.
  mutating func endLine(at position: Int, _ ranges: inout [Range<Int>]) -> Int {
    let gap = scanner.space(from: position)
    if gap.lines < 2, scanner.isLowercase(at: gap.end) {
      doubtfulEnd = nil
      return gap.end
    }
    endSingle(&ranges)
    if let end = continuation(at: gap.end, ranges.last) {
      let last = open.removeLast()
      endParagraph(at: last.start, &ranges)
      open.append(last)
      openGuillemets = last.mark.isGuillemet ? 1 : 0
      return end
    }
    if gap.lines > 1 || doubtfulEnd != nil {
      endParagraph(at: doubtfulEnd ?? position, &ranges)
    } else {
      doubtfulEnd = position
    }
    return gap.end
  }

  /// The end of the mark at `position`, if it opens a further paragraph of the quotation that was opened last.
  private func continuation(at position: Int, _ lastRange: Range<Int>?) -> Int? {
    guard doubtfulEnd == nil, position < scanner.text.count, let last = open.last,
      (lastRange?.lowerBound ?? -1) < last.start, let (mark, width) = marks.mark(at: position),
      mark == last.mark || mark == .left || mark == .straight, mark.isGuillemet == last.mark.isGuillemet,
      marks.after(position + width) != .outside
    else { return nil }
    return position + width
  }

  /// Ends what is open, at the latest at `limit`.
  mutating func endParagraph(at limit: Int, _ ranges: inout [Range<Int>]) {
    endSingle(&ranges)
    if let first = open.first {
      let closed = ranges.lastIndex { $0.lowerBound < first.start }.map { $0 + 1 } ?? 0
      var starts = ranges[closed...].map { ($0.lowerBound, Optional($0.upperBound)) } + open.map { ($0.start, nil) }
      starts.sort { $0.0 < $1.0 }
      ranges.removeSubrange(closed...)
      for (index, (start, end)) in starts.enumerated() {
        ranges.append(start..<(end ?? trimmed(index + 1 < starts.count ? starts[index + 1].0 : limit)))
      }
    }
    open.removeAll(keepingCapacity: true)
    (openGuillemets, doubtfulEnd) = (0, nil)
  }

  /// Where what ends at `end` ends without white space; there is a mark before it.
  private func trimmed(_ end: Int) -> Int {
    var end = end
    while scanner.text[end - 1] <= 0x20 { end -= 1 }
    return end
  }
}
