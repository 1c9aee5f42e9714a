import Foundation
import Testing

@testable import TextStatistics

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Test func aPageIsWellFormedAndHasOneScript() throws {
  var table = ReportTable(TextTable(columns: ["a"], rows: [["</script>"]]), caption: "x")
  table.file = "a.csv"
  let page = ReportPage(
    title: "<script>\u{202E}", lead: "<p>\("</p>")</p>",
    sections: [ReportSection(id: "one-1", heading: "1 < 2", body: table.html)])
  let html = page.html.markup
  let parser = XMLParser(data: Data(html.utf8))
  #expect(parser.parse(), "\(String(describing: parser.parserError))")
  #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && html.hasSuffix("</html>\n"))
  #expect(html.components(separatedBy: "<script").count == 2 && html.components(separatedBy: "</script").count == 2)
  #expect(html.contains("<title>&lt;script&gt;�</title>") && html.contains("<a href=\"#one-1\">1 &lt; 2</a>"))
  #expect(html.contains("<script>\(reportScript)</script>"))
}

/// Browsers run the script only if its hash is the one that the page says.
@Test func theHashIsThatOfTheScript() throws {
  let process = Process()
  let (input, output) = (Pipe(), Pipe())
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["sha256sum"]
  (process.standardInput, process.standardOutput) = (input, output)
  try process.run()
  input.fileHandleForWriting.write(Data(reportScript.utf8))
  try input.fileHandleForWriting.close()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  let digits = Array(text.prefix(64))
  let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
  #expect(Data(bytes).base64EncodedString() == reportScriptHash)
  #expect(
    ReportPage.policy.contains("script-src 'sha256-\(reportScriptHash)';")
      && ReportPage.policy.hasPrefix("default-src 'none';"))
}

/// XML would read these as markup, where HTML does not.
@Test func scriptAndStyleAreText() {
  for text in [reportScript, reportStyle] { #expect(!text.contains { "<&".contains($0) } && !text.contains("]]>")) }
  #expect(!reportStyle.contains("url(") && !reportStyle.contains("@import"))
}
