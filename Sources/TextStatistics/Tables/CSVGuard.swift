/// Keeps spreadsheets from running or converting text, by an apostrophe before it.
///
/// A spreadsheet that opens a CSV types every cell in, as it were: `=HYPERLINK(...)` becomes a formula, `9-11` and
/// `march1` become days, `1e5`, `00123` and `$5` numbers, `TRUE` a truth value, whether in quotes or not, and the language
/// decides what else. An apostrophe before it makes any of them text; Excel and LibreOffice show it. Text that begins with
/// an apostrophe gets another, so that taking one away restores every cell exactly.
///
/// Guarded is what looks at all like a value in some language: of what has a digit everything but sentences and the names
/// of things (`covid-19`, `b52`, `5 things`).
enum CSVGuard {
  /// The apostrophe.
  static let mark = UInt8(ascii: "'")

  /// Whether text of a column gets a mark. Columns of days keep those that ISO 8601 has, and of numbers everything.
  static func marks(_ text: Span<UInt8>, kind: ColumnSchema.Kind) -> Bool {
    guard !text.isEmpty, !kind.isNumeric else { return false }
    if text[0] == mark { return true }
    var (isWord, isDay) = (true, true)
    for index in text.indices {
      let byte = text[index]
      isWord = isWord && 97...122 ~= byte | 0x20
      isDay = isDay && (byte == UInt8(ascii: "-") ? index > 0 : 48...57 ~= byte)
    }
    if kind == .date, isDay { return false }
    return marks(text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }, isWord: isWord)
  }

  /// A cell of a guarded table without its mark, if it has one.
  static func undo(_ text: String) -> String {
    text.utf8.first == mark ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Decides about text that has no mark; `isWord` says that it is a word of ASCII letters, as most are.
  private static func marks(_ text: String, isWord: Bool) -> Bool {
    if isWord { return truthValues.contains(text.lowercased()) }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isSkipped }) else { return false }
    let first = scalars[start]
    if starters.contains(first) || first.properties.generalCategory == .control { return true }
    // Values of errors, such as `#N/A` and `#REF!`, but no hashtags.
    if first == "#", scalars.contains(where: { "!?/".unicodeScalars.contains($0) }) || text.lowercased() == "#nv" {
      return true
    }
    if scalars.contains(where: { $0.properties.numericType == .decimal }) { return readsAsValue(scalars[start...]) }
    return truthValues.contains(String(scalars[start...].filter { !$0.isSkipped }).lowercased())
  }

  /// Whether text with a digit has no words but those of dates, times, numbers and money.
  private static func readsAsValue(_ text: Substring.UnicodeScalarView) -> Bool {
    var foreign = 0
    for word in text.split(whereSeparator: { !$0.isPartOfWord }) {
      let lowercase = String(word).lowercased()
      if moneyAndTime.contains(lowercase) || monthsAndDays.contains(lowercase.prefix(3)) { continue }
      let isLatin = word.allSatisfy { $0.value < 0x250 || 0x1E00...0x1EFF ~= $0.value }
      if isLatin {
        // `5 things` and `b52` are names; `2nd`, `10k` and `1e5` may be numbers.
        if word.count >= 3 || word.startIndex == text.startIndex { return false }
      } else {
        // Months of other scripts, which are many; more words than a date has are a sentence.
        foreign += 1
        if foreign > 3 { return false }
      }
    }
    return true
  }

  /// What makes a formula of a cell, as itself, in full width or as a small form; minus signs.
  private static let starters = Set<Unicode.Scalar>(
    "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\u{FE66}\u{FE62}\u{FE63}\u{FE6B}\u{2212}".unicodeScalars)

  /// The truth values of spreadsheets in their languages.
  private static let truthValues = Set(
    """
    true false wahr falsch vrai faux verdadero falso vero verdadeiro waar onwaar prawda fałsz sant falskt sand falsk
    sann usann tosi epätosi doğru yanliş yanlış igaz hamis pravda nepravda adevărat fals istina laž tõene väär tiesa
    истина ложь істина хибність
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words of money, times and dates that are no months.
  private static let moneyAndTime = Set(
    """
    am pm uhr vorm nachm utc gmt of de den der del da di the st nd rd th bc ad ce bce eur euro usd gbp chf jpy cny
    sek nok dkk isk pln czk huf ron bgn rub uah try inr brl mxn ars cad aud nzd zar krw ils aed sar egp r rs rm rp
    kr ft tl zł zl kč kc din lei lev fr us
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// How the names of months and days of the week begin, in the languages of Europe that write Latin.
  private static let monthsAndDays = Set(
    """
    jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun jän jen mär mai okt dez die mit don
    fre sam son fév fev avr jui aoû aou déc lun mer jeu ven dim ene abr ago set dic mié mie jue vie sáb sab dom gen
    mag giu lug ott gio març out seg ter qua qui sex mrt maa mei din woe vri zat zon maj tir ons tor lør søn mån tis
    lör sön des tam hel huh tou kes hei elo syy lok jou sty lut kwi cze lip sie wrz paź lis gru led úno bře dub kvě
    čer srp zář říj pro máj jún júl sze már ápr ian iun iul noi oca şub nis haz tem ağu eyl eki kas ara sij velj vel
    ožu tra svi kol ruj stu agu man paz pon sau vas kov bal geg bir lie rug spa lap vee juu jūn jūl
    """.split(whereSeparator: \.isWhitespace).map { $0.prefix(3) })
}

extension Unicode.Scalar {
  /// Spaces and what is not seen, which programs skip before they look at a cell.
  fileprivate var isSkipped: Bool {
    properties.generalCategory == .format || properties.isWhitespace && properties.generalCategory != .control
  }

  fileprivate var isPartOfWord: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: properties.isAlphabetic
    }
  }
}
