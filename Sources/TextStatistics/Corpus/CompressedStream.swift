import CZlib
import CZstd

// Decompression by the system's libraries (https://zlib.net/manual.html, https://facebook.github.io/zstd/zstd_manual.html).
// Unsafe because these take raw pointers. Both formats allow several compressed streams one after the other.

private let inputSize = 1 << 17

/// What gzip compressed, one member or several.
final class GzipStream: ByteStream {
  private let source: any ByteStream
  private let path: String
  private let input = ByteBuffer(capacity: inputSize)
  private var state = z_stream()
  private var isBetweenMembers = true

  init(_ source: any ByteStream, _ path: String) {
    self.source = source
    self.path = path
    // 31: the largest window, 15 bits, plus 16 for a gzip header.
    let code = inflateInit2_(&state, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib cannot be initialised")
  }

  deinit { inflateEnd(&state) }

  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    state.next_out = output
    state.avail_out = UInt32(min(count, Int(UInt32.max)))
    let room = state.avail_out
    while state.avail_out == room {
      if state.avail_in == 0 {
        state.avail_in = UInt32(try source.read(into: input.base, input.capacity))
        state.next_in = input.base
        if state.avail_in == 0 {
          if isBetweenMembers { return 0 }
          throw InputError(path: path, reason: "is cut off: its gzip data end too early")
        }
      }
      if isBetweenMembers {
        // Zeros may pad the end of an archive.
        while state.avail_in > 0, state.next_in.pointee == 0 {
          state.next_in += 1
          state.avail_in -= 1
        }
        if state.avail_in == 0 { continue }
        isBetweenMembers = false
        inflateReset(&state)
      }
      switch inflate(&state, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isBetweenMembers = true
      default:
        let detail = state.msg.map { String(cString: $0) } ?? "unknown error"
        throw InputError(path: path, reason: "has damaged gzip data: \(detail)")
      }
    }
    return Int(room - state.avail_out)
  }
}

/// What zstd compressed, one frame or several.
final class ZstdStream: ByteStream {
  private let source: any ByteStream
  private let path: String
  private let context: OpaquePointer
  private let input = ByteBuffer(capacity: inputSize)
  private var position = 0
  private var isBetweenFrames = true

  init(_ source: any ByteStream, _ path: String) {
    self.source = source
    self.path = path
    guard let context = ZSTD_createDCtx() else { preconditionFailure("zstd cannot be initialised") }
    // Large archives are often made with `--long=31`, whose window the library refuses by default.
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 31)
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    var room = ZSTD_outBuffer(dst: output, size: count, pos: 0)
    var isFlushed = false
    while room.pos == 0 {
      // The library may still hold output after it took all input: only a call that made none asks for more.
      if position == input.count, isFlushed || isBetweenFrames {
        input.count = try source.read(into: input.base, input.capacity)
        position = 0
        if input.count == 0 {
          if isBetweenFrames { return 0 }
          throw InputError(path: path, reason: "is cut off: its zstd data end too early")
        }
      }
      var taken = ZSTD_inBuffer(src: input.base, size: input.count, pos: position)
      let code = ZSTD_decompressStream(context, &room, &taken)
      if ZSTD_isError(code) != 0 {
        throw InputError(path: path, reason: "has damaged zstd data: \(String(cString: ZSTD_getErrorName(code)))")
      }
      position = taken.pos
      isFlushed = true
      isBetweenFrames = code == 0
    }
    return room.pos
  }
}
