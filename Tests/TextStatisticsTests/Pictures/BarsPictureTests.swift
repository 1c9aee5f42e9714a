import Testing

@testable import TextStatistics

@Suite struct BarsPictureTests {
  private func bars(_ svg: String) throws -> [Shape] {
    try shapes(of: svg).filter { $0.name == "rect" && $0.title != nil }
  }

  @Test func barsAreAsLongAsTheirNumbersAndTheGreatestComesFirst() throws {
    let all = try bars(Picture(table("term,tfidf\nlow,0.1\nhigh,0.4\nminus,-0.2")).svg)
    #expect(all.map { $0.title! } == ["high: 0.4", "low: 0.1", "minus: -0.2"])
    let unit = all[0]["width"] / 0.4
    #expect(abs(all[1]["width"] - 0.1 * unit) < 0.02 && abs(all[2]["width"] - 0.2 * unit) < 0.02)
    // All begin at 0, those below it to the left.
    #expect(all[0]["x"] == all[1]["x"] && abs(all[2]["x"] + all[2]["width"] - all[0]["x"]) < 0.02)
    #expect(all[0]["y"] < all[1]["y"] && all[2].attributes["class"] != all[0].attributes["class"])
  }

  @Test func groupsHavePanelsOfTheirOwnAndTheRestIsCounted() throws {
    let rows = table("outlet,term,tfidf\nA,x,0.1\nA,y,0.4\nA,z,-0.3\nB,x,0.2")
    let svg = try picture(rows) { $0.top = 2 }.svg
    #expect(try bars(svg).map { $0.title! } == ["y: 0.4", "z: -0.3", "x: 0.2"])
    #expect(svg.contains("Left out: 1 row of smaller size."))
    #expect(try shapes(of: svg).filter { $0.attributes["font-weight"] == "bold" }.map(\.text).suffix(2) == ["A", "B"])
  }

  @Test func theUserNamesTheColumns() throws {
    let svg = try picture(table("outlet,term,a,b\nA,x,1,2\nB,y,3,4")) {
      $0.columns = [.value: "b", .label: "outlet", .group: "term"]
      $0.title = "<Title>"
    }.svg
    #expect(try bars(svg).map { $0.title! } == ["A: 2", "B: 4"])
    #expect(svg.contains(">&lt;Title&gt;</title>"))
  }

  @Test func blocksOfATerminalAreEighths() {
    #expect(terminalBar(from: 0, to: 0, 3) == "   ")
    #expect(terminalBar(from: 0, to: 1, 3) == "▏  ")
    #expect(terminalBar(from: 0, to: 20, 3) == "██▌")
    #expect(terminalBar(from: 8, to: 24, 3) == " ██")
    #expect(terminalBar(from: 4, to: 16, 3) == "▐█ ")
  }

  @Test func textHasAnExactForm() throws {
    let text = try picture(table("term,n\nwar,8\nsanctions,4\npeace,1")) { $0.title = "Words" }.text(
      width: 40, colors: false)
    #expect(
      text == """
        Words
        Bars: n of each term, from 0.

        war       ████████████████████████████ 8
        sanctions ██████████████               4
        peace     ███▌                         1

        """)
  }
}
