#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a corpus is laid out on disk.
package enum CorpusFormat: String, CaseIterable, Sendable, LosslessStringConvertible {
  /// One JSON object a line.
  case jsonl
  /// RFC 4180 with a header.
  case csv
  /// One file an article, in a folder for every outlet.
  case textFolder = "txt-folder"
  /// The texts alone, one after another: what `wc -w` counts.
  case text

  package init?(_ description: String) { self.init(rawValue: description) }
  package var description: String { rawValue }
}

/// The record of one article.
package struct Article {
  package var id: String
  package var outlet: String
  package var date: String
  package var title: [UInt8]
  package var text: [UInt8]
}

/// Writes articles in a format to a path, through a buffer of some megabytes.
struct CorpusOutput: ~Copyable {
  private let format: CorpusFormat
  private let path: String
  private var file: Int32 = -1
  private var buffer: [UInt8] = []
  private(set) var bytesWritten = 0

  init(format: CorpusFormat, path: String) {
    self.format = format
    self.path = path
    if format == .textFolder {
      makeFolder(path)
    } else {
      file = path == "-" ? 1 : openForWriting(path)
    }
    if format == .csv { buffer += "id,outlet,date,title,text\n".utf8 }
  }

  mutating func write(_ article: Article) {
    switch format {
    case .jsonl:
      buffer +=
        "{\"id\": \"\(article.id)\", \"outlet\": \"\(article.outlet)\", \"date\": \"\(article.date)\", "
        .utf8
      buffer += "\"title\": \"".utf8
      appendEscaped(article.title)
      buffer += "\", \"text\": \"".utf8
      appendEscaped(article.text)
      buffer += "\"}\n".utf8
    case .csv:
      buffer += "\(article.id),\(article.outlet),\(article.date),".utf8
      appendQuoted(article.title)
      buffer.append(UInt8(ascii: ","))
      appendQuoted(article.text)
      buffer.append(UInt8(ascii: "\n"))
    case .text:
      buffer += article.text
      buffer.append(UInt8(ascii: "\n"))
    case .textFolder:
      makeFolder("\(path)/\(article.outlet)")
      file = openForWriting("\(path)/\(article.outlet)/\(article.id).txt")
      buffer += article.text
      flush()
      close(file)
    }
    if buffer.count > 4 << 20 { flush() }
  }

  mutating func finish() { flush() }

  private mutating func appendEscaped(_ bytes: [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"): buffer += "\\n".utf8
      case UInt8(ascii: "\""): buffer += "\\\"".utf8
      default: buffer.append(byte)
      }
    }
  }

  private mutating func appendQuoted(_ bytes: [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private mutating func flush() {
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { writeBytes(file, $0) }
      if written <= 0 { fail("\(path): \(String(cString: strerror(errno)))") }
      rest = rest.dropFirst(written)
    }
    bytesWritten += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}

private func openForWriting(_ path: String) -> Int32 {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  if file < 0 { fail("\(path): \(String(cString: strerror(errno)))") }
  return file
}

private func makeFolder(_ path: String) {
  if mkdir(path, 0o755) != 0 && errno != EEXIST {
    fail("\(path): \(String(cString: strerror(errno)))")
  }
}

/// Prints one line to the error stream.
package func report(_ line: String) {
  let bytes = Array("\(line)\n".utf8)
  _ = bytes.withUnsafeBytes { writeBytes(2, $0) }
}

/// Ends the program with a message.
package func fail(_ message: String) -> Never {
  report("make-corpus: \(message)")
  exit(1)
}

/// `write(2)` outside the type whose own method has that name.
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
