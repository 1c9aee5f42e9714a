extension Lexicon {
  /// The names that `builtIn(_:)` knows, the default first.
  public static var builtInNames: [String] { builtIns.map(\.name) }

  /// A lexicon that is part of the program.
  ///
  /// - Parameter name: One of `builtInNames`.
  /// - Returns: The lexicon, or nil if there is none of this name.
  public static func builtIn(_ name: String) -> Lexicon? { builtIns.first { $0.name == name } }

  private static let builtIns: [Lexicon] = [
    Lexicon(name: "vader", notice: "MIT", entries: VaderLexicon.entries)
  ]
}
