import ArgumentParser
import TextStatistics

/// How the similarity of outlets is resampled.
struct SimilarityInferenceArguments: ParsableArguments {
  enum Interval: String, CaseIterable { case basic }

  @Option(
    help: "Intervals by resampling articles: basic.",
    transform: {
      guard let interval = Interval(rawValue: $0) else {
        throw ValidationError(
          "only basic: percentile intervals resample the bias in a second time and can miss the value itself")
      }
      return interval
    })
  var ci: Interval?
  @Option(help: "Replicates for the interval. (default: 1000)")
  var boot: Int?
  @Option(help: "Permutations for p.")
  var permute: Int?
  @Flag(help: "Compare random halves of each outlet with each other, too.")
  var floor = false
  @Option(
    help: "Also take equal numbers of articles of each outlet: articles, as few as the smallest has, or a number.")
  var rarefy: SimilarityResampling.Rarefaction?
  @Option(
    help:
      "Also compare equal mixes of this column, such as date; draw and permute only among articles that agree in it.")
  var within: String?
  @Option(help: "Confidence of the interval. (default: \(SimilarityResampling().level))")
  var level: Double?
  @Option(help: "Start of the random numbers. (default: \(SimilarityResampling().seed))")
  var seed: UInt64?

  /// The first option given that makes the articles resampled.
  var givenOption: String? {
    let given: [(String, Bool)] = [
      ("--ci", ci != nil), ("--boot", boot != nil), ("--permute", permute != nil), ("--floor", floor),
      ("--rarefy", rarefy != nil), ("--within", within != nil), ("--level", level != nil), ("--seed", seed != nil),
    ]
    return given.first { $0.1 }?.0
  }

  var isGiven: Bool { givenOption != nil }

  func validate() throws {
    if let boot, !(2...1_000_000).contains(boot) { throw ValidationError("--boot goes from 2 to 1000000") }
    if let permute, !(1...1_000_000).contains(permute) { throw ValidationError("--permute goes from 1 to 1000000") }
    if let level, !(level > 0 && level < 1) { throw ValidationError("--level is above 0 and below 1") }
    if level != nil, replicates == 0 { throw ValidationError("--level needs --ci") }
    if seed != nil, replicates == 0, permute == nil, !floor, rarefy == nil {
      throw ValidationError("--seed needs --ci, --permute, --floor or --rarefy")
    }
  }

  /// Checks that what is asked for holds for `methods`.
  func validate(_ methods: [SimilarityMethod]) throws {
    if methods.contains(.separability) {
      if replicates > 0 {
        throw ValidationError(
          "pi_lo has no interval: articles drawn twice are not left out, and it would not cover; ask for --permute")
      }
      if floor || rarefy != nil {
        throw ValidationError("pi_lo does not depend on the number of articles: leave out --floor and --rarefy")
      }
    }
    if let method = methods.first(where: { $0.measure?.canBeResampled == false }), isGiven {
      throw ValidationError("\(method.name) takes the spread of all outlets, which is not resampled")
    }
    if replicates > 0, let method = methods.first(where: { $0.measure?.hasInterval == false }) {
      throw ValidationError(
        "intervals of \(method.name) would not cover, since replicates lose rare terms: --ci goes with "
          + "\(Self.withIntervals.joined(separator: ", ")); ask for --permute, --floor or --rarefy")
    }
  }

  private static let withIntervals = SimilarityMeasure.allCases.filter(\.hasInterval).map(\.rawValue)

  private var replicates: Int { boot ?? (ci == nil ? 0 : 1000) }

  var resampling: SimilarityResampling {
    var resampling = SimilarityResampling()
    resampling.replicates = replicates
    resampling.permutations = permute ?? 0
    resampling.hasFloor = floor
    resampling.rarefaction = rarefy
    resampling.level = level ?? resampling.level
    resampling.seed = seed ?? resampling.seed
    return resampling
  }
}

extension SimilarityMethod: ListElement {
  init?(element: String) { self.init(name: element) }
  var text: String { name }
  static var allTexts: [String] { allCases.map(\.name) }
}

extension SimilarityResampling.Rarefaction: ExpressibleByArgument {
  /// `articles`, or a number.
  public init?(argument: String) {
    if argument == "articles" {
      self = .smallest
    } else if let count = Int(argument), count > 0 {
      self = .articles(count)
    } else {
      return nil
    }
  }
}
