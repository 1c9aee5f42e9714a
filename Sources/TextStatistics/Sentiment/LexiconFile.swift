extension Lexicon {
  /// Reads a lexicon from a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - positive: Names of categories that count 1, beside those that are recognised.
  ///   - negative: Names of categories that count -1, beside those that are recognised.
  /// - Throws: `InputError`.
  public init(path: String, positive: [String] = [], negative: [String] = []) throws {
    throw InputError(path: path, reason: "not yet")
  }
}
