import Testing

/// A file, a command, and the one line or few that it says.
struct Fault: Sendable, CustomTestStringConvertible {
  var name: String
  var files: [String: String] = [:]
  var command: String
  var code: Int32
  var messages: String
  var lines = 0

  var testDescription: String { name }
}

private let good = #"{"outlet":"a","text":"one"}"# + "\n"

private let faults = [
  Fault(
    name: "missing file", command: "describe news.csv", code: 66, messages: "stats: news.csv: no such file or folder"),
  Fault(
    name: "empty file", files: ["a.jsonl": ""], command: "vocab a.jsonl", code: 65, messages: "stats: a.jsonl: is empty"
  ),
  Fault(
    name: "folder without texts", files: ["news/a.pdf": "x"], command: "vocab news", code: 65,
    messages: "stats: news: the folder has no .txt, .csv, .tsv or .jsonl files"),
  Fault(
    name: "empty file among others", files: ["news/1.jsonl": good, "news/2.jsonl": ""], command: "describe news",
    code: 0,
    messages: "stats: warning: news/2.jsonl: is empty", lines: 2),
  Fault(
    name: "only a header", files: ["a.csv": "outlet,text\n"], command: "vocab a.csv", code: 65,
    messages: "stats: the input holds no article"),
  Fault(
    name: "nothing to compare with", files: ["a.csv": "outlet,text\na,one\n", "b.csv": "outlet,text\n"],
    command: "similarity a.csv --against b.csv", code: 65, messages: "stats: b.csv: no article is left to compare"),
  Fault(
    name: "nothing to compare", files: ["a.csv": "outlet,text\na,one\n", "b.csv": "outlet,text\n"],
    command: "similarity b.csv --against a.csv", code: 65, messages: "stats: b.csv: no article is left to compare"),
  Fault(
    name: "more pairs than memory",
    files: ["a.jsonl": String(repeating: #"{"text":"x"}"# + "\n", count: 150_000)],
    command: "similarity a.jsonl --units documents", code: 65,
    messages: "stats: the similarities of 150000 rows with 150000 take 360 GB, more than the memory: "
      + "ask for the nearest with --top or --threshold"),
  Fault(
    name: "ragged row", files: ["a.csv": "outlet,text\na,one\nb\nc,two,three\nd,four\n"], command: "describe a.csv",
    code: 0,
    messages: """
      stats: warning: a.csv:3: has 1 field, not 2
      stats: warning: a.csv:4: has 3 fields, not 2
      stats: warning: 2 of 4 records dropped
      """, lines: 3),
  Fault(
    name: "many ragged rows", files: ["a.csv": "outlet,text\na,one\n" + String(repeating: "b\n", count: 1000)],
    command: "describe a.csv --quiet", code: 0,
    messages: """
      stats: warning: a.csv:3: has 1 field, not 2
      stats: warning: a.csv:4: has 1 field, not 2
      stats: warning: a.csv:5: has 1 field, not 2
      stats: warning: a.csv:6: has 1 field, not 2
      stats: warning: a.csv:7: has 1 field, not 2
      stats: warning: 995 more of this kind (ragged_row)
      stats: warning: 1000 of 1001 records dropped
      """, lines: 2),
  Fault(
    name: "unclosed quote", files: ["a.csv": "outlet,text\na,one\nb,\"two\nc,three\n"], command: "describe a.csv",
    code: 0,
    messages: """
      stats: warning: a.csv:3: the quote opened here is never closed: all that follows is left out
      stats: warning: 1 of 2 records dropped
      """, lines: 2),
  Fault(
    name: "broken JSON", files: ["a.jsonl": "{\"text\":\"one\"}\n{\"text\":\n[]\n{\"text\" \"two\"}\n"],
    command: "vocab a.jsonl", code: 0,
    messages: """
      stats: warning: a.jsonl:2: is not a JSON object: in column 9 a value is expected
      stats: warning: a.jsonl:3: is not a JSON object: in column 1 an opening brace is expected
      stats: warning: a.jsonl:4: is not a JSON object: in column 9 a colon is expected
      stats: warning: 3 of 4 records dropped
      """, lines: 2),
  Fault(
    name: "wrong type", files: ["a.jsonl": "{\"text\":\"one\"}\n{\"text\":1}\n{\"text\":null}\n{\"text\":[\"two\"]}\n"],
    command: "vocab a.jsonl", code: 0,
    messages: """
      stats: warning: a.jsonl:3: has no "text"
      stats: warning: a.jsonl:2: "text" is a number or boolean, not a text
      stats: warning: a.jsonl:4: "text" is an object or array, not a text
      stats: warning: 3 of 4 records dropped
      """, lines: 2),
  Fault(
    name: "duplicate ids", files: ["a.csv": "id,outlet,text\n1,a,one\n1,a,two\n"], command: "describe a.csv", code: 0,
    messages: "stats: warning: a.csv:3: has the id of a.csv:2", lines: 2),
  Fault(
    name: "missing outlet", files: ["a.csv": "outlet,text\na,one\n,two\n"], command: "describe a.csv", code: 0,
    messages: """
      stats: warning: articles without outlet, which are in no group: 1
      stats: warning: 1 of 2 records dropped
      """, lines: 2),
  Fault(
    name: "a column named as the clusters are", files: ["a.csv": "copies,text\na,one\n"],
    command: "vocab a.csv --by copies", code: 65,
    messages: #"stats: a.csv: has a column "copies", which is the name of what is found here: rename it"#),
  Fault(
    name: "a condition on clusters", files: ["a.csv": "outlet,text\na,one\n"],
    command: "vocab a.csv --where copies=1", code: 65,
    messages: #"stats: a.csv: has no column "copies" (its columns are "outlet", "text"); named in column 1 of --where"#),
  Fault(
    name: "no outlets", files: ["a.txt": "one"], command: "similarity a.txt", code: 65,
    messages: "stats: no column or folder tells the outlet of an article; "
      + "name the column with --outlet, or group --by another"),
  Fault(
    name: "NUL bytes", files: ["a.csv": "outlet,text\na,one\0two\n"], command: "describe a.csv", code: 0,
    messages:
      "stats: warning: a.csv:2: has NUL bytes in its text, which stay; if it is UTF-16, name that with --encoding",
    lines: 2),
  Fault(
    name: "unknown column", files: ["a.csv": "outlet,text\na,one\n"], command: "vocab a.csv --by otlet", code: 65,
    messages: #"stats: a.csv: has no column "otlet"; did you mean "outlet"? (its columns are "outlet", "text")"#),
  Fault(
    name: "two columns of one name", files: ["a.csv": "term,text\na,one\n"], command: "vocab a.csv --by term", code: 65,
    messages: "stats: two columns of the table are called 'term': ask for its long form, or rename it in the input"),
  Fault(
    name: "names that a terminal would obey", files: ["a.csv": "\"a\nb\u{1B}[31m\",text\na,one\n"],
    command: "vocab a.csv --by topic", code: 65,
    messages: #"stats: a.csv: has no column "topic" (its columns are "a b [31m", "text")"#),
  Fault(
    name: "no text column", files: ["a.csv": "outlet,words\na,one\n"], command: "vocab a.csv", code: 65,
    messages: "stats: a.csv: the header has no column for the text: name it with --text "
      + #"(its columns are "outlet", "words")"#),
  Fault(
    name: "two columns of one name", files: ["a.csv": "text,text\na,one\n"], command: "vocab a.csv", code: 65,
    messages: #"stats: a.csv:1: the header has two columns "text": rename one"#),
  Fault(
    name: "texts that cannot be read",
    files: ["a.csv": "outlet,file\na,one.txt\nb,two.txt\nc,folder\n", "one.txt": "one", "folder/x": ""],
    command: "describe a.csv", code: 0,
    messages: """
      stats: warning: a.csv:3: two.txt: no such file or folder
      stats: warning: a.csv:4: folder: cannot be read: Is a directory
      stats: warning: 2 of 3 records dropped
      """, lines: 2),
  Fault(
    name: "limits above the corpus", files: ["a.csv": "outlet,text\na,one two\n"], command: "tfidf a.csv --min-df 2",
    code: 65,
    messages: "stats: none of the 2 terms of 1 article is within the limits; "
      + "lower --min-count or --min-df, or raise --max-df"),
  Fault(
    name: "terms that never occur", files: ["a.csv": "outlet,text\na,one two\n", "terms": "two\nThree\nfour\n"],
    command: "dtm a.csv --vocab terms", code: 0, messages: "stats: warning: terms: 2 of 3 terms never occur", lines: 2),
  Fault(
    name: "stop words that never match", files: ["a.csv": "outlet,text\na,one two\n", "stop": "one\n\nnew york\n"],
    command: "vocab a.csv --stopwords stop", code: 0,
    messages: "stats: warning: stop:3: stop word 'new york' can never match a single token", lines: 2),
  Fault(
    name: "empty articles", files: ["news/a/1.txt": "one", "news/a/2.txt": ""], command: "describe news", code: 0,
    messages: "", lines: 2),
  Fault(
    name: "half a surrogate pair", files: ["a.jsonl": #"{"text":"one \ud800 two"}"# + "\n"],
    command: "vocab a.jsonl", code: 0,
    messages: "stats: warning: a.jsonl:1: has half a surrogate pair, read as U+FFFD", lines: 3),
]

@Test(arguments: faults)
func badInputIsSaidInOneLineAtItsPlace(fault: Fault) throws {
  try withFolder { folder in
    for (name, text) in fault.files { try folder.write(name, text) }
    let before = folder.contents
    let run = try stats(fault.command.split(separator: " ").map(String.init), in: folder)
    #expect(run.code == fault.code)
    #expect(run.messages == (fault.messages.isEmpty ? "" : fault.messages + "\n"))
    #expect(run.lines.count == fault.lines)
    #expect(folder.contents == before)
  }
}

@Test(arguments: faults.filter { $0.messages.hasSuffix("records dropped") })
func strictMakesDroppedRecordsAnErrorAndWritesNothing(fault: Fault) throws {
  try withFolder { folder in
    for (name, text) in fault.files { try folder.write(name, text) }
    let before = folder.contents
    let command = fault.command.split(separator: " ").map(String.init) + ["--strict", "-o", "out.csv"]
    let run = try stats(command, in: folder)
    #expect(run.code == 65 && run.text == "")
    let summary = "records dropped, which --strict does not allow"
    #expect(
      run.messages == fault.messages.replacing(/warning: (\d+ of \d+) records dropped$/) { "\($0.1) \(summary)" } + "\n"
    )
    #expect(folder.contents == before)
  }
}

/// Wrong usage ends with 64 before any file is opened: the input does not exist.
@Test(arguments: [
  ("--nonsense", "Unknown option '--nonsense'"),
  ("nonsense", "Unexpected argument 'nonsense'"),
  ("describe x --bo a", "Unknown option '--bo'. Did you mean '--by'?"),
  ("describe x --by a,a", "--by names a column twice"),
  ("describe x --by a,", "The value 'a,' is invalid for '--by <by>'"),
  ("describe x --threads 0", "--threads goes from 1 to 1024"),
  ("describe x --limit 0", "--limit is at least 1"),
  ("describe x --outlet-from path", "write path:1, filename or column, not 'path'"),
  ("describe - -", "standard input can be read only once"),
  ("similarity - --against -", "standard input can be read only once"),
  ("similarity x --method cosine,cosine", "a method is named twice"),
  ("similarity x --method cosin", "The value 'cosin' is invalid for '--method <method>'."),
  ("similarity x --units documents --by a", "--by groups articles; --units documents does not"),
  ("similarity x --threshold nan", "--threshold is a number"),
  ("similarity x --top 3 --long", "--top and --threshold give tidy pairs already: leave out --long"),
  ("dtm x --to mtx -o out --digits 3", "counts are whole numbers: leave out --digits"),
  ("similarity x --top 0", "--top is at least 1"),
  ("tfidf x --top none", "The value 'none' is invalid for '--top <top>'"),
  ("tfidf x --log-base 1", "--log-base is above 1"),
  ("tfidf x --stem klingon", "no stemmer for 'klingon'; there are"),
  ("vocab x --digits 18", "--digits goes from 1 to 17"),
  ("vocab x --min-df 1.5", "The value '1.5' is invalid for '--min-df <min-df>'"),
  ("vocab x --ngrams 3-2", "The value '3-2' is invalid for '--ngrams <ngrams>'"),
  ("vocab x --delimiter ab", "a delimiter is one ASCII character but a quote or a line end, or \\t, not 'ab'"),
  ("vocab x --delimiter \"", "a delimiter is one ASCII character but a quote or a line end, or \\t, not '\"'"),
  ("vocab x --compat sklearn --accents strip", "--fold and --accents do not go with it"),
  ("vocab x --compat sklearn --fold none", "--fold and --accents do not go with it"),
  ("similarity x --threshold nan", "--threshold is a number"),
  ("vocab x --format xls", "The value 'xls' is invalid for '--format <format>'."),
  ("dtm x --to mtx", "--to mtx writes three files: name their folder with -o"),
  ("export x", "name the folder with -o"),
])
func wrongUsageIsSaidBeforeAnyFileIsOpened(command: String, message: String) throws {
  let run = try stats(command.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == 64 && run.text == "")
  #expect(run.messages.contains(message))
}
