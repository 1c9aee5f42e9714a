// The phrases that tell boilerplate from prose. They name what readers are asked to do or whose work it is; words that
// reporters use as well ("newsletter", "subscribe") count only in phrases that address the reader.

/// A phrase of boilerplate, found without regard to the case of ASCII letters.
///
/// Written as `^` for the beginning of the line, words, ` * ` for anything in between, and `$` for the end of the line;
/// both ends are seen through punctuation. It starts and ends where words do unless it ends with a `*`.
struct BoilerplatePattern: Sendable {
  /// What a phrase tells, as bits of a set.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8
    static let promotion = Kinds(rawValue: 1)
    static let copyright = Kinds(rawValue: 2)
    static let caption = Kinds(rawValue: 4)
    /// `contributed to this report`: an agency's if it names one.
    static let credit = Kinds(rawValue: 8)
    /// The name of a news agency, which tells something only beside a credit.
    static let agencyName = Kinds(rawValue: 16)
    /// A line of nothing but an agency, or a credit in the form of one.
    static let agencyCredit = Kinds(rawValue: 32)
  }

  /// The phrase as it is written in the lists.
  let source: String
  let kind: Kinds
  /// How long the line may be.
  let longest: Int
  /// Whether it tells nothing in a line with a stop, which may be a sentence.
  let isLabel: Bool
  let isAtStart: Bool
  let isAtEnd: Bool
  /// Whether the last word may go on.
  let isOpen: Bool
  /// What follows each other, with anything in between.
  let parts: [[UInt8]]

  init(_ source: String, _ kind: Kinds, longest: Int = longestBoilerplateLine, isLabel: Bool = false) {
    self.source = source
    self.kind = kind
    self.longest = longest
    self.isLabel = isLabel
    var rest = source[...]
    isAtStart = rest.first == "^"
    if isAtStart { rest.removeFirst() }
    isAtEnd = rest.last == "$"
    isOpen = rest.last == "*"
    if isAtEnd || isOpen { rest.removeLast() }
    parts = rest.split(separator: " * ").map { Array($0.utf8) }
  }

  /// All phrases.
  static let all: [BoilerplatePattern] =
    promotions.map { .init($0, .promotion) } + labels.map { .init($0, .promotion, isLabel: true) }
    + [.init("ad$", .promotion, longest: 60, isLabel: true)]
    + copyrights.map { .init($0, .copyright) } + captions.map { .init($0, .caption) }
    + credits.map { .init($0, .credit) } + agencyCredits.map { .init($0, .agencyCredit) }
    + agencies.map { .init($0, .agencyName) }
    + agencies.flatMap { name in
      ["^\(name)$", "^the \(name)$", "^source: \(name)$"].map { .init($0, .agencyCredit) }
    }

  private static let promotions = [
    "^click here", "click here to", "click here for", "^tap here", "tap here to", "^click to", "^tap to",
    "sign up here", "sign up for our", "sign up to our", "sign up * newsletter*",
    "subscribe to our", "subscribe here", "subscribe now", "subscribe today", "our newsletter*",
    "^get our * newsletter*", "^get the * newsletter*", "to your inbox", "in your inbox", "^follow us", "follow us on",
    "^follow @",
    "^follow * on twitter", "^follow * on facebook", "^follow * on instagram", "like us on facebook",
    "join us on facebook", "^read more:", "^read more about", "^read more at", "^read more here", "^read more on",
    "^read also:", "^also read:", "^read next:", "^see also:", "^see more:",
    "^related:", "^related$", "^related stories", "^related articles", "^related content",
    "^recommended for you", "^recommended$", "^you may also like", "^you might also like", "^don't miss:",
    "^trending:", "^watch:", "^watch live:", "^video:", "^listen:", "^more:", "^photos:", "^gallery:",
    "^slideshow (", "slideshow (", "^most read", "^share this story", "^share this article", "^share$", "^print$",
    "^comments$", "^view comments", "^leave a comment", "^join the conversation", "^load more", "^show more",
    "^loading$", "^scroll to continue", "^skip to content", "^advertisement$", "^advertisements$",
    "advertisement - *", "^ad$", "^sponsored content", "^paid content", "story continues below",
    "article continues below", "^continue reading", "you can now listen to this", "you can now listen to fox news",
    "newyou can now listen", "^listen to this article", "get the * app", "get our * app", "^download the * app",
    "download our * app", "^support our journalism", "min read$", "minute read$", "^published:", "^updated:",
    "^posted:", "^last updated", "^first published",
  ]
  /// Labels and links, whose words start sentences of prose as well.
  private static let labels = [
    "^sign up", "^subscribe", "our * newsletter*", "^newsletter*", "follow @", "^read more", "^read also", "^also read",
    "^read next", "^more from", "^see also", "^see more", "^watch more", "^share this", "^share on", "^advertisement *",
    "^sponsored by", "^story continue*", "you can now listen", "^support our",
  ]
  private static let copyrights = [
    "all rights reserved", "^copyright 1*", "^copyright 2*", "^copyright (c)*", "^copyright ©*", "copyright ©*",
    "may not be published, broadcast, rewritten",
  ]
  private static let captions = [
    "^image copyright", "^image caption", "^image source", "image credit*", "photo credit*", "photo courtesy",
    "media caption", "toggle caption", "hide caption", "^photo:", "^photo by", "^image:", "^credit:", "^file photo",
    "ap photo", "getty images$", "via getty*", "photo by * getty*", "^reuters/*", "shutterstock$", "^pictured:",
  ]
  private static let credits = [
    "contributed to this report", "contributed to this story$", "contributed to this article$",
    "contributed reporting", "^with material from", "includes material from", "^with files from",
    "^with information from", "includes information from",
  ]
  private static let agencyCredits = [
    "^reporting by", "^additional reporting by", "^editing by", "^writing by",
    "^with reporting by the associated press", "^this story * by the associated press",
  ]
  private static let agencies = [
    "associated press", "ap", "reuters", "afp", "agence france-presse", "bloomberg news", "upi",
    "united press international", "canadian press", "press association", "dpa", "deutsche presse-agentur", "xinhua",
    "tass", "interfax", "ians", "press trust of india", "pti", "ani", "efe", "kyodo", "kyodo news", "yonhap", "ansa",
    "anadolu agency", "australian associated press", "cnn newsource", "cnn wire", "tribune news service",
    "tribune content agency",
  ]
}

extension BoilerplatePattern.Kinds: Hashable {}

/// Finds all phrases in a line at once.
///
/// At the start of every word two letters lead to the phrases that begin with them, which are few.
struct BoilerplateMatcher: Sendable {
  private let patterns: [BoilerplatePattern]
  /// Of the phrases that may stand anywhere those of a pair of first letters, and of those at the beginning of a line.
  private let (anywhere, atStart): ([[Int]], [[Int]])

  init(_ patterns: [BoilerplatePattern] = BoilerplatePattern.all) {
    self.patterns = patterns
    var lists = [[[Int]]](repeating: [[Int]](repeating: [], count: 1 << 10), count: 2)
    for (index, pattern) in patterns.enumerated() {
      let first = pattern.parts[0]
      lists[pattern.isAtStart ? 1 : 0][Self.key(first[0], first.count > 1 ? first[1] : 0)].append(index)
    }
    (anywhere, atStart) = (lists[0], lists[1])
  }

  /// What the phrases in a line tell, with a stop or without.
  func kinds(in line: UnsafeBufferPointer<UInt8>, hasStop: Bool) -> BoilerplatePattern.Kinds {
    var found: BoilerplatePattern.Kinds = []
    var isFirst = true
    var wasWord = false
    for position in line.indices {
      let isWord = isWordByte(line[position])
      defer { wasWord = isWord }
      guard isWord, !wasWord else { continue }
      let key = Self.key(line[position], position + 1 < line.count ? line[position + 1] : 0)
      for index in anywhere[key] { look(index, line, position, hasStop, &found) }
      if isFirst { for index in atStart[key] { look(index, line, position, hasStop, &found) } }
      isFirst = false
    }
    return found
  }

  private func look(
    _ index: Int, _ line: UnsafeBufferPointer<UInt8>, _ position: Int, _ hasStop: Bool,
    _ found: inout BoilerplatePattern.Kinds
  ) {
    let pattern = patterns[index]
    guard !found.isSuperset(of: pattern.kind), line.count <= pattern.longest, !(hasStop && pattern.isLabel)
    else { return }
    if Self.matches(pattern, line, position) { found.formUnion(pattern.kind) }
  }

  private static func matches(
    _ pattern: BoilerplatePattern, _ line: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Bool {
    var position = start
    for (index, part) in pattern.parts.enumerated() {
      let isLast = index == pattern.parts.count - 1
      while true {
        let end = position + part.count
        guard end <= line.count else { return false }
        if (index == 0 || isWordStart(line, position)) && isEqual(part, line, position)
          && (isLast && pattern.isOpen || isWordEnd(line, end))
          && !(isLast && pattern.isAtEnd && line[end...].contains(where: isWordByte))
        {
          position = end
          break
        }
        if index == 0 { return false }
        position += 1
      }
    }
    return true
  }

  private static func isEqual(_ part: [UInt8], _ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    for (offset, byte) in part.enumerated() where lowered(line[start + offset]) != byte { return false }
    return true
  }

  /// Whether no word goes on here; always after a sign.
  private static func isWordEnd(_ line: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    !isWordByte(line[end - 1]) || end == line.count || !isWordByte(line[end])
  }

  private static func isWordStart(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    start == 0 || !isWordByte(line[start - 1])
  }

  /// Ten bits of the first two bytes, of letters their case left out; others may share a key, which costs only time.
  private static func key(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }
}

/// Whether a byte is an ASCII letter or digit.
@inline(__always)
func isWordByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

@inline(__always)
func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
