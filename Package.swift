// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "text-statistics",
  products: [
    .library(name: "TextStatistics", targets: ["TextStatistics"]),
    .executable(name: "stats", targets: ["stats"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"),
  ],
  targets: [
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CTextStatistics"),
    .target(
      name: "TextStatistics",
      dependencies: ["COpenBLAS", "COpenSSL", "CStemmer", "CZlib", "CZstd", "CTextStatistics"]),
    .executableTarget(
      name: "stats",
      dependencies: [
        "TextStatistics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "TextStatisticsTests", dependencies: ["TextStatistics"], resources: []),
    .testTarget(name: "StatsTests", dependencies: ["TextStatistics", "stats"]),
  ],
  swiftLanguageModes: [.v6]
)
