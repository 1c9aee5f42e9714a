import TextStatistics

/// The last sections of the page: how the numbers were made, what they cannot say, and how to cite them.
struct ReportMethods {
  let own: ReportArguments
  let groups: ReportGroups
  let inputs: [String]
  /// The command lines of the tables.
  let commands: [String]
  /// That of the page.
  let command: String

  var sections: [ReportSection] {
    [
      ReportSection(id: "limits", heading: "What these numbers cannot say", body: limits),
      ReportSection(id: "methods", heading: "Methods", body: methods),
      ReportSection(id: "cite", heading: "How to repeat and cite this", body: citation),
    ]
  }

  private var limits: HTMLText {
    """
    <ul>
    <li><strong>The article is the sampling unit.</strong> Words of one article depend on each other; intervals, p and q \
    therefore draw or compare articles. They take articles as independent of each other, which copies and agency text are \
    not.</li>
    <li><strong>Few articles support no statement about \(groups.noun(2)).</strong> Five articles show what can be computed, \
    nothing more. With fewer than ten articles intervals are too narrow.</li>
    <li><strong>Subject is not style.</strong> \(groups.noun(2) == "outlets" ? "Outlets" : "Groups") that write about other \
    events use other words. To compare how they write, compare articles about the same events, by <code>--where</code> and \
    <code>--from</code>, or by <code>stats similarity --within date</code>.</li>
    <li><strong>Scores of a lexicon are no measure of bias.</strong> They correlate at about .42 with what readers say of \
    the tone of a news sentence (Hamborg and Donnay 2021), and tell biased sentences from others hardly better than \
    guessing (AUC .54; Spinde et al. 2021).</li>
    <li><strong>Many comparisons find something.</strong> q bounds the expected share of false findings among those with \
    q below a threshold, for each \(groups.noun(1)) by itself.</li>
    <li><strong>An interval is of 95 %.</strong> One in twenty misses even if all is well, and nothing on this page says \
    why two \(groups.noun(2)) differ.</li>
    </ul>

    """
  }

  private var methods: HTMLText {
    """
    <p>Words are runs of letters and digits by the boundaries of Unicode (UAX #29), in lower case, with quotation marks, \
    dashes and spaces made equal. Similarity, words that mark \(groups.noun(2)) and neighbours leave out the stop words \
    <code>\(own.stopwords)</code>. Random numbers start from \(Int(clamping: own.seed)); intervals are of 95 % and rest on \
    \(own.boot) replicates.</p>
    <h3>Similarity</h3>
    <p>The weight of a term in one of the \(groups.noun(2)) is <code>tf · idf</code>, with <code>tf</code> its count and \
    <code>idf = ln((1 + n) / (1 + df)) + 1</code>, where <code>df</code> of <code>n</code> articles hold it. Similarity is \
    the cosine of the weights, <code>x·y / (‖x‖ ‖y‖)</code> (Salton and McGill 1983). In each replicate as many articles \
    are drawn from each \(groups.noun(1)), with replacement, as it has; idf stays that of all articles. With \
    <code>θ</code> the value and <code>Q</code> the quantiles of the replicates, the interval is the basic one, from \
    <code>2θ − Q(97.5 %)</code> to <code>2θ − Q(2.5 %)</code>, or the normal one with Student's t where that reaches further \
    (Davison and Hinkley 1997, chapter 5), and <code>2θ − mean</code> the corrected value. The noise floor is the mean \
    similarity of two random halves of the articles of the same \(groups.noun(1)), of 50 divisions.</p>
    <h3>Words that mark \(groups.noun(2))</h3>
    <p>Each \(groups.noun(1)) is compared with all others together. With <code>p₁</code> and <code>p₂</code> the rates of a \
    word here and in the rest, the log ratio is <code>log₂(p₁/p₂)</code> (Hardie 2014). Rows are in the order of the log odds \
    with an informative prior, <code>ln((f₁ + α)/(n₁ + α₀ − f₁ − α)) − ln((f₂ + α)/(n₂ + α₀ − f₂ − α))</code>, in units of \
    their standard error (Monroe, Colaresi and Quinn 2008). The interval is the basic one of articles drawn anew \
    (Lijffijt et al. 2016); p is that of Mann and Whitney's test of the relative frequencies of articles, or of the numbers \
    of articles with the word where that test fails, and q is p adjusted after Benjamini and Hochberg (1995). Tested are \
    words that occur at least five times in at least two articles.</p>
    <h3>Words beside words</h3>
    <p>Tokens within five words of a chosen word, in the same sentence, count once. \
    <code>logDice = 14 + log₂(2 O / (f(a) + f(b)))</code>, with <code>O</code> how often the two stand beside each other and \
    <code>f</code> how often each occurs (Rychlý 2008).</p>
    <h3>Tone</h3>
    <p>Lexicon and rules are those of VADER (Hutto and Gilbert 2014), with typography made plain and without slang idioms. \
    The compound of a sentence is <code>s / √(s² + 15)</code>, with <code>s</code> the sum of what its words contribute. An \
    article has the mean over its sentences with a match, each of the \(groups.noun(2)) the mean over its articles; the interval is the \
    basic one of articles drawn with replacement.</p>
    <h3>Copies, and shares over time</h3>
    <p>With A and B the sets of five-word runs of two articles, containment is <code>|A∩B| / min(|A|, |B|)</code> (Broder \
    1997); pairs from .5 on are copies. The interval of a share of articles is that of Wilson (1927).</p>
    <h3>Sources</h3>
    <ul>
    \(Self.sources.map { "<li>\($0)</li>\n" as HTMLText })</ul>

    """
  }

  private var citation: HTMLText {
    let data = inputs.map { input -> HTMLText in "<code>\(isolating: input)</code>" }
    let list = data.dropFirst().reduce(data.first ?? "") { $0 + ", " + $1 }
    return """
      <p>Name program, version, command and seed, and the articles. With the same input, all of it can be computed again to \
      the last digit; the files beside this page hold all rows.</p>
      <blockquote><p>Computed with <cite>text-statistics</cite> \(TextStatistics.version) from \(list) \
      (\(groups.total("n_articles")) articles of \(groups.count) \(groups.noun(groups.count))), seed \
      \(Int(clamping: own.seed)), \(own.boot) replicates:</p>
      <pre><code>\(whole: command)</code></pre></blockquote>
      <p>The tables, each by a command of its own, typed where the input is:</p>
      <pre><code>\(commands.map { "\(whole: $0)\n" as HTMLText })</code></pre>

      """
  }

  private static let sources: [HTMLText] = [
    """
    Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate. <cite>Journal of the Royal \
    Statistical Society B</cite> 57(1).
    """,
    "A. Z. Broder (1997), On the resemblance and containment of documents. <cite>SEQUENCES</cite>.",
    "A. C. Davison and D. V. Hinkley (1997), <cite>Bootstrap Methods and their Application</cite>. Cambridge.",
    """
    F. Hamborg and K. Donnay (2021), NewsMTSC: A dataset for (multi-)target-dependent sentiment classification \
    in political news articles. <cite>EACL</cite>.
    """,
    "A. Hardie (2014), Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.",
    """
    C. J. Hutto and E. Gilbert (2014), VADER: A parsimonious rule-based model for sentiment analysis of social \
    media text. <cite>ICWSM</cite>.
    """,
    """
    J. Lijffijt et al. (2016), Significance testing of word frequencies in corpora. <cite>Digital Scholarship in \
    the Humanities</cite> 31(2).
    """,
    "B. L. Monroe, M. P. Colaresi and K. M. Quinn (2008), Fightin' words. <cite>Political Analysis</cite> 16(4).",
    "P. Rychlý (2008), A lexicographer-friendly association score. <cite>RASLAN</cite>.",
    "G. Salton and M. J. McGill (1983), <cite>Introduction to Modern Information Retrieval</cite>. McGraw-Hill.",
    """
    T. Spinde et al. (2021), Neural media bias detection using distant supervision with BABE. <cite>Findings of \
    EMNLP</cite>.
    """,
    """
    E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference. <cite>Journal of \
    the American Statistical Association</cite> 22.
    """,
  ]
}
