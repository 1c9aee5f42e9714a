/// What is wrong with something the user gave us: a file, a line of it, a list of terms.
///
/// Printed like a compiler's message, `path:line: reason`, on one line.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file as the user named it, `-` for standard input, or empty when no file is to blame.
  public var path: String
  /// The line, counted from 1; nil when the file as a whole is meant.
  public var line: Int?
  /// What was found and what to do about it.
  public var reason: String
  /// What kind of fault it is; decides the exit code of the command line.
  public var kind: Kind

  /// The kinds of fault an input can have.
  public enum Kind: Sendable {
    /// The input exists but its content is unusable.
    case data
    /// The input is not there or may not be read.
    case missing
    /// Reading or writing failed half-way.
    case io
    /// The output cannot be created.
    case output
  }

  /// Creates an error about `path`, or about one `line` of it.
  public init(path: String, line: Int? = nil, reason: String, kind: Kind = .data) {
    self.path = path
    self.line = line
    self.reason = reason
    self.kind = kind
  }

  /// The message on one line.
  public var description: String {
    guard !path.isEmpty else { return reason }
    return line.map { "\(path):\($0): \(reason)" } ?? "\(path): \(reason)"
  }
}
