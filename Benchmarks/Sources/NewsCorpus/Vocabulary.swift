/// The words of the made-up language, by falling frequency: English function words first, pronounceable inventions
/// after them.
struct Vocabulary {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int32] = []
  /// Written with a capital wherever it stands.
  private(set) var isName: [Bool] = []
  /// Holds an apostrophe, which an article writes straight or curly.
  private(set) var isContraction: [Bool] = []
  /// Ids below this one are function words.
  let functionCount: Int
  /// Some words that are names, for titles such as "Mr.".
  private(set) var commonNames: [Int] = []

  var count: Int { ends.count }

  func range(of word: Int) -> Range<Int> { (word == 0 ? 0 : Int(ends[word - 1]))..<Int(ends[word]) }

  init(count: Int, random: inout SplitMix64) {
    let functionWords = english.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) }
    functionCount = functionWords.count
    var known = Set<[UInt8]>(minimumCapacity: count)
    for word in functionWords where known.insert(word).inserted {
      append(word, isName: word == [0x69] || word.starts(with: [0x69, 0x27, 0x6D]))
    }
    precondition(ends.count == functionCount, "the list of function words names one twice")
    while ends.count < count {
      let rank = ends.count
      let isName = random.chance(rank < 3_000 ? 0.12 : 0.3)
      var syllables = rank < 400 ? 1 + random.below(2) : rank < 3_000 ? 2 + random.below(2) : 3
      var word = Self.invent(syllables: syllables, isName: isName, &random)
      while !known.insert(word).inserted {
        if random.chance(0.3) { syllables += 1 }
        word = Self.invent(syllables: syllables, isName: isName, &random)
      }
      if isName && commonNames.count < 2_000 { commonNames.append(rank) }
      append(word, isName: isName)
    }
  }

  private mutating func append(_ word: [UInt8], isName: Bool) {
    bytes += word
    ends.append(Int32(bytes.count))
    self.isName.append(isName)
    isContraction.append(word.contains(0x27))
  }

  private static func invent(syllables: Int, isName: Bool, _ random: inout SplitMix64) -> [UInt8] {
    var word = ""
    for syllable in 0..<syllables {
      // Only single consonants inside a word: two in a row are harder to say and make words too long.
      word += syllable == 0 ? random.element(of: onsets) : random.element(of: innerConsonants)
      word +=
        isName && random.chance(0.04)
        ? random.element(of: accentedVowels) : random.element(of: vowels)
    }
    word += random.element(of: syllables == 1 ? shortEndings : isName ? nameEndings : endings)
    return Array(word.utf8)
  }
}

private let onsets = [
  "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "b", "c",
  "d", "m", "p", "s", "t",
  "", "", "", "br", "ch", "cl", "cr", "dr", "fl", "gr", "pl", "pr", "qu", "sh", "sp", "st", "str",
  "th", "tr",
]
private let innerConsonants = [
  "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "l", "m", "n", "r", "s", "t",
  "ll", "ss", "nt", "rd",
]
private let vowels = [
  "a", "e", "i", "o", "u", "a", "e", "i", "o", "a", "e", "ai", "ea", "ou", "io",
]
private let accentedVowels = ["é", "ü", "ö", "á", "í", "ñe", "ça", "ã"]
private let shortEndings = [
  "t", "d", "n", "r", "l", "s", "ck", "m", "p", "re", "te", "nd", "st", "ll", "y",
]
private let endings = [
  "", "n", "r", "s", "t", "l", "y", "d", "m", "ng", "te", "se", "nt", "s", "n", "r", "ed", "ing",
  "ing", "er", "ers", "ly",
  "tion", "ment", "ty", "al", "es", "ded",
]
private let nameEndings = [
  "", "n", "s", "r", "k", "a", "o", "ez", "son", "man", "ton", "ley", "ov", "ski", "ia", "berg",
  "ford",
]

/// The commonest words of English prose, roughly by frequency in news.
private let english = """
  the to of and a in that for is on was with he said it as at by his be from but have are has an they not who i were
  this their had will she which been its would more about her or when one we if all there also than out up what no so
  after people can just two some could last new our into year over time now first other you like them him against
  because how my your most me do only before state while it's where did years even many get these any such those being
  make don't through between very back since then should that's down both made off does still week told during way may
  says each well too here didn't day go much own under same another know i'm think every can't we're doesn't three
  there's wasn't going come take work good home part see he's want need isn't around you're again long until already
  won't little later without they're however wouldn't less next never
  """
