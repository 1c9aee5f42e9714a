/// The articles of clusters of copies by their place, for readers that leave out copies or tell clusters apart.
///
/// SAFETY: the labels are memory of its own that nobody writes to any more.
final class CopyMarks: @unchecked Sendable {
  struct Mark {
    /// The number of the cluster.
    let cluster: Int
    /// The same in decimal digits, counted from 1.
    let label: UnsafeBufferPointer<UInt8>
    /// How many articles it has, in decimal digits.
    let size: UnsafeBufferPointer<UInt8>
    let isOriginal: Bool
  }

  private let marks: [DocumentPlace: Mark]
  private let numbers: [UnsafeMutableBufferPointer<UInt8>]

  init(_ copies: Copies) {
    var marks: [DocumentPlace: Mark] = [:]
    // All that is a number of a cluster or of its articles; the first, 1, is the size of what is in no cluster.
    let largest = copies.clusters.reduce(copies.clusters.count) { max($0, $1.count) }
    numbers = (1...max(1, largest)).map { number in
      let digits = Array(String(number).utf8)
      let label = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: digits.count)
      _ = label.initialize(from: digits)
      return label
    }
    for (number, cluster) in copies.clusters.enumerated() {
      for article in cluster {
        marks[copies.articles[article].place] = Mark(
          cluster: number, label: UnsafeBufferPointer(numbers[number]),
          size: UnsafeBufferPointer(numbers[cluster.count - 1]), isOriginal: article == cluster[0])
      }
    }
    self.marks = marks
  }

  deinit { for number in numbers { number.deallocate() } }

  /// The size of what is in no cluster.
  var singleSize: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(numbers[0]) }

  subscript(place: DocumentPlace) -> Mark? { marks[place] }
}

/// What was left out of a corpus because it was a copy.
public struct LeftOutCopies: Sendable, Equatable {
  /// Articles.
  public var articles = 0
  /// Clusters that they were part of.
  public var clusters = 0
}
