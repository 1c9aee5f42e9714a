/// How the words around a match change what it contributes to a score.
///
/// The lists of shifters are short ones of our own, made for news; what each may do is seen by explaining the matches.
public enum ShifterRules: String, CaseIterable, Sendable {
  /// Nothing does: the scores of the matches are added up.
  case none
  /// Negators, amplifiers, dampeners and adversatives within the clause, by the formula of sentimentr.
  ///
  /// A match of score *P* contributes (1 + *A* + *D*) · *P* · (−1)^*n*, where, among the five words before it and the two
  /// behind it that no bound separates from it,
  /// - *n* counts negators; *w* is 1 if they are odd in number, or else 0;
  /// - *a* counts amplifiers, *d* dampeners ("slightly");
  /// - *v* is the number of adversatives ("but", "despite") before it, less those behind it;
  /// - *A* = 0.8 · *a* · (1 − *w*) + max(0, 0.25 · *v*);
  /// - *D* = max(−1, −0.8 · (*w* · *a* + *d*) + min(0, 0.25 · *v*)).
  ///
  /// A bound is a comma, a semicolon, a colon, a double quotation mark or guillemet, and the end of a sentence. A shifter
  /// of several words is one, and within reach if its nearest word is. Fixed phrases that only look like a shifter ("not
  /// only", "no doubt") shift nothing, and a match inside of one does not count. A word that is a shifter and an entry of
  /// the lexicon is the entry, unless there is something within its reach that it shifts.
  ///
  /// This is what the documentation of sentimentr 2.9.1 says; its code lets a bound farther away than the window extend
  /// it, adds 1.25 instead of 0.25 for an adversative and takes a whole 1 away for one behind. The sum is not divided by
  /// the root of the number of words: it is a sum of contributions as for any rules.
  case window
  /// Negations become "not", then the longest entry counts, the lexicon's own negated ones among them ("not good*").
  ///
  /// As the authors of the Lexicoder Sentiment Dictionary prescribe (Young & Soroka 2012, *Political Communication* 29):
  /// "isn't", "won't", "cannot", "never", "no" and so on, with the articles and adverbs behind them ("not a very good"),
  /// are one word "not", in the text and in entries; an entry of nothing but that word never matches. What an entry that
  /// begins with "not" counts, the lexicon says itself. A match right behind a "not" that no entry takes in is counted
  /// with the opposite sign. Both count as negated; only the latter names a shifter.
  case lsd
}

/// What a word or phrase of our lists does to matches near it; the raw value is how a match names it.
enum Shifter: String {
  case negation, amplifier, dampener, adversative
  /// Nothing, though part of it would; nor does what is inside it count.
  case exception
  /// Stands between a negation and what it negates.
  case filler
}
