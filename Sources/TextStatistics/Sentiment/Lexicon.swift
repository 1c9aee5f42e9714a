/// Stand-in.
struct Lexicon: Sendable {
  struct Entry: Sendable {
    var term: String
    var score: Double
    var category: String?
    var line: Int
  }
  let name: String
  let notice: String?
  let entries: [Entry]
  init(name: String, notice: String?, entries: [Entry]) {
    self.name = name
    self.notice = notice
    self.entries = entries
  }
}
