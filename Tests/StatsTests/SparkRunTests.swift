import Testing

/// Runs a job on a `spark-sql` that says `log` and ends with `code`.
private func run(_ log: String, _ code: Int) throws -> Run {
  try withFolder { folder in
    try folder.write("log", log)
    try folder.write("home/bin/spark-sql", "#!/bin/sh\ncat '\(folder / "log")' >&2; exit \(code)\n")
    let command = """
      chmod +x home/bin/spark-sql && mkdir shared && SPARK_HOME='\(folder / "home")' '\(executable)' vocab 'hdfs://h/*.jsonl' \
        --columns text --engine spark --master m --spark-dir shared --spark-program /bin/true -q 2>err
      """
    let result = try shell(command, in: folder)
    // Whatever went wrong, nothing is left.
    #expect(!folder.contents.contains { $0.hasPrefix("shared/") })
    return Run(output: [], messages: try folder.text("err"), code: result)
  }
}

@Suite struct SparkRunTests {
  @Test func whatExceptionsSayIsToldOnce() throws {
    let run = try run(
      """
      26/11/22 17:44:50 WARN FileSystem: Failed: java.lang.IllegalArgumentException: java.net.UnknownHostException: h
      java.lang.IllegalArgumentException: java.net.UnknownHostException: h
      \tat org.apache.spark.Any.method(Any.java:1)
      \tSuppressed: org.apache.spark.util.Utils$Trace: Error: the same again
      Caused by: java.net.UnknownHostException: h
      java.io.IOException: and another
      Caused by: java.net.UnknownHostException: h

      """, 1)
    let causes = "java.net.UnknownHostException: h | java.io.IOException: and another"
    #expect(run.code == 74 && run.messages == "stats: the job failed on Spark (exit code 1): \(causes)\n", "\(run)")
  }

  @Test func anInputThatIsNotThereIsNamed() throws {
    let run = try run("[PATH_NOT_FOUND] Path does not exist: hdfs://h/*.jsonl. SQLSTATE: 42K03\n", 1)
    #expect(run.code == 66 && run.messages == "stats: hdfs://h/*.jsonl: Spark finds no such file\n", "\(run)")
  }

  @Test func anInputThatSparkLeavesOutIsNamed() throws {
    // However much Spark says afterwards.
    let progress = String(repeating: "[Stage 0:>                (0 + 2) / 3]\r", count: 60_000)
    let warning = "WARN HadoopFSUtils: The directory hdfs://h/a b.jsonl was not found. Was it deleted very recently?\n"
    let run = try run(warning + progress, 0)
    #expect(run.code == 66 && run.messages == "stats: hdfs://h/a b.jsonl: Spark finds no such file\n", "\(run)")
  }
}
