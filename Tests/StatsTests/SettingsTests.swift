import Foundation
import Testing

private let articles = """
  {"id":"1","outlet":"a","text":"one two two three"}
  {"id":"2","outlet":"b","text":"two three three"}

  """

/// Runs `stats` where `settings` are its stats.toml.
private func run(
  _ settings: String?, _ arguments: [String], environment: String = "", _ body: (Run, Folder) throws -> Void
) throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    if let settings { try folder.write("stats.toml", settings) }
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    let code = try shell("\(environment) '\(executable)' \(words) > out 2> err </dev/null", in: folder)
    let result = Run(
      output: try folder.read("out"), messages: String(decoding: try folder.read("err"), as: UTF8.self), code: code)
    try body(result, folder)
  }
}

@Test func settingsAreDefaultsOfOptions() throws {
  try run("[default]\nby = \"outlet\"\n\n[vocab]\ntop = 1\n", ["vocab", "news.jsonl"]) { run, _ in
    #expect(run.code == 0 && run.messages == "")
    #expect(run.lines.map { $0.prefix { $0 != "," } } == ["outlet", "a", "b"])
  }
}

/// What is typed, the environment, the command's table, the default, in this order.
@Test(arguments: [
  ("[default]\ntop = 3", "", [], 3), ("[default]\ntop = 3\n[vocab]\ntop = 2", "", [], 2),
  ("[vocab]\ntop = 2\n[default]\ntop = 3", "", [], 2), ("[vocab]\ntop = 2", "STATS_TOP=1", [], 1),
  ("[vocab]\ntop = 2", "STATS_TOP=1", ["--top", "3"], 3), ("[vocab]\ntop = 2", "", ["--top=1"], 1),
])
func theNearestSettingCounts(settings: String, environment: String, arguments: [String], rows: Int) throws {
  try run(settings, ["vocab", "news.jsonl"] + arguments, environment: environment) { run, _ in
    #expect(run.code == 0 && run.lines.count == rows + 1)
  }
}

@Test func flagsAndListsAreSettings() throws {
  let settings = """
    # what we always want
    [default] # for all
    lower = false
    quiet = true
    [similarity]
    method = ["cosine", 'jsd'] # two
    min_df = 1

    """
  try run(settings, ["similarity", "news.jsonl"]) { run, _ in
    #expect(run.code == 0)
    #expect(run.text.contains(",cosine,") && run.text.contains(",jsd,"))
  }
  try run("[default]\nstrict = true", ["vocab", "-"], environment: "STATS_STRICT=false") { run, _ in
    #expect(!run.messages.contains("--strict"))
  }
}

@Test func settingsAreSaidInTheDescription() throws {
  let settings = "[default]\nstopwords = \"en\"\nthreads = 1\n[vocab]\ntop = 2\n"
  try run(settings, ["vocab", "news.jsonl", "-o", "out.csv"], environment: "STATS_MIN_DF=1") { run, folder in
    #expect(run.code == 0)
    let text = try folder.text("out.datapackage.json")
    #expect(
      text.contains(
        #"{"stopwords": "stats.toml:2", "top": "stats.toml:5", "min-df": "STATS_MIN_DF"}"#))
    #expect(text.contains(#""stopwords": "en""#))
    // Made again as it was made, whatever the settings have become.
    try folder.write("stats.toml", "[vocab]\ntop = 1\n")
    #expect(try stats(["replay", "out.datapackage.json"], in: folder).code == 0)
  }
}

@Test(arguments: [
  ("[default]\nstopword = \"en\"", "stats.toml:2: no command has an option 'stopword': do you mean 'stopwords'?"),
  ("[vocab]\nwindow = 5", "stats.toml:2: stats vocab has no option 'window'"),
  ("[similarty]\ntop = 5", "stats.toml:1: no command is called 'similarty': do you mean [similarity]?"),
  ("[default]\noutput = \"x.csv\"", "stats.toml:2: 'output' can only be typed"),
  ("top = 5", "stats.toml:1: a key stands in a table, such as [default]"),
  ("[default]\ntop = 5 5", "stats.toml:2: something follows on the same line"),
  ("[default]\ntop = en", "stats.toml:2: 'en' is no string in quotes, number, true or false, or array of them"),
  ("[default]\ntop = 05", "stats.toml:2: '05' is no string in quotes, number, true or false, or array of them"),
  ("[default]\nfrom = 2024-01-01", "stats.toml:2: '2024-01-01' is no string"),
  ("[default]\nby = \"\"\"x\"\"\"", "stats.toml:2: strings of several lines are not for settings"),
  ("[default]\nby = {a = 1}", "stats.toml:2: '{a' is no string"),
  ("[default]\r\ntop = 1\r\ntop = 2\r\n", "stats.toml:3: 'top' is there twice"),
  ("[default]\n[default]\n", "stats.toml:2: [default] is there twice"),
  ("[[default]]\n", "stats.toml:1: arrays of tables are not for settings"),
  ("[default]\nby = \"x", "stats.toml:2: a string is not closed"),
  ("[default]\nby = \"\\q\"", "stats.toml:2: a backslash is followed by something that TOML does not know"),
])
func mistakesInSettingsAreNamed(settings: String, message: String) throws {
  try run(settings, ["vocab", "news.jsonl"]) { run, _ in
    #expect(run.code == 65 && run.text == "")
    #expect(run.messages.contains(message), "\(run.messages)")
  }
}

@Test func optionsOfOtherCommandsAreForThemAlone() throws {
  try run("[default]\nwindow = 3\n[cooccur]\nno_such = 1\n", ["vocab", "news.jsonl"]) { run, _ in
    #expect(run.code == 0 && run.messages == "")
  }
  try run(nil, ["vocab", "news.jsonl"], environment: "STATS_WINDOW=3 STATS_SERVER_ADDRESS=x") { run, _ in
    #expect(run.code == 0 && run.messages == "")
  }
  try run(nil, ["vocab", "news.jsonl"], environment: "STATS_STOPWORD=en") { run, _ in
    #expect(run.code == 64)
    #expect(run.messages.contains("STATS_STOPWORD is no option of any command: do you mean STATS_STOPWORDS?"))
  }
}

@Test func aSettingThatIsWrongIsNamedWithItsPlace() throws {
  try run("[default]\ntop = 0\n", ["vocab", "news.jsonl"]) { run, _ in
    #expect(run.code == 64)
    #expect(run.messages.contains("--top=0 (stats.toml:2)"))
  }
}
