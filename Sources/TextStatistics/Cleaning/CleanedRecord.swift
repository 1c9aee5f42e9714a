// Writes records of any format as JSON lines with another text. Unsafe because it reads records where the reader has them.

/// Puts together the JSON of one record after another.
struct CleanedRecordWriter {
  private let files: [InspectedFile]
  /// The place of every requested column by name, and of the identifier and the outlet.
  private let places: [String: Int]
  private let (id, outlet): (Int, Int)
  private var line = JSONBytes()

  /// - Parameters:
  ///   - reader: A reader of all columns.
  ///   - names: Those of the columns that it was asked for by name.
  init(_ reader: CorpusReader, named names: [String]) {
    files = reader.files
    (id, outlet) = (reader.index(of: .id), reader.index(of: .outlet))
    places = Dictionary(uniqueKeysWithValues: names.map { ($0, reader.index(of: .named($0))) })
  }

  /// A document as a line of JSON: all that its record has, in its order, with `text` for its text.
  ///
  /// What JSON lines have stays as it is written there, but for bytes that are not UTF-8. Values of other tables are
  /// strings; a text of its own file has its identifier and outlet.
  ///
  /// - Parameters:
  ///   - document: A document.
  ///   - text: The text in place of its own.
  ///   - marks: What `marked_lines` says, if it is to be there.
  /// - Returns: The bytes, with a line feed.
  /// - Throws: `InputError` where the key of the text cannot be found as the reader found it.
  mutating func bytes(
    _ document: borrowing Document, _ text: UnsafeBufferPointer<UInt8>, marks: String?
  ) throws -> [UInt8] {
    line.removeAll()
    guard let record = document.record, let layout = files[record.file].layout else {
      line.add("id", document.column(id))
      line.add("outlet", document.column(outlet))
      return finished(text, marks)
    }
    var extra: [(String, UnsafeBufferPointer<UInt8>?)] = []
    // An outlet that is told by the path is in no column.
    if case .constant = layout.columns[outlet], !layout.allNames.contains("outlet") {
      extra.append(("outlet", document.column(outlet)))
    }
    let textName = layout.textIsInFiles ? nil : layout.slotNames[layout.textSlot]
    if case .jsonl = layout.syntax {
      let bytes = repaired(record.bytes)
      let object = bytes.withUnsafeBufferPointer { JSONObjectScan($0) }
      guard let textName else {
        line.append(bytes[..<object.end])
        line.isEmpty = object.isEmpty
        for (name, value) in extra { line.add(name, value) }
        return finished(text, marks)
      }
      guard let range = object.string(for: textName, in: bytes) else {
        throw InputError(
          path: files[record.file].file.path,
          reason: "writes the key \"\(textName)\" with escapes, or twice in a record: rename it")
      }
      line.append(bytes[..<range.lowerBound])
      line.append(string: text)
      line.append(bytes[range.upperBound..<object.end])
      line.isEmpty = false
    } else {
      for name in layout.allNames where !name.isEmpty {
        if name == textName {
          line.add(name, text)
        } else if let place = places[name] {
          line.add(name, document.column(place))
        }
      }
    }
    for (name, value) in extra { line.add(name, value) }
    if let marks { line.add("marked_lines", marks) }
    if textName == nil { line.add("text", text) }
    return line.finished()
  }

  private mutating func finished(_ text: UnsafeBufferPointer<UInt8>, _ marks: String?) -> [UInt8] {
    if let marks { line.add("marked_lines", marks) }
    line.add("text", text)
    return line.finished()
  }

  private func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let text = Array(bytes)
    return String(validating: text, as: UTF8.self) == nil ? Array(String(decoding: text, as: UTF8.self).utf8) : text
  }
}

/// JSON that is put together member by member.
private struct JSONBytes: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Whether no member has been added since the brace.
  var isEmpty = true

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isEmpty = true
  }

  mutating func append(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

  mutating func append(string: UnsafeBufferPointer<UInt8>) {
    var buffer = OutputBuffer(capacity: string.count + string.count / 8 + 16)
    buffer.appendJSON(string.span)
    bytes += buffer.removeSuffix(from: 0)
  }

  mutating func add(_ name: String, _ value: UnsafeBufferPointer<UInt8>?) {
    if bytes.isEmpty { bytes.append(UInt8(ascii: "{")) }
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    Array(name.utf8).withUnsafeBufferPointer { append(string: $0) }
    bytes.append(UInt8(ascii: ":"))
    if let value { append(string: value) } else { bytes += Array("\"\"".utf8) }
  }

  mutating func add(_ name: String, _ value: String) {
    Array(value.utf8).withUnsafeBufferPointer { add(name, $0) }
  }

  mutating func finished() -> [UInt8] {
    bytes += Array("}\n".utf8)
    return bytes
  }
}

/// Where the members of a JSON object are that a parser has accepted.
private struct JSONObjectScan {
  private var members: [(key: Range<Int>, value: Range<Int>)] = []
  /// Where the closing brace is.
  private(set) var end = 0

  var isEmpty: Bool { members.isEmpty }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var depth = 0
    var position = 0
    var key: Range<Int>?
    var valueStart: Int?
    func finish(_ end: Int) -> Range<Int>? {
      guard let start = valueStart else { return nil }
      return trimmed(bytes, start..<end)
    }
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
          position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        if depth == 1, valueStart == nil { key = start + 1..<position }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          if let key, let value = finish(position) { members.append((key, value)) }
          end = position
          return
        }
      case UInt8(ascii: ":") where depth == 1: valueStart = position + 1
      case UInt8(ascii: ",") where depth == 1:
        if let key, let value = finish(position) { members.append((key, value)) }
        (key, valueStart) = (nil, nil)
      default: break
      }
      position += 1
    }
    end = max(0, bytes.count - 1)
  }

  /// The value of a key with its quotes, if it is a string and the only one of this key.
  func string(for key: String, in bytes: [UInt8]) -> Range<Int>? {
    let found = members.filter { bytes[$0.key].elementsEqual(key.utf8) && bytes[$0.value].first == UInt8(ascii: "\"") }
    return found.count == 1 ? found[0].value : nil
  }
}
