import Testing

@testable import TextStatistics

@Suite struct MapPictureTests {
  @Test func aUnitIsAsLongInBothDirections() throws {
    let all = try shapes(of: Picture(table("outlet,dim1,dim2\nA,0,0\nB,1,0\nC,0,2")).svg)
    let points = all.filter { $0.name == "circle" }
    let (across, up) = (points[1]["cx"] - points[0]["cx"], points[0]["cy"] - points[2]["cy"])
    #expect(across > 50 && abs(up - 2 * across) < 0.05)
    #expect(points[0].title == "A: 0, 0")
  }

  @Test func intervalsAreCrosses() throws {
    let all = try shapes(of: Picture(tables[.map]!).svg)
    let crosses = all.filter { $0.name == "line" && $0["opacity"] == 0.35 }
    let point = try #require(all.first { $0.title == "A: 0.5, -0.2" })
    #expect(crosses.count == 2 && crosses[0]["y1"] == point["cy"] && crosses[1]["x1"] == point["cx"])
    #expect(crosses[0]["x1"] < point["cx"] && point["cx"] < crosses[0]["x2"])
    #expect(try Picture(tables[.map]!).svg.contains("Left out: 1 row without both numbers."))
  }

  @Test func labelsDoNotLieOnEachOtherOrOnPoints() throws {
    let rows = (0..<40).map { ["label\($0)", "\($0 * 7 % 13)", "\(Double($0 * 5 % 11) / 2)"] }
    let all = try shapes(of: Picture(TextTable(columns: ["outlet", "dim1", "dim2"], rows: rows)).svg)
    let labels = all.filter { $0.attributes["class"]?.contains("halo") ?? false }
    #expect(labels.count > 30)
    for (index, one) in labels.enumerated() {
      let width = PictureText.ems(one.text) * 11
      for other in labels[..<index] {
        #expect(
          abs(one["y"] - other["y"]) >= 11.9 || one["x"] >= other["x"] + width - 0.1
            || other["x"] >= one["x"] + width - 0.1)
      }
    }
  }

  @Test func namesWithoutRoomAreCounted() throws {
    let rows = (0..<150).map { ["a label that is long \($0)", "\($0 % 3)", "\($0 % 5)"] }
    let svg = try Picture(TextTable(columns: ["outlet", "dim1", "dim2"], rows: rows)).svg
    #expect(svg.contains("Left out for want of room:"))
  }
}
