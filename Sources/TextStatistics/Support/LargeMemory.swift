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
  adviseHugePages(UnsafeMutableRawBufferPointer(start: memory, count: byteCount))
  return memory.bindMemory(to: T.self, capacity: capacity)
}

/// Asks for huge pages for the memory of a large array that is about to be filled.
func adviseHugePages<T>(_ elements: UnsafeMutableBufferPointer<T>) {
  adviseHugePages(UnsafeMutableRawBufferPointer(elements))
}

private func adviseHugePages(_ memory: UnsafeMutableRawBufferPointer) {
  #if os(Linux)
    // Advice only: what it answers does not matter. It takes whole pages, those that are others' in part too: a piece of
    // memory of which a page was left out could not grow without being copied.
    guard let start = memory.baseAddress, memory.count >= 1 << 21 else { return }
    let first = start.alignedDown(toMultipleOf: 1 << 12)
    let end = (start + memory.count + 16).alignedUp(toMultipleOf: 1 << 12)
    _ = madvise(UnsafeMutableRawPointer(mutating: first), end - first, MADV_HUGEPAGE)
  #endif
}
