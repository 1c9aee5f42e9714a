/// The articles of clusters of copies by their place, for readers that leave out copies or tell clusters apart.
///
/// SAFETY: the labels are memory of its own that nobody writes to any more.
final class CopyMarks: @unchecked Sendable {
  struct Mark {
    /// The number of the cluster.
    let cluster: Int
    /// The same in decimal digits.
    let label: UnsafeBufferPointer<UInt8>
    let isOriginal: Bool
  }

  private let marks: [DocumentPlace: Mark]
  private let labels: [UnsafeMutableBufferPointer<UInt8>]

  init(_ copies: Copies) {
    var marks: [DocumentPlace: Mark] = [:]
    labels = copies.clusters.indices.map { number in
      let digits = Array(String(number + 1).utf8)
      let label = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: digits.count)
      _ = label.initialize(from: digits)
      return label
    }
    for (number, cluster) in copies.clusters.enumerated() {
      for article in cluster {
        marks[copies.articles[article].place] = Mark(
          cluster: number, label: UnsafeBufferPointer(labels[number]), isOriginal: article == cluster[0])
      }
    }
    self.marks = marks
  }

  deinit { for label in labels { label.deallocate() } }

  subscript(place: DocumentPlace) -> Mark? { marks[place] }
}

/// What was left out of a corpus because it was a copy.
public struct LeftOutCopies: Sendable, Equatable {
  /// Articles.
  public var articles = 0
  /// Clusters that they were part of.
  public var clusters = 0
}
