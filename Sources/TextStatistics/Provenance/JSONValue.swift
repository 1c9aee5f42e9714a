/// A value of JSON (RFC 8259); objects keep the order of their members, numbers the way they are written.
public enum JSONValue: Sendable, Equatable {
  /// No value.
  case null
  /// A truth value.
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values in order.
  case object([Member])

  /// A named value of an object.
  public struct Member: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// Names a value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value of the first member of that name, of an object; setting nil takes it out.
  public subscript(name: String) -> JSONValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.name == name }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      let place = members.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// The text of a string.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a whole number.
  public var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// The elements of an array.
  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
  /// A string.
  public init(stringLiteral text: String) { self = .string(text) }
  /// A number.
  public init(integerLiteral number: Int) { self = .number(String(number)) }
  /// A number.
  public init(_ number: Int) { self = .number(String(number)) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue {
  /// The text with a line feed at its end: what fits into a line of 120 bytes stands in one, the rest is indented by two.
  public var formatted: String {
    var buffer = OutputBuffer(capacity: 4096)
    write(to: &buffer, indentation: 0, column: 0)
    buffer.append(Ascii.lineFeed)
    return String(decoding: buffer.removeSuffix(from: 0), as: UTF8.self)
  }

  private func write(to buffer: inout OutputBuffer, indentation: Int, column: Int) {
    let start = buffer.count
    writeLine(to: &buffer)
    guard column + buffer.count - start > 119 else { return }
    switch self {
    case .array(let elements) where !elements.isEmpty:
      _ = buffer.removeSuffix(from: start)
      Self.writeBlock("[", "]", elements.count, to: &buffer, indentation) { index, column, buffer in
        elements[index].write(to: &buffer, indentation: indentation + 2, column: column)
      }
    case .object(let members) where !members.isEmpty:
      _ = buffer.removeSuffix(from: start)
      Self.writeBlock("{", "}", members.count, to: &buffer, indentation) { index, column, buffer in
        let start = buffer.count
        buffer.appendJSON(members[index].name.utf8Span.span)
        buffer.append(": ")
        members[index].value.write(
          to: &buffer, indentation: indentation + 2, column: column + buffer.count - start)
      }
    default: break
    }
  }

  private static func writeBlock(
    _ opening: String, _ closing: String, _ count: Int, to buffer: inout OutputBuffer, _ indentation: Int,
    _ write: (_ index: Int, _ column: Int, _ buffer: inout OutputBuffer) -> Void
  ) {
    buffer.append(opening)
    for index in 0..<count {
      buffer.append(index == 0 ? "\n" : ",\n")
      buffer.append(String(repeating: " ", count: indentation + 2))
      // A comma may follow.
      write(index, indentation + 3, &buffer)
    }
    buffer.append("\n" + String(repeating: " ", count: indentation) + closing)
  }

  private func writeLine(to buffer: inout OutputBuffer) {
    switch self {
    case .null: buffer.append("null")
    case .bool(let value): buffer.append(value ? "true" : "false")
    case .number(let digits): buffer.append(digits)
    case .string(let text): buffer.appendJSON(text.utf8Span.span)
    case .array(let elements):
      buffer.append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { buffer.append(", ") }
        element.writeLine(to: &buffer)
      }
      buffer.append("]")
    case .object(let members):
      buffer.append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { buffer.append(", ") }
        buffer.appendJSON(member.name.utf8Span.span)
        buffer.append(": ")
        member.value.writeLine(to: &buffer)
      }
      buffer.append("}")
    }
  }
}
