import Testing

@testable import TextStatistics

private let table = TextTable(
  columns: ["outlet", "date", "n", "value", "note"],
  rows: [
    ["a<b", "2022-03-07", "37554", "0.123456789", "1e5"],
    ["c", "2022-03-08", "12", "-1.5e-07", "a long note, of more signs than thirty-two"],
    ["d", "", "", "", ""],
  ])

@Test func cellsAreEscapedAndNumbersShort() {
  let html = ReportTable(table, caption: "One & all").html.markup
  #expect(html.contains("<caption>One &amp; all</caption>"))
  #expect(
    html.contains(
      """
      <tr><th scope="row" class="s">a&lt;b</th><td class="s">2022-03-07</td><td class="n">37554</td><td class="n">0.123</td>\
      <td>1e5</td></tr>
      """))
  #expect(html.contains("<td class=\"n\">-1.5e-07</td>"))
  #expect(
    html.contains(
      "<th scope=\"row\" class=\"s\">d</th><td class=\"s\"></td><td class=\"n\"></td><td class=\"n\"></td><td></td>"))
  #expect(html.contains("All 3 rows are shown.") && !html.contains("href") && !html.contains("<details>"))
}

@Test func chosenRowsAndColumnsAreShownAndTheRestIsLinked() {
  var shown = ReportTable(table, caption: "Some")
  shown.columns = [
    ReportColumn("value", "Value", "How much."), ReportColumn("absent", "Absent"), ReportColumn("outlet", "Outlet"),
  ]
  shown.rows = [2, 0]
  (shown.file, shown.descriptionFile, shown.command) = ("x.csv", "x.datapackage.json", "stats x 'a' > \"b\"")
  let html = shown.html.markup
  // The first column says what a row is: it is no number.
  #expect(html.contains("<th scope=\"col\" class=\"s\">Value</th><th scope=\"col\" class=\"s\">Outlet</th></tr>"))
  #expect(html.contains("<tbody>\n<tr><th scope=\"row\" class=\"s\"></th><td class=\"s\">d</td></tr>\n"))
  #expect(html.contains("<tr><th scope=\"row\" class=\"s\">0.123456789</th><td class=\"s\">a&lt;b</td></tr>\n</tbody>"))
  #expect(html.contains("2 of 3 rows are shown. All rows and columns: <a href=\"x.csv\">x.csv</a>."))
  #expect(
    html.contains("<a href=\"x.datapackage.json\">")
      && html.contains("<dt>Value <code>value</code></dt><dd>How much.</dd>"))
  #expect(html.contains("<pre><code>stats x &#39;a&#39; &gt; &quot;b&quot;</code></pre>") && !html.contains("Absent"))
}

@Test func manyRowsAreCut() {
  let many = TextTable(columns: ["n"], rows: (0..<2000).map { ["\($0)"] })
  let html = ReportTable(many, caption: "Many").html.markup
  #expect(html.contains("500 of 2,000 rows are shown.") && html.contains(">499</th>") && !html.contains(">500</th>"))
}
