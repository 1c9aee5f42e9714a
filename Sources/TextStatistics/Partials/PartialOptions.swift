/// The options that change what is counted, as names and values: partials of different ones are never added up.
public struct PartialOptions: Sendable, Equatable {
  /// An option under the name it has on the command line.
  public struct Option: Sendable, Equatable {
    /// Its name without dashes.
    public var name: String
    /// Its value; of a list of words their number and a hash.
    public var value: String
  }

  /// The options, always in the same order.
  public private(set) var options: [Option] = []

  /// The options of a count of terms.
  ///
  /// - Parameters:
  ///   - reading: How articles are read.
  ///   - counting: Groups and tokeniser; limits of the vocabulary are of no account.
  public init(_ reading: ReadingOptions, _ counting: CountingOptions) {
    self.init(reading, by: counting.unit.labelNames)
    let tokens = counting.tokenization.options
    add("fold", String(tokens.folding.rawValue))
    add("compat", tokens.rule == .unicode ? nil : tokens.rule.rawValue)
    add("hyphens", tokens.keepsHyphens)
    add("numbers", tokens.keepsNumbers)
    add("urls", tokens.keepsURLs)
    add("min-chars", String(tokens.minimumCharacters))
    add("stopwords", Self.digest(tokens.stopwords))
    add("mwe", Self.digest(tokens.expressions))
    add("stem", tokens.stemmer)
    add("ngrams", tokens.ngramSizes.map(String.init).joined(separator: ","))
  }

  /// The options that say which articles are read, what their text is and how they are grouped.
  init(_ reading: ReadingOptions, by names: [String]) {
    add("by", names.joined(separator: ","))
    add("text", reading.textColumn)
    add("title", reading.titleColumn)
    add("outlet", reading.outletColumn)
    add("date", reading.dateColumn)
    add("id", reading.idColumn)
    add("outlet-from", reading.outletSource?.description)
    add("date-format", reading.dateFormat?.pattern)
    add("include-title", reading.includeTitle)
    add("encoding", reading.encoding?.rawValue)
    add("where", reading.condition.text)
    add("from", reading.condition.firstDay?.description)
    add("until", reading.condition.lastDay?.description)
  }

  /// The options of a count of pairs.
  ///
  /// - Parameters:
  ///   - reading: How articles are read.
  ///   - counting: Groups, tokeniser, and the limits that the vocabulary was chosen by.
  ///   - pairs: What counts as a pair.
  ///   - within: What windows stay within.
  ///   - terms: The vocabulary; nil where it is not known, to compare with partials that know it.
  public init(
    _ reading: ReadingOptions, _ counting: CountingOptions, _ pairs: CooccurrenceOptions, within: TextUnit,
    terms: [String]?
  ) {
    self.init(reading, counting)
    let limits = counting.limits
    add("within", within.rawValue)
    add("sentences", counting.tokenization.options.sentences.rawValue)
    add("window", "\(pairs.left),\(pairs.right)")
    add("weights", pairs.weights.rawValue)
    add("count", pairs.counting.rawValue)
    add("margins", pairs.margins.rawValue)
    add("keep-positions", pairs.keepsPositions)
    add("min-count", String(limits.minimumCount))
    add("min-df", "\(limits.minimumDocumentFrequency)")
    add("max-df", "\(limits.maximumDocumentFrequency)")
    add("max-features", limits.maximumFeatures.map(String.init))
    add("vocab", limits.vocabulary.map(Self.digest))
    if let terms { add("terms", Self.digest(terms)) }
  }

  /// The options of a count of the terms of every article.
  ///
  /// - Parameters:
  ///   - reading: How articles are read.
  ///   - tokenization: How text becomes terms.
  ///   - names: The columns that articles are grouped by.
  ///   - stratum: The column whose values are strata.
  public init(_ reading: ReadingOptions, _ tokenization: Tokenization, by names: [String], within stratum: String?) {
    var counting = CountingOptions(tokenization: tokenization)
    counting.unit = .groups(by: names)
    self.init(reading, counting)
    add("within", stratum)
  }

  mutating func add(_ name: String, _ value: String?) { options.append(Option(name: name, value: value ?? "")) }
  mutating func add(_ name: String, _ value: Bool) { add(name, value ? "yes" : "no") }

  /// A list in few letters: its number of words, and FNV-1a over them.
  static func digest(_ words: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words {
      for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x0A) &* 0x100_0000_01B3
    }
    return words.isEmpty ? "" : "\(words.count):\(String(hash, radix: 16))"
  }

  /// Checks that what is asked for now is what was counted.
  ///
  /// An option that has its default now, as it has where nobody repeats it, is taken to be that of the counting.
  ///
  /// - Parameters:
  ///   - counted: The options by name that the partials have.
  ///   - defaults: The same options as they are when nobody gives any; what is not among them has to be given again.
  ///   - names: Those that may differ, as the columns to group by, which others check.
  /// - Throws: An `InputError` that names the first option that differs.
  func check(against counted: [String: String], defaults: PartialOptions, except names: Set<String>) throws(InputError)
  {
    for (index, option) in options.enumerated() where !names.contains(option.name) {
      let isDefault = index < defaults.options.count && defaults.options[index].value == option.value
      guard !isDefault, let other = counted[option.name], other != option.value else { continue }
      throw InputError(
        path: "",
        reason: "the partials were counted with --\(option.name) \(other.isEmpty ? "not given" : "'\(other)'"), "
          + "not '\(option.value)': leave it out, or count again")
    }
  }
}
