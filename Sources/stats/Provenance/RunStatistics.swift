import ArgumentParser
import TextStatistics

/// What made a table: the object `stats` of its description.
struct RunStatistics {
  let json: JSONValue

  /// Options that say how to run and what to say, and change no result.
  static let ofRunning: Set = [
    "threads", "progress", "quiet", "meta", "package", "help", "memory", "engine", "master", "spark-conf", "spark-dir",
    "spark-program", "dry-run", "partials",
  ]
  /// Options that say where to write.
  static let outputs: Set = ["output", "report"]

  init(
    _ arguments: [String], _ origins: [RunRecord.Origin], _ inputs: [InputRecord.Input], _ counts: JSONValue
  ) throws {
    var json: JSONValue = ["version": .string(TextStatistics.version)]
    if let (type, depth) = CommandOptions.described(arguments) {
      let options = try CommandOptions(type)
      if let parts = CommandLineParts(arguments, options, depth: depth) {
        let recorded = parts.parts.filter { !Self.ofRunning.contains($0.name ?? "") }
        json["command"] = .array((["stats"] + parts.verb + recorded.flatMap(\.tokens)).map(JSONValue.string))
        // What parts were counted with stands in them: of adding up only what was given is known.
        let isOfParts = parts.verb.first == Finish._commandName
        let effective = options.options.filter {
          !Self.ofRunning.union(Self.outputs).contains($0.name)
            && !(isOfParts && parts.values(of: $0.name).isEmpty)
        }
        json["options"] = .object(
          effective.compactMap { option in
            Self.value(parts.values(of: option.name), option).map { JSONValue.Member(option.name, $0) }
          })
      }
    }
    let origins = origins.filter { !Self.ofRunning.contains($0.option) }
    if !origins.isEmpty {
      json["configuration"] = .object(origins.map { JSONValue.Member($0.option, .string($0.place)) })
    }
    if let seed = json["options"]?["seed"] { json["seed"] = seed }
    json["inputs"] = .array(inputs.map(Self.description))
    self.json = .object((json.members ?? []) + (counts.members ?? []))
  }

  private static func value(_ given: [String], _ option: CommandOptions.Option) -> JSONValue? {
    if option.isFlag { return .bool((given.last ?? option.defaultValue) == "true") }
    if option.isRepeating { return given.isEmpty ? nil : .array(given.map(JSONValue.string)) }
    guard let text = given.last ?? option.defaultValue else { return nil }
    let number = JSONValue.number(text)
    return (try? JSONValue(parsing: Array(text.utf8))) == number ? number : .string(text)
  }

  private static func description(_ input: InputRecord.Input) -> JSONValue {
    var description: JSONValue = ["path": .string(input.path)]
    description["files"] = input.fileCount.map { JSONValue($0) }
    description["sha256"] = (input.digest?.sha256).map(JSONValue.string) ?? .null
    description["bytes"] = (input.digest?.bytes).map { JSONValue($0) }
    description["reason"] = input.reason.map(JSONValue.string)
    return description
  }

  /// What was read, and what was left out and why.
  static func counts(_ reports: [ReadingReport], missingLabels: Int) -> JSONValue {
    func sum(_ count: (ReadingReport) -> Int) -> JSONValue { JSONValue(reports.reduce(0) { $0 + count($1) }) }
    var dropped: JSONValue = [:]
    for kind in Finding.Kind.allCases where reports.contains(where: { $0.dropped.contains { $0.kind == kind } }) {
      dropped[kind.rawValue] = sum { $0.dropped.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) } }
    }
    if reports.contains(where: { $0.undatedCount > 0 }) { dropped["no_date"] = sum(\.undatedCount) }
    if missingLabels > 0 { dropped["no_group"] = JSONValue(missingLabels) }
    var counts: JSONValue = ["documents": sum(\.documents), "dropped": dropped, "filtered": sum(\.filteredCount)]
    if reports.contains(where: { $0.leftOutCopies.articles > 0 }) {
      counts["copies_left_out"] = [
        "articles": sum(\.leftOutCopies.articles), "clusters": sum(\.leftOutCopies.clusters),
      ]
    }
    if reports.contains(where: { $0.cleaning != nil }) {
      var lines: JSONValue = [:]
      for check in BoilerplateCheck.allCases {
        let count = reports.compactMap(\.cleaning).flatMap(\.counts).reduce(0) {
          $0 + ($1.check == check ? $1.lines : 0)
        }
        if count > 0 { lines[check.rawValue] = JSONValue(count) }
      }
      counts["cleaning"] = ["articles": sum { $0.cleaning?.articles ?? 0 }, "lines": lines]
    }
    return counts
  }
}
