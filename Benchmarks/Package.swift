// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "text-statistics-benchmarks",
  products: [.executable(name: "make-corpus", targets: ["make-corpus"])],
  targets: [.executableTarget(name: "make-corpus")],
  swiftLanguageModes: [.v6]
)
