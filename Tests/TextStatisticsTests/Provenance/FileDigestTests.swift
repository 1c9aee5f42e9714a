import Foundation
import Testing

@testable import TextStatistics

/// Vectors of NIST's "Secure Hash Algorithm Validation System", and `sha256sum` of what has several blocks of reading.
@Test(arguments: [
  ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
])
func digestsAreThoseOfTheStandard(text: String, count: Int, sha256: String) throws {
  let path = FileManager.default.temporaryDirectory.appending(path: "digest-\(UUID().uuidString)").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  let bytes = Data(String(repeating: text, count: count).utf8)
  try bytes.write(to: URL(filePath: path))
  #expect(try FileDigest(ofFile: path) == FileDigest(sha256: sha256, bytes: bytes.count))
  // Piece by piece it is the same.
  var hash = RunningHash()
  for start in stride(from: 0, to: bytes.count, by: 777) {
    bytes[start..<min(start + 777, bytes.count)].withUnsafeBytes { hash.add($0) }
  }
  #expect(hash.digest().sha256 == sha256)
}

@Test func whatIsNoRegularFileHasNoDigest() {
  #expect(throws: InputError.self) { try FileDigest(ofFile: "/dev/null") }
  #expect(throws: InputError.self) { try FileDigest(ofFile: "/no/such/file") }
}
