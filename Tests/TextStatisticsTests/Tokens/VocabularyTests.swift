import Testing

@testable import TextStatistics

@Suite struct VocabularyTests {
  @Test func idsAreThoseOfADictionary() {
    var random = SeededGenerator(11)
    var vocabulary = Vocabulary()
    var ids: [[UInt8]: UInt32] = [[]: 0]
    var words: [[UInt8]] = [[]]
    // Grows twice: there is room for 8,192 keys at first.
    for _ in 0..<60_000 {
      let word: [UInt8]
      if words.count > 100, Bool.random(using: &random) {
        word = words.randomElement(using: &random)!
      } else {
        let letters: ClosedRange<UInt8> = Bool.random(using: &random) ? 0...255 : 97...99
        word = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: letters, using: &random) }
      }
      let (id, isNew) = word.withUnsafeBufferPointer { vocabulary.intern($0) }
      #expect(isNew == (ids[word] == nil))
      if isNew {
        ids[word] = UInt32(words.count)
        words.append(word)
      }
      #expect(id == ids[word])
    }
    #expect(vocabulary.count == words.count && words.count > 20_000)
    for (id, word) in words.enumerated() {
      #expect(vocabulary.bytes(of: id).elementsEqual(word))
      #expect(vocabulary.keys[id].folded == id)
    }
  }

  @Test func keysOnBothSidesOfSixteenBytesStayApart() {
    var vocabulary = Vocabulary()
    let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    for length in 1...26 {
      let id = letters.prefix(length).withUnsafeBufferPointer { vocabulary.intern($0) }
      #expect(id == (UInt32(length), true))
    }
    for length in 1...26 {
      let id = letters.prefix(length).withUnsafeBufferPointer { vocabulary.intern($0) }
      #expect(id == (UInt32(length), false))
    }
    // NUL bytes are not padding.
    let (short, long) = ([UInt8](repeating: 0, count: 3), [UInt8](repeating: 0, count: 4))
    #expect(short.withUnsafeBufferPointer { vocabulary.intern($0).isNew })
    #expect(long.withUnsafeBufferPointer { vocabulary.intern($0).isNew })
  }

  @Test func stemsAreNoWords() {
    var vocabulary = Vocabulary()
    for word in ["run", "exactlysixteenxx", "morethansixteenxx"] {
      let bytes = Array(word.utf8)
      let (plain, _) = bytes.withUnsafeBufferPointer { vocabulary.intern($0) }
      let (stem, isNew) = bytes.withUnsafeBufferPointer { vocabulary.intern($0, kind: Vocabulary.stemTag) }
      #expect(isNew && stem != plain && vocabulary.bytes(of: Int(stem)).elementsEqual(bytes))
      #expect(bytes.withUnsafeBufferPointer { vocabulary.intern($0).id } == plain)
      #expect(bytes.withUnsafeBufferPointer { vocabulary.intern($0, kind: Vocabulary.stemTag).id } == stem)
    }
  }

  @Test func ngramsAreNoWords() {
    var vocabulary = Vocabulary()
    // The bytes of a word of 1 to 16 bytes can look just like the ids of an n-gram.
    var seen: Set<UInt32> = [0]
    for prefix in UInt8(1)...40 {
      for last in UInt8(1)...40 {
        #expect(seen.insert(vocabulary.internNgram(prefix: UInt32(prefix), word: UInt32(last))).inserted)
        let word = [prefix, 0, 0, 0, 0, 0, 0, 0, last]
        #expect(seen.insert(word.withUnsafeBufferPointer { vocabulary.intern($0).id }).inserted)
      }
    }
    for prefix in UInt8(1)...40 {
      for last in UInt8(1)...40 {
        #expect(!seen.insert(vocabulary.internNgram(prefix: UInt32(prefix), word: UInt32(last))).inserted)
      }
    }
    #expect(vocabulary.count == 3201)
    let id = vocabulary.internNgram(prefix: 3, word: 5)
    #expect(
      vocabulary.keys[Int(id)].low == 3 && vocabulary.keys[Int(id)].high == 5 && vocabulary.bytes(of: Int(id)).isEmpty)
  }
}

extension Vocabulary {
  /// The n-gram of one prefix and one word.
  fileprivate mutating func internNgram(prefix: UInt32, word: UInt32) -> UInt32 {
    var (ngram, word) = (prefix, word)
    extendNgrams(&ngram, by: &word, count: 1)
    return ngram
  }
}
