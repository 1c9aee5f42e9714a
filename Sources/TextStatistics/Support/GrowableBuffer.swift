/// Memory that grows and is written through a bare pointer: an array for the inner loops of the counting pass.
///
/// SAFETY: `reserve` before writing through `pointer`, then set `count`; only trivial types.
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var pointer: UnsafeMutablePointer<Element>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int = 16) {
    self.capacity = capacity
    pointer = allocateLarge(capacity: capacity)
  }

  deinit { pointer.deallocate() }

  /// Makes room for `additional` more elements.
  @inline(__always)
  mutating func reserve(_ additional: Int) {
    if count &+ additional > capacity { grow(to: count + additional) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    // Half as much again, not twice: the largest of these is most of the memory of a run.
    let new = allocateLarge(Element.self, capacity: max(needed, capacity + capacity / 2))
    new.update(from: pointer, count: count)
    pointer.deallocate()
    pointer = new
    capacity = max(needed, capacity + capacity / 2)
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
