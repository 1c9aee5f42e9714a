import Testing

@testable import TextStatistics

@Suite struct IntervalsPictureTests {
  @Test func pointsAndEndsAreWhereTheirNumbersAre() throws {
    let all = try shapes(of: Picture(table("outlet,value,low,high\nA,0.5,0.2,1\nB,0,-0.4,0.6")).svg)
    let points = all.filter { $0.name == "circle" }
    let lines = all.filter { $0.name == "line" && $0["stroke-width"] == 2 }
    #expect(points.map { $0.title! } == ["A: 0.5, 0.2 to 1", "B: 0, -0.4 to 0.6"] && lines.count == 2)
    let unit = (points[0]["cx"] - points[1]["cx"]) / 0.5
    for (point, line, ends) in [(points[0], lines[0], (-0.3, 0.5)), (points[1], lines[1], (-0.4, 0.6))] {
      #expect(
        abs(line["x1"] - point["cx"] - ends.0 * unit) < 0.05 && abs(line["x2"] - point["cx"] - ends.1 * unit) < 0.05)
      #expect(line["y1"] == point["cy"])
    }
    // The line of 0.
    #expect(all.contains { $0.attributes["class"] == "ts-soft-line" && abs($0["x1"] - points[1]["cx"]) < 0.01 })
  }

  @Test func theIntervalIsThatOfTheNumberThatLiesInIt() throws {
    let svg = try Picture(table("outlet,pos,compound,low,high,share\nA,30,0.1,0,0.2,0.5\nB,20,0.3,0.2,0.4,0.6")).svg
    #expect(svg.contains("Points: compound of each outlet."))
  }

  @Test func outletsOfAComparisonHavePanels() throws {
    let text = "node,collocate,outlet_a,outlet_b,log_odds,low,high\nwar,x,A,(rest),1,0,2\nwar,x,B,(rest),-1,-2,0"
    #expect(try Picture(table(text)).svg.contains("log_odds of each collocate, by outlet_a."))
  }

  @Test func intervalsNamedAfterTheirNumberAreFound() throws {
    let text = "outlet,term,z,log_ratio,log_ratio_low,log_ratio_high\nA,x,3,1,0.5,1.5\nB,y,2,2,1,3"
    #expect(try Picture(table(text)).kind == .bars)
    let svg = try picture(table(text), .intervals).svg
    #expect(svg.contains("from log_ratio_low to log_ratio_high") && svg.contains("x: 1, 0.5 to 1.5"))
    #expect(message { _ = try picture(table("term,z\nx,1"), .intervals) }.contains("low and high, or X_low and X_high"))
  }

  @Test func whatNumbersAreComparedWithIsDrawnAndSaid() throws {
    let svg = try Picture(tables[.intervals]!).svg
    #expect(svg.contains("null_p95, what 95 % of chance splits stay below") && svg.contains("floor_a"))
    #expect(!svg.contains("floor_b") && svg.contains("No interval is defined for 1 row."))
    let all = try shapes(of: svg)
    #expect(all.filter { $0.name == "polygon" }.count == 1)
    #expect(all.filter { $0.attributes["stroke-dasharray"] != nil }.count == 1)
  }
}
