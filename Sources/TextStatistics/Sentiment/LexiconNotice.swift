/// The terms of lexicons that may not be used by everybody, for whoever reads one from a file; nil for all others.
///
/// Goes by the name of the file, and by categories that only one lexicon has.
func lexiconNotice(name: String, reading: LexiconReading) -> String? {
  let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
  let categories = Set(
    (reading.omissions.map(\.category) + reading.entries.compactMap(\.category)).map { $0.lowercased() })
  func isNamed(_ names: String...) -> Bool { words.contains { word in names.contains { word.hasPrefix($0) } } }
  if isNamed("nrc", "emolex") || categories.isSuperset(of: ["anticipation", "trust", "surprise"]) {
    return "The NRC lexicons are free for research; commercial use needs a licence, and they may not be passed on."
  }
  if isNamed("anew") {
    return "ANEW is for research that is not for profit; it may not be passed on or put on the web."
  }
  if isNamed("liwc") || categories.isSuperset(of: ["posemo", "negemo"]) {
    return "LIWC dictionaries are proprietary: their use needs a licence, and they may not be passed on."
  }
  if isNamed("sentistrength", "emotionlookuptable") {
    return "SentiStrength is free for academic research; commercial use needs a licence."
  }
  if isNamed("lsd") || categories.isSuperset(of: ["neg_positive", "neg_negative"]) {
    return "The Lexicoder Sentiment Dictionary is for academic use that is not commercial."
  }
  if isNamed("loughran", "loughranmcdonald", "lm") || categories.isSuperset(of: ["litigious", "uncertainty"]) {
    return "The Loughran-McDonald dictionary is for individual researchers; commercial use needs a licence."
  }
  return nil
}
