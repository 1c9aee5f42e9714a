#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Memory for a large table that is read at random: on huge pages where the system grants them, because a look-up in a table
/// of a few megabytes otherwise waits for the page tables as long as for the data.
///
/// SAFETY: the caller initialises the memory and gives it back by `deallocate()`.
func allocateLarge<T: BitwiseCopyable>(_ type: T.Type = T.self, capacity: Int) -> UnsafeMutablePointer<T> {
  let hugePage = 1 << 21
  let byteCount = capacity * MemoryLayout<T>.stride
  guard byteCount >= hugePage else { return .allocate(capacity: capacity) }
  let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: hugePage)
  #if os(Linux)
    // Advice only: what it answers does not matter.
    _ = madvise(memory, byteCount, MADV_HUGEPAGE)
  #endif
  return memory.bindMemory(to: T.self, capacity: capacity)
}
