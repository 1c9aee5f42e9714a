import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A job that counts a corpus: our program in every partition, sums of whole numbers by Spark.
///
/// Spark SQL alone: nothing of ours runs in a Java machine. All that has to do with letters or with real numbers is done by
/// our program, before or after: Spark's own functions differ from ours in last digits, and its sums in order.
struct SparkJob {
  /// The files that Spark reads, as it writes them.
  let inputs: [String]
  /// The arguments of the program that counts.
  let arguments: [String]
  /// Small files that it needs, by the names they have on the workers.
  let files: [String: String]

  /// What the program and what calls it are named on the workers.
  static let (program, kernel) = ("text-statistics-program", "text-statistics-kernel")

  /// What a worker runs for each partition.
  ///
  /// - Parameter errors: The folder for what it says on standard error, which Spark itself keeps only the end of.
  /// - Returns: A script.
  func script(errors: String) -> String {
    let place = "\"$here\"/"
    let words = arguments.map { files[$0] == nil ? quoted($0) : place + $0 }
    return """
      #!/bin/sh
      # Counts the lines of a partition: stats wrote this.
      here=$(dirname "$0")
      export LD_LIBRARY_PATH="$here${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
      exec 2>>\(quoted(errors))/"$(uname -n)-$$"
      exec "$here"/\(Self.program) partial \(words.joined(separator: " "))

      """
  }

  /// The job in the words of Spark.
  ///
  /// - Parameter result: The folder that the sums go to.
  /// - Returns: Statements.
  func sql(result: String) -> String {
    """
    SET spark.sql.variable.substitute=false;
    CREATE TEMPORARY VIEW articles USING text OPTIONS (path '\(path)', lineSep '\\n');
    CREATE TEMPORARY VIEW partials AS
    SELECT TRANSFORM(value) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' USING '\(Self.kernel)'
      AS (kind STRING, grp STRING, a STRING, b STRING, n1 BIGINT, n2 BIGINT, n3 BIGINT, n4 BIGINT)
      ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n' NULL DEFINED AS '\\\\N'
    FROM articles;
    INSERT OVERWRITE DIRECTORY '\(result)' USING text
    SELECT concat_ws('\\t', kind, grp, a, b, n1, n2, n3, n4) AS value FROM (
      SELECT kind, grp, a, b, sum(n1) AS n1, sum(n2) AS n2, sum(n3) AS n3, sum(n4) AS n4
      FROM partials GROUP BY kind, grp, a, b
      UNION ALL
      SELECT 'input', '\\\\e', '\\\\e', '\\\\e', count(*), 0, 0, 0 FROM articles);

    """
  }

  /// All inputs as one path.
  private var path: String {
    guard inputs.count > 1 else { return inputs[0] }
    return "file:///{\(inputs.map { $0.dropFirst("file:///".count) }.joined(separator: ","))}"
  }
}

/// A word of a shell.
private func quoted(_ word: String) -> String {
  "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
}

extension SparkJob {
  /// The job that counts terms.
  init(_ input: InputArguments, _ tokens: TokenArguments, ngrams: [Int], by names: [String]) throws {
    var words = ["tf", "--ngrams", ngrams.map(String.init).joined(separator: ",")]
    if !names.isEmpty { words += ["--by", names.joined(separator: ",")] }
    try self.init(words, input, tokens, by: names, files: [:])
  }

  /// The job that counts pairs of `terms`.
  init(_ command: Cooccur, by names: [String], terms: String) throws {
    let (sequences, pairs, limits) = (command.sequences, command.pairs, command.vocabulary)
    var words = [
      "pairs", "--within", sequences.within.rawValue, "--sentences", sequences.sentences.sentences.rawValue,
      "--window", Self.argument(pairs.window),
      "--weights", pairs.weights.rawValue, "--count", pairs.count.rawValue, "--margins", pairs.margins.rawValue,
      pairs.keepPositions ? "--keep-positions" : "--no-keep-positions", "--min-count", "\(pairs.minCount)",
      "--min-df", limits.minDf.defaultValueDescription, "--max-df", limits.maxDf.defaultValueDescription,
      "--terms", "terms.txt",
    ]
    var files = ["terms.txt": terms]
    if let memory = pairs.memory { words += ["--memory", "\(memory.bytes)"] }
    if let most = limits.maxFeatures { words += ["--max-features", "\(most)"] }
    if let path = limits.vocab {
      words += ["--vocab", "vocab.txt"]
      files["vocab.txt"] = path
    }
    if !names.isEmpty { words += ["--by", names.joined(separator: ",")] }
    try self.init(words, sequences.input, sequences.tokens, by: names, files: files)
  }

  /// The job that counts the terms of every article.
  init(
    articlesOf input: InputArguments, _ tokens: TokenArguments, ngrams: [Int], by names: [String], within: String?
  ) throws {
    let sizes = ngrams.map(String.init).joined(separator: ",")
    var words = ["articles", "--by", names.joined(separator: ","), "--ngrams", sizes]
    if let within { words += ["--within", within] }
    try self.init(words, input, tokens, by: ["id"] + names + (within.map { [$0] } ?? []), files: [:])
  }

  private static func argument(_ window: Window) -> String {
    window.left == CooccurrenceOptions.wholeUnit ? "all" : "\(window.left),\(window.right)"
  }

  private init(
    _ words: [String], _ input: InputArguments, _ tokens: TokenArguments, by names: [String], files: [String: String]
  ) throws {
    var (words, files) = (words, files)
    func add(_ option: String, _ value: String?) { if let value { words += ["--\(option)", value] } }
    words.append(tokens.lower ? "--lower" : "--no-lower")
    if tokens.compat == nil { add("fold", tokens.fold.defaultValueDescription) }
    if tokens.accents != .keep { add("accents", tokens.accents.rawValue) }
    add("hyphens", tokens.hyphens.rawValue)
    add("numbers", tokens.numbers.rawValue)
    add("urls", tokens.urls.rawValue)
    add("min-chars", "\(tokens.minChars)")
    add("stem", tokens.stem)
    add("compat", tokens.compat?.rawValue)
    if tokens.stopwords == "none" || Stopwords.names.contains(tokens.stopwords) {
      add("stopwords", tokens.stopwords)
    } else {
      add("stopwords", "stopwords.txt")
      files["stopwords.txt"] = tokens.stopwords
    }
    if let mwe = tokens.mwe {
      add("mwe", "mwe.txt")
      files["mwe.txt"] = mwe
    }
    try self.init(words, input, by: names, files: files)
  }

  private init(_ words: [String], _ input: InputArguments, by names: [String], files: [String: String]) throws {
    var words = words
    func add(_ option: String, _ value: String?) { if let value { words += ["--\(option)", value] } }
    add("text", input.text)
    add("title", input.title)
    add("outlet", input.outlet)
    add("date", input.date)
    add("id", input.id)
    let options = input.options
    add("date-format", options.dateFormat?.pattern)
    if input.includeTitle { words.append("--include-title") }
    add("where", options.condition.isEmpty || options.condition.text.isEmpty ? nil : options.condition.text)
    add("from", options.condition.firstDay?.description)
    add("until", options.condition.lastDay?.description)
    let (inputs, columns) = try Self.inputs(of: input, options, by: names)
    add("columns", columns.joined(separator: ","))
    arguments = words + ["--input-format", "jsonl", "--threads", "1", "--quiet", "-"]
    (self.files, self.inputs) = (files, inputs)
  }

  /// The files as Spark writes them, and the names of their columns.
  ///
  /// Names are settled here, by the first records of every file: a partition may not show them all.
  private static func inputs(
    of input: InputArguments, _ options: ReadingOptions, by names: [String]
  ) throws -> ([String], [String]) {
    let remote = input.inputs.filter { $0.contains("://") }
    func check(_ path: String, _ marks: String) throws {
      if path.contains(where: { marks.contains($0) }) {
        throw UsageError(reason: "\(path): Spark takes a mark in it for something else: rename it")
      }
    }
    if !remote.isEmpty {
      guard input.inputs.count == 1, let columns = options.columnNames else {
        throw UsageError(
          reason: "of files that this machine cannot read name one path, which may be a pattern, and all --columns")
      }
      try check(remote[0], "'\\\n")
      InputRecord.note(remote[0])
      return (remote, columns)
    }
    var options = options
    options.format = .jsonl
    let reader = try CorpusReader(
      paths: input.inputs, columns: CountingOptions.Unit.groups(by: names).columns, options: options)
    let paths = try reader.paths.map { path in
      guard let real = realpath(path, nil) else {
        throw InputError(path: path, reason: "cannot be opened", kind: .missing)
      }
      defer { free(real) }
      let absolute = String(cString: real)
      try check(absolute, "*?[]{},'\\\n")
      if absolute.hasSuffix(".zst") { throw UsageError(reason: "\(path): Spark reads .gz, and no .zst") }
      return "file://\(absolute)"
    }
    return (paths, try options.columnNames ?? reader.commonColumnNames())
  }
}

extension SparkJob {
  /// The job that scores every article.
  init(_ command: Sentiment, by names: [String]) throws {
    let (scoring, parts) = (command.scoring, command.parts)
    // Values in one word with their options: some begin with a dash.
    var words = ["sentiment", "--by", names.joined(separator: ","), "--preset=\(scoring.preset.rawValue)"]
    words += ["--sentences=\(command.sentences.sentences.rawValue)", "--speech=\(parts.speech.rawValue)"]
    var files: [String: String] = [:]
    for name in scoring.names {
      words += ["--lexicon", name]
      guard Lexicon.builtIn(name) == nil else { continue }
      // Rows have the name, which says what form the file has, too.
      let file = String(name.split(separator: "/").last ?? "")
      guard file.utf8.allSatisfy(Self.isPlain) else {
        throw UsageError(reason: "\(name): rename it for the workers: a to z, digits, '.', '_' and '-' alone")
      }
      words[words.count - 1] = file
      files[file] = name
    }
    let categories = [("positive", scoring.categories.positive), ("negative", scoring.categories.negative)]
    for (option, list) in categories where !list.elements.isEmpty {
      words.append("--\(option)=\(list.defaultValueDescription)")
    }
    for (index, value) in scoring.neutral.enumerated() {
      if value != "news", ScoringArguments.isFile(value) {
        words += ["--neutral", "neutral-terms-\(index)"]
        files["neutral-terms-\(index)"] = value
      } else {
        words.append("--neutral=\(value)")
      }
    }
    if scoring.allSentences { words.append("--all-sentences") }
    words += parts.target.map { "--target=\($0)" }
    if let window = parts.window { words.append("--window=\(window.window)") }
    try self.init(words, command.input, by: ["id"] + names, files: files)
  }

  /// Whether neither Spark nor a shell takes a byte for something else.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || "._-".utf8.contains(byte)
  }
}
