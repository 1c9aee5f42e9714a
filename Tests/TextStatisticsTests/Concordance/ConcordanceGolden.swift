// Made by Tests/Oracles/concordance.py with NLTK 3.10.4, Python 3.11.7.

/// Article, token, five words to the left, the word, five to the right.
let concordanceGolden = #"""
  000|76|in response to the invasion|china|has refused to condemn russia's
  000|89|the attack in ukraine meanwhile|china|claims that sanctions create other
  000|124|the development of a comprehensive|china|russia partnership in the new
  000|150|saturday during which he said|china|did not want to add
  000|224|ukraine has prompted comparisons to|china|and taiwan but wang said
  000|299|taiwan as inalienable part of|china|and opposes any forms of
  000|309|of independence of taiwan and|china|had supported russia's opposition to
  000|68|the world which has imposed|sanctions|against russia in response to
  000|92|ukraine meanwhile china claims that|sanctions|create other issues and jeopardize
  000|18|as beijing's most important strategic|partner|despite growing casualties amid russia's
  000|132|in the new era wang|said|wang also had a call
  000|149|on saturday during which he|said|china did not want to
  000|179|reuters noted that wang also|said|china's red cross would provide
  000|229|china and taiwan but wang|said|taiwan was a fundamentally different
  001|9|listen to fox news articles|china|will seek to strengthen ties
  001|93|in various fields wang said|china|stands ready to work with
  001|178|satellites of the united states|china|russia relations have come under
  001|204|the event of western sanctions|china|would likely act as a
  001|232|told fox news digital that|china|is russia's banker biden promises
  001|256|aid to ukraine to 2.5|china|did just that with some
  001|284|a deal that stipulated that|china|would buy 100 million tons
  001|368|told fox news digital that|china|will never see putin as
  001|377|putin as an equal partner|china|somehow incites him to quarrel
  001|412|sanctions he will crawl to|china|and ask them to buy
  001|31|instead press harder and impose|sanctions|on moscow in the face
  001|61|the illegal and counterproductive western|sanctions|imposed in response to the
  001|203|in the event of western|sanctions|china would likely act as
  001|407|other countries have joined the|sanctions|he will crawl to china
  001|376|see putin as an equal|partner|china somehow incites him to
  001|92|cooperation in various fields wang|said|china stands ready to work
  001|226|preparedness robert l wilkie previously|said|told fox news digital that
  002|1||china|stands with russia its most
  002|22|union and western leaders pressure|china|to use its influence to
  002|96|world according to abc news|china|has criticized the western imposed
  002|237|role western governments would prefer|china|play in convincing russia to
  002|248|halt its operation in ukraine|china|has the potential to reach
  002|266|obviously and we would like|china|to use its influence to
  002|102|has criticized the western imposed|sanctions|on russia following the initiation
  002|409|and media pundits devastating economic|sanctions|and boycotts of russian products
  002|9|russia its most important strategic|partner|by john friend as the
  002|73|as china's most important strategic|partner|emphasizing that beijing's close relationship
  003|3|russia and|china|are drawing closer together in
  003|13|in the crisis russia and|china|are drawing closer together in
  003|34|aggression in ukraine russia and|china|are looming for the first
  003|167|culprits in the ukraine conflict|china|still refuses to condemn the
  003|189|culprits in the crisis russia|china|cooperation knows no borders beijing
  003|221|this reference to domain policy|china|is always targeting the us
  003|227|is always targeting the us|china|supports peace talks to achieve
  003|268|was two day talks in|china|on afghanistan which were also
  003|298|lavrov wanted to travel from|china|to india where he is
  003|249|major humanitarian crisis wang yi|said|according to his ministry lavrov
  004|41|that it has not seen|china|providing russia with military equipment
  004|84|the international landscape may change|china|will continue to strengthen strategic
  004|217|as adding that relations with|china|remain a major diplomatic priority
  004|229|always regards developing relations with|china|as its diplomatic priority and
  004|300|relationship with moscow in turn|china|has stated that russia's security
  004|332|killed thousands on both sides|china|stated this week that it
  004|375|yuzhen china's special representative to|china|central and eastern europe cooperation
  004|413|china's foreign ministry the south|china|morning post reported tuesday
  004|161|as unprecedented western anti russia|sanctions|threaten to destroy its economy
  004|131|vice foreign minister le yucheng|said|in a late tuesday statement
  004|274|international equity and justice denisov|said|the summit and declarations are
  """#
