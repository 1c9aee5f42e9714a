import Testing

@Test(arguments: [
  (["--to", "gexf", "--digits", "3"], "Error: --to gexf writes numbers whole: leave out --digits"),
  (["--to", "mtx", "-o", "m", "--digits", "3"], "Error: --to mtx writes numbers whole: leave out --digits"),
])
func cooccurRefusesOptionsThatWouldBeIgnored(arguments: [String], message: String) throws {
  let run = try stats(["cooccur", "seeds/outlets.csv"] + arguments, in: repository)
  #expect(run.code == 64 && run.messages.hasPrefix(message), "\(run.messages)")
}
