import Testing

@testable import TextStatistics

@Suite struct SentenceListsTests {
  @Test func anItemBeginsASentenceIfAnItemOpenedTheOneBefore() {
    expectSplits([
      "Here is what to know:\n|1. Russia said it would pull back.\n|2. Ukraine doubts it.\n|• Talks go on",
      "He named three goals: 1) peace, 2) land and 3) bread. |All failed.",
      "1) Stop the war |2) Free the captives |3) Rebuild. |That is the plan.",
      "• Oil rose |• Gold fell. |• Bonds held",
      "a) Yes |b) No |c) Don’t know",
      "See chapter 2. |Then 3. |In rule 1) nothing is said of rule 2) at all.",
    ])
  }
}
