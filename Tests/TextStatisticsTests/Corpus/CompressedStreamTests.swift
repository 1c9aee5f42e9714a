import CZlib
import CZstd
import Testing

@testable import TextStatistics

func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var state = z_stream()
  deflateInit2_(&state, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&state) }
  var output = [UInt8](repeating: 0, count: bytes.count + 200)
  var input = bytes
  let room = output.count
  input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      (state.next_in, state.avail_in) = (input.baseAddress, UInt32(input.count))
      (state.next_out, state.avail_out) = (output.baseAddress, UInt32(room))
      _ = deflate(&state, Z_FINISH)
    }
  }
  return Array(output.prefix(room - Int(state.avail_out)))
}

func zstdCompressed(_ bytes: [UInt8]) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
  let count = ZSTD_compress(&output, output.count, bytes, bytes.count, 3)
  return Array(output.prefix(count))
}

/// Some thousand bytes that compress a little.
private let content = Array((0..<3_000).map { "line \($0 &* 7919 % 1000)" }.joined(separator: "\n").utf8)

private func decompressed(_ bytes: [UInt8], gzip: Bool) throws -> [UInt8] {
  let stream = MemoryStream(bytes)
  return try drain(gzip ? GzipStream(stream, "x") : ZstdStream(stream, "x"), pieces: 777)
}

@Test(arguments: [true, false])
func whatWasCompressedComesBack(gzip: Bool) throws {
  let compress = gzip ? gzipped : zstdCompressed
  #expect(try decompressed(compress(content), gzip: gzip) == content)
  #expect(try decompressed(compress([]), gzip: gzip) == [])
  #expect(try decompressed(compress(content) + compress([]) + compress([1, 2, 3]), gzip: gzip) == content + [1, 2, 3])
}

@Test(arguments: [true, false])
func cutOffDataIsAnErrorWhereverItIsCut(gzip: Bool) throws {
  let bytes = gzip ? gzipped(content) : zstdCompressed(content)
  for length in stride(from: 1, to: bytes.count, by: 97) {
    #expect(throws: InputError.self) { try decompressed(Array(bytes.prefix(length)), gzip: gzip) }
  }
  #expect(throws: InputError.self) { try decompressed(Array(bytes.dropLast()), gzip: gzip) }
  #expect(throws: InputError.self) { try decompressed(bytes + bytes.dropLast(), gzip: gzip) }
}

@Test(arguments: [true, false])
func damagedDataIsAnErrorAndNeverWrongText(gzip: Bool) throws {
  let bytes = gzip ? gzipped(content) : zstdCompressed(content)
  for place in stride(from: 20, to: bytes.count, by: 101) {
    var damaged = bytes
    damaged[place] ^= 0x10
    // zstd's one-shot function writes no checksum: its damage may pass as other bytes, but must not crash.
    let result = try? decompressed(damaged, gzip: gzip)
    if gzip { #expect(result == nil) }
  }
  #expect(throws: InputError.self) { try decompressed(bytes + [1, 2, 3, 4], gzip: gzip) }
}

@Test func zerosMayFollowGzipData() throws {
  #expect(try decompressed(gzipped(content) + [0, 0, 0], gzip: true) == content)
}
