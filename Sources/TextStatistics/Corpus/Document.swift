/// A document while it is read.
///
/// Its bytes are valid only during the call that gets it.
public struct Document: ~Copyable {
  /// Where its record is in the input.
  public let place: DocumentPlace
  /// Its place among the documents of its batch; (`place.batch`, `index`) sorts documents in input order.
  public let index: Int
  /// The text as valid UTF-8, followed by at least 64 readable zero bytes.
  public let text: UnsafeBufferPointer<UInt8>
  /// The record it is from, as the input has it; nil for a text of its own file.
  let record: Record?
  let columns: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>

  struct Record {
    /// The place of its file among the files of the reader.
    var file: Int
    /// Its bytes, decoded but not repaired, with the line feed behind them.
    var bytes: UnsafeBufferPointer<UInt8>
  }

  /// The batch it is part of; batches are numbered in input order.
  public var batch: Int { place.batch }

  /// The value of a requested column as valid UTF-8, or nil when the document has none or an empty one.
  ///
  /// - Parameter index: The index of the column among those that were requested.
  /// - Returns: The bytes; those of a number or boolean as the source has them.
  public func column(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
    let value = columns[index]
    return value.isEmpty ? nil : value
  }
}
