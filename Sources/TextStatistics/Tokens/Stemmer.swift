import CStemmer

/// Reduces words to their stems by the Snowball algorithm of a language ("connections", "connected" → "connect").
///
/// The algorithms are those of the system's libstemmer. Golden values are those of its release 2.2.0 (2021), which
/// Debian ships. Snowball 3 (2025) stems some words otherwise, a few in English (2.2.0: evening → even, emergency →
/// emerg, added → ad; 3: evening, emergenc, add), many in German and Swedish, and has a new Dutch algorithm. Say
/// which release made your stems when you compare them.
///
/// A word is expected as the tokeniser leaves it: lower case, NFC, with the straight apostrophe U+0027; other
/// apostrophes and capitals are taken for letters of the word. Bytes that are not UTF-8 do no harm, but their stems
/// mean nothing.
///
/// A stemmer holds scratch memory and belongs to one thread at a time: give every worker its own. Stem each type
/// once, not each token.
///
/// Source: M. F. Porter, "Snowball: a language for stemming algorithms" (2001), and `libstemmer.h`.
public final class Stemmer {
  private let stemmer: OpaquePointer

  /// The names of all algorithms, sorted.
  ///
  /// "porter" is the English algorithm of 1980, "english" its revision.
  public static let languages: [String] = {
    var names: [String] = []
    guard var name = sb_stemmer_list() else { return names }
    while let pointer = name.pointee {
      names.append(String(cString: pointer))
      name += 1
    }
    return names.sorted()
  }()

  /// Creates a stemmer.
  ///
  /// - Parameter language: One of `languages` or an ISO 639 code that libstemmer knows ("en", "deu", "fra"), in any
  ///   case.
  /// - Throws: `InputError` with the nearest name and all names if there is no such algorithm.
  public init(language: String) throws(InputError) {
    let name = language.lowercased()
    guard let stemmer = sb_stemmer_new(name, "UTF_8") else {
      let guess = nearestName(to: name, among: Self.languages).map { "; did you mean '\($0)'?" } ?? ""
      let known = Self.languages.joined(separator: ", ")
      throw InputError(
        path: "", reason: "no stemmer for '\(language)'\(guess); there are \(known), and their ISO codes")
    }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// Stems one word.
  ///
  /// - Parameters:
  ///   - word: The bytes of the word in UTF-8.
  ///   - stem: Is overwritten with the bytes of the stem; its storage is used again.
  /// - Precondition: `word` has fewer than 2³¹ bytes.
  public func stem(_ word: UnsafeBufferPointer<UInt8>, into stem: inout [UInt8]) {
    stem.removeAll(keepingCapacity: true)
    // An empty buffer may have no address, which libstemmer would follow.
    guard let base = word.baseAddress, !word.isEmpty else { return }
    guard let result = sb_stemmer_stem(stemmer, base, Int32(word.count)) else {
      preconditionFailure("libstemmer has no memory left")
    }
    stem.append(contentsOf: UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(stemmer))))
  }
}
