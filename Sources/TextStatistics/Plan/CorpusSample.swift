#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A part of a corpus, evenly spread over it where that can be had without reading everything.
struct CorpusSample {
  /// What the part consists of.
  enum Kind: Sendable, Equatable {
    /// Everything.
    case whole
    /// Pieces of the files at even distances.
    case spread
    /// The first articles: what is compressed, or a table whose rows cannot be told in the middle.
    case first
  }

  let kind: Kind
  /// Reads the part.
  let reader: CorpusReader
  /// The bytes that are read; nil where that is told only by reading.
  let bytes: Int?

  /// How many bytes of JSON lines are read at a place.
  static let pieceSize = 1 << 16
  /// How many bytes are read in all.
  static let standardSize = 1 << 24
  /// How many articles stand for what can be read only from the beginning.
  static let firstArticles = 2000

  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - columns: What is wanted of a document besides its text.
  ///   - options: How to read.
  ///   - size: How many bytes to read.
  ///   - isHalf: Whether every second piece is left out.
  /// - Throws: `InputError` for input that cannot be used.
  init(
    _ paths: [String], columns: [DocumentColumn], options: ReadingOptions, size: Int = standardSize, isHalf: Bool
  ) throws {
    let files = try listInputs(paths, format: options.format)
    let total = totalSize(files) ?? 0
    let tally = Tally()
    func reader(_ files: [InspectedFile]) throws -> CorpusReader {
      try CorpusReader(files, [], tally, columns: columns, options: options, blockSize: Self.pieceSize)
    }
    func inspected(_ files: [ListedFile]) throws -> [InspectedFile] {
      try files.compactMap { try inspect($0, columns: columns, options: options, bytesRead: Tally()) }
    }
    let isText = files.allSatisfy { (options.format ?? $0.format) == .text && $0.isRegular }
    if isText, files.count > 1 {
      // Half a dozen kilobytes to a text, as the rest of the estimate takes it.
      let step = max(1, total / size) * (isHalf ? 2 : 1)
      let chosen = stride(from: (step - 1) / 2, to: files.count, by: step).map { files[$0] }
      kind = step == 1 ? .whole : .spread
      self.reader = try reader(try inspected(chosen))
      bytes = totalSize(chosen)
      return
    }
    let isPlain = files.allSatisfy { file in
      (options.format ?? file.format) == .jsonl && file.isRegular && !file.path.hasSuffix(".gz")
        && !file.path.hasSuffix(".zst")
    }
    if isPlain, options.encoding ?? .utf8 == .utf8, total > size {
      let step = total / (size / Self.pieceSize) * (isHalf ? 2 : 1)
      var (parts, read, start): ([InspectedFile], Int, Int) = ([], 0, 0)
      for file in try inspected(files) {
        let length = totalSize([file.file]) ?? 0
        var lines: [UInt8] = []
        // Places are counted over all files together.
        let first = (start + step - 1) / step * step - start
        for offset in stride(from: first, to: length, by: step) {
          lines += try Self.lines(of: file.file.path, at: offset)
        }
        start += length
        guard !lines.isEmpty else { continue }
        read += lines.count
        parts.append(
          InspectedFile(file: file.file, layout: file.layout, pipe: StreamBox(PrefixedStream(lines, Ended()))))
      }
      if !parts.isEmpty {
        kind = .spread
        self.reader = try reader(parts)
        bytes = read
        return
      }
    }
    kind = total <= size && isPlain ? .whole : .first
    var limited = options
    if kind == .first || isHalf { limited.limit = Self.firstArticles / (isHalf ? 2 : 1) }
    self.reader = try CorpusReader(paths: paths, columns: columns, options: limited)
    bytes = nil
  }

  /// The whole lines of a piece of a file; none if a line is longer.
  private static func lines(of path: String, at offset: Int) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(path, "cannot be opened", errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: pieceSize)
    let count = pread(descriptor, &bytes, pieceSize, off_t(offset))
    guard count >= 0 else { throw systemError(path, "cannot be read", errno) }
    let piece = bytes[..<count]
    guard let last = piece.lastIndex(of: 0x0A) else { return [] }
    // The line before the first end began elsewhere, but for the beginning of the file.
    guard offset > 0 else { return Array(piece[...last]) }
    guard let first = piece.firstIndex(of: 0x0A), first < last else { return [] }
    return Array(piece[(first + 1)...last])
  }

  private final class Ended: ByteStream {
    func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int { 0 }
  }
}
