#if os(Linux)
  import Testing

  /// Workers that count need not have OpenBLAS.
  @Test func openBLASIsOpenedByWhatMultiplies() throws {
    try withFolder { folder in
      let seeds = repository / "seeds/outlets.csv"
      try folder.write("libopenblas.so.0", "this is no library")
      func run(_ verb: String) throws -> (code: Int32, messages: String) {
        let command = "LD_LIBRARY_PATH=. '\(executable)' \(verb) '\(seeds)' -q --no-meta -o out.csv 2>err"
        return (try shell(command, in: folder), try folder.text("err"))
      }
      for verb in ["vocab", "tfidf", "cooccur"] {
        let run = try run(verb)
        #expect(run.code == 0 && run.messages == "", "\(run)")
      }
      let failed = try run("scale")
      #expect(failed.code == 127 && failed.messages.hasPrefix("OpenBLAS cannot be opened: "), "\(failed)")
      #expect(failed.messages.hasSuffix(": install libopenblas0\n"))
    }
  }
#endif
