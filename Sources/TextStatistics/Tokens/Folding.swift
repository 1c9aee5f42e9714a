// Canonical normalisation is in the standard library (its strings compare by it) but not public yet; our tests run
// Unicode's own cases, so a toolchain that changes it is noticed.
@_spi(_Unicode) import Swift

/// Which differences in spelling are folded away before a token is looked up or counted.
///
/// `[]` keeps tokens as they are written. Folding a folded token changes nothing, whatever the options.
public struct Folding: OptionSet, Sendable {
  /// The options, a bit each.
  public let rawValue: UInt8

  /// Creates a set of options from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Full Unicode lower-casing, as Python's `str.lower`: `İ` becomes `i` and U+0307, and `Σ` becomes `ς` at the end of a
  /// word (The Unicode Standard, section 3.13, Final_Sigma).
  public static let lowercase = Folding(rawValue: 1 << 0)
  /// Curly quotation marks become straight: `‘` `’` `‚` `‛` `ʼ` (U+02BC) and full-width `＇` become `'`; `“` `”` `„` `‟` and
  /// full-width `＂` become `"`.
  public static let quotes = Folding(rawValue: 1 << 1)
  /// Hyphens, dashes and the minus sign (U+2010...U+2015, U+2212, U+FE58, U+FE63, U+FF0D) become `-`.
  public static let dashes = Folding(rawValue: 1 << 2)
  /// No-break spaces (U+00A0, U+2007, U+202F) become spaces.
  public static let spaces = Folding(rawValue: 1 << 3)
  /// Invisible hints for line breaking within a word are removed: the soft hyphen U+00AD, the word joiner U+2060 and its old
  /// form U+FEFF.
  ///
  /// The zero width space U+200B stays: it separates words, so no token has one inside.
  public static let softHyphens = Folding(rawValue: 1 << 4)
  /// Full-width forms of ASCII (U+FF01...U+FF5E) and the ideographic space U+3000 become ASCII.
  public static let width = Folding(rawValue: 1 << 5)
  /// Unicode normalisation form C: letters and their accents are one scalar wherever there is one (UAX #15).
  public static let nfc = Folding(rawValue: 1 << 6)
  /// Accents and other nonspacing marks are removed, `é` becomes `e`; implies `nfc`.
  ///
  /// Letters that are no base and mark to Unicode (`ł`, `ø`, `ß`) stay. This also removes vowel signs of scripts such as
  /// Devanagari and Thai, where words differ by them.
  public static let accents = Folding(rawValue: 1 << 7)

  /// Everything but `accents`.
  public static let standard: Folding = [.lowercase, .quotes, .dashes, .spaces, .softHyphens, .width, .nfc]
}

/// Folds tokens, one at a time.
///
/// The steps have a fixed order, by which folding is idempotent: single characters first, so that what they hide from each
/// other meets; then lower-casing, marks, and composition of what is left.
struct TokenFolder: Sendable {
  /// What is folded.
  let folding: Folding

  /// Makes a folder.
  init(_ folding: Folding) { self.folding = folding }

  /// Replaces `output` by the folded `token`; both are UTF-8, and invalid bytes of the token become U+FFFD.
  ///
  /// Meant to be called once per type: ASCII is quick, anything else makes a string.
  func fold(_ token: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    output.removeAll(keepingCapacity: true)
    guard token.contains(where: { $0 >= 0x80 }) else {
      output.append(contentsOf: token)
      guard folding.contains(.lowercase) else { return }
      for index in output.indices where (0x41...0x5A).contains(output[index]) { output[index] |= 0x20 }
      return
    }
    var scalars = String(decoding: token, as: UTF8.self).unicodeScalars.compactMap(replacement)
    if folding.contains(.lowercase) { scalars = lowercased(scalars) }
    if folding.contains(.accents) {
      scalars = decomposed(scalars).filter { $0.properties.generalCategory != .nonspacingMark }
    }
    // Below U+0300 nothing composes or decomposes in form C.
    if !folding.isDisjoint(with: [.nfc, .accents]), scalars.contains(where: { $0.value >= 0x300 }) {
      // By way of form D: alone, the standard library does not reorder the parts of U+0344, U+0F73, U+0F75 and U+0F81, marks
      // whose own combining class is 0, with the marks before them.
      scalars = Array(string(decomposed(scalars))._nfc)
    }
    for scalar in scalars { output.append(contentsOf: UTF8.encode(scalar)!) }
  }

  /// What stands for a single scalar; nil if it is removed.
  private func replacement(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if folding.contains(.width) {
      if (0xFF01...0xFF5E).contains(scalar.value) { return Unicode.Scalar(scalar.value - 0xFEE0) }
      if scalar.value == 0x3000 { return " " }
    }
    return switch scalar.value {
    case 0x2BC, 0x2018...0x201B, 0xFF07: folding.contains(.quotes) ? "'" : scalar
    case 0x201C...0x201F, 0xFF02: folding.contains(.quotes) ? "\"" : scalar
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: folding.contains(.dashes) ? "-" : scalar
    case 0xA0, 0x2007, 0x202F: folding.contains(.spaces) ? " " : scalar
    case 0xAD, 0x2060, 0xFEFF: folding.contains(.softHyphens) ? nil : scalar
    default: scalar
    }
  }
}

/// Lower case with the one rule that looks at the neighbours and holds in every language.
private func lowercased(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var result: [Unicode.Scalar] = []
  result.reserveCapacity(scalars.count + 1)
  for (index, scalar) in scalars.enumerated() {
    if scalar == "Σ" {
      let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
      let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
      result.append(before?.properties.isCased == true && after?.properties.isCased != true ? "ς" : "σ")
    } else {
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }
  return result
}

/// Canonical decomposition, form D.
///
/// The marks of a long token are put in order here: the standard library does it by insertion, and a megabyte of marks in
/// the wrong order takes it minutes.
private func decomposed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  guard scalars.count > 64 else { return Array(string(scalars)._nfd) }
  var result = scalars.flatMap { $0.value < 0xC0 ? [$0] : Array(String($0)._nfd) }
  let classes = result.map { $0.value < 0x300 ? 0 : $0.properties.canonicalCombiningClass.rawValue }
  var start = 0
  while start < result.count {
    let end = classes[start...].firstIndex(of: 0) ?? result.count
    if end - start > 1 {
      let order = (start..<end).sorted { (classes[$0], $0) < (classes[$1], $1) }
      result.replaceSubrange(start..<end, with: order.map { result[$0] })
    }
    start = end + 1
  }
  return result
}

private func string(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }
