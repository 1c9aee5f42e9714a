/// Finds the entries of a lexicon in one text after another; one to a thread.
struct LexiconScorer: ~Copyable {
  init(_ lexicon: Lexicon, _ rules: ShifterRules) {}

  mutating func score(
    _ text: UnsafeBufferPointer<UInt8>, onMatch: ((SentimentMatch) -> Void)? = nil
  ) -> SentimentScore { SentimentScore() }
}
