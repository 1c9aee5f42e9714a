/// Writes one article after another into the same buffers.
struct ArticleWriter {
  let newsroom: Newsroom
  let seed: UInt64
  /// Mean number of words of an article that is not empty.
  let meanWords: Double

  private(set) var title: [UInt8] = []
  private(set) var text: [UInt8] = []
  private(set) var day = 0
  /// The words of the text by id, without numbers and addresses; a word with a possessive s counts as the word.
  private(set) var words: [Int] = []

  private var random = SplitMix64(seed: 0)
  private var topic: [Int] = []
  private var outletWords: [Int] = []
  private var contentWords: [Int] = []
  private var curlyQuotes = false
  private var curlyApostrophes = false

  init(newsroom: Newsroom, seed: UInt64, meanWords: Double) {
    self.newsroom = newsroom
    self.seed = seed
    self.meanWords = meanWords
  }

  /// Replaces title, text, day and words by those of the article with this index.
  mutating func write(article index: Int) {
    random = SplitMix64(seed: seed, part: index)
    day = random.below(daysFrom2018To2022)
    // One article in a hundred is an agency's, printed before by somebody else.
    let source = random.chance(0.01) ? random.below(index + 1) : index
    random = SplitMix64(seed: ~seed, part: source)
    let beats = newsroom.beats[newsroom.outletOfArticle[source]]
    let isOnABeat = random.chance(0.7)
    topic =
      newsroom.topics[isOnABeat ? random.element(of: beats) : random.below(newsroom.topics.count)]
    outletWords = newsroom.outletWords[newsroom.outletOfArticle[source]]
    curlyQuotes = random.chance(0.60)
    // A house that sets curly quotes sets curly apostrophes: 61 % of all.
    curlyApostrophes = random.chance(curlyQuotes ? 0.98 : 0.055)

    title.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    contentWords.removeAll(keepingCapacity: true)
    writeSentence(words: 6 + random.below(7), isTitle: true)
    text.removeLast(2)  // the full stop and the space
    swap(&title, &text)
    words.removeAll(keepingCapacity: true)

    var remaining = articleLength()
    let paragraphBreak = random.chance(0.7) ? "\n\n" : "\n"
    while remaining > 0 {
      for _ in 0..<1 + random.below(4) where remaining > 0 {
        let length = min(remaining, 5 + Int(random.uniform() * random.uniform() * 64))
        writeSentence(words: length, isTitle: false)
        remaining -= length
      }
      text.removeLast()
      text += paragraphBreak.utf8
    }
    while text.last == newline { text.removeLast() }
  }

  /// Log-normal with deviation 0.8 of the logarithm: half the articles have less than 0.73 of the mean, one in some
  /// thousand more than ten times the mean; 3 in 1,000 are empty.
  private mutating func articleLength() -> Int {
    if random.chance(0.003) { return 0 }
    return Int(meanWords * exponential(0.8 * random.normal() - 0.32))
  }

  /// Words with what stands between them, ended by a mark and a space.
  private mutating func writeSentence(words length: Int, isTitle: Bool) {
    let isQuotation = !isTitle && length > 4 && random.chance(0.16)
    var closingBracket = -1
    if isQuotation { text += (curlyQuotes ? "“" : "\"").utf8 }
    for position in 0..<length {
      let kind = random.uniform()
      let start = text.count
      if kind < 0.013 {
        writeNumber()
      } else if kind < 0.0158 && position > 0 {
        text += "U.S.".utf8
      } else if kind < 0.018 {
        text += random.element(of: ["Mr. ", "Mrs. ", "Dr. ", "Gov. ", "Sen. "]).utf8
        writeWord(
          newsroom.vocabulary.commonNames[random.below(newsroom.vocabulary.commonNames.count)])
      } else if kind < 0.0182 && !isTitle {
        writeAddress()
      } else {
        let word = nextWord()
        writeWord(word)
        if newsroom.vocabulary.isName[word] && random.chance(0.07) { text += apostrophe + "s".utf8 }
      }
      if position == 0 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[start]) {
        text[start] -= 0x20
      }
      if position == length - 1 { break }

      if position == closingBracket { text.append(UInt8(ascii: ")")) }
      let mark = random.uniform()
      if mark < 0.058 {
        text += ", ".utf8
      } else if mark < 0.066 && text.last != UInt8(ascii: ".") {
        text.append(UInt8(ascii: "-"))
      } else if mark < 0.069 {
        text += (curlyQuotes ? "—" : " — ").utf8
      } else if mark < 0.070 {
        text += "; ".utf8
      } else if mark < 0.073 && closingBracket < position && length - position > 4 && !isTitle {
        closingBracket = position + 1 + random.below(3)
        text += " (".utf8
      } else {
        text.append(space)
      }
    }
    if isQuotation {
      text += (curlyQuotes ? ",” " : ",\" ").utf8
      writeWord(
        newsroom.vocabulary.commonNames[random.below(newsroom.vocabulary.commonNames.count)])
      text += " said. ".utf8
    } else {
      let end = random.uniform()
      text += (end < 0.96 || isTitle ? ". " : end < 0.99 ? "? " : "! ").utf8
    }
  }

  /// A function word as the language has it. A content word is one that the article has used before, or belongs to its
  /// topic, or to the outlet, or to the language: words come in bursts.
  private mutating func nextWord() -> Int {
    var word = newsroom.language.draw(&random)
    guard word >= newsroom.vocabulary.functionCount else { return word }
    let origin = random.uniform()
    if origin < 0.10 && !contentWords.isEmpty {
      word = contentWords[random.below(contentWords.count)]
    } else if origin < 0.35 {
      word = topic[newsroom.favourites.draw(&random)]
    } else if origin < 0.37 {
      word = outletWords[newsroom.favourites.draw(&random)]
    }
    contentWords.append(word)
    return word
  }

  private mutating func writeWord(_ word: Int) {
    words.append(word)
    let start = text.count
    let letters = newsroom.vocabulary.bytes[newsroom.vocabulary.range(of: word)]
    if newsroom.vocabulary.isContraction[word] {
      for letter in letters {
        if letter == UInt8(ascii: "'") { text += apostrophe } else { text.append(letter) }
      }
    } else {
      text += letters
    }
    if newsroom.vocabulary.isName[word] && text[start] < 0x80 { text[start] -= 0x20 }
  }

  private var apostrophe: [UInt8] { Array((curlyApostrophes ? "’" : "'").utf8) }

  private mutating func writeNumber() {
    switch random.below(10) {
    case 0...2: text += String(1_990 + random.below(33)).utf8
    case 3...5: text += String(2 + random.below(98)).utf8
    case 6: text += "\(random.below(20)).\(random.below(10))%".utf8
    case 7: text += "\(1 + random.below(40)),\(random.below(10))00".utf8
    case 8:
      text +=
        "\(random.element(of: ["$", "$", "$", "€"]))\(1 + random.below(30)).\(random.below(10))"
        .utf8
    default: text += "\(100 + random.below(900))".utf8
    }
  }

  private mutating func writeAddress() {
    let vocabulary = newsroom.vocabulary
    text += "https://www.".utf8
    for separator in [".com/2021/", "-", "-", "/"] {
      let word = vocabulary.range(of: vocabulary.functionCount + random.below(3_000))
      text += vocabulary.bytes[word].lazy.filter { $0 < 0x80 }
      text += separator.utf8
    }
  }
}

let daysFrom2018To2022 = 1_826
private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
