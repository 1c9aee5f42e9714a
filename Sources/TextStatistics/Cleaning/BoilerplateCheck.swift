/// What a line of an article, or the beginning of one, is when it is not the article's own prose.
///
/// A line has one of these at most: `agencyCredit` if it is one, else the first that cleaning is to remove, else the first
/// that holds, in the order of the cases. Lines of more than 300 bytes are looked at for `crawlerPrefix` and `dateline`
/// only.
public enum BoilerplateCheck: String, Sendable, CaseIterable {
  /// What a crawler wrote before a line: `date 2022-03-07 `. Only the prefix is marked.
  case crawlerPrefix = "crawler_prefix"
  /// Place and agency before a line: `MOSCOW (Reuters) - `. Only the prefix is marked. Evidence of wire copy.
  case dateline
  /// A line that credits a news agency: `The Associated Press contributed to this report.` Evidence of wire copy.
  case agencyCredit = "agency_credit"
  /// Newsletters, apps, links to other articles, marks of advertisements, copyright.
  case promotion
  /// Credits and labels of pictures: `AP Photo`, `toggle caption`.
  case caption
  /// Who wrote it: `By John Friend`, `Fox News' Jane Doe contributed to this report.`
  case byline
  /// The headline of another article: capitals throughout, or at the beginning of a line without a stop.
  case teaser
  /// A line of at least 2 % of the articles of its outlet and of at least 3 different ones.
  case repeatedLine = "repeated_line"
  /// The first line of the article once more.
  case repeatedHeadline = "repeated_headline"
  /// A short first line without a stop.
  case headline
  /// Another short line without a stop: a sub-heading, or a caption.
  case subheading

  /// The checks that cleaning removes unless it is told otherwise: all but evidence of wire copy and headings.
  public static let removedByDefault: Set<BoilerplateCheck> = [
    .crawlerPrefix, .promotion, .caption, .byline, .teaser, .repeatedLine, .repeatedHeadline,
  ]

  /// Whether it tells that an article is wire copy.
  public var isWireEvidence: Bool { self == .agencyCredit || self == .dateline }
}

/// How long a line may be, in bytes, to be boilerplate as a whole; longer lines are paragraphs.
let longestBoilerplateLine = 300

/// How long a heading may be, in bytes.
let longestHeading = 150
