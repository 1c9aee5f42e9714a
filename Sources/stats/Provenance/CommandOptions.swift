import ArgumentParser
import TextStatistics

/// The options of a command, as its declaration has them.
struct CommandOptions {
  struct Option {
    /// The long name.
    var name: String
    var shortNames: [String]
    var isFlag: Bool
    /// Whether there is a `--no-` of it, too.
    var hasInversion = false
    var isRepeating: Bool
    /// As it would be typed; of a flag `true` or `false`.
    var defaultValue: String?
  }

  let options: [Option]

  init(_ command: any ParsableCommand.Type) throws {
    let description = try JSONValue(parsing: Array(command._dumpHelp().utf8))
    let all: [Option] = (description["command"]?["arguments"]?.elements ?? []).compactMap { argument in
      let names = argument["names"]?.elements ?? []
      func all(_ kind: JSONValue) -> [String] { names.filter { $0["kind"] == kind }.compactMap { $0["name"]?.text } }
      guard let name = all("long").first else { return nil }
      let isFlag = argument["kind"] == "flag"
      let value = argument["defaultValue"]?.text
      return Option(
        name: name, shortNames: all("short"), isFlag: isFlag, isRepeating: argument["isRepeating"] == true,
        // The parser names the flag that is the default.
        defaultValue: isFlag ? (value == "--\(name)" ? "true" : "false") : value)
    }
    // The two sides of a flag are listed one by one.
    let flags = Set(all.filter(\.isFlag).map(\.name))
    options = all.compactMap { option in
      if option.name.hasPrefix("no-"), flags.contains(String(option.name.dropFirst(3))) { return nil }
      var option = option
      option.hasInversion = flags.contains("no-\(option.name)")
      return option
    }
  }

  func option(_ name: String) -> Option? { options.first { $0.name == name } }

  /// The command that the first arguments name, and how many they are; nil for none or one that has commands of its own.
  static func command(_ arguments: [String]) -> (type: any ParsableCommand.Type, depth: Int)? {
    var (type, depth): (any ParsableCommand.Type, Int) = (Stats.self, 0)
    while depth < arguments.count,
      let next = type.configuration.subcommands.first(where: { $0._commandName == arguments[depth] })
    {
      (type, depth) = (next, depth + 1)
    }
    return depth > 0 && type.configuration.subcommands.isEmpty ? (type, depth) : nil
  }

  /// The command that the first arguments name as descriptions have it: of `finish` the verb whose table it makes.
  static func described(_ arguments: [String]) -> (type: any ParsableCommand.Type, depth: Int)? {
    guard let command = command(arguments), command.type == Finish.self, arguments.count > 1 else {
      return command(arguments)
    }
    return self.command([arguments[1]]).map { ($0.type, 2) }
  }

  /// All commands that do something, with the names that lead to them.
  static func all(
    of type: any ParsableCommand.Type = Stats.self, path: [String] = []
  ) -> [(path: [String], type: any ParsableCommand.Type)] {
    let commands = type.configuration.subcommands
    guard !commands.isEmpty else { return [(path, type)] }
    return commands.flatMap { all(of: $0, path: path + [$0._commandName]) }
  }
}

/// A command line taken apart into options and values.
struct CommandLineParts {
  struct Part {
    /// The long name of an option, without `no-`; nil for an argument that is a value by itself.
    var name: String?
    /// Of a flag `true` or `false`.
    var value: String
    /// As it was typed.
    var tokens: [String]
    var isFlag = false
  }

  /// The names that lead to the command.
  let verb: [String]
  let parts: [Part]

  /// Nil for what no command of ours understands.
  init?(_ arguments: [String], _ options: CommandOptions, depth: Int) {
    verb = Array(arguments.prefix(depth))
    var (parts, rest) = ([Part](), arguments.dropFirst(depth))
    while let token = rest.popFirst() {
      if token == "--" {
        for (index, value) in rest.enumerated() {
          parts.append(Part(name: nil, value: value, tokens: index == 0 ? ["--", value] : [value]))
        }
        break
      }
      guard token.hasPrefix("-"), token.utf8.count > 1 else {
        parts.append(Part(name: nil, value: token, tokens: [token]))
        continue
      }
      let isLong = token.hasPrefix("--")
      let pieces = token.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (name, joined) = (String(pieces[0]), pieces.count > 1 ? String(pieces[1]) : nil)
      var found = options.options.first { isLong ? $0.name == name : $0.shortNames.contains(name) }
      var isOn = true
      if found == nil, isLong, name.hasPrefix("no-") {
        (found, isOn) = (options.option(String(name.dropFirst(3))), false)
      }
      guard let option = found, option.isFlag || isOn else { return nil }
      if option.isFlag {
        guard joined == nil else { return nil }
        parts.append(Part(name: option.name, value: "\(isOn)", tokens: [token], isFlag: true))
      } else if let value = joined {
        parts.append(Part(name: option.name, value: value, tokens: [token]))
      } else {
        guard let value = rest.popFirst() else { return nil }
        parts.append(Part(name: option.name, value: value, tokens: [token, value]))
      }
    }
    self.parts = parts
  }

  /// The values that an option was given.
  func values(of name: String) -> [String] { parts.filter { $0.name == name }.map(\.value) }
}
