import TextStatistics

/// What an audit found, in plain words.
enum AuditWords {
  /// Sentences on what was found, by check; checks that found nothing have none.
  static func list(_ table: TextTable, _ groups: ReportGroups) -> HTMLText {
    let checks = ReportGroups.cells(table, "check")
    let (counts, articles) = (ReportGroups.integers(table, "count"), ReportGroups.integers(table, "n_articles"))
    let items = kinds.compactMap { names, words -> HTMLText? in
      let rows = checks.indices.filter { names.contains(checks[$0]) }
      if rows.isEmpty { return nil }
      let sum = { (numbers: [Int]) in rows.reduce(0) { $0 + numbers[$1] } }
      // An article may hold several of the signs.
      let share: HTMLText =
        names.count == 1 ? ", in \(sum(articles)) of the \(groups.total("n_articles")) articles" : ""
      return "<li>\(words): \(sum(counts))\(share).</li>\n"
    }
    if items.isEmpty { return "" }
    return """
      <p>In the texts were found, beside what the articles say:</p>
      <ul>
      \(items)</ul>
      <p>What is not the article counts as its words on this page, unless it was removed by <code>--clean</code>, which \
      leaves agency credits and datelines.</p>

      """
  }

  private static let kinds: [(names: Set<String>, words: HTMLText)] = [
    (["crawler_prefix"], "Lines that a crawler put before the text"),
    (["promotion"], "Advertisements, and calls to read, follow or subscribe"),
    (["byline"], "Lines that name the author"),
    (["caption"], "Captions of pictures"),
    (["teaser"], "Pointers to other articles"),
    (["repeated_line"], "Lines that many articles of the same outlet repeat"),
    (["repeated_headline", "headline", "subheading"], "Headlines within the text"),
    (["agency_credit", "dateline"], "Datelines and credits of news agencies, which mark text that others print, too"),
    (
      [
        "curly_quote", "straight_quote", "curly_apostrophe", "straight_apostrophe", "em_dash", "em_dash_glued",
        "en_dash",
        "double_hyphen", "ellipsis", "soft_hyphen", "nbsp", "zero_width",
      ],
      "Signs that houses write in different ways, such as quotation marks and dashes; most are made equal before counting"
    ),
    (["mojibake", "replacement_char"], "Letters spoilt by a wrong encoding"),
    (["html_entity", "html_tag"], "Remains of HTML"),
    (["date_like_token"], "Words that a spreadsheet turns into dates or numbers"),
    (["inconsistent_date"], "Dates that contradict the text by more than two days"),
    (["bad_date"], "Dates that cannot be read or mean several days"),
    (["missing_date"], "Articles without a date"),
  ]
}
