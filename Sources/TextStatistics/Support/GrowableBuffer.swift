#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Memory that grows and is written through a bare pointer: an array for the inner loops of the counting pass.
///
/// It grows by `realloc`, which moves large memory by its page tables: neither copied nor touched anew, which costs more than
/// all that is done with it.
///
/// SAFETY: `reserve` before writing through `pointer`, then set `count`; only trivial types, aligned to 16 bytes at most.
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var pointer: UnsafeMutablePointer<Element>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int = 16) {
    self.capacity = capacity
    pointer = allocateLarge(capacity: capacity)
  }

  deinit { free(pointer) }

  /// Makes room for `additional` more elements.
  @inline(__always)
  mutating func reserve(_ additional: Int) {
    if count &+ additional > capacity { grow(to: count + additional) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    // Half as much again, not twice: the largest of these is most of the memory of a run.
    capacity = max(needed, capacity + capacity / 2)
    let memory = realloc(pointer, capacity * MemoryLayout<Element>.stride)
    guard let memory else { preconditionFailure("out of memory") }
    pointer = memory.bindMemory(to: Element.self, capacity: capacity)
    adviseHugePages(UnsafeMutableBufferPointer(start: pointer, count: capacity))
  }

  mutating func append(_ element: Element) {
    reserve(1)
    pointer[count] = element
    count += 1
  }

  /// Appends elements up to `count` of the same value.
  mutating func pad(to newCount: Int, with element: Element) {
    guard newCount > count else { return }
    reserve(newCount - count)
    (pointer + count).update(repeating: element, count: newCount - count)
    count = newCount
  }

  subscript(index: Int) -> Element {
    @inline(__always) get { pointer[index] }
    @inline(__always) nonmutating set { pointer[index] = newValue }
  }
}
