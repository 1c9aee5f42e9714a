import Testing

@testable import TextStatistics

@Suite struct NetworkPictureTests {
  @Test func linesAreAsWideAsTheirNumbersAndTheRestIsCounted() throws {
    let svg = try picture(table("term1,term2,count\na,b,10\nb,c,5\nc,d,1\ne,e,3")) { $0.top = 2 }.svg
    let lines = try shapes(of: svg).filter { $0.name == "line" }
    // The widest is drawn last.
    #expect(lines.map { $0.title! } == ["b – c: 5", "a – b: 10"])
    #expect(lines.map { $0["stroke-width"] } == [3.1, 5.6])
    #expect(svg.contains("Left out: 1 pair of smaller count.") && svg.contains("Left out: 1 pair without"))
    #expect(try shapes(of: svg).filter { $0.name == "circle" }.map { $0.title! }.sorted() == ["a", "b", "c"])
  }

  @Test func nodesHaveTheSamePlacesInAllPanels() throws {
    let all = try shapes(of: Picture(table("outlet,term1,term2,count\nA,x,y,2\nB,x,y,1\nB,y,z,1")).svg)
    let circles = all.filter { $0.name == "circle" && $0.title == "y" }
    #expect(circles.count == 2 && circles[0]["cx"] == circles[1]["cx"] && circles[0]["cy"] == circles[1]["cy"])
  }

  @Test func namesOfNodesDoNotLieOnEachOther() throws {
    let rows = (0..<60).map { ["node\($0 % 25)", "other\($0 * 7 % 25)", "\($0 + 1)"] }
    let table = TextTable(columns: ["Source", "Target", "Weight"], rows: rows)
    let texts = try shapes(of: Picture(table).svg).filter { $0.attributes["class"]?.contains("halo") ?? false }
    #expect(texts.count == 50)
    for (index, one) in texts.enumerated() {
      for other in texts[..<index] {
        let apart = (PictureText.ems(one.text) + PictureText.ems(other.text)) * 11 / 2
        #expect(abs(one["x"] - other["x"]) >= apart || abs(one["y"] - other["y"]) >= 11)
      }
    }
  }
}

@Suite struct ForceLayoutTests {
  @Test func whatIsJoinedIsNearer() {
    // Two triangles that a single edge joins.
    let edges = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)].map { (a: $0.0, b: $0.1, strength: 1.0) }
    let places = ForceLayout.places(6, edges: edges)
    func distance(_ a: Int, _ b: Int) -> Double {
      ((places[a] - places[b]) * (places[a] - places[b])).sum().squareRoot()
    }
    let within = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)].map { distance($0.0, $0.1) }.reduce(0, +) / 6
    let between = [(0, 4), (0, 5), (1, 4), (1, 5)].map { distance($0.0, $0.1) }.reduce(0, +) / 4
    #expect(within < 0.75 * between)
    for place in places { #expect((0...1).contains(place.x) && (0...1).contains(place.y)) }
  }

  @Test func noNodesOneNodeAndEqualPlacesAreNoTrouble() {
    #expect(ForceLayout.places(0, edges: []).isEmpty && ForceLayout.places(1, edges: []) == [SIMD2(0.5, 0.5)])
    let apart = ForceLayout.apart(
      [SIMD2(5, 5), SIMD2(5, 5)], sizes: [SIMD2(4, 2), SIMD2(4, 2)], area: SIMD2(10, 10))
    #expect(abs(apart[0].y - apart[1].y) >= 2)
  }
}
