/// The n-grams of a corpus as candidates for multi-word expressions, with their association.
///
/// Sequences of words that follow each other are counted within the units of the corpus; a removed token, such as a
/// stop word, breaks a sequence.
public struct NgramCandidates: Sendable {
  /// An n-gram: its size and its number among those of that size.
  private struct Place {
    var list: Int
    var index: Int
  }

  private let lists: [NgramCounts]
  private let terms: TermList
  /// The tokens of each term.
  private let frequencies: [UInt32]
  private let threads: Int

  /// The number of n-grams.
  public var count: Int { lists.reduce(0) { $0 + $1.counts.count } }

  /// Counts the n-grams of a corpus.
  ///
  /// - Parameters:
  ///   - corpus: The corpus; sequences stay within the units that it was read with.
  ///   - sizes: The numbers of words, from 2 to 5.
  ///   - minimumCount: N-grams that occur less often are left out, which changes no number of the others but
  ///     ``NgramMeasure/countNested``.
  ///   - minimumDocumentFrequency: N-grams in fewer articles are left out.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Throws: `InputError` if no n-gram is left, the corpus has more tokens than 32 bits can count, or a disk fails.
  /// - Complexity: Linear in the tokens, with 16 bytes for each for up to three words, 24 for four and 32 for five.
  public init(
    _ corpus: TokenizedCorpus, sizes: Set<Int> = [2, 3], minimumCount: Int = 5,
    minimumDocumentFrequency: VocabularyLimits.Frequency = .count(1), threads: Int = 1
  ) throws {
    precondition(!sizes.isEmpty && sizes.allSatisfy((2...5).contains), "n-grams have 2 to 5 words")
    precondition(minimumCount >= 1, "what does not occur is no n-gram")
    let text = try NgramText(corpus, threads: threads)
    let limits = NgramLimits(
      sizes: sizes.sorted(), minimumCount: minimumCount,
      minimumDocumentFrequency: minimumDocumentFrequency.resolved(of: corpus.articleCount))
    lists = countNgrams(text, limits, threads: threads)
    terms = corpus.matrix.terms
    var frequencies = [UInt32](repeating: 0, count: terms.count)
    for (term, count) in zip(corpus.matrix.counts.columns, corpus.matrix.counts.values) {
      frequencies[Int(term)] += count
    }
    self.frequencies = frequencies
    self.threads = threads
    if count == 0 {
      throw InputError(
        path: "",
        reason:
          "no n-gram of \(counted(corpus.articleCount, "article")) is within the limits; lower --min-count or --min-df")
    }
  }

  /// The table of n-grams: by falling `measure`, undefined ones last; of the same value in code-point order.
  ///
  /// - Parameters:
  ///   - measure: What they are ordered by.
  ///   - top: How many; nil for all.
  /// - Returns: A table with a row for each.
  public func table(orderedBy measure: NgramMeasure = .lambdaZ, top: Int? = nil) -> Table {
    let order = order(by: measure, top: top)
    let columns = NgramRow.columns
    return Table(columns: columns.map(\.schema)) { writer in
      for place in order { try writer.write(row(place), columns) }
    }
  }

  /// The rows of ``table(orderedBy:top:)``.
  func rows(orderedBy measure: NgramMeasure = .lambdaZ, top: Int? = nil) -> [NgramRow] {
    order(by: measure, top: top).map { row($0) }
  }

  /// Writes the n-grams alone, one on each line: a list of expressions for ``TokenizerOptions/expressions``.
  ///
  /// - Parameters:
  ///   - output: Where to; not committed here.
  ///   - measure: What they are ordered by, as in ``table(orderedBy:top:)``.
  ///   - top: How many; nil for all.
  /// - Throws: What `OutputFile.write` throws.
  public func writeExpressions(
    to output: OutputFile, orderedBy measure: NgramMeasure = .lambdaZ, top: Int? = nil
  ) throws {
    var buffer = OutputBuffer(capacity: 1 << 16)
    for place in order(by: measure, top: top) {
      buffer.append(ngram(place))
      buffer.append("\n")
    }
    try buffer.withBytes(output.write)
  }

  private func order(by measure: NgramMeasure, top: Int?) -> [Place] {
    let cell = measure.column.cell
    var ranked: [(value: Double, place: Place)] = []
    ranked.reserveCapacity(count)
    for list in lists.indices {
      ranked += parallelMap(lists[list].counts.count, threads: threads) { index, _ in
        let place = Place(list: list, index: index)
        switch cell(row(place, isNamed: false)) {
        case .integer(let value): return (Double(value), place)
        case .real(let value) where !value.isNaN: return (value, place)
        default: return (-.infinity, place)
        }
      }
    }
    ranked.sort { $0.value > $1.value || $0.value == $1.value && precedes($0.place, $1.place) }
    return ranked.prefix(top ?? count).map(\.place)
  }

  /// Whether an n-gram comes first in code-point order: the ids of words are in that order, and no word has a character
  /// before the space.
  private func precedes(_ a: Place, _ b: Place) -> Bool {
    lists[a.list].words(of: a.index).lexicographicallyPrecedes(lists[b.list].words(of: b.index))
  }

  private func ngram(_ place: Place) -> String {
    lists[place.list].words(of: place.index).map { terms[Int($0)] }.joined(separator: " ")
  }

  /// The row of an n-gram; without its words, which are made of strings, for what only compares numbers.
  private func row(_ place: Place, isNamed: Bool = true) -> NgramRow {
    let list = lists[place.list]
    return NgramRow(
      ngram: isNamed ? ngram(place) : "", size: list.size, count: Int(list.counts[place.index]),
      countNested: Int(list.nestedCounts[place.index]), df: Int(list.documentFrequencies[place.index]),
      cells: list.cells(of: place.index), marginals: (0..<list.size).map { list.margin(of: place.index, at: 1 << $0) },
      frequencies: list.words(of: place.index).map { Double(frequencies[Int($0)]) })
  }
}
