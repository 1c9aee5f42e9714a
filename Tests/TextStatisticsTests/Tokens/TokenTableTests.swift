import Synchronization
import Testing

@testable import TextStatistics

@Suite struct TokenTableTests {
  private func table(of lines: String, _ configure: (inout TokenizerOptions) -> Void = { _ in }) throws -> String {
    var options = TokenizerOptions()
    configure(&options)
    let reader = try CorpusReader(bytes: Array(lines.utf8), format: .jsonl, columns: [.id, .outlet])
    return try TokenRow.table(of: reader, try Tokenization(options)) { #expect($0.documents == 2) }.formatted(as: .csv)
  }

  @Test func tokensStandInOrderWithTheirPlaces() throws {
    let lines = """
      {"id": "x1", "outlet": "A", "text": "The 2 cafés. They\u{2019}re old!"}
      {"text": " New York\\n\\nIs it?"}

      """
    let found = try table(of: lines) {
      $0.stopwords = ["the"]
      $0.expressions = ["new york"]
      $0.ngramSizes = [2]
    }
    #expect(
      found == """
        id,outlet,sentence,position,token,term,type,start,end
        x1,A,1,1,The,,removed,0,3
        x1,A,1,2,2,2,number,4,5
        x1,A,1,3,cafés,cafés,word,6,12
        x1,A,2,4,They\u{2019}re,they're,word,14,23
        x1,A,2,5,old,old,word,24,27
        2,,1,1,New York,new_york,word,1,9
        2,,2,2,Is,is,word,11,13
        2,,2,3,it,it,word,14,16

        """)
  }

  @Test func seedTokensAreWhatTheirBytesSay() throws {
    let reader = try CorpusReader(paths: [seedsFolder.path + "/outlets.csv"], columns: [.id, .outlet])
    let seen = Mutex(0)
    let table = TokenRow.table(of: reader, try Tokenization()) { report in seen.withLock { $0 = report.documents } }
    // Without the quotes around "None", which readers take for a missing value.
    let lines = try table.formatted(as: .tsv).replacing("\"", with: "").split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(seen.withLock { $0 } == 5)
    for (article, text) in try seedTexts().enumerated() {
      let lines = lines.filter { $0[0] == "00\(article)" }
      let expected = try tokens(String(decoding: text, as: UTF8.self))
      #expect(lines.map { SeenToken(term: String($0[5]), text: String($0[4])) } == expected)
      #expect(lines.map { Int($0[3])! } == Array(1...lines.count))
      for line in lines { #expect(line[4].utf8.elementsEqual(text[Int(line[7])!..<Int(line[8])!])) }
      let sentences = lines.map { Int($0[2])! }
      #expect(sentences[0] == 1 && sentences.last! > 5 && zip(sentences, sentences.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }
}
