// Made by Tests/Oracles/lexicon_scores.py with NLTK 3.10.4, Python 3.11.7.

/// Entries and scores.
let lexiconScoresEntries: [(String, Double)] = [
  ("strategic partner*", 2),
  ("support*", 1),
  ("peace", 1.5),
  ("peace talks", 3),
  ("promot*", 1),
  ("trust*", 2),
  ("secur??y", 1),
  ("just*", 0.5),
  ("important", 1),
  ("crucial", 1),
  ("win win", 2),
  ("humanitarian cris?s", -3),
  ("humanitarian corridors", 1),
  ("cris?s", -2),
  ("war", -2),
  ("war crimes", -4),
  ("cold war", -3),
  ("invasion", -2.5),
  ("sanction*", -1),
  ("attack", -2),
  ("kill*", -3),
  ("refus*", -1),
  ("condemn*", -1),
  ("hostile", -2),
  ("don't", -9),
  ("u.s", 0.25),
  ("russia's *", -0.5),
  ("china's foreign min*", 0.75),
  ("solution to the crisis", 4),
  ("aggression in", -1),
]

/// Article, words, matches, sum of positive scores, sum of negative scores.
let lexiconMatchesGolden = #"""
  000|316|22|13.0|14.5
  001|422|17|3.5|17.0
  002|684|25|16.25|19.5
  003|377|22|14.75|24.0
  004|417|9|4.25|11.0
  """#

/// Text, and what its matches contribute.
let shifterWindowsGolden = #"""
  Far from good barely; the|-0.2
  Never: not: market far from “said in spite of|
  Bad market far from”|1.0
  The in spite of bad; good leaders hope leaders by far however. Good no longer bad. Not nothing but|-1.25 1.0 3.6 -1.0 1.0
  Bad crisis “china crisis no longer (not|-1.0 -2.5 2.5
  Bad-in spite of-very hope talks despite-bad, very|-0.75 3.6 -2.3
  Highly very very bad|-3.4
  Hope isn't china-by far talks hope. However all but very|-2.0 -0.4
  Said. China “far from hope, not “nothing but of hope china of” however|-2.0 2.0
  No longer, a little good officials good not barely of barely bad|0.2 -0.0 0.0
  By far, hope leaders officials hope market officials|2.0 2.0
  Good leaders barely: very-but|0.2
  Barely, in spite of very despite hope despite.|4.1
  Bad china officials very good china;|-1.0 1.8
  China in spite of china, china a little market “all but slightly bad barely” highly (without hope”|-0.0 -0.4
  All but: highly good said not, a little. China bad|-0.2 -1.0
  Bad|-1.0
  Good china bad however|1.0 -0.75
  Very” said officials bad hope of without highly-far from officials good|-1.0 -2.0 1.8
  Hope” a little of hope despite in spite of hope market, barely;|2.0 0.0 3.0
  Said” all but|
  Barely. Good a little good however good|0.2 0.0 0.45
  But” talks bad said;|-1.0
  Of very, market never very|
  Market of despite crisis far from china. China market|3.125
  Slightly hope good market “however. Hope” officials no longer no longer: officials good (|0.4 0.2 2.0 1.0
  Talks far from slightly, by far barely very, hope isn't bad slightly. Bad|-2.0 0.2 -1.0
  Good far from leaders. Of leaders hope of no longer leaders|-1.0 -2.0
  Slightly: bad talks hope bad said far from: all but. Isn't (hope the|-1.0 2.0 1.0 -2.0
  Hope-hope bad “good, however crisis” far from far from, hope very despite very; talks the;|2.0 2.0 -1.0 1.0 -3.125 3.1
  China-good (a little bad|0.2 -0.2
  Good crisis (said not only good good, barely, however slightly-barely-but|1.0 -2.5 1.0 1.0
  Market (all but nothing but bad “leaders far from hope, never bad good”|-1.0 -2.0 1.0 -1.0
  However. By far crisis. By far china highly-by far bad far from not, in spite of|-4.5 0.0
  By far crisis good hope of nothing but” said” china by far hope.|-4.5 1.8 3.6 3.6
  Good the the” highly a little|1.0
  Of, a little bad far from. Leaders, leaders. Said talks nothing but all but leaders (market hope, bad:|0.2 2.0 -1.0
  Good good however a little good “slightly crisis without said all but|0.75 0.0 0.45 0.5
  Bad. Crisis|-1.0 -2.5
  Crisis by far hope of by far hope a little by far market crisis far from china|-4.5 5.2 3.6 0.0
  Hope by far hope good; crisis but the without talks very despite (leaders (hope|3.6 3.6 1.8 -1.875 -0.9
  The|
  Said bad by far far from, crisis not without. Leaders|-1.8 -2.5
  Bad bad hope slightly in spite of crisis without but,|-1.0 -0.2 0.0 0.5
  Good not crisis highly very crisis never leaders by far|-1.0 0.0 -6.5
  Bad slightly all but nothing but good never-talks market china far from” leaders bad isn't|-0.2 -0.2 1.0
  Bad good market of a little officials slightly isn't hope all but|-1.0 1.0 -0.0
  By far slightly despite officials but-of “without in spite of highly, market crisis slightly talks|-0.5
  Far from. Good bad good barely not only nothing but “|1.0 -0.2 0.2
  Bad officials. Crisis by far hope no longer of. China barely bad hope a little; hope.|-1.0 -4.5 -0.4 -0.0 0.0 2.0
  China never said slightly bad-despite crisis said no longer a little|0.0 -1.125
  Crisis a little however in spite of said hope-crisis “hope never but good|-0.5 3.0 -3.125 -1.5 -1.25
  Very hope good|3.6 1.8
  The china market the by far, a little” isn't-without in spite of bad the (a little but|-0.45
  Barely bad officials-crisis china officials|-0.2 -0.5
  The nothing but said crisis very china without, never bad talks: barely the by far nothing but|-4.5 1.0
  By far; but, crisis never highly slightly; very|0.5
  Despite without good barely the “by far; very in spite of barely (hope “in spite of slightly market in spite of|-0.45 2.5
  Good “no longer.|1.0
  Officials (officials in spite of” slightly a little. Hope highly, isn't, crisis “talks, leaders” in spite of however”|3.6 -2.5
  Very market. Leaders of, not only bad slightly said the, in spite of but “slightly; said|-0.2
  Slightly barely leaders (good; hope slightly never however good hope hope, no longer isn't (|0.0 -0.4 -0.45 -0.9 -0.9
  Market barely hope said however hope isn't however|0.0 -0.4
  The. Said talks of “talks never good|-1.0
  Despite. Without by far the, crisis a little barely good crisis a little highly (never market.|-0.5 0.0 -0.0
  But hope by far” bad; hope|4.1 -1.0 2.0
  Hope “of however,|2.0
  Hope isn't (very. Not said leaders despite leaders hope” highly in spite of very barely officials|-0.4 -2.5
  Not, hope bad,|2.0 -1.0
  Crisis bad but hope far from:|-1.875 -0.75 -2.5
  Officials the good said but said highly. However said-by far very but, not only, but|0.75
  Market not only good officials “barely in spite of despite barely; bad|1.0 -1.0
  Leaders crisis|-2.5
  Slightly not only never however but|
  Highly. Of” despite not not crisis market hope nothing but china|-3.125 2.5
  Slightly the however officials a little said|
  However no longer highly by far” crisis|-2.5
  Talks barely barely leaders far from good market very talks.|-0.0
  However (officials. Good by far in spite of good|1.8 2.05
  In spite of good in spite of however|1.0
  Talks talks|
  Isn't crisis; a little good, talks however. Market far from talks despite-crisis “said|2.5 0.2 3.125
  Bad good|-1.0 1.0
  But, of|
  A little very|
  Crisis highly: bad” in spite of officials|-4.5 -1.0
  The good good the|1.0 1.0
  The said highly talks of|
  A little|
  Said highly (not barely talks hope despite. Officials:|-0.0
  Officials (|
  But a little.|
  Bad china not only not the crisis very;|-1.0 0.5
  Never: good talks talks. However. Said bad crisis talks officials market. In spite of said crisis”|1.0 -1.0 -2.5 -3.125
  Leaders a little no longer-bad market good talks, said. China hope bad but”|0.2 -0.2 1.5 -0.75
  A little china “the by far” nothing but bad-by far very of|-1.8
  In spite of officials highly-without crisis the-hope. A little in spite of a little|1.125 -0.4
  Talks good” crisis. Highly|1.0 -2.5
  Barely leaders|
  Barely. Barely|
  Hope market by far.|3.6
  Good very; hope china the despite” crisis hope very, far from china the leaders market|1.8 2.0 -4.5 3.6
  However market leaders: all but highly “officials.|
  All but but bad, good hope leaders” a little talks|-1.25 1.0 2.0
  In spite of talks bad however but barely without|-0.75
  Despite by far slightly by far|
  Bad a little the officials hope barely” bad|-0.2 0.0 -1.0
  Bad without slightly talks without, bad nothing but.|0.2 -1.0
  Highly” crisis china the “in spite of: china highly china. Of; hope despite|-2.5 1.5
  Slightly talks crisis|-0.5
  A little bad in spite of the but bad market officials not, crisis hope not only leaders|-0.0 -1.5 -2.5 2.0
  But: officials: leaders no longer nothing but all but-all but despite isn't good: china the china|-1.25
  Market however officials bad crisis highly bad crisis:|-2.05 -5.125 -2.05 -4.5
  Barely bad barely-|-0.0
  Hope bad hope bad officials”|2.0 -1.0 2.0 -1.0
  Market hope the despite hope hope slightly however not isn't,|1.5 0.9 0.4
  But, hope the. The barely|2.0
  Good. Bad of china crisis despite-talks. A little, china bad|1.0 -1.0 -1.875 -1.0
  Market (said without good officials|-1.0
  Good said but talks of|0.75
  Crisis. Isn't market good. Slightly talks hope (by far good but slightly hope leaders,|-2.5 -1.0 2.0 0.8 2.5
  Officials leaders:|
  A little-however|
  Hope highly but; however hope. Slightly the (bad but hope nothing but leaders (market no longer|3.1 2.5 -0.0 0.9
  Hope|2.0
  A little china barely. In spite of of bad;|-1.25
  Talks good|1.0
  Crisis: talks|-2.5
  Nothing but “|
  All but|
  Hope” market no longer good slightly barely, barely very (|2.0 -0.0
  However bad leaders officials very the china despite the” talks|-1.25
  Said|
  Very. Good of bad hope officials, market (in spite of the talks but hope: hope all but|1.0 -1.0 2.0 3.0 2.0
  Crisis china; not only|-2.5
  Slightly talks: very leaders leaders; however|
  Crisis but china, a little the very good crisis|-1.875 1.0 -2.5
  Talks by far slightly” by far very, china|
  Not only no longer without crisis (in spite of of hope said|-1.875 2.5
  Far from hope said a little no longer the bad in spite of. Officials despite all but isn't.|-0.4 0.0
  Very hope, market (crisis, slightly despite officials”|3.6 -2.5
  A little by far|
  Bad officials hope good market (barely|-1.0 2.0 0.2
  Crisis bad bad officials bad hope. Far from good very isn't|-2.5 -1.0 -1.0 -1.0 2.0 1.8
  Crisis, slightly however highly the; but in spite of never|-2.5
  Leaders (all but|
  Crisis; isn't. Of. Very china not-isn't crisis despite bad by far|-2.5 -3.875 -2.05
  But the hope nothing but said: talks “but all but|2.5
  Hope in spite of|1.5
  Market crisis said said”|-2.5
  Crisis said the without. But crisis, bad the without crisis|-2.5 -3.125 1.0 2.5
  Never. All but|
  Nothing but by far officials china|
  Barely very; said very in spite of the china|
  Leaders crisis” crisis a little without (barely”|-2.5 -0.5
  Far from the the; of not|
  Very by far hope: good|5.2 1.0
  The market|
  Slightly|
  Of; despite bad hope of not only crisis said of very bad very slightly|-1.25 2.5 -2.5 -1.8
  Barely market but. Market leaders not but market crisis bad said good market” good,|3.125 1.25 1.25 1.0
  Market never very”|
  Said officials leaders (good a little not only|0.2
  Without good of|-1.0
  However leaders good hope china: good the by far. No longer|1.25 2.5 1.8
  Highly highly. Isn't talks market the nothing but said very without|
  Leaders|
  Bad. No longer|-1.0
  Crisis hope. Said|-2.5 2.0
  China despite crisis” barely|-3.125
  Bad a little officials; highly, hope (but officials; in spite of” by far|-0.2 1.5
  Hope highly bad” market|3.6 -1.8
  A little said,|
  Nothing but leaders nothing but. Crisis talks said market bad very the; market: not only (|-2.5 -1.8
  Barely|
  Highly good however-|1.55
  In spite of. Of isn't, leaders not. However good good crisis bad: bad,|1.25 1.25 -3.125 -1.25 -1.0
  Slightly however said bad”|-0.45
  Leaders of slightly despite|
  Highly without china a little bad not “hope despite. Without|-1.0 1.5
  A little officials of a little slightly very said “highly,|
  Crisis good leaders nothing but” despite|-2.5 1.0
  Said slightly far from said china|
  Despite “crisis. Slightly highly in spite of slightly very|-2.5
  In spite of said|
  Talks a little. Good however in spite of said the very but leaders highly talks. Very the”|0.5
  Highly talks by far, of. Of talks” market. Officials (crisis|-2.5
  Said without. Talks crisis said|-2.5
  Never barely very barely|
  No longer|
  Very however by far all but officials good. Isn't crisis highly officials by far|1.8 0.5
  Barely however however all but” good bad. Said|1.0 -1.0
  Never leaders hope hope the but china the slightly.|-2.0 -1.5
  Crisis slightly: however|-0.5
  Of of talks far from good|-1.0
  Said, in spite of, market; very crisis but|-3.875
  Barely the barely despite china despite china bad crisis said|-0.7 -3.75
  Highly by far leaders officials|
  Leaders highly very of. Talks slightly market; bad. Isn't despite crisis but officials china|-1.0 2.5
  Bad slightly-very far from of no longer china|-1.0
  Hope|2.0
  Hope market: good|2.0 1.0
  By far-the hope. The leaders hope despite officials china officials leaders-the in spite of.|3.6 1.5
  Highly good a little china. Leaders|1.0
  No longer a little hope: nothing but: barely, bad without|-0.4 1.0
  The however|
  Said slightly|
  Hope never|-2.0
  Crisis, by far|-2.5
  Bad; never” the|-1.0
  Of however by far barely; but talks hope barely leaders said|0.9
  Market talks by far officials. Without: no longer” by far far from the; leaders, good very far from|-0.2
  Highly highly china market of, never good no longer crisis not only market no longer, leaders|1.0 -2.5
  Hope barely however all but; good highly officials-barely talks said slightly (leaders said|0.0 1.8
  Nothing but officials, good barely; said|0.2
  Market crisis of all but said crisis “but far from officials china despite “very, never but|-2.5 -2.5
  Not only barely very. Barely bad however very officials. Nothing but of. However talks talks said-|-0.8
  Highly very of without a little barely crisis far from very despite|-0.0
  Crisis|-2.5
  Crisis market. Isn't by far by far|-2.5
  Crisis good very: highly but; however highly market” not only market good|-4.5 1.8 1.0
  Highly a little despite” far from the|
  But barely never talks. Far from no longer|
  Leaders good good crisis|1.0 1.0 -2.5
  The slightly talks said said bad talks|-0.2
  By far officials: the far from very: hope bad not crisis,|-2.0 1.0 2.5
  Talks (said nothing but the “nothing but; market bad good|-1.0 1.0
  Far from, very of|
  Not only barely of “|
  Crisis,|-2.5
  Never isn't|
  By far crisis crisis the “all but of (crisis bad|-4.5 -4.5 -2.5 -1.0
  A little a little, crisis. Leaders (by far: leaders not only good leaders (officials in spite of hope:|-2.5 1.0 2.5
  Good market nothing but; china the nothing but good but, barely all but (nothing but”|1.0 0.75
  Not only in spite of officials the-in spite of “of-said the bad bad slightly “slightly crisis|-0.2 -0.2 -0.5
  Never very of (said. Said hope “all but; barely officials, but barely market.|2.0
  But hope. Far from of nothing but good highly not only said but “market;|2.5 -0.2
  Isn't; in spite of of by far talks by far barely; in spite of,|
  Of crisis by far leaders market very “crisis very|-4.5 -4.5
  Bad” a little” the said. Market. Good however hope-a little. By far without market the however|-1.0 0.75 0.9
  Never, of “china, nothing but talks crisis of|-2.5
  Highly said|
  Bad not very despite, talks; but. Talks but all but by far|0.2
  Of good china china|1.0
  Slightly. Officials good hope, market|1.0 2.0
  Slightly good isn't highly-crisis not; of” good. Hope|-0.0 -2.5 1.0 2.0
  No longer never by far however market hope however|-0.4
  Bad by far good leaders very no longer but: market|-1.8 2.6
  Hope|2.0
  Market isn't. Said|
  China despite (crisis: crisis isn't; hope a little good, no longer slightly despite|-3.125 2.5 0.4 0.2
  China nothing but|
  A little bad, good|-0.2 1.0
  Good good, not good highly|1.0 1.0 -0.2
  Bad but china|-0.75
  Good officials “slightly good barely. Despite said|1.0 0.0
  Good said: the crisis in spite of market never leaders hope|1.0 -1.875 -2.5
  Talks good highly crisis: but however-crisis officials hope, bad|1.8 -4.5 -3.75 3.0 -1.0
  Crisis the|-2.5
  Crisis, bad good (|-2.5 -1.0 1.0
  Hope very of (officials bad. Very hope talks good very not not|3.6 -1.8 3.6 -0.0
  But officials a little market. Never the” highly-bad” crisis bad hope not said”|-1.8 -2.5 1.0 -2.0
  Despite said (good china without|-1.25
  Said-of said: good good|1.0 1.0
  Despite despite good. Far from: hope|1.5 2.0
  Hope barely without|-0.4
  Very however crisis hope a little bad|-3.125 2.5 -0.45
  Without a little said (bad nothing but crisis very: crisis|0.2 -2.5 -2.5
  Talks but the however the:|
  Despite by far leaders officials crisis (however. Crisis hope talks hope all but a little officials (|-4.5 -2.5 2.0 2.0
  The however, bad. Slightly but|-1.0
  Said said a little leaders leaders slightly by far but very|
  Barely-in spite of barely in spite of china-of but by far china market. Not only.|
  Highly the all but” good leaders hope barely china; officials; said never good|1.0 0.4 -1.0
  Not slightly not only highly-highly talks leaders|
  Without “leaders good market. China highly nothing but leaders not only good. Very said however market|1.0 1.0
  Talks said not, said despite the talks|
  Bad good officials but not only the|-1.0 0.75
  Market hope|2.0
  Bad; leaders|-1.0
  Slightly|
  Barely crisis leaders hope crisis,|-0.5 0.4 -0.5
  The barely; bad crisis never “the isn't isn't, hope a little|1.0 2.5 0.4
  Crisis officials: barely. Barely market highly market; never; crisis-the crisis far from leaders isn't|-2.5 -2.5 2.5
  Leaders crisis a little a little hope however leaders bad,|-0.5 0.0 -0.45
  Bad hope isn't bad in spite of china the|1.0 -2.0 0.75
  Hope hope|2.0 2.0
  Market” slightly. Slightly market-talks “china; said by far|
  Said but not bad far from; very very crisis market hope by far highly: barely bad (|-1.25 -6.5 6.8 -0.2
  Highly highly china, however barely in spite of far from. A little officials|
  Barely leaders talks very (very market barely barely. China the all but talks china china|
  Leaders market good officials of hope however bad|1.0 1.5 -1.25
  Leaders: in spite of however-but without the-despite (hope very leaders bad|-1.9 -2.05
  No longer talks bad crisis” all but.|1.0 2.5
  Highly barely talks: despite a little good talks:|0.45
  Very not only leaders far from good officials but; very china hope a little leaders talks officials|-0.75 2.0
  Highly|
  China-bad talks|-1.0
  Leaders (however bad (bad the said in spite of slightly not only; nothing but a little by far hope talks|-1.25 -1.25 2.0
  China; a little however crisis the good crisis china never. Good market a little officials|-1.125 0.45 1.125 0.2
  Not only, officials talks officials despite: crisis hope china very crisis of very officials barely|-2.5 3.6 -6.5
  Officials, crisis all but without by far|-2.5
  Far from bad never of however. Hope|-1.0 2.0
  Good “crisis leaders in spite of highly not” by far|1.0 -1.875
  Despite bad but “of crisis the-very bad|-1.0 -4.5 -1.8
  Crisis despite hope slightly the; all but “china good, hope|-1.875 0.9 1.0 2.0
  Hope; said-despite, crisis but|2.0 -1.875
  Good highly crisis said|1.8 -4.5
  Highly; bad: crisis but good” china officials never without hope|-1.0 -1.875 1.25 2.0
  Good hope; bad good|1.0 2.0 -1.0 1.0
  Barely (all but|
  Hope. Said the (good slightly despite-leaders|2.0 0.0
  China. However far from,|
  Of hope the market hope slightly bad no longer officials good the officials very. The|2.0 0.4 0.2 -0.2
  Very of far from not only officials highly slightly|
  Of market: despite bad a little market slightly nothing but slightly barely hope in spite of,|-0.45 0.0
  But hope” bad bad; hope officials hope crisis|2.5 -1.0 -1.0 2.0 2.0 -2.5
  China very crisis bad hope: never good slightly-said. No longer nothing but; the by far|-4.5 -1.8 3.6 -0.2
  Crisis market said bad despite of, crisis; bad talks officials good|-2.5 -0.75 -2.5 -1.0 1.0
  Hope market good crisis market bad hope officials|2.0 1.0 -2.5 -1.0 2.0
  But officials of the-nothing but|
  By far-very bad: officials|-2.6
  A little highly talks|
  Talks hope; very despite good|2.0 2.05
  Far from talks, market” bad highly (china, of barely; bad market|-1.8 -1.0
  In spite of nothing but” good slightly slightly no longer. However very; however|0.0
  Bad. Isn't bad talks market. Crisis a little despite by far|-1.0 1.0 -0.5
  Good highly highly said in spite of china bad bad “a little|2.6 -1.25 -1.25
  Of|
  But of “market market said not the said without “no longer hope, officials|-2.0
  Said despite (officials; all but good not only talks said said barely without not only|1.0
  Slightly the bad of market crisis far from china good; good, but far from not|-0.2 0.5 -1.0 1.0
  Hope|2.0
  Officials. Very very hope highly bad in spite of. Bad talks (in spite of. All but slightly a little|6.8 -3.15 -0.75
  A little crisis not only in spite of: bad very hope hope” despite crisis good” market (a little a little|-0.5 -1.8 3.6 3.6 -3.125 1.25
  Said the: bad without: talks highly the bad said market|1.0 -1.8
  Bad: not only by far however talks of|-1.0
  Good bad by far officials of market bad of crisis-barely very barely, barely officials|1.8 -1.8 -1.8 -2.5
  Crisis very|-4.5
  The (good very hope of slightly said very (far from china bad officials;|1.8 2.0 0.2
  Bad far from barely however crisis. No longer leaders the without but|1.0 1.125
  Leaders: not slightly highly. A little hope” however leaders, officials the”|0.4
  Of crisis a little not however hope a little without of: a little hope not barely not only|-0.5 -0.5 -0.0
  Very slightly the|
  Of slightly said china china “crisis. Said. Very no longer barely barely highly crisis|-2.5 0.0
  Good without far from. Not (bad. Leaders the|1.0 1.0
  Market bad (highly said, but|-1.8
  Never barely good-hope, by far barely a little:|-0.2 -0.4
  Market the; without-bad very (market, of bad crisis but|0.2 -0.75 -1.875
  The despite, bad officials good, not but slightly hope no longer crisis officials a little, very|-1.0 1.0 0.9 0.625
  Market|
  All but|
  Bad officials by far isn't; highly all but said|-1.8
  Good (barely however despite “leaders|0.0
  Hope highly talks crisis without|3.6 0.5
  Officials market: officials not only the by far nothing but|
  Talks|
  Not highly, very. Never”|
  Without (china highly a little china said hope never talks by far isn't china|-0.0
  Leaders a little of barely hope. No longer china barely. Good; highly all but|0.0 1.0
  Far from|
  Nothing but|
  Despite however,|
  Despite hope never” despite china, the (bad.|-2.5 -1.0
  However good” a little.|1.25
  A little crisis despite bad|-0.0 -0.45
  Talks never leaders no longer bad of a little of bad highly; hope|-0.2 -1.0 2.0
  By far all but: all but in spite of-leaders bad “officials bad of good the good|-1.25 -1.0 1.0 1.0
  Good|1.0
  Not far from by far, no longer china crisis by far of crisis, isn't leaders china hope|0.5 -4.5 -2.0
  Hope never china market-not only good crisis crisis|-2.0 -1.0 -2.5 -2.5
  A little. But market slightly leaders:|
  But|
  Nothing but: of but no longer by far highly|
  A little hope: despite good barely officials said|0.4 0.45
  China|
  Slightly bad however talks crisis bad a little never; good without|-0.0 -0.625 -0.25 -1.0
  However officials highly the good. Barely.|2.05
  Despite far from|
  Slightly good despite the; market, all but|0.0
  Slightly-bad of|-0.2
  All but crisis|-2.5
  Talks very good crisis however: crisis despite very hope|1.55 -3.875 -3.875 4.1
  Of highly hope|3.6
  Bad good the officials of not only by far not|-1.0 1.0
  By far nothing but never of talks bad said barely|0.2
  The|
  Crisis not; despite crisis-china|2.5 -3.125
  Never barely good (officials talks (all but good good highly a little, leaders by far crisis|-0.2 1.8 1.0 -4.5
  Bad “leaders the officials without not (bad leaders market the|-1.0 -1.0
  Highly bad market isn't “bad; china by far officials (|0.2 -1.0
  Crisis. However very in spite of far from china|-2.5
  China no longer market,|
  Nothing but, but not china good bad barely-|-0.45 0.45
  China; talks bad good said china “good very nothing but china leaders all but, in spite of china|-1.0 1.0 1.8
  Highly leaders good said bad crisis: not only (isn't: the leaders good by far|1.8 -1.8 -4.5 1.8
  Crisis without slightly|0.5
  Bad: good, leaders good “talks-the in spite of hope crisis; good the|-1.0 1.0 1.0 2.5 -3.125 1.0
  Slightly-good leaders bad: officials. No longer, crisis barely-|0.2 -0.2 -0.5
  But good bad officials; despite|1.25 -1.25
  """#
