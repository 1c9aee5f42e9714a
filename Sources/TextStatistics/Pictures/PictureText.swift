/// What text from a table becomes before it is drawn.
enum PictureText {
  /// The text on one line, without what a reader could not see: control characters become spaces; marks that only turn the
  /// direction of what follows, and others that are invisible, are dropped, but for the joiners that letters and emoji need.
  ///
  /// Cut after 500 scalars: a letter may carry any number of marks.
  static func harmless(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(500) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
      case .format where scalar != "\u{200C}" && scalar != "\u{200D}": break
      // XML has no place for these two.
      case .unassigned where scalar == "\u{FFFE}" || scalar == "\u{FFFF}": break
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// A harmless text that keeps its direction to itself, to stand beside others.
  static func isolated(_ text: String) -> String {
    let isTurning = { (scalar: Unicode.Scalar) in
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    }
    // First strong isolate, and its end.
    return text.unicodeScalars.contains(where: isTurning) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// How wide a text is in widths of its font size, by the widths of DejaVu Sans, which is wider than most.
  static func ems(_ text: String) -> Double { text.reduce(0) { $0 + ems($1) } }

  private static func ems(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", " ", "!": 0.34
    case "f", "t", "r", "(", ")", "[", "]", "/", "-": 0.41
    case "m", "w", "M", "W", "@", "%", "—", "…": 0.98
    case "A"..."Z": 0.72
    case _ where character.isASCII: 0.63
    default: [0, 0.65, 1.05][min(String(character).displayWidth, 2)]
    }
  }

  /// As much of a text as is no wider than `width` ems, with `…` where it was cut.
  static func cut(_ text: String, ems width: Double) -> String {
    guard ems(text) > width else { return text }
    var room = width - ems("…")
    let kept = text.prefix { character in
      room -= ems(character)
      return room >= 0
    }
    return kept + "…"
  }

  /// A text in lines of at most `width` ems, broken at spaces.
  static func wrapped(_ text: String, ems width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, ems("\(last) \(word)") <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// A number for a reader: `digits` significant digits, whole numbers in full.
  static func number(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return "undefined" }
    var buffer = OutputBuffer(capacity: 32)
    if value.magnitude >= 1000, value.magnitude < 1e15 {
      buffer.append(Int(value.rounded()))
    } else {
      buffer.append(value, digits: digits)
    }
    var text = ""
    buffer.withBytes { bytes in text = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
    return text
  }

  /// A number with this many decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value.magnitude * power).rounded()
    // Also where it is NaN.
    guard scaled < 1e15 else { return number(value) }
    let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: Int(power))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let fraction = String(rest)
    return "\(sign)\(whole)"
      + (decimals == 0 ? "" : "." + String(repeating: "0", count: decimals - fraction.count) + fraction)
  }

  /// How many decimals show `digits` digits of the greatest of some numbers; none where all are whole.
  static func decimals(_ values: [Double], digits: Int) -> Int {
    var greatest = values.lazy.map(\.magnitude).max() ?? 0
    guard greatest > 0, !values.allSatisfy({ $0 == $0.rounded() }) else { return 0 }
    var decimals = digits - 1
    while greatest >= 10, decimals > 0 { (greatest, decimals) = (greatest / 10, decimals - 1) }
    // A similarity of 0.98 has as many as one of 1.
    if greatest < 0.1 { while greatest < 1, decimals < 12 { (greatest, decimals) = (greatest * 10, decimals + 1) } }
    return decimals
  }

  /// `1 row`, `2 rows`.
  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
