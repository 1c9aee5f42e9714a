/// How the words around a match change what it contributes.
public enum ShifterRules: String, CaseIterable, Sendable {
  /// Nothing does: the sum of the scores.
  case none
  /// The words around it within its clause.
  case window
  /// Negated keys.
  case lsd
}
