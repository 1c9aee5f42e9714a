/// What the word before a full stop says about the end of a sentence.
///
/// The lists are for English news. They hold the forms that newsrooms use, spelled with their capitals: "No. 5" is a
/// number, "no." the end of an answer.
enum SentenceAbbreviation {
  /// A title or a connecting word: something always follows in the same sentence ("Mr.", "vs.").
  case neverEnds
  /// An abbreviation only in front of a number ("No. 5", "p. 12").
  case precedesNumber
  /// Ends a sentence only if the next word is one that sentences often start with ("the U.S. The").
  case mayEnd

  /// The class of the word with these bytes, without its last stop; nil for a word that is not abbreviated.
  ///
  /// Letters with stops between them ("U.S", "p.m", "J.K") and single capitals ("J") are abbreviations in general, the
  /// others are looked up.
  init?(_ word: UnsafeBufferPointer<UInt8>.SubSequence) {
    if let known = word.count <= 8 ? Self.classes[packed(word)] : nil {
      self = known
    } else if isLettersWithStops(word) {
      self = .mayEnd
    } else {
      return nil
    }
  }

  /// Whether sentences of news often start with this word, which begins with a capital.
  static func isFrequentStarter(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    starters.contains(packed(word))
  }

  private static let classes: [UInt64: SentenceAbbreviation] = {
    var classes: [UInt64: SentenceAbbreviation] = [:]
    for (words, kind) in [(never, neverEnds), (numbered, precedesNumber), (ending, mayEnd)] {
      for key in packedWords(of: words) { classes[key] = kind }
    }
    return classes
  }()
  private static let starters = Set(packedWords(of: starting))

  private static let never = """
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Gov Govs Sen Sens Rep Reps Pres Hon Amb Atty Asst Supt Insp Det
    Gen Lt Col Sgt Cpl Pvt Adm Capt Capts Maj Cmdr Cdr Brig Rev Revs Msgr Fr
    v vs i.e e.g ie eg cf viz
    """
  private static let numbered = "No Nos nos p pp Vol vol Fig fig Art Sec Ch ch Op est ca approx"
  private static let ending = """
    Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec
    Inc Corp Co Cos Ltd Bros Plc Jr Sr Esq Ph.D Ed.D Psy.D St Ste Mt Ft Ave Blvd Rd Dept Univ Assn Assoc Dist
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
    Tenn Tex Va Vt Wash Wis Wyo W.Va etc al ft lb lbs oz sq
    """
  private static let starting = """
    A An The This That These Those He She It They We You I His Her Its Their Our My Your There Here
    But And Or So Yet Nor Still Also However Meanwhile Moreover Instead Although Though Despite Because Since While
    When Where Why How What Who Which Whether If Unless Until Once After Before During Under Among Unlike Amid
    In On At As By For From To Of With Without Some Many Most Several Both Each Every Other Others Another One Not
    No Nearly Even Just Only Such Then Now Last Later Earlier Asked According
    Is Are Was Were Do Does Did Would Could Should
    """
}

/// The first eight bytes of a word as one number; shorter words are filled up with zeros.
private func packed(_ word: some Sequence<UInt8>) -> UInt64 {
  var key: UInt64 = 0
  for (position, byte) in word.prefix(8).enumerated() { key |= UInt64(byte) << UInt64(8 * position) }
  return key
}

private func packedWords(of list: String) -> [UInt64] {
  list.split(whereSeparator: \.isWhitespace).map { packed($0.utf8) }
}

/// Whether the word is a single capital or single letters with a stop between each two, like "U.S".
private func isLettersWithStops(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
  guard word.count % 2 == 1 else { return false }
  for (position, byte) in word.enumerated() where (byte == UInt8(ascii: ".")) != (position % 2 == 1) { return false }
  return word.count > 1 || word[word.startIndex] &- 0x41 < 26
}
