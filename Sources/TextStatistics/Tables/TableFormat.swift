/// The ways a table can be written. UTF-8 and a final line feed in all of them.
public enum TableFormat: String, Sendable, CaseIterable {
  /// RFC 4180 with line feeds: the header once, quotes only where needed.
  ///
  /// Quoted are cells with a comma, quote, carriage return or line feed, cells that begin or end with a space or tab,
  /// and the words readers take for a missing value or a truth value (`NA`, `n/a`, `nan`, `null`, `none`, `inf`,
  /// `true`, `false` in any case). Empty, undefined and infinite values are empty cells; in a table of one column
  /// they are `""`, since readers skip empty lines.
  case csv
  /// As `csv` with tabs between cells.
  ///
  /// The registered `text/tab-separated-values` cannot hold a tab or line feed; quotes as in CSV can, and are what
  /// pandas, R and xan read and write.
  case tsv
  /// JSON lines: one object per row; empty, undefined and infinite values are null.
  case jsonl
  /// A table in GitHub-flavoured Markdown: numbers flush right, pipes and backslashes escaped, line ends as spaces.
  case md
  /// Aligned columns for a terminal: numbers flush right, control characters as spaces, long text cut with `…`.
  ///
  /// Widths are those of the first 1,000 rows, so that tables of any length can be shown; below them longer text is
  /// cut, longer numbers stick out.
  case table
}
