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
    // Most words are longer than all that are listed, and need not be looked up.
    if word.count <= 6, Self.listed.contains(word) {
      self = Self.never.contains(word) ? .neverEnds : Self.numbered.contains(word) ? .precedesNumber : .mayEnd
    } else if isLettersWithStops(word) {
      self = .mayEnd
    } else {
      return nil
    }
  }

  private static let listed = WordSet("\(titles) \(beforeNumbers) \(others)")
  private static let never = WordSet(titles)
  private static let numbered = WordSet(beforeNumbers)

  private static let titles = """
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Gov Govs Sen Sens Rep Reps Pres Hon Amb Atty Asst Supt Insp Det
    Gen Gens Lt Lts Col Cols Sgt Sgts Cpl Pvt Pfc Spc Cpt Adm Capt Capts Maj Cmdr Cdr Brig Ofc Rev Revs Msgr Fr
    Ald Cllr MR MRS MS DR GOV SEN REP GEN LT SGT REV PROF VS v vs i.e e.g ie eg cf viz
    """
  private static let beforeNumbers =
    "No Nos nos Nr nr p pp Vol vol Fig fig Art Sec Sect Para Ch ch Op Rs Ext ext est c ca approx"
  private static let others = """
    Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
    Inc Corp Co Cos Ltd Bros Plc Pty Pte Cie Mfg Intl Natl Govt Jr Sr Esq Ph.D Ed.D Psy.D B.Sc M.Sc LL.B LL.M
    St Ste Mt Ft Pt ST MT FT Ave Blvd Rd Ln Hwy Pkwy Rte Bldg Apt Dept Univ Assn Assoc Dist
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
    Tenn Tex Va Vt Wash Wis Wyo W.Va Ont Que etc al ft lb lbs oz sq
    """
}

/// Lists of English words that decide where sentences of news end.
enum SentenceWords {
  /// Words with a capital that sentences often start with, and names rarely.
  static let starters = WordSet(
    """
    A An The This That These Those He She It They We You I His Her Its Their Our My Your There Here
    But And Or So Yet Nor Still Also However Meanwhile Moreover Instead Although Though Despite Because Since While
    When Where Why How What Who Which Whether If Unless Until Once After Before During Under Among Unlike Amid
    In On At As By For From To Of With Without Some Many Most Several Both Each Every Either Neither Other Others Another One Not
    No Nearly Even Just Only Such Then Now Last Later Earlier Asked According Following Like Over Within Throughout
    Against Across Between Through Additionally Furthermore Therefore Thus Today Yesterday Finally Perhaps All Any
    Two Three Four Five Six Is Are Was Were Do Does Did Has Have Had Would Could Should Can
    """)
  static let pronouns = WordSet("He She It They We You I")
  /// Names with an exclamation mark of their own.
  static let shoutedNames = WordSet("Yahoo Yum Jeopardy E Wham")
  /// Verbs that say who spoke.
  static let sayings = WordSet(
    """
    said says say asked asks ask added adds told tells tell replied replies wrote writes tweeted posted shouted yelled
    cried called answered continued explained noted insisted recalled remarked joked quipped wondered exclaimed
    """)
  /// Those that have whom they speak to after them.
  static let addressings = WordSet("told tells tell asked asks ask")
  /// Words that start what is said.
  static let clauseStarts = WordSet(
    "that he she it they we you the a an his her its their there this these those how why what whether no")
  static let days = WordSet("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
  /// Small words within names and titles.
  static let ofOffice = WordSet(
    """
    de del della di da dos du la le van von der den ten ter al el bin ibn ben of the for and
    press secretary spokesman spokeswoman spokesperson minister director president chief leader adviser
    """)
}

/// A set of words that are told apart by their first eight bytes.
///
/// A table with room, because most words asked for are not in it: the first slot looked at is then empty.
struct WordSet {
  private var slots: [UInt64]

  init(_ list: String) {
    let keys = list.split(whereSeparator: \.isWhitespace).map { Self.packed($0.utf8) }
    slots = [UInt64](repeating: 0, count: 1024)
    precondition(keys.count < slots.count / 4, "the table must have room")
    for key in keys { slots[slot(of: key)] = key }
  }

  func contains(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    let key = Self.packed(word)
    return key != 0 && slots[slot(of: key)] == key
  }

  /// The slot that holds the key, or the empty one where it would be.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 54)
    while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & 1023 }
    return slot
  }

  /// The first eight bytes of a word as one number; shorter words are filled up with zeros.
  private static func packed(_ word: some Sequence<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for (position, byte) in word.prefix(8).enumerated() { key |= UInt64(byte) << UInt64(8 * position) }
    return key
  }
}

/// Whether the word is a single capital or single letters with a stop between each two, like "U.S".
private func isLettersWithStops(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
  guard word.count % 2 == 1 else { return false }
  for (position, byte) in word.enumerated() where (byte == UInt8(ascii: ".")) != (position % 2 == 1) { return false }
  return word.count > 1 || word[word.startIndex] &- 0x41 < 26
}
