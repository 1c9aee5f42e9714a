import Testing

@testable import TextStatistics

@Suite struct PictureTests {
  @Test(arguments: Picture.Kind.allCases)
  func everyKindIsWellFormedAndChosenByItsColumns(kind: Picture.Kind) throws {
    let picture = try Picture(tables[kind]!)
    #expect(picture.kind == kind)
    let all = try shapes(of: picture.svg)
    #expect(all[0].name == "svg" && all[0].attributes["role"] == "img")
    #expect(all.filter { $0.name == "desc" }.map(\.attributes) == [["id": "picture-desc"]])
    #expect(!all.contains { ["script", "image", "use", "a", "foreignObject"].contains($0.name) })
    #expect(!picture.svg.contains("\"http") || picture.svg.split(separator: "\"http").count == 2)
  }

  @Test(arguments: Picture.Kind.allCases)
  func nothingOfTheTableIsMarkupOrTurnsTheText(kind: Picture.Kind) throws {
    let picture = try Picture(tables[kind]!)
    for text in [picture.svg, picture.text(width: 70, colors: false)] {
      let forbidden = text.unicodeScalars.filter {
        $0 != "\n" && $0.properties.generalCategory == .control || 0x202A...0x202E ~= $0.value || $0 == "\u{FFFF}"
      }
      #expect(forbidden.isEmpty)
    }
    #expect(!picture.svg.contains("<script") && !picture.svg.contains("<b>"))
    if kind == .bars {
      #expect(try shapes(of: picture.svg).contains { $0.title?.hasPrefix("</svg><script>") ?? false })
    }
  }

  @Test(arguments: Picture.Kind.allCases)
  func allShapesAreInsideThePicture(kind: Picture.Kind) throws {
    for width in [300, 760] {
      let all = try shapes(of: picture(tables[kind]!) { $0.width = width }.svg)
      for shape in all.dropFirst() where ["rect", "circle", "text"].contains(shape.name) && !shape["x"].isNaN {
        #expect(shape.moved.x + shape["x"] >= 0 && shape.moved.x + shape["x"] <= Double(width))
        #expect(shape.moved.y + shape["y"] >= 0 && shape.moved.y + shape["y"] <= all[0]["height"])
      }
    }
  }

  @Test(arguments: Picture.Kind.allCases)
  func linesForATerminalFitAndHaveNoCodesUnlessAsked(kind: Picture.Kind) throws {
    let picture = try Picture(tables[kind]!)
    for width in [40, 80, 200] {
      for line in picture.text(width: width, colors: false).split(separator: "\n") {
        #expect(line.displayWidth <= width)
      }
    }
    let colored = picture.text(width: 80, colors: true)
    #expect(colored.contains("\u{1B}["))
    #expect(
      colored.replacing(/\u{1B}\[[\d;]*m/, with: "") == picture.text(width: 80, colors: false) || kind == .heatmap)
  }

  @Test(arguments: Picture.Kind.allCases)
  func theSameTableGivesTheSameBytes(kind: Picture.Kind) throws {
    #expect(try Picture(tables[kind]!).svg == Picture(tables[kind]!).svg)
    let other = try picture(tables[kind]!) { $0.idPrefix = "p2" }.svg
    #expect(other.contains("id=\"p2-title\"") && !other.contains("\"picture-"))
  }

  @Test(arguments: Picture.Kind.allCases)
  func noRowNoColumnsAndNoNumbersAreErrorsOfOneLine(kind: Picture.Kind) throws {
    var empty = tables[kind]!
    empty.rows = []
    #expect(message { _ = try Picture(empty, kind: kind) } == "table.csv: has no rows to draw")
    let words = message { _ = try Picture(table("word,other\na,b"), kind: kind) }
    #expect(words.hasPrefix("table.csv: \(kind.rawValue) needs ") && words.hasSuffix("the columns are: word, other"))
    var undefined = tables[kind]!
    for row in undefined.rows.indices {
      for column in undefined.columns.indices where tables[kind]!.isNumeric(column) { undefined.rows[row][column] = "" }
    }
    #expect(message { _ = try Picture(undefined, kind: kind) }.hasPrefix("table.csv: \(kind.rawValue)"))
  }

  @Test(arguments: Picture.Kind.allCases)
  func oneRowIsAPicture(kind: Picture.Kind) throws {
    var one = tables[kind]!
    one.rows = kind == .heatmap ? [] : [one.rows[0]]
    if kind == .heatmap { one = table("a,b,value\nA,B,0.5") }
    #expect(try shapes(of: Picture(one, kind: kind).svg).count > 5)
    #expect(try !Picture(one, kind: kind).text(width: 80, colors: false).isEmpty)
  }

  @Test func columnsThatDoNotExistOrHaveNoPartAreErrors() throws {
    let bars = tables[.bars]!
    #expect(
      message { _ = try picture(bars) { $0.columns[.value] = "tfid" } }
        == "table.csv: has no column 'tfid': did you mean 'tfidf'?")
    #expect(
      message { _ = try picture(bars) { $0.columns[.value] = "term" } }
        == "table.csv: column 'term' has no numbers, or not only numbers")
    #expect(
      message { _ = try picture(bars) { $0.columns[.x] = "term" } }
        == "table.csv: bars has no x, only: value, label, group")
    #expect(message { _ = try Picture(table("word\na")) }.contains("heatmap: a square matrix"))
  }

  @Test(arguments: Picture.Kind.allCases)
  func whatColumnsHoldIsSaid(kind: Picture.Kind) throws {
    var known = tables[kind]!
    for name in known.columns { known.meanings[name] = "All about <\(name.count)>." }
    #expect(try Picture(known).svg.contains(": All about &lt;"))
  }

  @Test func identifiersAndPlacesAreNotAmounts() throws {
    #expect(message { _ = try Picture(table("id,position,token\n1,5,a")) }.contains("no picture fits"))
    #expect(try Picture(table("id,outlet,n\n1,A,7\n2,A,5")).svg.contains("n by id"))
  }

  @Test(arguments: Picture.Kind.allCases)
  func manyRowsAndHugeLabelsStayAPicture(kind: Picture.Kind) throws {
    let word = String(repeating: "W", count: 10_000)
    let rows: [[String]] = (0..<10_000).map { row in
      switch kind {
      case .heatmap: ["\(word)\(row / 100)", "\(row % 100)\(word)", "\(row % 7)"]
      case .bars, .intervals: ["\(row)\(word)", "\(row)", "\(row - 1)", "\(row + 1)"]
      case .lines: ["2022-01-\(10 + row % 20)", "\(row / 20)\(word)", "\(row % 9)"]
      case .network: ["\(row % 100)\(word)", "\(row / 100)\(word)", "\(row)"]
      case .map: ["\(row)\(word)", "\(row % 100)", "\(row / 100)"]
      }
    }
    let columns: [Picture.Kind: [String]] = [
      .heatmap: ["a", "b", "value"], .bars: ["term", "n", "m", "o"], .intervals: ["term", "value", "low", "high"],
      .lines: ["period_start", "outlet", "n"], .network: ["term1", "term2", "count"], .map: ["term", "dim1", "dim2"],
    ]
    let picture = try Picture(TextTable(columns: columns[kind]!, rows: rows), kind: kind)
    #expect(picture.svg.utf8.count < 4_000_000)
    #expect(
      picture.svg.contains("Left out:") && picture.text(width: 80, colors: false).contains("Left out:")
        || kind == .heatmap)
  }
}
