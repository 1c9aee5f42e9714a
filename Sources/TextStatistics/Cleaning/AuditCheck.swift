/// What an audit looks for besides boilerplate: signs by which houses differ, and dates.
///
/// None of it is removed by cleaning; most of the signs are folded by the tokeniser.
public enum AuditCheck: String, Sendable, CaseIterable {
  /// `“`, `”`, `„`, and `‘` or `’` that do not stand between two letters.
  case curlyQuote = "curly_quote"
  /// `"`, and `'` that does not stand between two letters.
  case straightQuote = "straight_quote"
  /// `’` between two letters: `don’t`.
  case curlyApostrophe = "curly_apostrophe"
  /// `'` between two letters: `don't`.
  case straightApostrophe = "straight_apostrophe"
  /// `—` with white space on a side.
  case emDash = "em_dash"
  /// `—` with none, which makes one word of two for whoever splits at white space.
  case emDashGlued = "em_dash_glued"
  /// `–`.
  case enDash = "en_dash"
  /// `--`.
  case doubleHyphen = "double_hyphen"
  /// `…`.
  case ellipsis
  /// U+00AD, which nobody sees.
  case softHyphen = "soft_hyphen"
  /// U+00A0.
  case nbsp
  /// U+200B and U+FEFF, which nobody sees.
  case zeroWidth = "zero_width"
  /// UTF-8 that was read as Windows-1252: `â€™` for `’`, `Ã©` for `é`.
  case mojibake
  /// U+FFFD, in the source or for bytes that are not UTF-8.
  case replacementCharacter = "replacement_char"
  /// `&amp;`, `&#8217;`, `&#x2019;`.
  case htmlEntity = "html_entity"
  /// `<p>`, `</a>`.
  case htmlTag = "html_tag"
  /// A word that a spreadsheet makes a date or another number of: `9-11`, `3/4`, `2022-03-07`, `march1`, `1e5`.
  case dateLikeToken = "date_like_token"
  /// An article without a date.
  case missingDate = "missing_date"
  /// A date that cannot be read or means several days.
  case badDate = "bad_date"
  /// A date more than two days away from that of a crawler's prefix or a dateline in the text.
  case inconsistentDate = "inconsistent_date"
  /// A date after the day that is said to be today.
  case futureDate = "future_date"
  /// An entry of a stop list that no token can be equal to.
  case stopwordNeverMatches = "stopword_never_matches"
  /// An entry of a lexicon that no token can be equal to.
  case lexiconNeverMatches = "lexicon_never_matches"

  /// Whether it is about signs in the text, which have a rate per million words.
  var isTypography: Bool { self.rawIndex <= AuditCheck.dateLikeToken.rawIndex }

  /// Its place among all checks.
  var rawIndex: Int { Self.allCases.firstIndex(of: self)! }
}
