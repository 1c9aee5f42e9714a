/// An article of a cluster of copies.
public struct CopyRow: TableRow, Sendable {
  /// The number of the cluster.
  public var cluster: Int
  /// The identifier of the article, or its file and line.
  public var id: String
  /// Its outlet.
  public var outlet: String?
  /// Its day.
  public var day: CalendarDate?
  /// Whether it is the earliest of its cluster.
  public var isOriginal: Bool
  /// The article it is compared with; nil for an original.
  public var match: (id: String, outlet: String?)?
  /// What it shares with that.
  public var overlap: CopyOverlap?
  /// The agency it credits.
  public var agency: NewsAgency?
  /// Whether the original is told by its day alone.
  public var isByDate: Bool

  /// The columns of the table of clusters.
  public static var columns: [Column<Self>] {
    [
      .integer("cluster_id", "The cluster: articles linked by pairs that share at least the threshold.") { $0.cluster },
      .text("id", "The article; its file and line when it has no identifier.") { $0.id },
      .text("outlet", "Its outlet.") { $0.outlet },
      .date("date", "Its day.") { $0.day?.description },
      .text("role", "original for the earliest article of the cluster, copy for the others.") {
        $0.isOriginal ? "original" : "copy"
      },
      .text(
        "match_id",
        "The original, if they share at least the threshold, else the article of the cluster it shares most with."
      ) { $0.match?.id },
      .text("match_outlet", "The outlet of the match.") { $0.match?.outlet },
      .real(
        "containment", "Share of the shingles of the shorter text that both hold.", formula: "|A∩B| / min(|A|, |B|)"
      ) { $0.overlap?.containment },
      .real("jaccard", "Share of the shingles of both texts that both hold.", formula: "|A∩B| / |A∪B|") {
        $0.overlap?.jaccard
      },
      .text("label", "reprint from .5, shared copy from .15, shared quotes from .05 containment on.") {
        $0.overlap.flatMap { CopyLabel(containment: $0.containment) }?.rawValue
      },
      .text("wire_source", "The agency that the dateline of the article credits.") { $0.agency?.rawValue },
      .text(
        "original_by",
        "date if all have a day and one is the first; input if the first of the input was taken among equals."
      ) { $0.isByDate ? "date" : "input" },
    ]
  }
}

/// Two articles that share text.
public struct CopyPairRow: TableRow, Sendable {
  /// The later article: its identifier, or file and line, outlet and day.
  public var later: (id: String, outlet: String?, day: CalendarDate?)
  /// The earlier article.
  public var earlier: (id: String, outlet: String?, day: CalendarDate?)
  /// What they share.
  public var overlap: CopyOverlap

  /// The columns of the table of pairs.
  public static var columns: [Column<Self>] {
    [
      .text("id", "The later article, by day, then by input order; its file and line when it has no identifier.") {
        $0.later.id
      },
      .text("outlet", "Its outlet.") { $0.later.outlet },
      .date("date", "Its day.") { $0.later.day?.description },
      .text("match_id", "The earlier article.") { $0.earlier.id },
      .text("match_outlet", "Its outlet.") { $0.earlier.outlet },
      .date("match_date", "Its day.") { $0.earlier.day?.description },
      .real(
        "containment", "Share of the shingles of the shorter text that both hold.", formula: "|A∩B| / min(|A|, |B|)"
      ) { $0.overlap.containment },
      .real("jaccard", "Share of the shingles of both texts that both hold.", formula: "|A∩B| / |A∪B|") {
        $0.overlap.jaccard
      },
      .text("label", "reprint from .5, shared copy from .15, shared quotes from .05 containment on.") {
        CopyLabel(containment: $0.overlap.containment)?.rawValue
      },
    ]
  }
}

extension Copies {
  /// The articles of all clusters, cluster by cluster, originals first.
  public var clusterTable: Table {
    let matches = matches
    var rows: [CopyRow] = []
    for (number, cluster) in clusters.enumerated() {
      let isByDate = isOriginalByDate(cluster)
      for index in cluster {
        let (article, match) = (articles[index], matches[index])
        rows.append(
          CopyRow(
            cluster: number + 1, id: name(index), outlet: article.outlet, day: article.day,
            isOriginal: index == cluster[0],
            match: match.map { (name($0.article), articles[$0.article].outlet) }, overlap: match?.overlap,
            agency: article.agency, isByDate: isByDate))
      }
    }
    return Table(rows: rows)
  }

  /// All pairs that share at least the threshold, by the place of the earlier article in the input, then of the later.
  ///
  /// Of articles with the same shingles the first in the input has all pairs, the others one, with the first.
  public var pairTable: Table {
    var found = pairs.map { (texts.firsts[$0.a], texts.firsts[$0.b], $0.overlap) }
    for (article, text) in texts.texts.enumerated() where text >= 0 && texts.firsts[text] != article {
      found.append((texts.firsts[text], article, texts.overlap(text, text)))
    }
    let ordered = found.map { articles[$0].isEarlier(than: articles[$1]) ? ($0, $1, $2) : ($1, $0, $2) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    func side(_ index: Int) -> (String, String?, CalendarDate?) {
      (name(index), articles[index].outlet, articles[index].day)
    }
    return Table(rows: ordered.map { CopyPairRow(later: side($0.1), earlier: side($0.0), overlap: $0.2) })
  }

  /// The match of every copy, by the index of its article.
  var matches: [Int: (article: Int, overlap: CopyOverlap)] {
    var best = [(text: Int, overlap: CopyOverlap)?](repeating: nil, count: texts.count)
    func offer(_ other: Int, to text: Int, _ overlap: CopyOverlap) {
      if let now = best[text] {
        let (new, old) = (overlap.containment, now.overlap.containment)
        guard new > old || new == old && texts.firsts[other] < texts.firsts[now.text] else { return }
      }
      best[text] = (other, overlap)
    }
    for pair in pairs {
      offer(pair.b, to: pair.a, pair.overlap)
      offer(pair.a, to: pair.b, pair.overlap)
    }
    var matches: [Int: (article: Int, overlap: CopyOverlap)] = [:]
    for cluster in clusters {
      let original = texts.texts[cluster[0]]
      for article in cluster.dropFirst() {
        let text = texts.texts[article]
        let overlap = texts.overlap(original, text)
        if overlap.containment >= options.threshold {
          matches[article] = (cluster[0], overlap)
        } else if texts.firsts[text] != article {
          matches[article] = (texts.firsts[text], texts.overlap(text, text))
        } else if let other = best[text] {
          matches[article] = (texts.firsts[other.text], other.overlap)
        }
      }
    }
    return matches
  }

  /// The identifier of an article, else its file and line.
  func name(_ index: Int) -> String {
    if let id = articles[index].id { return id }
    guard let (path, line) = report?.location(of: articles[index].place) else { return String(index + 1) }
    return line.map { "\(path):\($0)" } ?? path
  }
}
