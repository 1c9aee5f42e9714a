import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Options that are not typed but come from `stats.toml` in the current folder and from the environment.
///
/// What is typed counts first, then `STATS_MIN_DF=5`, then the table of the command (`[keyness]`), then `[default]`.
struct Settings {
  /// What options are set to, the weakest first.
  private struct Value {
    var option: String
    var values: [String]
    var isBoolean: Bool
    /// Where it is from: `stats.toml:3` or `STATS_MIN_DF`.
    var place: String
  }

  private static let path = "stats.toml"
  private static let prefix = "STATS_"
  /// What cannot be set once for all.
  private static let unsettable = RunStatistics.outputs.union(["package", "help", "version"])

  private let file: SettingsFile?
  private let environment: [(name: String, value: String)]

  /// The settings that hold here.
  ///
  /// - Throws: `InputError` for what is not TOML.
  init() throws {
    file =
      access(Self.path, F_OK) == 0 ? try SettingsFile(path: Self.path, bytes: Self.contents(of: Self.path)) : nil
    var (variables, next) = ([(name: String, value: String)](), environ)
    while let pointer = next.pointee {
      let pair = String(cString: pointer).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2, pair[0].hasPrefix(Self.prefix) { variables.append((String(pair[0]), String(pair[1]))) }
      next += 1
    }
    environment = variables.sorted { $0.name < $1.name }
  }

  private static func contents(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw InputError(path: path, reason: "cannot be opened: \(String(cString: strerror(errno)))", kind: .missing)
    }
    defer { fclose(file) }
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  /// The arguments of a command with what the settings add to them.
  ///
  /// - Returns: The arguments, and what was added to them.
  /// - Throws: `InputError` for settings that are none of the command, or of no command.
  func adding(to arguments: [String]) throws -> (arguments: [String], origins: [RunRecord.Origin]) {
    guard file != nil || !environment.isEmpty, let (type, depth) = CommandOptions.command(arguments) else {
      return (arguments, [])
    }
    let verb = arguments.prefix(depth).joined(separator: ".")
    let options = try CommandOptions(type)
    // What cannot be taken apart is wrong, and the parser says why.
    guard type != Verify.self, type != Replay.self, let parts = CommandLineParts(arguments, options, depth: depth)
    else {
      return (arguments, [])
    }
    var added: [Value] = []
    for value in try fileValues(verb, options) + environmentValues(options)
    where parts.values(of: value.option).isEmpty {
      added.removeAll { $0.option == value.option }
      added.append(value)
    }
    let origins = try added.map { value in
      (value.option, value.place, try Self.tokens(value, options.option(value.option)!))
    }
    return (arguments.prefix(depth) + origins.flatMap(\.2) + arguments.dropFirst(depth), origins)
  }

  private func fileValues(_ verb: String, _ options: CommandOptions) throws -> [Value] {
    guard let file else { return [] }
    let verbs = CommandOptions.all().map { $0.path.joined(separator: ".") }
    for (name, line) in file.tables where name != "default" && !verbs.contains(name) {
      let near = nearestName(to: name, among: verbs + ["default"]).map { ": do you mean [\($0)]?" } ?? ""
      throw InputError(path: file.path, line: line, reason: "no command is called '\(name)'\(near)")
    }
    func values(_ table: String) throws -> [Value] {
      try file.settings.filter { $0.table == table }.compactMap { setting in
        let name = setting.key.replacing("_", with: "-")
        func fault(_ reason: String) -> InputError { InputError(path: file.path, line: setting.line, reason: reason) }
        if Self.unsettable.contains(name) { throw fault("'\(setting.key)' can only be typed") }
        guard options.option(name) != nil else {
          let known = table == "default" ? try Self.allNames() : options.options.map(\.name)
          if table == "default", known.contains(name) { return nil }
          let near = nearestName(to: name, among: known).map { ": do you mean '\($0)'?" } ?? ""
          let owner = table == "default" ? "no command has an" : "stats \(verb) has no"
          throw fault("\(owner) option '\(setting.key)'\(near)")
        }
        return Value(
          option: name, values: setting.values, isBoolean: setting.isBoolean, place: "\(file.path):\(setting.line)")
      }
    }
    return try values("default") + values(verb)
  }

  private func environmentValues(_ options: CommandOptions) throws -> [Value] {
    try environment.compactMap { variable, value in
      let name = variable.dropFirst(Self.prefix.count).lowercased().replacing("_", with: "-")
      guard options.option(name) != nil, !Self.unsettable.contains(name) else {
        let known = try Self.allNames()
        // A name that is like none of ours is for another program.
        if !known.contains(name), let near = nearestName(to: name, among: known) {
          let meant = "\(Self.prefix)\(near.uppercased().replacing("-", with: "_"))"
          throw UsageError(reason: "\(variable) is no option of any command: do you mean \(meant)?")
        }
        return nil
      }
      return Value(option: name, values: [value], isBoolean: value == "true" || value == "false", place: variable)
    }
  }

  private static func allNames() throws -> [String] {
    Set(try CommandOptions.all().flatMap { try CommandOptions($0.type).options.map(\.name) })
      .subtracting(unsettable).sorted()
  }

  /// What one would type.
  private static func tokens(_ value: Value, _ option: CommandOptions.Option) throws -> [String] {
    func fault(_ reason: String) -> UsageError { UsageError(reason: "\(value.place): \(reason)") }
    if option.isFlag {
      guard value.isBoolean, value.values.count == 1 else { throw fault("'\(option.name)' is true or false") }
      if value.values[0] == "true" { return ["--\(option.name)"] }
      return option.hasInversion ? ["--no-\(option.name)"] : []
    }
    guard !value.isBoolean || value.place.hasPrefix(prefix) else { throw fault("'\(option.name)' is no flag") }
    guard !value.values.isEmpty else { throw fault("'\(option.name)' has no value") }
    if option.isRepeating { return value.values.map { "--\(option.name)=\($0)" } }
    return ["--\(option.name)=\(value.values.joined(separator: ","))"]
  }
}
