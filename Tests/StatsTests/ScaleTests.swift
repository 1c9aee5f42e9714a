import Testing

@Test func theSeedsOnAMap() throws {
  let run = try stats(
    "scale", "seeds/outlets.csv", "--stopwords", "en", "--min-df", "2", "--boot", "0", "--digits", "3")
  #expect(run.code == 0)
  #expect(
    run.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: ",") } == [
      "outlet,dim1,dim2", "americanfreepress.net,0.668,-0.0561", "cryptoknowmics.com,-0.0415,1.02",
      "spamchronicles.com,-0.575,-0.182", "thehill.com,0.273,-0.516",
    ])
}

@Test func threadsChangeNoByteOfScale() throws {
  for arguments in [["--method", "ca"], ["--method", "mds", "--measure", "jsd"], ["--method", "cluster"]] {
    let runs = try ["1", "2", "8"].map {
      try stats(["scale", "seeds/outlets.csv", "--threads", $0] + arguments, in: repository)
    }
    #expect(runs[0].code == 0 && runs[0].lines.count == 5)
    for run in runs.dropFirst() { #expect(run.output == runs[0].output && run.messages == runs[0].messages) }
  }
}

@Test func negativeEigenvaluesAreReported() throws {
  let input = ["x y z", "x y", "y z", "x z", "x", "q"].enumerated().map { number, text in
    "{\"outlet\":\"\(number)\",\"text\":\"\(text)\"}\n"
  }.joined()
  let run = try stats(
    "scale", "-", "--method", "mds", "--measure", "bray_curtis", "--show", "dimensions", "--idf", "none", input: input)
  #expect(run.code == 0 && run.lines.last?.hasSuffix(",") == true, "\(run.text)")
  #expect(run.messages.contains("negative: no points in a space have these distances"))
}

@Test func everyTableOfScaleIsWritten() throws {
  for (arguments, header) in [
    ("--show dimensions", "dimension,eigenvalue,share"),
    ("--show terms --top 2", "term,count,dim1,dim2,contribution1,contribution2"),
    ("--method mds --dimensions 1", "outlet,dim1,low1,high1"), ("--method cluster", "outlet,id,order"),
    ("--method cluster --linkage ward --show merges", "step,a,b,height,size"),
  ] {
    let run = try stats(
      ["scale", "seeds/outlets.csv"] + arguments.split(separator: " ").map(String.init), in: repository)
    #expect(run.code == 0 && run.lines.first.map(String.init) == header && run.lines.count > 2)
  }
}

@Test(arguments: [
  ("--show merges", 64, "--method ca shows outlets, dimensions, terms"),
  ("--method cluster --dimensions 2", 64, "--method cluster has no dimensions"),
  ("--method cluster --boot 10", 64, "--boot goes with the outlets of a map"),
  ("--measure jsd", 64, "--measure goes with mds and cluster"),
  ("--linkage ward", 64, "--linkage goes with cluster"), ("--top 3", 64, "--top goes with --show terms"),
  ("--dimensions 0", 64, "--dimensions goes from 1 to 100"), ("--limit 1", 65, "there is only one group"),
  ("--limit 1 --method mds", 65, "there is only one group"),
  ("--limit 1 --method cluster", 65, "there is only one group"),
])
func misuseOfScaleIsSaid(arguments: String, code: Int32, message: String) throws {
  let run = try stats(
    ["scale", "seeds/outlets.csv"] + arguments.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
}
