"""Prints the golden stems of Tests/TextStatisticsTests/Tokens/StemmerGolden.swift.

Oracle: PyPI snowballstemmer 2.2.0, the pure Python build of the Snowball release that Debian's libstemmer 2.2.0 has too
(PyStemmer must not be installed: snowballstemmer would hand the work to the C code under test).

    pip install snowballstemmer==2.2.0 && python stemmer.py > ../TextStatisticsTests/Tokens/StemmerGolden.swift
"""

import importlib.util
import pathlib
import re
from importlib.metadata import version

import snowballstemmer

assert version("snowballstemmer") == "2.2.0" and importlib.util.find_spec("Stemmer") is None

# English: words of the seed articles, then words at which the algorithm has special rules.
seeds = sorted((pathlib.Path(__file__).parents[2] / "seeds").glob("*.txt"))
text = " ".join(path.read_text(encoding="utf-8") for path in seeds).lower().replace("’", "'")
found = sorted({word for word in re.findall(r"[a-z]+(?:'[a-z]+)?", text) if len(word) > 5})
english = found[::3] + """
    added evening emergency erred news skies dying lying tying idly gently ugly early only singly howe atlas cosmos bias
    andes inning outing canning herring earring proceed exceed succeed generous generate communism arsenal a i is to be
    the yes boy say y yy sayyid toy china's boss' bosses' o'clock don't can't 'twas hopping hoping falling rated luxuriated
    relational conditional rationality hesitancy digitizer conformably radically differently analogously predication
    operator feudalism decisiveness hopefulness callousness formality sensitivity sensibility triplicate formative
    formalize electricity electrical hopeful goodness revival allowance inference airliner adjustable defensible irritant
    replacement adjustment dependent adoption homologous effective bowdlerize probate rate cease controlling roll
    consignment knightly consistency naïve café ad as us using agreed feed bled motoring sing plastered caresses ponies
    ties cats gas this kiwis gaps cries by
""".split()
german = """
    regierung regierungen minister ministern ministers freund freunde freundinnen größe größer größten straßen häuser haus
    hauses ärzte können konnte möglichkeit möglichkeiten freiheitlich freiheit wirtschaftlich wirtschaftliche verhandlung
    verhandlungen gesagt sagte sagen kriege krieges jahren jahres kinder kindern keiten lustig lustigen einig aufeinander
    schließlich bäume bauern steuern quelle quellen feuer treue ausdrücklich system systeme systemen politiker
    politikerinnen politisch europäische europäischen beziehungen ergebnis ergebnisse ergebnissen arbeitslosigkeit yacht
    ihm ohne er und der die an ab
""".split()
french = """
    gouvernement gouvernements ministre ministres président présidente présidentielle présidentielles guerre guerres
    économique économiques économie politiques continuellement continuité mangeait mangeons finir finissons finissaient
    rendement heureux heureuse heureusement amour amoureux nouvelle nouvelles nouveaux journaux journal généraux qualité
    quantité activité activement logiquement évidemment constamment créer création créateur publications publique été
    étaient étions était naïf naïve haïr yeux ayant où à île îles jouer joueur quatre liberté libertés naturellement
    difficilement européenne européennes
""".split()
spanish = """
    gobierno gobiernos ministro ministros presidente presidenta presidencial guerra guerras económico económica
    económicamente política políticos nación naciones nacionalidad nacionalidades acción acciones rápidamente felizmente
    cantando cantaba cantábamos cantaríamos cantar comiendo comieron vivir vivieron dándole decírselo haciéndolo lógica
    logías biología posibilidad posibles amable amablemente lentitud actividad activamente niño niños niñas pingüino
    averigüéis yendo huyendo construyeron seguir sigue siguen país países él año años y a también dificultad
""".split()

print("// Made by Tests/Oracles/stemmer.py with PyPI snowballstemmer 2.2.0: word and stem on each line.")
print()
print("let goldenStems: [(language: String, stems: String)] = [")
for language, words in [("english", english), ("german", german), ("french", french), ("spanish", spanish)]:
    stemmer = snowballstemmer.stemmer(language)
    print(f'  (\n    "{language}",\n    """')
    for word in dict.fromkeys(words):
        print(f"    {word} {stemmer.stemWord(word)}")
    print('    """\n  ),')
print("]")
