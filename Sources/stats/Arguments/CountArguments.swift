import ArgumentParser
import TextStatistics

/// Which terms become columns.
struct VocabularyArguments: ParsableArguments {
  @Option(help: "Drop terms that occur less often.")
  var minCount = 1
  @OptionGroup var terms: TermArguments

  func validate() throws {
    if minCount < 0 { throw ValidationError("--min-count is not negative") }
  }

  func limits() throws -> VocabularyLimits { try terms.limits(minimumCount: minCount) }
}

/// Which terms are kept, but for the number of their occurrences.
struct TermArguments: ParsableArguments {
  @Option(help: "Drop terms in fewer articles: a number, or a share such as 0.01.")
  var minDf = VocabularyLimits.Frequency.count(1)
  @Option(help: "Drop terms in more articles: a number, or a share such as 0.9.")
  var maxDf = VocabularyLimits.Frequency.share(1)
  @Option(help: "Keep the N most frequent terms.")
  var maxFeatures: Int?
  @Option(help: "Take the terms from a file, one a line, whether they occur or not.")
  var vocab: String?

  func validate() throws {
    if let maxFeatures, maxFeatures < 1 { throw ValidationError("--max-features is at least 1") }
  }

  func limits(minimumCount: Int) throws -> VocabularyLimits {
    var limits = VocabularyLimits()
    limits.minimumCount = minimumCount
    limits.minimumDocumentFrequency = minDf
    limits.maximumDocumentFrequency = maxDf
    limits.maximumFeatures = maxFeatures
    limits.vocabulary = try vocab.map { try Stopwords.read($0).map(\.text) }
    return limits
  }
}

/// How counts are weighed.
struct WeightArguments: ParsableArguments {
  @Option(help: "Term frequency.")
  var tf = TermFrequency.count
  @Option(help: "Inverse document frequency.")
  var idf = InverseDocumentFrequency.smooth
  @Option(help: "Base of the logarithms; e if not given.")
  var logBase: Double?
  @Option(help: "Length of the weighted rows.")
  var norm = VectorNorm.l2
  @Option(help: "What a document is for idf: articles keeps its meaning however few groups there are.")
  var idfOver = DocumentFrequencyUnit.articles

  func validate() throws {
    if let logBase, !(logBase > 1 && logBase.isFinite) { throw ValidationError("--log-base is above 1") }
  }

  var weighting: Weighting {
    Weighting(termFrequency: tf, inverseDocumentFrequency: idf, logBase: logBase, norm: norm)
  }
}

/// What the rows are, and the time.
struct GroupArguments: ParsableArguments {
  @OptionGroup var columns: ColumnArguments
  @Option(help: "Group them also by the day, week, month, quarter or year of their date.")
  var period: TimelinePeriod?

  func validate() throws {
    if let period, columns.names?.contains(period.rawValue) == true {
      throw ValidationError("--by has \(period.rawValue) already: leave out --period")
    }
  }

  /// The columns, or nil when none are given.
  var names: [String]? {
    columns.names == nil && period == nil ? nil : (columns.names ?? []) + (period.map { [$0.rawValue] } ?? [])
  }
}

/// What the rows are.
struct ColumnArguments: ParsableArguments {
  @Option(help: "Group the articles by these columns, such as outlet or outlet,year.")
  var by: [ListArgument<String>] = []

  func validate() throws {
    if let names, Set(names).count < names.count { throw ValidationError("--by names a column twice") }
  }

  /// The columns, or nil when none are given.
  var names: [String]? { by.isEmpty ? nil : by.flatMap(\.elements) }
}
