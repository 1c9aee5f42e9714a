/// Runs `body` once for every row, in blocks whose borders do not depend on the number of threads.
///
/// Each thread meets its rows in rising order. `body` gets the index of the thread too, as in ``parallel(_:threads:_:)``.
func parallelRows(
  _ count: Int, threads: Int, block: Int = 64, _ body: @Sendable (_ row: Int, _ thread: Int) -> Void
) {
  parallel((count + block - 1) / block, threads: threads) { index, thread in
    for row in index * block..<min(count, (index + 1) * block) { body(row, thread) }
  }
}

/// `body` of every row, in order.
func parallelMap<Result: Sendable>(
  _ count: Int, threads: Int, block: Int = 64, _ body: @Sendable (_ row: Int, _ thread: Int) -> Result
) -> [Result] {
  [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    adviseHugePages(buffer)
    nonisolated(unsafe) let out = buffer
    parallelRows(count, threads: threads, block: block) { row, thread in
      out.initializeElement(at: row, to: body(row, thread))
    }
    initialized = count
  }
}
