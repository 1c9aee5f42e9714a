import Testing

@testable import TextStatistics

@Suite struct LinesPictureTests {
  @Test func daysAndNumbersAreWhereTheyBelong() throws {
    let all = try shapes(of: Picture(table("period_start,share\n2022-01-11,1\n2022-01-01,0\n2022-01-06,0.5")).svg)
    let points = all.filter { $0.name == "circle" }
    #expect(points.map { $0.title! } == [", 2022-01-01: 0", ", 2022-01-06: 0.5", ", 2022-01-11: 1"])
    #expect(abs(points[1]["cx"] * 2 - points[0]["cx"] - points[2]["cx"]) < 0.05)
    #expect(abs(points[1]["cy"] * 2 - points[0]["cy"] - points[2]["cy"]) < 0.05 && points[0]["cy"] > points[2]["cy"])
  }

  @Test func aLineBreaksWhereItsNumberIsUndefined() throws {
    let text = "period_start,n\n2022-01,1\n2022-02,2\n2022-03,\n2022-04,1\n2022-05,3\n2022-06,"
    let all = try shapes(of: Picture(table(text)).svg)
    #expect(all.filter { $0.name == "polyline" }.count == 2)
    #expect(try Picture(table(text)).text(width: 40, colors: false).contains("▃▆ ▃█ \n"))
  }

  @Test func theFewAreLinesAndTheManyPanels() throws {
    let outlets = (0..<5).map { "O\($0)" }
    let rows = outlets.flatMap { outlet in ["war", "peace"].map { ["2022-01-01", outlet, $0, "0.5"] } }
    let timeline = TextTable(columns: ["period_start", "outlet", "term", "share"], rows: rows)
    #expect(try Picture(timeline).svg.contains("a line for each term, a panel for each outlet."))
    let turned = try picture(timeline) { $0.columns[.group] = "outlet" }.svg
    #expect(turned.contains("a line for each outlet, a panel for each term."))
  }

  @Test func bandsAreDrawnOfTwoLinesAtMost() throws {
    func timeline(_ terms: [String]) -> TextTable {
      let rows = terms.flatMap { term in
        ["A", "B", "C", "D"].flatMap { outlet in
          ["2022-01-01", "2022-02-01"].map { [$0, outlet, term, "0.5", "0.2", "0.8"] }
        }
      }
      return TextTable(columns: ["period_start", "outlet", "term", "share", "low", "high"], rows: rows)
    }
    let few = try Picture(timeline(["war", "peace"])).svg
    #expect(few.contains("Bands: low to high.") && few.contains("<polygon"))
    let many = try Picture(timeline(["war", "peace", "oil"])).svg
    #expect(many.contains("Not drawn: low to high") && !many.contains("<polygon"))
  }

  @Test func datesThatAreNoneAreErrors() {
    #expect(
      message { _ = try Picture(table("period_start,n\nsoon,1")) }
        == "table.csv: column 'period_start': 'soon' is not a date that can be read")
  }
}
