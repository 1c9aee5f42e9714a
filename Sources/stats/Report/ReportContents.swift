import TextStatistics

/// What stands on the page of a report: its sections in order, each from the table of a command.
struct ReportContents {
  private let own: ReportArguments
  /// The options of commands that compare groups.
  private let by: [String]
  private let stopwords: [String]
  private let resampling: [String]
  /// Similarities of more groups are those of the nearest alone: pairs would be too many to read and to keep.
  private static let mostPairedGroups = 500
  /// So many of the groups with most articles are in pictures where all would not be legible.
  private static let mostDrawnGroups = 30

  init(_ own: ReportArguments) {
    self.own = own
    by = ["--by", own.names.joined(separator: ",")]
    stopwords = ["--stopwords", own.stopwords]
    resampling = ["--boot", "\(own.boot)", "--seed", "\(own.seed)"]
  }

  /// Makes all tables and the page.
  func page(_ tables: inout ReportTables) throws -> ReportPage {
    let overview = try tables.make("describe", by, isFirst: true)
    let groups = ReportGroups(overview.table!, names: own.names)
    let frequent = try tables.make("vocab", ["--top", "50"] + stopwords)
    let words = own.words.isEmpty ? frequentWords(frequent) : own.words.flatMap(\.elements)
    let sections = [
      describe(overview, groups),
      audit(try tables.make("audit", by), groups),
      tables.leavesOutCopies ? nil : dedupe(try tables.make("dedupe", []), groups),
      try similarity(&tables, groups),
      try keyness(&tables, groups),
      vocab(frequent, groups),
      try collocates(&tables, groups, words),
      try sentiment(&tables, groups),
      try timeline(&tables, groups, words),
    ]
    let options =
      by + stopwords + resampling + (own.words.isEmpty ? [] : ["--words", words.joined(separator: ",")])
      + (own.heading == ReportArguments.standardHeading ? [] : ["--heading", own.heading])
    let methods = ReportMethods(
      own: own, groups: groups, inputs: tables.inputs, commands: tables.commands,
      command: try tables.commandLine("report", options, output: "report"))
    return ReportPage(
      title: own.heading, lead: lead(groups), sections: sections.compactMap { $0 } + methods.sections)
  }

  /// The first words of the table that are made of letters and may be a subject.
  private func frequentWords(_ made: ReportedTable) -> [String] {
    let terms = made.table.map { ReportGroups.cells($0, "term") } ?? []
    return Array(
      terms.filter { term in
        term.count > 1 && !Self.noSubjects.contains(term) && term.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
      }.prefix(6))
  }

  /// Words of English news of any subject that no list of stop words has.
  private static let noSubjects: Set<String> = [
    "according", "add", "added", "also", "another", "around", "back", "can", "come", "could", "day", "days", "even",
    "first", "four", "get", "going", "good", "however", "just", "know", "last", "like", "made", "make", "many",
    "may", "million", "month", "months", "mr", "mrs", "ms", "much", "new", "news", "now", "one", "part", "people",
    "percent", "right", "said", "say", "saying", "says", "second", "see", "since", "still", "take", "think", "three",
    "time", "times", "today", "told", "two", "us", "use", "used", "want", "way", "week", "weeks", "well", "will",
    "without", "work", "would", "year", "years",
  ]

  // MARK: Overview

  private func lead(_ groups: ReportGroups) -> HTMLText {
    var facts: [(String, HTMLText)] = [
      ("articles", "\(groups.total("n_articles"))"), (groups.noun(2), "\(groups.count)"),
      ("words", "\(groups.total("n_tokens"))"),
    ]
    if let days = groups.days { facts += [("first day", "\(days.first)"), ("last day", "\(days.last)")] }
    let items = facts.map { name, value -> HTMLText in "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }
    let few = groups.articleCounts.count { $0 < 10 }
    var caution: HTMLText = ""
    if groups.total("n_articles") < 50 {
      caution = """
        <p class="warn"><strong>Too few articles for statements about \(groups.noun(2)).</strong> The page shows what can be \
        counted in \(groups.total("n_articles")) articles, not how the \(groups.noun(2)) report in general.</p>

        """
    } else if few > 0 {
      caution = """
        <p class="warn"><strong>\(few) of \(groups.count) \(groups.noun(2)) have fewer than ten articles.</strong> What the \
        page says of them may be that of single articles; their intervals are too narrow, or missing.</p>

        """
    }
    return """
      <p>What the articles of \(groups.noun(2)) have in common, what sets them apart, and how sure that is. All numbers \
      describe the articles that were read; intervals say how far they would move with other articles of the same \
      \(groups.noun(2)). <a href="#limits">What they cannot say</a> belongs to them.</p>
      <dl class="facts">
      \(items)</dl>
      \(caution)
      """
  }

  private func describe(_ made: ReportedTable, _ groups: ReportGroups) -> ReportSection {
    var part = ReportPart(made, caption: "Articles, words and days of each \(groups.noun(1))")
    part.introduction = "<p>How much text there is of each \(groups.noun(1)), and from when.</p>\n"
    part.columns =
      groups.columns + [
        ReportColumn("n_articles", "Articles"), ReportColumn("n_tokens", "Words", "Tokens, all of them."),
        ReportColumn("n_types", "Different words", "Grows with the number of words: do not compare outlets by it."),
        ReportColumn("median_tokens", "Median length", "Words of the article in the middle, by length."),
        ReportColumn("first_date", "First day"), ReportColumn("last_date", "Last day"),
        ReportColumn("n_no_date", "No date"), ReportColumn("n_empty", "Empty", "Articles without a word."),
        ReportColumn("n_exact_dup", "Same text", "Articles with the text of another one in the input."),
        ReportColumn(
          "n_copies", "Copies", "Articles that share half of their five-word runs with an earlier one, of any outlet."),
        ReportColumn("n_wire", "Agency", "Articles with the credit or dateline of a news agency."),
      ]
    part.rows = { groups.rows(of: $0, limit: 500) }
    part.draw(.bars, groups.largest(Self.mostDrawnGroups)) {
      ($0.title, $0.top) = ("Articles of each \(groups.noun(1))", Self.mostDrawnGroups)
      $0.columns = [.value: "n_articles", .label: groups.labelColumn]
    }
    return part.section("overview", "The corpus")
  }

  private func audit(_ made: ReportedTable, _ groups: ReportGroups) -> ReportSection {
    var part = ReportPart(made, caption: "What was found in the texts of each \(groups.noun(1))")
    part.introduction = "\(groups.faults)\(made.table.map { AuditWords.list($0, groups) } ?? "")"
    part.columns =
      groups.columns + [
        ReportColumn("check", "Found"), ReportColumn("count", "Times"), ReportColumn("n_articles", "Articles"),
        ReportColumn("share_of_articles", "Share of articles"),
        ReportColumn("clean", "Cleaning", "What stats clean, or the option --clean, does with it."),
        ReportColumn("example", "Example"),
      ]
    part.rows = { groups.rows(of: $0, limit: 300) }
    part.wording = { $0.rewording("check") }
    part.nothing = "Nothing was found that is not the article."
    return part.section("quality", "What to know about the texts")
  }

  private func dedupe(_ made: ReportedTable, _ groups: ReportGroups) -> ReportSection {
    var part = ReportPart(made, caption: "Clusters of copies, the original first")
    part.introduction = """
      <p>Articles that share at least half of their runs of five words with another one: reprints within or across outlets. \
      They count as articles of their own everywhere on this page, and make outlets look alike that printed the same text; \
      <code>--copies drop</code> leaves them out.</p>

      """
    part.columns = [
      ReportColumn("cluster_id", "Cluster"), ReportColumn("id", "Article"), ReportColumn("outlet", "Outlet"),
      ReportColumn("date", "Day"), ReportColumn("role", "Role", "The article of the earliest day is the original."),
      ReportColumn("match_id", "Shares most with"), ReportColumn("match_outlet", "Of"),
      ReportColumn(
        "containment", "Shared", "Share of the shingles of the shorter article, runs of five words, that both have."),
      ReportColumn("wire_source", "Agency"),
    ]
    part.nothing = "No article is a copy of another one."
    return part.section("copies", "Copies")
  }

  // MARK: Comparisons

  private func similarity(_ tables: inout ReportTables, _ groups: ReportGroups) throws -> ReportSection {
    let isPaired = groups.count <= Self.mostPairedGroups
    let made = try tables.make(
      "similarity", by + stopwords + (isPaired ? ["--ci", "basic", "--floor"] + resampling : ["--top", "5"]))
    var part = ReportPart(
      made, caption: isPaired ? "Similarity of each pair, the most alike first" : "The five nearest of each")
    part.introduction = """
      <p>How alike the words of two \(groups.noun(2)) are: 1 if they use the same words in the same proportions, 0 if they \
      share none (cosine of TF-IDF). Subjects count as much as style: \(groups.noun(2)) that cover the same events look \
      alike.</p>

      """
    if isPaired {
      part.introduction += """
        <p>Compare a value with the noise floor, the similarity of two random halves of the same \(groups.noun(1)): a pair \
        that is as alike as the halves of one of them cannot be told apart by its words. The interval comes from \
        \(own.boot) draws of articles; it is about all articles that the two might print, so that it may lie above the \
        value, which few articles make too low.</p>

        """
      part.columns = [
        ReportColumn("a", "One"), ReportColumn("b", "Other"), ReportColumn("value", "Similarity"),
        ReportColumn("value_bc", "Corrected", "The similarity without the bias that the draws show."),
        ReportColumn("low", "Low", "Lower end of the 95 % interval."),
        ReportColumn("high", "High", "Upper end of the 95 % interval."),
        ReportColumn("floor_a", "Floor of one", "Similarity of random halves of the first, mean of 50."),
        ReportColumn("floor_b", "Floor of other", "The same of the second."),
        ReportColumn("n_a", "Articles of one"), ReportColumn("n_b", "Articles of other"),
      ]
      part.rows = { table in groups.rows(of: table, byFalling: "value", limit: 300) }
      let pairs = groups.largestPairs(Self.mostDrawnGroups)
      part.draw(.heatmap, pairs) { $0.title = "How alike the words of \(groups.noun(2)) are" }
      part.draw(.intervals, { table in groups.pick(pairs(table), byFalling: "value", 20) }) {
        ($0.title, $0.top) = ("The most alike pairs, with 95 % intervals", 20)
      }
    } else {
      part.introduction += """
        <p>Of more than \(Self.mostPairedGroups) \(groups.noun(2)) only the nearest are shown, and without intervals; choose \
        some by <code>--where</code> to see all of their pairs.</p>

        """
      part.columns = [
        ReportColumn("a", "One"), ReportColumn("b", "Near"), ReportColumn("value", "Similarity"),
        ReportColumn("rank", "Rank"), ReportColumn("n_a", "Articles of one"), ReportColumn("n_b", "Articles of other"),
      ]
    }
    return part.section("similarity", "How alike they are")
  }

  private func keyness(_ tables: inout ReportTables, _ groups: ReportGroups) throws -> ReportSection {
    let made = try tables.make(
      "keyness", by + stopwords + ["--top", "30", "--test", "mwu,boot"] + resampling)
    var part = ReportPart(made, caption: "Words that each \(groups.noun(1)) has more often than all others together")
    part.introduction = """
      <p>Words that one of the \(groups.noun(2)) uses more often than the rest. The effect, log ratio, counts doublings: 1 \
      is twice as often, 3 eight times. Its interval and the q count articles, not words: a word that one article repeats a hundred \
      times is evidence of one article. With q below 0.05 a word is marked by more than chance, at the risk of one in \
      twenty of such words being wrong.</p>

      """
    part.columns =
      groups.columns + [
        ReportColumn("term", "Word"),
        ReportColumn("log_ratio", "Log ratio", "log₂ of the rate here over the rate in the rest; ½ for a count of 0."),
        ReportColumn(
          "boot_low", "Low", "Lower end of its 95 % interval over articles; empty where a side lacks the word."),
        ReportColumn("boot_high", "High", "Upper end."),
        ReportColumn("mwu_p", "p", "Mann and Whitney's test of the relative frequencies of articles."),
        ReportColumn("mwu_q", "q", "p adjusted for all words that were tested (Benjamini and Hochberg)."),
        ReportColumn("n_target", "Times here"), ReportColumn("n_reference", "Times in the rest"),
        ReportColumn("df_target", "Articles here", "Articles that hold the word."),
        ReportColumn("df_reference", "Articles in the rest"),
        ReportColumn("flag", "Caution", "What weakens the evidence, such as a word of one article."),
      ]
    part.rows = { groups.rows(of: $0, limit: 400, perGroup: max(3, 400 / max(groups.count, 1))) }
    part.wording = { $0.rewording("flag", Self.cautions) }
    part.nothing = "No word occurs five times, in two articles or more, and more often in one of them than in the rest."
    let largest = groups.largest(6)
    let hasIntervals = made.table.map { ReportGroups.isFilled($0, "boot_low") } ?? false
    part.draw(hasIntervals ? .intervals : .bars, largest) {
      ($0.title, $0.top) = ("Words that mark the \(groups.noun(2)) with most articles", 8)
      $0.columns = [.value: "log_ratio", .label: "term", .group: groups.labelColumn]
      if hasIntervals { ($0.columns[.low], $0.columns[.high]) = ("boot_low", "boot_high") }
    }
    return part.section("keyness", "What marks each \(groups.noun(1))")
  }

  /// Flags of keyness in plain words.
  private static let cautions = [
    "single_article": "a side has one article", "few_articles": "a side has few articles",
    "one_article": "word of one article", "mwu_by_df": "p from numbers of articles", "zero_target": "not here",
    "zero_ref": "not in the rest",
  ]

  private func vocab(_ made: ReportedTable, _ groups: ReportGroups) -> ReportSection {
    var part = ReportPart(made, caption: "The most frequent words of the corpus")
    part.introduction = "<p>The words that the corpus has most of, without stop words.</p>\n"
    part.columns = [
      ReportColumn("term", "Word"), ReportColumn("count", "Times"),
      ReportColumn("per_million", "Per million words"), ReportColumn("df", "Articles", "Articles that hold the word."),
      ReportColumn("df_share", "Share of articles"),
    ]
    part.nothing = "No word is left."
    return part.section("words", "Frequent words")
  }

  private func collocates(
    _ tables: inout ReportTables, _ groups: ReportGroups, _ words: [String]
  ) throws -> ReportSection? {
    if words.isEmpty { return nil }
    let least = groups.total("n_articles") < 50 ? ["--min-count", "2"] : []
    let made = try tables.make("collocates", words.flatMap { ["--node", $0] } + stopwords + ["--top", "15"] + least)
    var part = ReportPart(made, caption: "What stands within five words of each chosen word")
    part.introduction = """
      <p>What stands beside \(HTMLText.list(words)), the closest first, in all \(groups.noun(2)) together. Compare how often \
      it does with how often it would by chance, and look at the number of articles: a pair of one article is no \
      pattern.</p>

      """
    part.columns = [
      ReportColumn("node", "Word"), ReportColumn("collocate", "Beside it"), ReportColumn("count", "Times"),
      ReportColumn("expected", "By chance", "How often it would stand there if words were shuffled."),
      ReportColumn("log_dice", "logDice", "Strength: 14 is the most; one more is twice as close."),
      ReportColumn("df", "Articles", "Articles in which the two stand beside each other."),
    ]
    part.nothing = "Nothing stands beside the chosen words often enough."
    part.draw(.network, { $0 }) {
      ($0.title, $0.top) = ("What stands beside the chosen words", 60)
      $0.columns = [.x: "node", .y: "collocate", .value: "count"]
    }
    return part.section("neighbours", "Words beside words")
  }

  private func sentiment(_ tables: inout ReportTables, _ groups: ReportGroups) throws -> ReportSection {
    let made = try tables.make("sentiment", by + resampling)
    var part = ReportPart(made, caption: "Tone of the sentences of each \(groups.noun(1)), by the lexicon of VADER")
    part.introduction = """
      <p>How good or bad the words of sentences sound to a list of words, from −1 to 1. That is no measure of bias, and \
      subjects have a tone: who writes about a war has more bad words than who writes about a festival. Compare articles \
      about the same events. Two \(groups.noun(2)) differ clearly if their intervals, which come from \(own.boot) draws of \
      articles, are apart.</p>

      """
    part.columns =
      groups.columns + [
        ReportColumn("compound", "Tone", "VADER's compound: mean over sentences with a match, then over articles."),
        ReportColumn("low", "Low", "Lower end of the 95 % interval; empty for a single article."),
        ReportColumn("high", "High", "Upper end."),
        ReportColumn("share_positive", "Positive", "Share of sentences with compound 0.05 or more."),
        ReportColumn("share_negative", "Negative", "Share of sentences with compound −0.05 or less."),
        ReportColumn("n_articles_matched", "Articles", "Articles with a word of the lexicon."),
        ReportColumn("n_sentences_matched", "Sentences", "Sentences with a word of the lexicon."),
        ReportColumn("coverage", "Coverage", "Share of the words that the lexicon knows."),
      ]
    part.rows = { groups.rows(of: $0, limit: 500) }
    let hasIntervals = made.table.map { ReportGroups.isFilled($0, "low") } ?? false
    part.draw(hasIntervals ? .intervals : .bars, groups.largest(Self.mostDrawnGroups)) {
      ($0.title, $0.top) = ("Tone of sentences, with 95 % intervals", Self.mostDrawnGroups)
      $0.columns = [.value: "compound", .label: groups.labelColumn]
      if hasIntervals { ($0.columns[.low], $0.columns[.high]) = ("low", "high") }
    }
    return part.section("tone", "Tone")
  }

  private func timeline(
    _ tables: inout ReportTables, _ groups: ReportGroups, _ words: [String]
  ) throws -> ReportSection? {
    guard let period = groups.period, !words.isEmpty else { return nil }
    let made = try tables.make("timeline", by + ["--terms", words.joined(separator: ","), "--period", period])
    let name = "How many articles hold each chosen word, by \(period)"
    var part = ReportPart(made, caption: name)
    part.introduction = """
      <p>The share of the articles of each \(period) that hold \(HTMLText.list(words)). With few articles in a \(period) the \
      share jumps between 0 and 1 by chance: see its interval.</p>

      """
    part.columns =
      [ReportColumn("period_start", "From")] + groups.columns + [
        ReportColumn("term", "Word"), ReportColumn("share", "Share of articles"),
        ReportColumn("low", "Low", "Lower end of Wilson's 95 % interval, over articles."),
        ReportColumn("high", "High", "Upper end."), ReportColumn("n_articles", "Articles"),
        ReportColumn("per_million", "Times per million words"),
      ]
    part.rows = { groups.rows(of: $0, limit: 500) }
    for (index, word) in words.prefix(3).enumerated() {
      part.draw(.lines, { table in groups.largest(6)(ReportGroups.only(table, "term", word)) }) {
        $0.title = "Share of articles with “\(word)”"
        $0.idPrefix = "lines\(index)"
        $0.columns = [.x: "period_start", .value: "share", .group: groups.labelColumn]
      }
    }
    return part.section("time", "Over time")
  }
}

extension HTMLText {
  /// Words in quotation marks, with commas.
  fileprivate static func list(_ words: [String]) -> HTMLText {
    words.enumerated().reduce("") { text, item in
      text + (item.offset == 0 ? "“\(isolating: item.element)”" : ", “\(isolating: item.element)”")
    }
  }
}
