import Testing

@testable import TextStatistics

/// Reads one line with the key `text`.
private func parse(_ line: String) -> (outcome: JSONLineParser.Outcome, field: Field, text: [UInt8]) {
  let input = ByteBuffer(capacity: line.utf8.count + 1)
  for byte in line.utf8 { input.append(byte) }
  _ = input.endRecords()
  let fields = RecordFields(slotCount: 1)
  fields.reserve(input.count, fieldCount: 1)
  fields.clear()
  var position = 0
  let outcome = JSONLineParser.parse(input.base, &position, into: fields) { $0.elementsEqual("text".utf8) ? 0 : nil }
  #expect(position == input.count)
  return (outcome, fields.slots[0], Array(fields.slots[0].bytes))
}

@Test func escapesAnywhereInAStringAreResolved() {
  var random = SeededGenerator(31)
  let pieces: [(String, String)] = [
    (#"\n"#, "\n"), (#"\t"#, "\t"), (#"\r"#, "\r"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"), (#"\""#, "\""),
    (#"\\"#, "\\"),
    (#"\/"#, "/"), (#"\u0041"#, "A"), (#"\u00e9"#, "\u{E9}"), (#"\u2019"#, "\u{2019}"), (#"\uD83D\uDE00"#, "\u{1F600}"),
    (#"\u0000"#, "\0"), (#"\ud800"#, "\u{FFFD}"), (#"\udc00x"#, "\u{FFFD}x"), ("plain", "plain"), ("’é😀", "’é😀"),
    (
      "a run of ASCII that is longer than two vectors of bytes",
      "a run of ASCII that is longer than two vectors of bytes"
    ),
  ]
  for _ in 0..<2_000 {
    let chosen = (0..<Int.random(in: 0...20, using: &random)).map { _ in pieces.randomElement(using: &random)! }
    // Two lone halves next to each other are a pair.
    let source = chosen.map(\.0).joined(separator: "-")
    let (outcome, field, text) = parse(#"{"text":"\#(source)"}"#)
    #expect(outcome == .record && field.kind == .string)
    #expect(text == Array(chosen.map(\.1).joined(separator: "-").utf8))
  }
}

@Test(arguments: [
  (#"{"text":1}"#, Field.Kind.scalar, "1"), (#"{"text":-0.5e+10}"#, .scalar, "-0.5e+10"),
  (#"{"text":true}"#, .scalar, "true"), (#"{"text":null}"#, .absent, ""), (#"{"text":NaN}"#, .absent, ""),
  (#"{"text":{"text":"x"}}"#, .nested, ""), (#"{"text":["]"]}"#, .nested, ""), (#"{}"#, .absent, ""),
  (#"{"text":"a","text":"b"}"#, .string, "a"), (#"{"text":null,"text":"b"}"#, .string, "b"),
  (#" { "a" : [ 1 , 2 ] , "\u0074ext" : "x" } "#, .string, "x"), (#"{"text":""}"#, .string, ""),
])
func valuesKeepTheirKind(line: String, kind: Field.Kind, text: String) {
  let parsed = parse(line)
  #expect(parsed.outcome == .record && parsed.field.kind == kind && parsed.text == Array(text.utf8))
}

@Test(arguments: [
  ("x", JSONLineParser.Fault.notAnObject, 0), ("[1]", .notAnObject, 0), ("{", .expectedKey, 1),
  ("{a:1}", .expectedKey, 1),
  (#"{"text"}"#, .expectedColon, 7), (#"{"text":}"#, .expectedValue, 8), (#"{"text":01}"#, .expectedComma, 9),
  (#"{"text":1.}"#, .expectedValue, 10), (#"{"text":"a"#, .unclosedString, 10), (#"{"text":"\q"}"#, .badEscape, 9),
  (#"{"text":"\u12g4"}"#, .badEscape, 9), (#"{"text":1,}"#, .expectedKey, 10), (#"{"text":1} x"#, .trailing, 11),
  (#"{"text":[1,]}"#, .expectedValue, 11), (#"{"text":tru}"#, .expectedValue, 8), (#"{"text":[1}"#, .expectedComma, 10),
])
func brokenLinesSayWhere(line: String, fault: JSONLineParser.Fault, place: Int) {
  #expect(parse(line).outcome == .broken(fault, at: place))
}

@Test func nestingHasALimitInsteadOfAStackOverflow() {
  let deep = { (depth: Int) in
    #"{"text":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
  }
  #expect(parse(deep(498)).outcome == .record)
  guard case .broken(.tooDeep, _) = parse(deep(100_000)).outcome else {
    Issue.record("a hundred thousand brackets are too deep")
    return
  }
}
