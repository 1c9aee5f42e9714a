import Testing

@testable import TextStatistics

private let digest = FileDigest(sha256: String(repeating: "0", count: 64), bytes: 12)

@Test(arguments: [
  ("keyness.csv", "keyness.datapackage.json"), ("a/b.c/x.y.tsv", "a/b.c/x.y.datapackage.json"),
  ("a.b/x", "a.b/x.datapackage.json"), (".x", ".x.datapackage.json"),
])
func theDescriptionStandsBesideTheTable(table: String, path: String) {
  #expect(DataPackage.path(beside: table) == path)
}

/// Names are those that version 1 of the standard allows, too.
@Test func namesAreMadeOfPaths() {
  #expect(
    DataPackage.package(at: "out/My Tables/datapackage.json", resources: [], statistics: nil)["name"] == "my-tables")
  #expect(DataPackage.package(at: "datapackage.json", resources: [], statistics: nil)["name"] == "tables")
  #expect(DataPackage.package(at: "a/Über x.datapackage.json", resources: [], statistics: nil)["name"] == "--ber-x")
  let resource = DataPackage.resource("dtm/matrix.mtx", digest, format: "mtx", mediaType: "text/x")
  #expect(resource["name"] == "dtm-matrix" && resource["path"] == "dtm/matrix.mtx" && resource["type"] == nil)
}

@Test func columnsBecomeFields() {
  let columns = ColumnSchema.Kind.allCases.map {
    ColumnSchema($0.rawValue, $0, "What.", unit: "bits", formula: "1 + 1")
  }
  let resource = DataPackage.resource("x.csv", digest, columns: columns, format: .csv, dialect: CSVDialect())
  let fields = resource["schema"]?["fields"]?.elements ?? []
  #expect(fields.map { $0["type"]?.text } == ["string", "integer", "number", "date"])
  #expect(fields.allSatisfy { $0["unit"] == "bits" && $0["formula"] == "1 + 1" && $0["decimalChar"] == nil })
  #expect(resource["stats"] == nil)
}

@Test func dialectsAreDescribed() {
  let columns = [ColumnSchema("x", .real, "What."), ColumnSchema("n", .integer, "What.")]
  var dialect = CSVDialect.excel
  dialect.decimal = .comma
  let resource = DataPackage.resource("x.csv", digest, columns: columns, format: .csv, dialect: dialect)
  #expect(resource["dialect"] == ["delimiter": ";", "lineTerminator": "\r\n"])
  #expect(resource["schema"]?["fields"]?.elements?[0]["decimalChar"] == ",")
  #expect(resource["schema"]?["fields"]?.elements?[1]["decimalChar"] == nil)
  #expect(resource["stats"] == ["csv": ["guard": "apostrophe"]])
  // Numbers in JSON have points, and no guard.
  let lines = DataPackage.resource("x.jsonl", digest, columns: columns, format: .jsonl, dialect: dialect)
  #expect(lines["dialect"] == nil && lines["stats"] == nil)
  #expect(lines["schema"]?["fields"]?.elements?[0]["decimalChar"] == nil)
}
