/// The name that is nearest to `name` by edits of single characters, if one is near: a third of its characters at most.
///
/// Capitals are small letters; of names as near as each other it is the first.
public func nearestName(to name: String, among candidates: [String]) -> String? {
  let wanted = Array(name.lowercased())
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let distance = editDistance(wanted, Array(candidate.lowercased()))
    if distance <= max(1, wanted.count / 3), distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// The number of insertions, deletions and replacements that turn one into the other (Levenshtein 1966).
func editDistance(_ lhs: [Character], _ rhs: [Character]) -> Int {
  var row = Array(0...rhs.count)
  for (i, left) in lhs.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, right) in rhs.enumerated() {
      let replaced = diagonal + (left == right ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[rhs.count]
}
