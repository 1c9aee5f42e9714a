import Testing

@testable import TextStatistics

/// Sentences as they stand in news, kind by kind; a bar is where one starts.
@Suite struct SentenceNewsTests {
  @Test func titlesAndAbbreviationsAreNotTakenForEnds() {
    expectSplits([
      "The bill was backed by Sens. Joe Manchin and Susan Collins. |It passed.",
      "Lt. Gov. Dan Patrick and Maj. Gen. Pat Ryder met Rear Adm. John Kirby. |They left.",
      "The Rev. Al Sharpton spoke after Dr. Anthony S. Fauci. |Both agreed.",
      "Shares of Alphabet Inc. and Amazon.com Inc. rose. |Apple Inc. |The maker of phones fell.",
      "He joined Goldman Sachs Group Inc. President John Waldron on stage.",
      "The deal with Lockheed Martin Corp. Chief Executive Jim Taiclet was signed in Washington, D.C. |It is worth $2.1 billion.",
      "Robert F. Kennedy Jr. |He is a lawyer. |Robert F. Kennedy Jr. Wins.",
      "The court ruled in Dobbs v. Jackson Women's Health Organization. |Roe v. Wade fell.",
      "Officials in St. Petersburg, Fla., said so. |St. Louis did not.",
      "The storm hit Baton Rouge, La. |At least 12 people died.",
      "It was No. 1 on the list. |No. 2 was Brazil.",
      "The answer was no. |Five members left.",
      "Talks begin on Feb. 24. |On Feb. 25 they end. |By Dec. 2024 all is over.",
      "The U.S. Supreme Court, the U.N. General Assembly and the E.U. Commission met.",
      "The U.S. No. 1 seed and the U.S. All-Stars won. |SEN. ROE SAYS NO.\n|Gen. Roe did not.",
      "He flew from the U.S. to the U.K. |His wife stayed in the U.S. |She works there.",
      "Prices rose in the U.S., U.K., etc. |They fell in Japan.",
      "It costs approx. 5 euros, i.e. Half of what it was, cf. Table 2.",
      "The company, a.k.a. Meta, said so. |E.l.f. Beauty did too.",
    ])
  }

  @Test func initialsAreNotTakenForEnds() {
    expectSplits([
      "J.R.R. Tolkien and C. S. Lewis met. |So did W.E.B. Du Bois and H. G. Wells.",
      "George H. W. Bush was president. |George W. Bush was too.",
      "The film will be in 3D. |Police love it. |The firm paid $5M. |Shares fell.",
      "Ask in a Q&A. |Experts will answer. |AT&T. |Verizon.",
    ])
  }

  @Test func pointsInNumbersEndNothing() {
    expectSplits([
      "The index fell 1.5% to 4,123.34. |Oil rose to $112.93 a barrel.",
      "Inflation was 7.9 percent. |Core prices rose .5 percent. |In 2021 it was 1.4.",
      "Brady, 44. |Smith, 43, and Jones, 12. |They are kin.",
      "The Lakers won 112-98. |Boston lost 3-2 in overtime. |Nadal won 6-4, 6-3. |He rests.",
      "About 3.5 million fled. |2 million went to Poland. |$13.6 billion in aid followed.",
      "Version 2.0 is out. |Version 3.0. |And 10.5 too.",
    ])
  }

  @Test func ellipsesEndSentencesBeforeCapitalsOnly() {
    expectSplits([
      "“We have… to go,” he said. |They went… and came back.",
      "“I thought ... well, never mind,” she said. |It ended...",
      "It could have been worse… |The minister agreed. |Or so ... |They say.",
      "He wanted “more ... of the same.” |Nobody else did.",
    ])
  }

  @Test func closingMarksStayWithTheirSentence() {
    expectSplits([
      "“The war is over.” |Nobody believed it. |“The war,” he said, “is not over.”",
      "He said: “We will not yield.” |“We will fight,” he added.",
      "‘It is done.’ |So he said. |‘Not yet,’ she said.",
      "She called it a “disaster.” |(He did not.) |[The paper corrected this.] |Then came the vote.",
      "He asked, “What now?” |Then he sat down.",
      "The show “Jeopardy!” is back. |Jeopardy! host Ken Jennings smiled.",
      "“Are you there?” |“Yes.”",
    ])
  }

  @Test func datelinesBelongToTheirSentence() {
    expectSplits([
      "WASHINGTON (AP) — The House voted. |The Senate did not.",
      "KYIV, Ukraine (Reuters) - Russian troops shelled Mariupol. |Ukraine denied it.",
      "WASHINGTON, D.C. — President Biden spoke. |He left at noon.",
      "BEIJING, March 30 (Xinhua) -- China will act. |It said so on Wednesday.",
      "ST. LOUIS — The mayor said so. |Police agreed.",
    ])
  }

  @Test func webAddressesStayWhole() {
    expectSplits([
      "Read more at www.nytimes.com. |Write to tips@news.example.org. |Thank you.",
      "See https://example.com/a.b?c=d!e. |The file is report.v2.pdf. |It is long.",
      "Follow us on Twitter @example. |Amazon.com lost. |Booking.com won.",
    ])
  }

  @Test func namesWithAnExclamationMarkGoOn() {
    expectSplits([
      "He told Yahoo! News so. |Yahoo! Finance reported it. |Yum! Brands fell. |E! Online knew.",
      "She joined Yahoo! |It paid well.",
    ])
  }

  @Test func timesOfDayEndSentencesBeforeFrequentStartersOnly() {
    expectSplits([
      "The vote is at 10 a.m. Thursday. |It ends at 5:30 p.m. |The result is due by 9 p.m. EST.",
      "Polls open at 7 a.m. |In Ohio they open at 6:30 a.m. Eastern time.",
      "It was 4 p.m. when he came. |At 6 p.m. Mr. Smith left.",
    ])
  }

  @Test func headlinesEndAndWrappedLinesGoOn() {
    expectSplits([
      "Biden Signs Bill\n|WASHINGTON — The president signed it. |He smiled.",
      "Who Is Wang Yi?\n|By Jane Doe\n|The minister came Monday.",
      "Stocks fall as Fed raises rates\n\n|Stocks fell on Wednesday.\n\n|ADVERTISEMENT\n\n|Bonds rose.",
      "The talks in Istanbul, which\nbegan on Tuesday, were\n“constructive,” both said.\n|Then they ended.",
      "UPDATE 1-China says U.S. should stop\n|(Adds quotes)\n|BEIJING, April 1",
    ])
  }

  @Test func namesThatStartSmallBeginSentences() {
    expectSplits([
      "The iPhone sold well. |iPad sales fell. |eBay rose.",
      "A source (who asked not to be named.) said so. |He (Smith) left. |“No,” (he) said.",
    ])
  }

  @Test func stopsOfOtherScriptsEndSentences() {
    expectSplits([
      "他说：“好。”|然后他走了。|为什么？|天哪！|完",
      "هل انتهت الحرب؟ |لا أحد يعرف. |قال الوزير ذلك.",
      "یہ خبر ہے۔ |وہ چلا گیا۔",
      "युद्ध समाप्त हुआ। |वह चला गया॥ |क्या यह सच है? |हाँ।",
      "Это конец. |Он ушёл. |Что дальше? |Ничего...",
      "Der Krieg ist aus. |„Wirklich?“ |Ja. |Ägypten auch.",
      "¿Qué pasó? |¡Nada! |Se fue el Sr. que vino.",
    ])
  }

  @Test func allKindsMixAsInArticles() {
    expectSplits([
      "He lives in Portland, Ore., and works for the U.S. Army. |Sgt. 1st Class Ann Lee does, too.",
      "“Do you recall?” the lawyer asked. |“I do,” said Depp.",
      "Trump, 75, left office Jan. 20, 2021. |Biden took over at 12 p.m. EST that day.",
      "It is the worst since World War II. |Europe is on edge.",
      "“Who’s next?” Rep. Alexandria Ocasio-Cortez, D-N.Y., tweeted. |“We are.”",
      "The S&P 500 lost 1.2%. |The Dow Jones Industrial Average rose 0.3%.",
      "“Enough!” said President Volodymyr Zelenskyy. |“Enough.”",
      "Dr. Dre, Snoop Dogg, Eminem, Mary J. Blige and Kendrick Lamar performed. |Fans cheered.",
      "He was born on Oct. 7, 1952, in Leningrad, U.S.S.R. |He studied law.",
      "The poll (margin of error: plus or minus 3.1 points) was done by Ipsos. |(Reporting by J. Doe; Editing by K. Roe)",
      "What is NATO? |Why does it matter? |Here’s what to know.",
      "“We’re at war.... |We need help,” he said.",
      "The company—founded in 1998 by Larry Page et al.—grew. |It is now worth $1.8T.",
      "Mr. Putin said he would “not negotiate”; Mr. Biden, for his part, said, “We’ll see.”",
      "Is it true that the U.S. will act? |Yes. |No. |Maybe.",
      "Prosecutors cited 18 U.S.C. Section 1001. |The judge agreed.",
      "WATCH: What Happens Next? |President Biden Speaks at 8 p.m. ET",
      "Police said John Doe Sr., 70, and John Doe Jr., 45, were hurt. |Both live on Main St. |Neither spoke.",
      "The 6-foot-5-in. center scored 20. |He had 5 rebounds.",
      "The suspect fled on Interstate 95. |I-95 was closed.",
      "He asked: “Is Ukraine safe?” |Zelenskyy’s answer: No.",
      "“Will they come?” |Putin said NATO would. |“Never.”",
      "“Will they come?” Putin asked NATO. |It was silent.",
      "In an interview with The Wall Street Journal Mr. Smith spoke. |“Ha!” |Ms. Roe laughed.",
      "The E.P.A. |The agency said so. |C.D.C. Director Rochelle Walensky agreed. |N.Y.P.D. officers came.",
    ])
  }

  @Test func hardPassagesOfTheSeedsAreDecidedAsAReaderDoes() {
    expectSplits([
      "who welcomed him as a “Old friend”. |Both sides emphasized the quality of the relationship.",
      "we reject hegemony.” |With this reference to domain policy, China is always targeting the US.",
      "staff and preparedness Robert L. Wilkie previously said that China is “Russia’s banker.”\n|BIDEN PROMISES "
        + "ZELENSKYY FURTHER $500 MILLION IN ONE HOUR TALK THAT BRINGS US AID TO $2.5\n|China did just that.",
      "NEWYou can now listen to Fox News articles!\n|China will seek to strengthen ties with Russia.",
      "As the U.S., European Union and Western leaders pressure China – the U.S., United Kingdom, and NATO – it stayed.",
    ])
  }
}
