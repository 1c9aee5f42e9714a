import Testing

@testable import TextStatistics

@Suite struct SentenceSpeakersTests {
  @Test func aQuestionOrExclamationGoesOnWithWhoSaidIt() {
    expectSplits([
      "“Why?” Wang said. |He left.",
      "\"I won't!\" he shouted. |Nobody moved.",
      "“Yes.” |Then he left.",
      "“Why?” |Then he left.",
      "“Why now?” asked Wang. |Nobody knew.",
      "“Why now?” Foreign Minister Wang Yi asked reporters on Monday. |He got no answer.",
      "“What would you do?” Sen. Lindsey Graham, R-S.C., said. |No one replied.",
      "“Is it over?” U.S. President Joe Biden said Friday.",
      "“Will it end?” |Biden thought about it.",
      "“Will it end?” |The minister said it would.",
      "“Will it end?” |Wang said he did not know.",
      "“Who did this?” White House press secretary Jen Psaki asked.",
      "“Let’s go!” I said. |“Now!”",
      "“Really?” Smith, 43, said.",
      "“Really?” |Smith, 43, was not sure.",
      "“Stop!” O’Brien-Peña told the crowd. |It stopped.",
      "“Stop!” Marine Le Pen wrote on Twitter.",
      "“Stop!” Ursula von der Leyen tweeted.",
      "“Is this war?” Wang told them. |“It is.”",
      "‘Is this it?’ Putin asked. |It was.",
      "«Pourquoi ?» |Il est parti.",
      "« Non. » |Il est parti. |« Oui ! » |Elle reste.",
      "“I don’t know…” Wang said. |He paused.",
      "(“Why?” Wang said.) |He left.",
      "“Who knows?” |Said’s book sold well.",
      "“Why?” |Wang stood up.",
      "“We will win!” |Ukraine’s president says that is certain.",
      "“Shame!” Pelosi, the House speaker, shouted. |Members stood.",
      "She asked, “Why?” |Wang, who had come late, did not answer.",
      "“Run!” they cried. |“Run!” |People ran.",
    ])
  }
}
