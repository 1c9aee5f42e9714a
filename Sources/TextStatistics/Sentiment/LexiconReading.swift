/// A lexicon while its file is being read: what the readers of all formats add their entries to.
struct LexiconReading {
  let path: String
  /// The names of categories, in lower case, and what a word of theirs counts.
  private let scores: [String: Double]
  private let hasChosenNames: Bool
  private(set) var entries: [Lexicon.Entry] = []
  private(set) var omissions: [LexiconOmission] = []
  /// The categories of the file in lower case, full name and every part of it, that were asked for or met.
  private var seen: Set<String> = []

  /// What counts if the user does not say. A negated key of the Lexicoder dictionary (`not good*` in `neg_positive`) has
  /// the opposite sign of the words in it.
  private static let recognised: [(names: [String], score: Double)] = [
    (["positive", "pos", "posemo", "positiv", "emo_pos", "tone_pos", "neg_negative"], 1),
    (["negative", "neg", "negemo", "negativ", "emo_neg", "tone_neg", "neg_positive"], -1),
  ]

  init(path: String, positive: [String], negative: [String]) {
    self.path = path
    hasChosenNames = !positive.isEmpty || !negative.isEmpty
    var scores: [String: Double] = [:]
    for (names, score) in hasChosenNames ? [(positive, 1), (negative, -1)] : Self.recognised {
      for name in names { scores[name.lowercased()] = score }
    }
    self.scores = scores
  }

  func error(_ line: Int?, _ reason: String) -> InputError { InputError(path: path, line: line, reason: reason) }

  /// What the words of a category count, nil if it is neither positive nor negative.
  ///
  /// A category within others is known by its whole name, joined by points, else by the innermost part that is known.
  ///
  /// - Parameter category: The names of the category and of those around it, the outermost first.
  /// - Returns: 1, -1 or nil.
  mutating func score(of category: [String]) -> Double? {
    let parts = category.map { $0.lowercased() }
    for name in [parts.joined(separator: ".")] + parts.reversed() {
      seen.insert(name)
      if let score = scores[name] { return score }
    }
    return nil
  }

  mutating func add(_ entry: Lexicon.Entry) { entries.append(entry) }

  /// Adds a term once for each sign that its categories have.
  mutating func add(_ term: String, of categories: [[String]], line: Int, weight: Double = 1, isGlob: Bool? = nil) {
    var used: Set<Double> = []
    for category in categories {
      let name = category.joined(separator: ".")
      guard let score = score(of: category) else {
        leaveOut(.ignoredCategory, name, line)
        continue
      }
      guard used.insert(score).inserted else { continue }
      add(Lexicon.Entry(term: term, score: score * weight, category: name, line: line, isGlob: isGlob))
    }
  }

  mutating func leaveOut(_ kind: LexiconOmission.Kind, _ category: String, _ line: Int) {
    if let index = omissions.firstIndex(where: { $0.kind == kind && $0.category == category }) {
      omissions[index].count += 1
    } else {
      omissions.append(LexiconOmission(kind: kind, category: category, count: 1, line: line))
    }
  }

  /// Throws if nothing is left, or a category was asked for that the file does not have.
  func check() throws(InputError) {
    let ignored = omissions.filter { $0.kind == .ignoredCategory }
    let found = ignored.prefix(20).map { "\($0.category) (\($0.count))" }.joined(separator: ", ")
    let listed = ignored.isEmpty ? "" : "; it has \(found)\(ignored.count > 20 ? ", ..." : "")"
    if hasChosenNames, let missing = scores.keys.sorted().first(where: { !seen.contains($0) }) {
      let near = nearestName(to: missing, among: ignored.map(\.category)).map { ", did you mean '\($0)'?" } ?? ""
      throw error(nil, "has no category '\(missing)'\(near)\(listed)")
    }
    guard entries.count < VaderCode.entryLimit else {
      throw error(nil, "has \(entries.count) entries, more than the \(VaderCode.entryLimit - 1) that can be looked up")
    }
    guard entries.isEmpty else { return }
    if !ignored.isEmpty {
      throw error(nil, "has no positive or negative category\(listed): say which count with --positive and --negative")
    }
    throw error(nil, "holds no entry of a lexicon")
  }
}
