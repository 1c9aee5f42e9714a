import Testing

@testable import TextStatistics

@Test func obviousNamesAreFoundWhateverTheirCase() throws {
  let table = ColumnNames(path: "x.csv", names: ["URL", "Headline", "Publisher", "Published_At", "Content"])
  let options = ReadingOptions()
  let found = try [ColumnRole.id, .title, .outlet, .date, .text].map { try table.find($0, options) }
  #expect(found == [0, 1, 2, 3, 4])
  #expect(try table.find(.file, options) == nil)
}

@Test func theSurestNameWinsOverTheFirstColumn() throws {
  let table = ColumnNames(path: "x.csv", names: ["url", "body", "Text", "text", "id"])
  #expect(try table.find(.text, ReadingOptions()) == 3)
  #expect(try table.find(.id, ReadingOptions()) == 4)
}

@Test func aChosenColumnThatIsNotThereComesWithTheNearest() {
  let table = ColumnNames(path: "x.csv", names: ["outlet", "text"])
  var options = ReadingOptions()
  options.outletColumn = "outlets"
  #expect(
    throws: InputError(
      path: "x.csv", reason: #"has no column "outlets"; did you mean "outlet"? (its columns are "outlet", "text")"#)
  ) { try table.find(.outlet, options) }
}

@Test func editDistanceCountsSingleEdits() {
  #expect(editDistance(Array("kitten"), Array("sitting")) == 3)
  #expect(editDistance([], Array("abc")) == 3 && editDistance(Array("abc"), Array("abc")) == 0)
  #expect(nearestName(to: "autlet", among: ["text", "outlet"]) == "outlet")
  #expect(nearestName(to: "nothing", among: ["text", "outlet"]) == nil)
}
