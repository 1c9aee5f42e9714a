#!/bin/bash
# Draws pictures of all kinds and lets xmllint (Debian: libxml2-utils) read each; if rsvg-convert (librsvg2-bin) is there,
# it has to draw them, too. Needs a built stats: Tests/Integration/xmllint_pictures.sh [path of stats]
set -euo pipefail
cd "$(dirname "$0")/../.."
stats=${1:-.build/release/stats}
if ! command -v xmllint > /dev/null; then
  echo "skipped: xmllint is missing (apt-get install libxml2-utils)"
  exit 0
fi
if [ ! -x "$stats" ]; then
  echo "skipped: there is no $stats (swift build -c release)"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
seeds=seeds/outlets.csv
"$stats" similarity "$seeds" -q -o "$folder/heatmap.csv"
"$stats" tfidf "$seeds" --by outlet --top 20 -q -o "$folder/bars.csv"
"$stats" sentiment "$seeds" --by outlet -q -o "$folder/intervals.csv"
"$stats" timeline "$seeds" --terms 'war,sanction*' --period month -q -o "$folder/lines.csv"
"$stats" cooccur "$seeds" --min-count 2 -q -o "$folder/network.csv"
"$stats" scale "$seeds" -q -o "$folder/map.csv"
printf 'term,tfidf\n%s,1\n%s,2\n%s,-3\n' '</svg><script>alert(1)</script>' $'\e[31m&amp;\u202e' "''=1]]>" > "$folder/hostile.csv"
count=0
for table in "$folder"/*.csv; do
  kind=$(basename "$table" .csv)
  option=()
  [ "$kind" = hostile ] || option=(--kind "$kind")
  "$stats" plot "$table" "${option[@]}" -o "$folder/$kind.svg"
  xmllint --noout --nonet "$folder/$kind.svg"
  if grep -qE '<script|<image|<use|<foreignObject|url\((.?http|//)' "$folder/$kind.svg"; then
    echo "$kind: has what could act or load"
    exit 1
  fi
  if command -v rsvg-convert > /dev/null; then rsvg-convert "$folder/$kind.svg" > /dev/null; fi
  count=$((count + 1))
done
echo "$count pictures are well-formed"
