import ArgumentParser
import TextStatistics

struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What work with a corpus will take: terms, entries, pairs, memory, time, told from a part of it.",
    discussion: """
      Some 16 MB are counted, spread evenly over JSON lines and folders of texts;
      of other tables and of compressed files the first 2,000 articles, which may
      be unlike the rest. Half of that is counted too, and what grows between the
      two is taken to go on growing as fast.

      EXAMPLES
        stats plan big.jsonl --by outlet
        stats plan archive/ --outlet-from path:1 --format table
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    if input.inputs.isEmpty || input.inputs.contains("-") {
      throw ValidationError("plan looks at parts of its input, which standard input does not allow: save it in a file")
    }
    let others = [(input.clean, "--clean"), (input.copies != .keep, "--copies"), (input.limit != nil, "--limit")]
    if let (_, name) = others.first(where: \.0) {
      throw ValidationError("plan takes the whole input: leave out \(name)")
    }
  }

  func run() throws {
    var options = CountingOptions(tokenization: try tokens.tokenization(running))
    options.unit = .groups(by: groups.names ?? ["outlet"])
    options.threads = running.threadCount
    let plan = try CorpusPlan(
      paths: input.inputs, reading: input.options, options, physicalMemory: RunArguments.physicalMemory)
    if !running.quiet {
      let share = plan.isSpread ? "spread over the input" : "the first ones, which the rest may be unlike"
      Message.note(
        "told from \(plan.sampledArticles) articles, \(plan.sampledBytes >> 20) of \(plan.totalBytes >> 20) MB: \(share)"
      )
    }
    try output.write(plan.table)
  }
}
