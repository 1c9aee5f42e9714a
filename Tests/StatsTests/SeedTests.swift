import Testing

/// Every verb on the seeds: short tables in full. `ExportTests` has the long ones.
@Test(arguments: [
  (
    "similarity --format table --digits 3",
    """
    outlet                 americanfreepress.net  cryptoknowmics.com  spamchronicles.com  thehill.com
    ─────────────────────  ─────────────────────  ──────────────────  ──────────────────  ───────────
    americanfreepress.net                      1               0.658               0.704        0.649
    cryptoknowmics.com                     0.658                   1               0.657        0.577
    spamchronicles.com                     0.704               0.657                   1        0.669
    thehill.com                            0.649               0.577               0.669            1

    """
  ),
  (
    "similarity --method jaccard,jsd --digits 4",
    """
    a,b,n_a,n_b,tokens_a,tokens_b,method,value
    americanfreepress.net,cryptoknowmics.com,1,1,684,417,jaccard,0.1412
    americanfreepress.net,spamchronicles.com,1,2,684,799,jaccard,0.1589
    americanfreepress.net,thehill.com,1,1,684,316,jaccard,0.1795
    cryptoknowmics.com,spamchronicles.com,1,2,417,799,jaccard,0.1613
    cryptoknowmics.com,thehill.com,1,1,417,316,jaccard,0.1524
    spamchronicles.com,thehill.com,2,1,799,316,jaccard,0.1731
    americanfreepress.net,cryptoknowmics.com,1,1,684,417,jsd,0.5199
    americanfreepress.net,spamchronicles.com,1,2,684,799,jsd,0.484
    americanfreepress.net,thehill.com,1,1,684,316,jsd,0.49
    cryptoknowmics.com,spamchronicles.com,1,2,417,799,jsd,0.4942
    cryptoknowmics.com,thehill.com,1,1,417,316,jsd,0.5397
    spamchronicles.com,thehill.com,2,1,799,316,jsd,0.4682

    """
  ),
  (
    "similarity --units documents --top 2 --digits 3",
    """
    a,b,n_a,n_b,tokens_a,tokens_b,method,value,rank
    000,002,1,1,316,684,cosine,0.649,1
    000,003,1,1,316,377,cosine,0.608,2
    001,003,1,1,422,377,cosine,0.619,1
    001,002,1,1,422,684,cosine,0.617,2
    002,004,1,1,684,417,cosine,0.658,1
    002,003,1,1,684,377,cosine,0.65,2
    003,002,1,1,377,684,cosine,0.65,1
    003,001,1,1,377,422,cosine,0.619,2
    004,002,1,1,417,684,cosine,0.658,1
    004,003,1,1,417,377,cosine,0.599,2

    """
  ),
  (
    "similarity --threshold 0.66 --digits 3",
    """
    a,b,n_a,n_b,tokens_a,tokens_b,method,value,rank
    americanfreepress.net,spamchronicles.com,1,2,684,799,cosine,0.704,1
    spamchronicles.com,americanfreepress.net,2,1,799,684,cosine,0.704,1
    spamchronicles.com,thehill.com,2,1,799,316,cosine,0.669,2
    thehill.com,spamchronicles.com,1,2,316,799,cosine,0.669,1

    """
  ),
  (
    "tfidf --by outlet --top 2 --stopwords en --digits 3 --format md",
    """
    | outlet | term | tf | df | idf | tfidf | rank |
    | --- | --- | ---: | ---: | ---: | ---: | ---: |
    | americanfreepress.net | ukraine | 14 | 5 | 1 | 0.277 | 1 |
    | americanfreepress.net | russia | 11 | 5 | 1 | 0.218 | 2 |
    | cryptoknowmics.com | china | 8 | 5 | 1 | 0.228 | 1 |
    | cryptoknowmics.com | diplomatic | 4 | 2 | 1.69 | 0.193 | 2 |
    | spamchronicles.com | china | 19 | 5 | 1 | 0.319 | 1 |
    | spamchronicles.com | russia | 14 | 5 | 1 | 0.235 | 2 |
    | thehill.com | taiwan | 4 | 1 | 2.1 | 0.287 | 1 |
    | thehill.com | china | 7 | 5 | 1 | 0.24 | 2 |

    """
  ),
  (
    "vocab --top 3 --format jsonl",
    """
    {"term":"the","count":140,"per_million":63176.89530685921,"rank":1,"df":5,"df_share":1}
    {"term":"to","count":92,"per_million":41516.24548736462,"rank":2,"df":5,"df_share":1}
    {"term":"and","count":75,"per_million":33844.76534296029,"rank":3,"df":5,"df_share":1}

    """
  ),
  (
    "dtm --to wide --max-features 5",
    """
    id,outlet,and,in,of,the,to
    000,thehill.com,7,7,14,22,12
    001,spamchronicles.com,10,13,11,23,15
    002,americanfreepress.net,29,18,22,44,33
    003,spamchronicles.com,14,14,5,27,15
    004,cryptoknowmics.com,15,10,8,24,17

    """
  ),
  (
    "dtm --by outlet --max-features 1 --format tsv",
    """
    outlet\tterm\tcount
    americanfreepress.net\tthe\t44
    cryptoknowmics.com\tthe\t24
    spamchronicles.com\tthe\t50
    thehill.com\tthe\t22

    """
  ),
])
func shortTablesOfTheSeeds(command: String, expected: String) throws {
  let run = try stats(command.split(separator: " ").map(String.init) + ["seeds/outlets.csv"], in: repository)
  #expect(run.code == 0 && run.messages == "")
  #expect(run.text == expected)
}

@Test func removedTokensKeepTheirPlace() throws {
  let run = try stats(
    "tokens", "seeds/outlets.csv", "--limit", "1", "--stopwords", "en", "--hyphens", "keep", "--numbers", "drop")
  #expect(run.code == 0 && run.messages == "")
  #expect(run.lines.count == 314)
  #expect(
    run.text.hasPrefix(
      """
      id,outlet,sentence,position,token,term,type,start,end
      000,thehill.com,1,1,date,date,word,1,5
      000,thehill.com,1,2,2022-03-07,,removed,6,16
      000,thehill.com,1,3,China’s,china's,word,17,26
      000,thehill.com,1,4,foreign,foreign,word,27,34
      000,thehill.com,1,5,minister,minister,word,35,43
      000,thehill.com,1,6,on,,removed,44,46

      """))
}

@Test func theThreeFormsOfAMatrixHoldTheSameCounts() throws {
  let long = try stats("dtm", "seeds/outlets.csv").lines
  let wide = try stats("dtm", "seeds/outlets.csv", "--to", "wide").lines.map { $0.split(separator: ",") }
  let rows = try repository.text("notebooks-data/dtm/rows.csv").split(separator: "\n").map { $0.split(separator: ",") }
  let terms = try repository.text("notebooks-data/dtm/terms.csv").split(separator: "\n").map {
    $0.split(separator: ",")
  }
  let matrix = try repository.text("notebooks-data/dtm/matrix.mtx").split(separator: "\n").map {
    $0.split(separator: " ")
  }
  #expect(long[0] == "id,outlet,term,count" && matrix[1] == ["5", "810", "1199"])
  #expect(long.count == 1200 && matrix.count == 2 + 1199)
  #expect(wide[0] == ["id", "outlet"] + terms.dropFirst().map { $0[1] })
  for (line, entry) in zip(long.dropFirst(), matrix.dropFirst(2)) {
    let (row, column) = (try #require(Int(entry[0])), try #require(Int(entry[1])))
    #expect(line == "\(rows[row][1]),\(rows[row][2]),\(terms[column][1]),\(entry[2])")
    #expect(wide[row][column + 1] == entry[2])
  }
  let zeros = wide.dropFirst().joined().count { $0 == "0" }
  #expect(zeros == 5 * 810 - 1199)
}

/// A similarity to a text without a word is not defined: an empty cell, and said.
@Test func theOtherCorpusGivesTheColumns() throws {
  try withFolder { folder in
    try folder.write("other.csv", "outlet,text\na,to the war and the peace\nb,\n")
    let run = try stats(
      "similarity", "seeds/outlets.csv", "--against", folder / "other.csv", "--norm", "none", "--idf", "none",
      "--method", "overlap")
    #expect(run.code == 0)
    #expect(run.messages == "stats: warning: rows without a term, whose similarities are empty cells: 1\n")
    #expect(
      run.text == """
        outlet,a,b
        americanfreepress.net,0.8,
        cryptoknowmics.com,0.8,
        spamchronicles.com,1,
        thehill.com,0.6,

        """)
  }
}
