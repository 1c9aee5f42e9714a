/// An agency that sells its texts to many outlets.
public enum NewsAgency: String, Sendable, CaseIterable {
  case ap = "AP"
  case reuters = "Reuters"
  case afp = "AFP"
  case upi = "UPI"
  case dpa
  case tass = "TASS"
  case xinhua = "Xinhua"
  case bloomberg = "Bloomberg"
  case cnn = "CNN"
  case kyodo = "Kyodo"
  case efe = "EFE"
  case ansa = "ANSA"
  case pti = "PTI"
  case interfax = "Interfax"

  /// Other names in brackets.
  private static let otherNames: [String: NewsAgency] = [
    "associated press": .ap, "the associated press": .ap, "kyodo news": .kyodo, "agence france-presse": .afp,
    "cnn wire": .cnn, "bloomberg news": .bloomberg,
  ]

  /// The agency that a dateline credits, as in `KYIV, Ukraine (AP) —`: its name in brackets within the first 256 bytes, in
  /// capitals or not.
  init?(creditedIn text: UnsafeBufferPointer<UInt8>) {
    let start = UnsafeBufferPointer(rebasing: text.prefix(256))
    var rest = start[...]
    while let opening = rest.firstIndex(of: UInt8(ascii: "(")) {
      let inside = start[(opening + 1)...]
      guard let length = inside.prefix(28).firstIndex(of: UInt8(ascii: ")")) else {
        rest = inside
        continue
      }
      let name = String(decoding: inside[..<length], as: UTF8.self).lowercased()
      if let agency = Self.allCases.first(where: { $0.rawValue.lowercased() == name }) ?? Self.otherNames[name] {
        self = agency
        return
      }
      rest = start[(length + 1)...]
    }
    return nil
  }
}
