import Foundation
import FoundationXML
import Testing

@testable import TextStatistics

/// An element of an SVG.
struct Shape {
  var name: String
  var attributes: [String: String]
  /// Its own characters.
  var text = ""
  /// Those of its title.
  var title: String?
  /// How far the groups around it move it.
  var moved: (x: Double, y: Double)

  subscript(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }
}

/// The elements of an SVG, which is refused unless it is well-formed.
func shapes(of svg: String) throws -> [Shape] {
  let reader = ShapeReader()
  let parser = XMLParser(data: Data(svg.utf8))
  parser.delegate = reader
  guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  return reader.shapes
}

private final class ShapeReader: NSObject, XMLParserDelegate {
  var shapes: [Shape] = []
  private var open: [Int] = []
  private var moves: [(x: Double, y: Double)] = [(0, 0)]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    var moved = moves.last!
    if name == "g", let match = attributes["transform"]?.firstMatch(of: /translate\((-?[\d.]+) (-?[\d.]+)\)/) {
      moved = (moved.x + Double(match.1)!, moved.y + Double(match.2)!)
    }
    moves.append(moved)
    open.append(shapes.count)
    shapes.append(Shape(name: name, attributes: attributes, moved: moved))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard let last = open.last else { return }
    if shapes[last].name == "title", open.count > 1 {
      shapes[open[open.count - 2]].title = (shapes[open[open.count - 2]].title ?? "") + text
    } else {
      shapes[last].text += text
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
    moves.removeLast()
  }
}

/// A table of lines of comma-separated cells, the first the header.
func table(_ text: String) -> TextTable {
  let rows = text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  return TextTable(columns: rows[0], rows: Array(rows.dropFirst()), path: "table.csv")
}

/// The message of what a piece of code throws.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}

func picture(
  _ table: TextTable, _ kind: Picture.Kind? = nil, _ change: (inout PictureOptions) -> Void = { _ in }
) throws -> Picture {
  var options = PictureOptions()
  change(&options)
  return try Picture(table, kind: kind, options: options)
}

/// A table for each kind, with what the verbs write and with what nobody should.
let tables: [Picture.Kind: TextTable] = [
  .heatmap: table("outlet,a,<b>&\"c\",d\na,1,0.5,\n<b>&\"c\",0.5,1,0.25\nd,,0.25,1"),
  .bars: table(
    "outlet,term,tfidf\nA,</svg><script>x</script>,0.5\nA,\u{202E}evil\u{1B}[31m,0.25\nB,،العربية,-0.1\nB,x,"),
  .intervals: table("a,b,value,low,high,null_p95,floor_a\nA,B,0.5,0.4,0.7,0.6,0.2\nA,C,0.3,,,,\n\u{0},D,0.1,0,0.2,,"),
  .lines: table(
    "period_start,outlet,share,low,high\n2022-01-01,A,0.5,0.2,0.8\n2022-02-01,A,,,\n2022-03-01,A,1,0.7,1\n"
      + "2022-01-01,]]>,0.1,0,0.3"),
  .network: table("term1,term2,count\na,b,5\nb,c,2\nc,c,3\nd&,e,0\nf,--!>,1"),
  .map: table("outlet,dim1,dim2,low1,high1,low2,high2\nA,0.5,-0.2,0.4,0.6,-0.3,0\nB,-1,1,,,,\n\u{FFFF},,1,,,,"),
]
