enum VaderLexicon { static let entries: [Lexicon.Entry] = [] }
