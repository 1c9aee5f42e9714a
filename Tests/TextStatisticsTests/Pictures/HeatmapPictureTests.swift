import Testing

@testable import TextStatistics

@Suite struct HeatmapPictureTests {
  /// Eight names in two blocks, shuffled.
  private static let names = ["a1", "b1", "b2", "a2", "a3", "b3", "a4", "b4"]

  private static func matrix(_ value: (String, String) -> Double) -> TextTable {
    TextTable(
      columns: ["outlet"] + names, rows: names.map { row in [row] + names.map { "\(value(row, $0))" } }, path: "m.csv")
  }

  private func order(_ table: TextTable) throws -> [String] {
    let text = try Picture(table).text(width: 100, colors: false)
    return text.split(separator: "\n").compactMap { $0.firstMatch(of: /^ ?\d+ (\w\d)/).map { String($0.1) } }
  }

  @Test func clustersStandTogether() throws {
    let near = { (a: String, b: String) in a == b ? 1 : a.first == b.first ? 0.8 : 0.1 }
    for table in [Self.matrix(near), Self.matrix { 1 - near($0, $1) }] {
      let initials = try order(table).map { $0.first! }
      #expect(initials.sorted() == initials || initials.sorted() == initials.reversed())
      #expect(initials.count == 8)
    }
  }

  @Test func pairsGiveTheSameAsTheirMatrix() throws {
    let value = { (a: String, b: String) in a == b ? 1 : a.first == b.first ? 0.8 : 0.1 }
    let names = Self.names
    let pairs = names.indices.flatMap { i in
      names.indices.dropFirst(i + 1).map { [names[i], names[$0], "cosine", "\(value(names[i], names[$0]))"] }
    }
    let table = TextTable(columns: ["a", "b", "method", "value"], rows: pairs)
    #expect(try order(table).map { $0.first! }.sorted().count == 8)
    let svg = try Picture(table).svg
    #expect(svg.contains("Colours: cosine from 0.1 to 0.8"))
    #expect(svg.contains("a1 – a2: 0.8") && svg.contains("a2 – a1: 0.8") && svg.contains("b4 – a2: 0.1"))
    // A diagonal is not in the table.
    #expect(!svg.contains("a1 – a1: 1"))
  }

  @Test func onlyTheFirstMethodIsDrawnAndTheOthersAreNamed() throws {
    let svg = try Picture(table("a,b,method,value\nA,B,cosine,0.5\nA,B,jaccard,0.9\nA,C,cosine,0.6\nB,C,cosine,")).svg
    #expect(svg.contains("Left out: jaccard.") && svg.contains("A – B: 0.5") && !svg.contains("0.9"))
    #expect(svg.contains("Hatched: 2 undefined cells.") && svg.contains("url(#picture-hatch)"))
  }

  @Test func anotherMethodIsDrawnByItsName() throws {
    let pairs = table("a,b,method,value\nA,B,cosine,0.5\nA,B,jsd,0.9\nA,C,jsd,0.1\nB,C,jsd,0.8")
    let svg = try picture(pairs) { $0.columns[.value] = "jsd" }.svg
    #expect(svg.contains("Left out: cosine.") && svg.contains("A – B: 0.9") && svg.contains("0 means alike"))
    // A and C are the nearest.
    let text = try picture(pairs) { $0.columns[.value] = "jsd" }.text(width: 60, colors: false)
    #expect(text.contains("1 A ") && text.contains("2 C ") && text.contains("3 B ") || text.contains("1 B "))
    #expect(message { _ = try picture(pairs) { $0.columns[.value] = "dice" } }.contains("has no column 'dice'"))
  }

  @Test func theMeasureOfAMatrixIsKnownFromItsDescription() throws {
    var matrix = table("x,A,B,C\nA,0,0.5,0.25\nB,0.5,0,0.1\nC,0.25,0.1,0")
    #expect(try Picture(matrix).svg.contains("Heatmap of values of table.csv"))
    matrix.meanings = ["A": "jsd to this row."]
    let svg = try Picture(matrix).svg
    #expect(svg.contains("Heatmap of jsd") && svg.contains("Cells: jsd to this row.") && svg.contains("0 means alike"))
  }

  @Test func numbersOnBothSidesOf0HaveTwoColours() throws {
    let svg = try Picture(table("x,A,B,C\nA,1,-0.5,0.25\nB,-0.5,1,0.1\nC,0.25,0.1,1")).svg
    #expect(svg.contains("from -0.5 to 0.5, red below 0, blue above"))
    let cells = try shapes(of: svg).filter { $0.title?.contains(" – ") ?? false }
    #expect(cells.first { $0.title == "A – B: -0.5" }?.attributes["fill"] == ColorRamp.diverging[0].hex)
    #expect(cells.first { $0.title == "A – A: 1" }?.attributes["class"] == "ts-grid")
  }

  @Test func theGreatestAreKeptAndNamesWithoutRoomAreSaid() throws {
    let names = (0..<150).map { "n\($0)" }
    let rows = names.indices.map { row in
      [names[row]] + names.indices.map { "\(row == $0 ? 1 : Double(row * $0) / 22_500)" }
    }
    let all = TextTable(columns: ["x"] + names, rows: rows)
    #expect(try Picture(all).svg.contains("Left out for want of room: the 150 names."))
    let some = try picture(all) { $0.top = 3 }.svg
    #expect(some.contains("Left out: 147 rows") && some.contains(">n149</text>") && !some.contains(">n1</text>"))
  }

  @Test func twoCorporaAreARectangle() throws {
    let picture = try Picture(table("a,b,method,value\nA,x,cosine,0.1\nA,y,cosine,0.2\nB,x,cosine,0.3\nB,y,cosine,0.4"))
    #expect(picture.text(width: 60, colors: false).contains("1 A  0.10  0.20"))
    #expect(!picture.svg.contains("itself"))
  }
}
