// swift-tools-version: 6.2
import PackageDescription

/// The house: each room is a target, and a room sees only the rooms named here. See docs/architecture.md.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "guanjia",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .executableTarget(
            name: "hanzi", path: "Tools/hanzi", exclude: ["readings.txt"], swiftSettings: strict),
        .plugin(name: "HanziTable", capability: .buildTool(), dependencies: ["hanzi"]),
        .target(name: "Kernel", swiftSettings: strict, plugins: ["HanziTable"]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Store",
            dependencies: [
                "CPostgres", "CSQLite", "Kernel", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .target(name: "Directory", dependencies: ["Kernel", "Store"], swiftSettings: strict),
        .target(
            name: "Workforce",
            dependencies: [
                "Kernel", "Store", "Directory", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "JWTKit", package: "jwt-kit"),
            ], swiftSettings: strict),
        .target(
            name: "Casework",
            dependencies: ["Kernel", "Store", "Directory", "Workforce", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(
            name: "Custody",
            dependencies: ["Kernel", "Store", "Directory", "Workforce", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(
            name: "Channels", dependencies: ["Kernel", "Store", "Directory", "Workforce", "Casework"],
            swiftSettings: strict),
        .target(
            name: "Rounds", dependencies: ["Kernel", "Store", "Directory", "Workforce", "Casework"],
            swiftSettings: strict),
        .target(
            name: "Handover", dependencies: ["Kernel", "Store", "Directory", "Workforce", "Casework"],
            swiftSettings: strict),
        .target(
            name: "Bulletin",
            dependencies: ["Kernel", "Store", "Directory", "Workforce", "Casework", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(
            name: "Insight",
            dependencies: ["Kernel", "Store", "Directory", "Workforce", "Casework", "Channels", "Rounds", "Custody", "Handover", "Bulletin"],
            swiftSettings: strict),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .target(
            name: "Sheets", dependencies: ["CZip"],
            swiftSettings: strict),
        .target(
            name: "Transfer",
            dependencies: [
                "Kernel", "Store", "Directory", "Workforce", "Casework", "Sheets",
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "Codes", dependencies: ["CQrencode"],
            swiftSettings: strict),
        .executableTarget(name: "embed", path: "Tools/embed", swiftSettings: strict),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed"]),
        .target(
            name: "Web",
            dependencies: [
                "Kernel", "Store", "Directory", "Workforce", "Casework", "Channels", "Rounds", "Custody", "Handover",
                "Bulletin", "Insight", "Sheets", "Transfer", "Codes",
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"), .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict, plugins: ["EmbedFiles"]),
        .executableTarget(
            name: "guanjia",
            dependencies: [
                "Kernel", "Store", "Directory", "Workforce", "Casework", "Channels", "Rounds", "Custody", "Handover",
                "Bulletin", "Insight", "Web", "Sheets", "Transfer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"), .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .testTarget(name: "KernelTests", dependencies: ["Kernel"], swiftSettings: strict),
        .testTarget(name: "SheetsTests", dependencies: ["Sheets"], swiftSettings: strict),
        .target(name: "TestStore", dependencies: ["Store"], path: "Tests/TestStore", swiftSettings: strict),
        .testTarget(name: "StoreTests", dependencies: ["Store", "TestStore"], swiftSettings: strict),
        .testTarget(
            name: "CaseworkTests",
            dependencies: ["Casework", "Channels", "Rounds", "Custody", "Handover", "Bulletin", "Insight", "TestStore"], swiftSettings: strict),
        .testTarget(name: "TransferTests", dependencies: ["Casework", "Transfer", "TestStore"], swiftSettings: strict),
        .testTarget(
            name: "ScenarioTests",
            dependencies: [
                "Web", "TestStore", .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: strict),
        .testTarget(name: "TidyTests", dependencies: [], swiftSettings: strict),
    ]
)

// The fuzzers of the parsers, built apart by Tools/fuzz.sh, which says where libFuzzer's engine is: the rooms that read
// what comes from outside are instrumented; optimised too, they take longer to build than they win in ten seconds.
if let engine = Context.environment["GUANJIA_FUZZ"] {
    let watched: [SwiftSetting] = strict + [.unsafeFlags(["-sanitize=fuzzer"])]
    for target in package.targets where ["Kernel", "Sheets", "Casework"].contains(target.name) {
        target.swiftSettings = watched
    }
    package.targets += [
        .systemLibrary(name: "FuzzDriver", path: "Tests/Fuzz/Driver"),
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzDriver", "Kernel", "Workforce", "Casework", "Sheets"], path: "Tests/Fuzz",
            exclude: ["Driver", "corpus", "words"], swiftSettings: watched,
            linkerSettings: [.unsafeFlags([engine])]),
    ]
}
