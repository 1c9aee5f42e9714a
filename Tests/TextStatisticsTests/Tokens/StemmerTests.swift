import Testing

@testable import TextStatistics

private func stem(_ word: some Sequence<UInt8>, with stemmer: Stemmer) -> [UInt8] {
  var stem: [UInt8] = [1, 2, 3]  // must be overwritten
  Array(word).withUnsafeBufferPointer { stemmer.stem($0, into: &stem) }
  return stem
}

private func stem(_ word: String, with stemmer: Stemmer) -> String {
  String(decoding: stem(word.utf8, with: stemmer), as: UTF8.self)
}

@Suite struct StemmerTests {
  @Test(arguments: goldenStems.map(\.language))
  func stemsEqualThoseOfTheSameSnowballReleaseInPython(language: String) throws {
    let stemmer = try Stemmer(language: language)
    let golden = try #require(goldenStems.first { $0.language == language }).stems
    let lines = golden.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    #expect(lines.count >= (language == "english" ? 300 : 60))
    for line in lines { #expect(stem(String(line[0]), with: stemmer) == String(line[1])) }
  }

  @Test func namesAndCodesOfALanguageMeanTheSame() throws {
    for (name, code) in [("english", "en"), ("german", "de"), ("french", "fr"), ("spanish", "es"), ("German", "DEU")] {
      let named = try Stemmer(language: name)
      let coded = try Stemmer(language: code)
      for word in ["systeme", "nationalities", "gouvernements", "naciones"] {
        #expect(stem(word, with: named) == stem(word, with: coded))
      }
    }
  }

  @Test func languagesAreSortedAndAllCanBeMade() throws {
    #expect(Stemmer.languages.contains("english") && Stemmer.languages.contains("porter"))
    #expect(Stemmer.languages == Stemmer.languages.sorted())
    for language in Stemmer.languages { _ = try Stemmer(language: language) }
  }

  @Test func unknownLanguagesAreAnsweredWithTheNearestAndAllNames() throws {
    let error = try #require(throws: InputError.self) { try Stemmer(language: "Germann") }
    #expect(error.description.hasPrefix("no stemmer for 'Germann'; did you mean 'german'?; there are arabic, "))
    let strange = try #require(throws: InputError.self) { try Stemmer(language: "klingon-tlh") }
    #expect(strange.description.hasPrefix("no stemmer for 'klingon-tlh'; there are arabic, "))
    #expect(throws: InputError.self) { try Stemmer(language: "") }
  }

  @Test func onlyTheStraightApostropheIsOne() throws {
    let stemmer = try Stemmer(language: "en")
    #expect(stem("china's", with: stemmer) == "china")
    #expect(stem("china’s", with: stemmer) == "china’")
  }

  @Test func emptyAndBrokenWordsAreHarmless() throws {
    var random = SystemRandomNumberGenerator()
    for language in ["english", "german", "russian", "turkish"] {
      let stemmer = try Stemmer(language: language)
      #expect(stem("", with: stemmer).isEmpty)
      for length in 1..<300 {
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        let first = stem(bytes, with: stemmer)
        #expect(first == stem(bytes, with: stemmer), "\(bytes)")
      }
    }
  }
}
