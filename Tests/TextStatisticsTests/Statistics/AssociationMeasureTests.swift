import Testing

@testable import TextStatistics

@Suite struct AssociationMeasureTests {
  @Test func everyMeasureHasGoldenValues() {
    let names = associationGolden.split(separator: "\n").map { String($0.split(separator: " ")[0]) }
    #expect(
      names[1...].prefix(AssociationMeasure.allCases.count).elementsEqual(AssociationMeasure.allCases.map(\.rawValue)))
  }

  @Test(arguments: AssociationMeasure.allCases)
  func everyMeasureDescribesItsColumn(measure: AssociationMeasure) {
    let schema = measure.schema
    #expect(schema.name == measure.rawValue && schema.kind == .real)
    #expect(schema.description.hasSuffix(".") && schema.formula?.isEmpty == false)
    #expect(AssociationMeasure.allCases.count { $0.schema.formula == schema.formula } == 1)
  }
}
