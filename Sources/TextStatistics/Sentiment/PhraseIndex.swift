/// Words, phrases and globs, arranged to find the longest one that begins at a token.
///
/// A type is compared with the entries once, when its id is first met; then a token costs one look-up by its id, and more
/// only where a phrase may begin. Of entries as long, the one of which more bytes are given wins, then one without
/// wildcards, then the later one.
///
/// SAFETY: `slots` has an element for every type that was learnt; ids of other types must not be asked for.
struct PhraseIndex: ~Copyable {
  /// An entry and what makes it win over others of as many words.
  private struct Ending {
    var entry: Int
    var bytes: Int
  }

  /// What a type may be in an entry.
  private struct Role {
    /// The best entry of this word alone, or -1.
    var word: Int
    /// Whether longer ones begin with it.
    var beginsPhrase: Bool
    /// The symbols that it satisfies.
    var symbols: [UInt32]
  }

  /// By type: 1 + its role, or 0 for none.
  private var slots: UnsafeMutablePointer<UInt32> = .allocate(capacity: 1)
  private var capacity = 1
  /// How many types are known.
  private(set) var typeCount = 0
  private var roles: [Role] = []

  /// Symbols are the distinct words of entries; globs stand under the first bytes that they require.
  private var literals: [[UInt8]: UInt32] = [:]
  private var globs: [UInt32: [(glob: Glob, symbol: UInt32)]] = [:]
  private var symbolCount: UInt32 = 0
  /// The symbols that entries of several words begin with.
  private var phraseStarts: Set<UInt32> = []
  /// A trie: from a state, 0 being the root, and a symbol to the next state; and the entries that end in a state.
  private var edges: [UInt64: UInt32] = [:]
  private var endings: [UInt32: Ending] = [:]

  deinit { slots.deallocate() }

  // MARK: Entries

  /// Adds an entry; of several of the same words the last counts.
  ///
  /// All entries have to be added before the first type is learnt.
  mutating func add(_ words: [TokenPattern.Word], entry: Int) {
    var (state, bytes, hasWildcards): (UInt32, Int, Bool) = (0, 0, false)
    for (place, word) in words.enumerated() {
      var symbol = symbolCount
      switch word {
      case .literal(let literal):
        symbol = literals[literal] ?? symbol
        literals[literal] = symbol
        bytes += literal.count
      case .glob(let glob):
        globs[Self.key(glob.prefix.prefix(3)), default: []].append((glob, symbol))
        bytes += glob.literalCount
        hasWildcards = true
      case .any:
        var glob = Glob()
        glob.append(wildcard: UInt8(ascii: "*"))
        globs[0, default: []].append((glob, symbol))
        hasWildcards = true
      case .regex: preconditionFailure("an entry of a lexicon is no regular expression")
      }
      symbolCount = max(symbolCount, symbol + 1)
      if place == 0, words.count > 1 { phraseStarts.insert(symbol) }
      let edge = Self.edge(state, symbol)
      state = edges[edge] ?? UInt32(edges.count + 1)
      edges[edge] = state
    }
    endings[state] = Ending(entry: entry, bytes: 2 * bytes + (hasWildcards ? 0 : 1))
  }

  private static func edge(_ state: UInt32, _ symbol: UInt32) -> UInt64 { UInt64(state) << 32 | UInt64(symbol) }

  /// Up to three bytes and how many, in one integer; 0 for none.
  private static func key(_ bytes: some Collection<UInt8>) -> UInt32 {
    UInt32(bytes.count) << 24 | bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  // MARK: Types

  /// Takes in the type of the next id; an empty one matches nothing.
  mutating func learn(_ type: UnsafeBufferPointer<UInt8>) {
    if typeCount == capacity {
      let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: slots, count: typeCount)
      slots.deallocate()
      (slots, capacity) = (larger, capacity * 2)
    }
    let symbols = symbols(of: type)
    if !symbols.isEmpty {
      let word = entry(ofWord: symbols) ?? -1
      roles.append(Role(word: word, beginsPhrase: !phraseStarts.isDisjoint(with: symbols), symbols: symbols))
    }
    slots[typeCount] = symbols.isEmpty ? 0 : UInt32(roles.count)
    typeCount += 1
  }

  /// The entry of one word that a type matches; nil for none.
  func entry(ofType type: UnsafeBufferPointer<UInt8>) -> Int? { entry(ofWord: symbols(of: type)) }

  private func entry(ofWord symbols: [UInt32]) -> Int? {
    var best: Ending?
    for symbol in symbols {
      if let state = edges[Self.edge(0, symbol)], let ending = endings[state] { Self.keepBetter(ending, &best) }
    }
    return best?.entry
  }

  private func symbols(of type: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    guard !type.isEmpty else { return [] }
    var symbols = literals[Array(type)].map { [$0] } ?? []
    for length in 0...min(3, type.count) {
      for (glob, symbol) in globs[Self.key(type.prefix(length))] ?? [] where glob.matches(type) {
        symbols.append(symbol)
      }
    }
    return symbols
  }

  private static func keepBetter(_ ending: Ending, _ best: inout Ending?) {
    if let best, (best.bytes, best.entry) > (ending.bytes, ending.entry) { return }
    best = ending
  }

  // MARK: Matches

  /// The entry of this word alone, or nil.
  @inline(__always)
  func word(_ id: UInt32) -> Int? {
    let slot = slots[Int(id)]
    guard slot != 0 else { return nil }
    let word = roles[Int(slot) - 1].word
    return word < 0 ? nil : word
  }

  /// The longest entry that begins at token `place` of `tokens` and reaches over no bound.
  @inline(__always)
  func longest(at place: Int, _ tokens: inout ClauseTokens) -> (entry: Int, length: Int)? {
    slots[Int(tokens.ids[place])] == 0 ? nil : longestOfSome(at: place, &tokens)
  }

  @inline(never)
  private func longestOfSome(at place: Int, _ tokens: inout ClauseTokens) -> (entry: Int, length: Int)? {
    let id = tokens.ids[place]
    let mayGoOn =
      roles[Int(slots[Int(id)]) - 1].beginsPhrase && place + 1 < tokens.count && slots[Int(tokens.ids[place + 1])] != 0
    var best: (Ending, length: Int)?
    if mayGoOn, !tokens.isBound(after: place) { extend(0, place, 1, &tokens, &best) }
    if let (ending, length) = best { return (ending.entry, length) }
    return word(id).map { ($0, 1) }
  }

  /// Looks for phrases that go on from `state` with the token at `place`.
  ///
  /// Every symbol of a type is tried: their number is small, and a phrase no longer than the longest entry.
  private func extend(
    _ state: UInt32, _ place: Int, _ length: Int, _ tokens: inout ClauseTokens, _ best: inout (Ending, length: Int)?
  ) {
    let slot = slots[Int(tokens.ids[place])]
    guard slot != 0 else { return }
    for symbol in roles[Int(slot) - 1].symbols {
      guard let target = edges[Self.edge(state, symbol)] else { continue }
      if length > 1, let ending = endings[target] {
        var winner: Ending? = best?.length == length ? best?.0 : nil
        Self.keepBetter(ending, &winner)
        if length >= best?.length ?? 0, let winner { best = (winner, length) }
      }
      if place + 1 < tokens.count, !tokens.isBound(after: place) {
        extend(target, place + 1, length + 1, &tokens, &best)
      }
    }
  }
}
