import ArgumentParser
import TextStatistics

@main
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stats", abstract: "Text statistics.")
}
