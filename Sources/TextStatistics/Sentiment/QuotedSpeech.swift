/// Finds the quotations of a document.
func quotedRanges(_ text: UnsafeBufferPointer<UInt8>, into ranges: inout [Range<Int>]) {
  ranges.removeAll(keepingCapacity: true)
}
