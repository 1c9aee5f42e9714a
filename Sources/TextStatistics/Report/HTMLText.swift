/// Text with markup that is safe to stand in a page: literals are markup, what is put into them is escaped.
///
/// ```swift
/// let outlet = "<script>"
/// let heading: HTMLText = "<h2>\(outlet)</h2>"
/// heading.markup  // "<h2>&lt;script&gt;</h2>"
/// ```
///
/// The markup is well-formed XML, too, if the literals are.
public struct HTMLText: Sendable, Equatable {
  /// The text with its tags and escapes.
  public private(set) var markup: String

  /// Text as a reader is to see it: characters of markup are escaped.
  ///
  /// Controls, and characters that no XML may hold, become `�` and white space of any kind a space. So do the controls
  /// that turn the direction of text round (U+202A to U+202E, U+2066 to U+2069), with which `gpj.exe` looks like a
  /// picture; letters keep the direction that they have. No letter has more than eight marks, which would cover the
  /// lines around it.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: Unicode scalars that are kept; what is cut ends with `…`.
  public init(escaping text: String, limit: Int = 300) {
    markup = ""
    markup.reserveCapacity(text.utf8.count)
    var (count, marks) = (0, 0)
    for scalar in text.unicodeScalars {
      if count == limit {
        markup += "…"
        break
      }
      count += 1
      // Most are ASCII, whose properties nobody has to look up.
      marks = !scalar.isASCII && scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
      if marks <= 8 { append(scalar) }
    }
  }

  /// Markup that is known to be safe, such as a picture of ours.
  ///
  /// - Parameter markup: Elements whose tags are balanced; never anything from a corpus.
  public init(trusted markup: String) { self.markup = markup }

  /// One text after the other.
  public static func + (left: Self, right: Self) -> Self { HTMLText(trusted: left.markup + right.markup) }

  /// Appends a text.
  public static func += (left: inout Self, right: Self) { left.markup += right.markup }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": markup += "&amp;"
    case "<": markup += "&lt;"
    case ">": markup += "&gt;"
    case "\"": markup += "&quot;"
    case "'": markup += "&#39;"
    case " "..."~": markup.unicodeScalars.append(scalar)
    case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": markup += " "
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": markup += "\u{FFFD}"
    default: markup.unicodeScalars.append(scalar.isNoncharacter ? "\u{FFFD}" : scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is one of those that Unicode keeps from being characters for ever.
  fileprivate var isNoncharacter: Bool { value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= value }
}

extension HTMLText: ExpressibleByStringInterpolation {
  /// Markup as it stands in the source.
  public init(stringLiteral markup: String) { self.markup = markup }

  /// Markup of a literal with what was put into it.
  public init(stringInterpolation: Interpolation) { self = stringInterpolation.text }

  /// The parts of a literal.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = HTMLText(trusted: "")

    /// Starts an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends markup.
    public mutating func appendLiteral(_ literal: String) { text.markup += literal }

    /// Appends text, escaped; also within the quotes of an attribute.
    public mutating func appendInterpolation(_ string: String) { text += HTMLText(escaping: string) }

    /// Appends text, escaped, that would be of no use if it were cut.
    public mutating func appendInterpolation(whole string: String) { text += HTMLText(escaping: string, limit: .max) }

    /// Appends text, escaped, whose direction does not spread to what stands around it; not within attributes.
    public mutating func appendInterpolation(isolating string: String) { text += "<bdi>\(string)</bdi>" }

    /// Appends a whole number, with a comma between thousands.
    public mutating func appendInterpolation(_ number: Int) { text += HTMLText(trusted: number.withThousands) }

    /// Appends markup.
    public mutating func appendInterpolation(_ part: HTMLText) { text += part }

    /// Appends markup, one after the other.
    public mutating func appendInterpolation(_ parts: [HTMLText]) { for part in parts { text += part } }
  }
}

extension Int {
  /// The number as readers of English write it: `37,554`.
  var withThousands: String {
    var digits = Array(String(magnitude))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (self < 0 ? "-" : "") + String(digits)
  }
}
