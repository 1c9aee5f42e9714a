/// A page of HTML that holds everything it shows, for readers without a command line.
///
/// It loads nothing, from the net or from files beside it, works from the file system, and says so in a Content Security
/// Policy: no script runs but the one of this library, which sorts and filters tables. Without scripts everything can be
/// read, too. The page is well-formed XML if the bodies of its sections are.
///
/// ```swift
/// var page = ReportPage(title: "Spring", lead: "<p>Two outlets.</p>")
/// page.sections.append(ReportSection(id: "words", heading: "Words", body: table.html))
/// let file = try OutputFile("index.html")
/// try page.write(to: file)
/// try file.commit()
/// ```
public struct ReportPage: Sendable {
  /// What the page is called.
  public var title: String
  /// What stands before the first section.
  public var lead: HTMLText
  /// The sections in order; the page begins with a list of them.
  public var sections: [ReportSection]

  /// Makes a page.
  ///
  /// - Parameters:
  ///   - title: What the page is called.
  ///   - lead: What stands before the first section.
  ///   - sections: The sections in order.
  public init(title: String, lead: HTMLText, sections: [ReportSection] = []) {
    (self.title, self.lead, self.sections) = (title, lead, sections)
  }

  /// The whole page.
  public var html: HTMLText {
    let items = sections.map { section -> HTMLText in
      "<li><a href=\"#\(section.id)\">\(section.heading)</a></li>\n"
    }
    let bodies = sections.map { section -> HTMLText in
      """
      <section id="\(section.id)" aria-labelledby="\(section.id)-heading">
      <h2 id="\(section.id)-heading">\(section.heading)</h2>
      \(section.body)</section>

      """
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <meta name="generator" content="text-statistics \(version)" />
      <title>\(title)</title>
      <style>\(HTMLText(trusted: reportStyle))</style>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header>
      <h1>\(isolating: title)</h1>
      \(lead)<nav aria-label="Sections"><ul>
      \(items)</ul></nav>
      </header>
      <main id="content">
      \(bodies)</main>
      <script>\(HTMLText(trusted: reportScript))</script>
      </body>
      </html>

      """
  }

  /// Writes the page.
  ///
  /// - Parameter output: Where to; not committed here.
  /// - Throws: What `OutputFile.write` throws.
  public func write(to output: OutputFile) throws { try output.write(html.markup.utf8Span.span) }

  /// Nothing is loaded; styles may stand in the page, as pictures have some of their own.
  static let policy = """
    default-src 'none'; script-src 'sha256-\(reportScriptHash)'; style-src 'unsafe-inline'; img-src data:; \
    base-uri 'none'; form-action 'none'
    """
}

/// A part of a page under a heading of its own.
public struct ReportSection: Sendable {
  /// By which links find it: letters, digits and hyphens.
  public var id: String
  /// What stands above it.
  public var heading: String
  /// Its paragraphs, tables and pictures.
  public var body: HTMLText

  /// Makes a section.
  ///
  /// - Parameters:
  ///   - id: By which links find it: letters, digits and hyphens.
  ///   - heading: What stands above it.
  ///   - body: Its paragraphs, tables and pictures.
  public init(id: String, heading: String, body: HTMLText) {
    precondition(!id.isEmpty && id.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2D })
    (self.id, self.heading, self.body) = (id, heading, body)
  }
}
