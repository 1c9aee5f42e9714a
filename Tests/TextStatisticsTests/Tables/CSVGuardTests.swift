import Testing

@testable import TextStatistics

@Suite struct CSVGuardTests {
  private func isMarked(_ text: String, _ kind: ColumnSchema.Kind = .text) -> Bool {
    CSVGuard.marks(text.utf8Span.span, kind: kind)
  }

  @Test(arguments: [
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-2.3", "-", "@x", " =1", "\u{A0}\u{202E}=1", "\t=1", "\r=1", "\n=1", "\u{1}",
    "＝1+1", "＋1", "－1", "＠x", "−5", "'tis", "'", "''x", "'00123",
  ])
  func whatMayBeAFormulaIsMarked(text: String) { #expect(isMarked(text)) }

  /// Each is a value in some language of Excel or LibreOffice.
  @Test(arguments: [
    "9-11", "24/7", "3/4", "1 1/2", "2022", "2022-03", "2022-03-01", "1.2.3", "1.3.", "5:", "12:30", "5 pm", "10:30 am",
    "march1", "may 5", "Mar-22", "Sep 2022", "5 mars 2022", "5 mai 2022", "22. März 2022", "4 de marzo de 2022",
    "Saturday, March 5, 2022", "2022年3月1日", "5 марта 2022 г.", "март 2022", "5 مارس 2022",
    "1e5", "1E-05", "1d5", "00123", "1,000", "1.234.567", "1 000", "1,5", ".5", "5.", "(5)", "50%", "%5", "0x1F", "１２",
    "٣", "$5", "€5", "R$ 5", "kr 5", "5 kr", "100 EUR", "TRUE", "true", "False", " true ", "wahr", "VRAI", "ИСТИНА",
    "EPÄTOSI", "#N/A", "#DIV/0!", "#NAME?", "#NV",
  ])
  func whatMayBeAValueIsMarked(text: String) {
    #expect(isMarked(text))
    #expect(!isMarked("word \(text)"))
  }

  @Test(arguments: [
    "", " ", "peace", "Peace talks", "don't", "covid-19", "b52", "ak-47", "g7", "top 10", "5 things to know",
    "20minutes",
    "10 downing street", "march", "may", "mar-a-lago", "na", "nan", "null", "inf", "#ukraine", "#1917film", "truer",
    "é",
    "文字", "سلام", "😀", "…", "(sic)", "\"quoted\"", "½", "a=b", "e-mail", "$", "us",
  ])
  func otherTextIsNot(text: String) { #expect(!isMarked(text)) }

  @Test func numbersAndDaysStayWhatTheyAre() {
    for text in ["2022-03-01", "2022-03", "2022"] {
      #expect(!isMarked(text, .date))
      #expect(isMarked(text, .text))
    }
    for text in ["3/4/2022", "=1", "'22", "-2022"] { #expect(isMarked(text, .date)) }
    for text in ["-2.3", "1e-05", "'"] { #expect(!isMarked(text, .integer) && !isMarked(text, .real)) }
  }

  @Test func undoingTakesOneMarkAway() {
    #expect(CSVGuard.undo("'=1") == "=1")
    #expect(CSVGuard.undo("''tis") == "'tis")
    #expect(CSVGuard.undo("a'b") == "a'b")
    #expect(CSVGuard.undo("") == "")
    // One character of Swift, two of Unicode.
    #expect(CSVGuard.undo("'\u{301}e").unicodeScalars.elementsEqual("\u{301}e".unicodeScalars))
  }
}
