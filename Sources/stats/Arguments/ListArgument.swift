import ArgumentParser
import TextStatistics

/// Values separated by commas: `--by outlet,year`.
struct ListArgument<Element: Sendable>: Sendable {
  var elements: [Element]
}

extension ListArgument: ExpressibleByArgument where Element: ListElement {
  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let elements = parts.compactMap(Element.init(element:))
    guard !parts.isEmpty, elements.count == parts.count else { return nil }
    self.elements = elements
  }

  var defaultValueDescription: String { elements.map(\.text).joined(separator: ",") }
  static var allValueStrings: [String] { Element.allTexts }
}

/// What can stand in a list.
protocol ListElement: Sendable {
  init?(element: String)
  var text: String { get }
  static var allTexts: [String] { get }
}

extension ListElement {
  static var allTexts: [String] { [] }
}

extension String: ListElement {
  init?(element: String) {
    guard !element.isEmpty else { return nil }
    self = element
  }
  var text: String { self }
}

extension Int: ListElement {
  init?(element: String) { self.init(element) }
  var text: String { description }
}

extension ListElement where Self: RawRepresentable & CaseIterable, RawValue == String {
  init?(element: String) { self.init(rawValue: element) }
  var text: String { rawValue }
  static var allTexts: [String] { allCases.map(\.rawValue) }
}

extension AssociationMeasure: ListElement {}

extension AssociationTest: ExpressibleByArgument {}
extension CooccurrenceOptions.Counting: ExpressibleByArgument {}
extension CooccurrenceOptions.Margins: ExpressibleByArgument {}
extension CooccurrenceOptions.Weights: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}
extension SentenceRule: ExpressibleByArgument {}
extension TextUnit: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
extension TimelinePeriod: ExpressibleByArgument {}
extension TermFrequency: ExpressibleByArgument {}
extension InverseDocumentFrequency: ExpressibleByArgument {}
extension VectorNorm: ExpressibleByArgument {}
extension DocumentFrequencyUnit: ExpressibleByArgument {}

extension VocabularyLimits.Frequency: ExpressibleByArgument {
  /// A whole number counts articles, a number with a point is a share of them, as in scikit-learn.
  public init?(argument: String) {
    if let count = Int(argument), count >= 0 {
      self = .count(count)
    } else if let share = Double(argument), (0...1).contains(share) {
      self = .share(share)
    } else {
      return nil
    }
  }

  /// As it is written on the command line.
  public var defaultValueDescription: String {
    switch self {
    case .count(let count): "\(count)"
    case .share(let share): "\(share)"
    }
  }
}
