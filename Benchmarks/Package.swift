// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "text-statistics-benchmarks",
  products: [.executable(name: "make-corpus", targets: ["make-corpus"])],
  dependencies: [
    .package(name: "text-statistics", path: ".."),
    // Its counting of allocations swaps the system's allocator, which would be what we measure.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "NewsCorpus"),
    .executableTarget(name: "make-corpus", dependencies: ["NewsCorpus"]),
    // Without the harness's build plugin, whose tools would be built for make-corpus too.
    .executableTarget(
      name: "Stages",
      dependencies: [
        "NewsCorpus",
        .product(name: "TextStatistics", package: "text-statistics"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Stages"),
  ],
  swiftLanguageModes: [.v6]
)
