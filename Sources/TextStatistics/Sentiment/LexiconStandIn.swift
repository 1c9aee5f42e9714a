// A stand-in until the real one is pulled.
public struct Lexicon: Sendable {
  public struct Entry: Sendable {
    public var term: String
    public var score: Double
    public var category: String?
    public var line: Int
    public init(term: String, score: Double, category: String? = nil, line: Int = 0) {
      (self.term, self.score, self.category, self.line) = (term, score, category, line)
    }
  }
  public let name: String
  public let notice: String?
  public let entries: [Entry]
  public init(name: String, notice: String? = nil, entries: [Entry]) {
    (self.name, self.notice, self.entries) = (name, notice, entries)
  }
}
