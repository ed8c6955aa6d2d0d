import Testing

@Suite("The rooms and their doors")
struct RoomTests {
    /// What each room may use: architecture.md, "A room may use the rooms under it".
    private static let may: [String: Set<String>] = [
        "Kernel": [], "CPostgres": [], "CSQLite": [], "Store": ["CPostgres", "CSQLite", "Kernel"],
        "Directory": ["Kernel", "Store"],
        "Workforce": ["Kernel", "Store", "Directory"], "Casework": ["Kernel", "Store", "Directory", "Workforce"],
        "Channels": ["Kernel", "Store", "Directory", "Workforce", "Casework"],
        "Rounds": ["Kernel", "Store", "Directory", "Workforce", "Casework"],
        "Handover": ["Kernel", "Store", "Directory", "Workforce", "Casework"],
        "Bulletin": ["Kernel", "Store", "Directory", "Workforce", "Casework"],
        "Insight": [
            "Kernel", "Store", "Directory", "Workforce", "Casework", "Channels", "Rounds", "Custody", "Handover",
            "Bulletin",
        ],
        "Custody": ["Kernel", "Store", "Directory", "Workforce"], "Sheets": ["CZip"], "CZip": [],
        "CQrencode": [], "Codes": ["CQrencode"],
        "Web": [
            "Kernel", "Store", "Directory", "Workforce", "Casework", "Channels", "Rounds", "Custody", "Handover",
            "Bulletin", "Insight", "Sheets", "Transfer", "Codes",
        ],
        "Transfer": ["Kernel", "Store", "Directory", "Workforce", "Casework", "Sheets"],
        "guanjia": [
            "Kernel", "Store", "Directory", "Workforce", "Casework", "Channels", "Rounds", "Custody", "Handover",
            "Bulletin", "Insight", "Sheets", "Transfer", "Web",
        ],
    ]

    /// Which libraries a room may know besides Foundation and its like. The database's is the store's own, the server's
    /// the face's.
    private static let libraries: [String: Set<String>] = [
        "Store": ["GRDB", "Crypto", "Logging"], "Workforce": ["Crypto", "CryptoExtras", "JWTKit"],
        "Casework": ["Yams"], "Bulletin": ["Yams"],
        "Transfer": ["Yams"], "Custody": ["Yams"],
        "Web": ["Hummingbird", "HTTPTypes", "Mustache", "Crypto", "Logging", "Yams"],
        "guanjia": ["ArgumentParser", "AsyncHTTPClient", "ServiceLifecycle", "Hummingbird", "Logging", "Yams"],
    ]
    private static let everywhere: Set<String> = [
        "Foundation", "Synchronization", "FoundationXML", "Dispatch", "Glibc", "Darwin",
    ]
    /// The measuring program compares with the bare engine.
    private static let exceptions = ["Sources/guanjia/Bench/RawLimits.swift": "GRDB"]

    @Test("Every room imports only what lies under it")
    func imports() {
        for file in Checkout.sources {
            let allowed = (Self.may[file.room] ?? []).union(Self.libraries[file.room] ?? []).union(Self.everywhere)
            for (line, module) in Self.imports(of: file) {
                let isException = Self.exceptions[file.path] == module
                #expect(allowed.contains(module) || isException, "\(file.path):\(line): import \(module)")
            }
        }
    }

    private static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        let statement = /^\s*(?:@\w+ |package |public |internal )*import (?:\w+ )?(\w+)$/
        return file.code.enumerated().filter { $0.element.contains("import ") }.compactMap { place, line in
            line.firstMatch(of: statement).map { (place + 1, String($0.1)) }
        }
    }

    /// A room that imports what the manifest does not give it builds only when the other happens to be built first.
    @Test("The manifest gives each room the rooms that it imports, and no others")
    func manifest() {
        let text = Checkout.text("Package.swift")
        let targets = text.matches(
            of: /\.(?:executableTarget|target)\(\s*name: "(\w+)",\s*dependencies: \[([\s\S]*?)\],\s*swiftSettings/)
        #expect(targets.count >= 8)
        for target in targets where Checkout.exists("Sources/\(target.1)") {
            let name = String(target.1)
            let rooms = String(target.2).matches(of: /"(\w+)"(?:,|\s|$)/).map { String($0.1) }
                .filter { Self.may.keys.contains($0) }
            let imported = Checkout.sources.filter { $0.room == name }.flatMap(Self.imports).map(\.module)
                .filter(Self.may.keys.contains)
            #expect(rooms.sorted() == Set(imported).sorted(), "\(name)")
        }
        let known = Set(Checkout.sources.map(\.room))
        #expect(known.subtracting(Self.may.keys).sorted() == [], "a room that nobody placed")
    }

    @Test("No file has the name of another in its room, no façade that of its module")
    func names() {
        for (room, files) in Dictionary(grouping: Checkout.sources, by: \.room) {
            let doubles = Dictionary(grouping: files, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
            #expect(doubles == [], "\(room)")
            let type = /\b(?:struct|class|enum|actor) (\w+)/
            for file in files {
                // `guanjia` is the program, and architecture.md itself calls the store's hand-out `Store`.
                for line in file.code
                where line.firstMatch(of: type)?.1 == Substring(room) && !["guanjia", "Store"].contains(room) {
                    Issue.record("\(file.path) names a type like its module")
                }
            }
        }
    }
}
