import Foundation
import Testing

@testable import TextStatistics

/// As Foundation reads it, whose numbers are of one kind.
private func foundation(_ text: String) throws -> NSObject {
  try #require(
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) as? NSObject)
}

private let value: JSONValue = [
  "name": "Straße \"x\"\n\u{1}\u{7F}\\ 🙂", "empty": [:], "none": .null, "numbers": [1, -2, .number("0.5e3")],
  "nested": ["list": [[], ["a": true], .bool(false)], "long": .string(String(repeating: "words ", count: 30))],
]

@Test func whatIsWrittenIsReadBack() throws {
  let text = value.formatted
  #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  #expect(try foundation(text)["nested" as NSString]?["long" as NSString] != nil)
  #expect(text.hasSuffix("}\n"))
}

extension NSObject {
  fileprivate subscript(key: NSString) -> NSObject? { (self as? [String: Any])?[key as String] as? NSObject }
}

@Test func shortValuesStandInOneLine() {
  #expect(JSONValue.array([1, 2]).formatted == "[1, 2]\n")
  let long = JSONValue.string(String(repeating: "x", count: 110))
  let text = JSONValue.object([.init("a", long), .init("b", ["c": 1])]).formatted
  #expect(text == "{\n  \"a\": \"\(String(repeating: "x", count: 110))\",\n  \"b\": {\"c\": 1}\n}\n")
  #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 120 })
}

@Test func membersAreSetInTheirOrder() {
  var object: JSONValue = ["a": 1, "b": 2]
  object["a"] = 3
  object["c"] = "x"
  object["b"] = nil
  #expect(object == ["a": 3, "c": "x"])
  #expect(object["a"]?.integer == 3 && object["c"]?.text == "x" && object["d"] == nil)
}

@Test(arguments: [
  "1", "-0", "0.5", "1e5", "1E+5", "-1.25e-3", "\"\"", "\"\\u00e9\\ud83d\\ude42\\/\\b\\f\"", "[]", "[ 1 , 2 ]\n",
  "{\"a\":{}}", "true", "null", " \t\r\n{}", "\"é\"",
])
func textThatFoundationReadsIsRead(text: String) throws {
  let read = try JSONValue(parsing: Array(text.utf8)).formatted
  #expect(try foundation(read) == foundation(text))
}

@Test(arguments: [
  ("", 1), ("{", 1), ("[1,]", 1), ("{\"a\":1,}", 1), ("{\"a\" 1}", 1), ("[1 2]", 1), ("01", 1), ("1.", 1), ("+1", 1),
  (".5", 1), ("1e", 1), ("tru", 1), ("NaN", 1), ("'a'", 1), ("\"a", 1), ("\"\n\"", 1), ("\"\\x\"", 1), ("\"\\u12\"", 1),
  ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("\"\\u+123\"", 1), ("1\n2", 2), ("{\"a\":1,\n\"a\":2}", 2), ("[\n\n]]", 3),
  (String(repeating: "[", count: 200), 1),
])
func textThatIsNotJSONIsRefusedWithItsLine(text: String, line: Int) {
  let error = #expect(throws: InputError.self) { try JSONValue(parsing: Array(text.utf8), path: "x.json") }
  #expect(error?.path == "x.json" && error?.line == line)
}

@Test func bytesThatAreNotUTF8AreRefused() {
  #expect(throws: InputError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
}
