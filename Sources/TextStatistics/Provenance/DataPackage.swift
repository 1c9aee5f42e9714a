/// Descriptions of tables as the Data Package standard, version 2, has them (https://datapackage.org).
public enum DataPackage {
  private static let profile = "https://datapackage.org/profiles/2.0/datapackage.json"

  /// Where the description of a table stands: `keyness.datapackage.json` for `keyness.csv`.
  public static func path(beside table: String) -> String {
    let folder = table.lastIndex(of: "/").map { table[...$0] } ?? ""
    return "\(folder)\(stem(table.dropFirst(folder.count))).datapackage.json"
  }

  /// Whether a description, beside a table or of all in its folder, says that the text of the table is guarded.
  static func saysGuarded(_ table: String) -> Bool {
    let folder = table.lastIndex(of: "/").map { table[...$0] } ?? ""
    for path in [path(beside: table), "\(folder)datapackage.json"] {
      guard let package = try? JSONValue(contentsOf: path) else { continue }
      let resource = package["resources"]?.elements?.first { $0["path"]?.text == String(table.dropFirst(folder.count)) }
      for statistics in [resource?["stats"], package["stats"]] where statistics?["csv"]?["guard"] == "apostrophe" {
        return true
      }
    }
    return false
  }

  /// A package.
  ///
  /// - Parameters:
  ///   - path: Where it will stand; its name is from there.
  ///   - resources: The files that it describes.
  ///   - statistics: What made them.
  /// - Returns: The object to be written to `path`.
  public static func package(at path: String, resources: [JSONValue], statistics: JSONValue?) -> JSONValue {
    let parts = path.split(separator: "/")
    let file = parts.last ?? ""
    let isFolder = file == "datapackage.json"
    let name = isFolder ? parts.dropLast().last { $0 != "." && $0 != ".." } ?? "tables" : stem(stem(file))
    var package: JSONValue = ["$schema": .string(profile), "name": .string(slug(name)), "resources": .array(resources)]
    package["stats"] = statistics
    return package
  }

  /// The description of a table.
  ///
  /// - Parameters:
  ///   - path: Its path from the package, by which it is called, too.
  ///   - digest: What was written.
  ///   - columns: What its columns hold.
  ///   - format: How it was written: csv, tsv or jsonl.
  ///   - dialect: What of a CSV or TSV is not as usual.
  /// - Returns: A resource for a package.
  public static func resource(
    _ path: String, _ digest: FileDigest, columns: [ColumnSchema], format: TableFormat, dialect: CSVDialect
  ) -> JSONValue {
    let (name, mediaType) =
      switch format {
      case .csv: ("csv", "text/csv")
      case .tsv: ("tsv", "text/tab-separated-values")
      case .jsonl: ("jsonl", "application/jsonl")
      case .md, .table: preconditionFailure("what is made to be looked at has no description")
      }
    var resource = resource(path, digest, format: name, mediaType: mediaType, type: "table")
    let isDelimited = format != .jsonl
    if isDelimited {
      resource["dialect"] = [
        "delimiter": format == .tsv ? "\t" : .string(String(UnicodeScalar(dialect.delimiter))),
        "lineTerminator": dialect.endsLinesWithCarriageReturn ? "\r\n" : "\n",
      ]
    }
    let hasComma = isDelimited && dialect.decimal == .comma
    resource["schema"] = [
      "fields": .array(columns.map { field($0, hasDecimalComma: hasComma) }), "missingValues": [""],
    ]
    if isDelimited, dialect.guardsFormulas { resource["stats"] = ["csv": ["guard": "apostrophe"]] }
    return resource
  }

  /// The description of a file that is no table of ours, such as a matrix.
  public static func resource(
    _ path: String, _ digest: FileDigest, format: String, mediaType: String
  ) -> JSONValue {
    resource(path, digest, format: format, mediaType: mediaType, type: nil)
  }

  private static func resource(
    _ path: String, _ digest: FileDigest, format: String, mediaType: String, type: JSONValue?
  ) -> JSONValue {
    var resource: JSONValue = ["name": .string(slug(stem(path[...]))), "path": .string(path)]
    resource["type"] = type
    resource["format"] = .string(format)
    resource["mediatype"] = .string(mediaType)
    resource["encoding"] = "utf-8"
    resource["bytes"] = JSONValue(digest.bytes)
    resource["hash"] = .string("sha256:\(digest.sha256)")
    return resource
  }

  private static func field(_ column: ColumnSchema, hasDecimalComma: Bool) -> JSONValue {
    let type =
      switch column.kind {
      case .text: "string"
      case .integer: "integer"
      case .real: "number"
      case .date: "date"
      }
    var field: JSONValue = ["name": .string(column.name), "type": .string(type)]
    if column.kind == .real, hasDecimalComma { field["decimalChar"] = "," }
    field["description"] = .string(column.description)
    field["unit"] = column.unit.map(JSONValue.string)
    field["formula"] = column.formula.map(JSONValue.string)
    return field
  }

  /// A path without its extension.
  private static func stem(_ path: Substring) -> Substring {
    guard let dot = path.lastIndex(of: "."), dot > path.startIndex, !path[dot...].contains("/") else { return path }
    return path[..<dot]
  }

  /// Text as the name of a package or resource: in version 1 of the standard small letters, digits and `-_.`.
  private static func slug(_ text: Substring) -> String {
    let bytes = text.lowercased().utf8.map { byte in
      let isPlain = byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
      return isPlain || [0x2D, 0x2E, 0x5F].contains(byte) ? byte : UInt8(ascii: "-")
    }
    return bytes.isEmpty ? "table" : String(decoding: bytes, as: UTF8.self)
  }
}
