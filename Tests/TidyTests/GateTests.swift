import Testing

/// Each rule is shown something that breaks it: a gate that cannot fail is none.
@Suite("The gates close")
struct GateTests {
    private static func file(_ path: String, _ text: String) -> [SourceFile] { [SourceFile(path: path, text: text)] }

    @Test("Code that the house does not want is found")
    func code() {
        for bad in ["let a = Date()", "let z = TimeZone.current", "ContinuousClock().now"] {
            #expect(HouseRules.wallClock(Self.file("Sources/Web/X.swift", bad)).count == 1, "\(bad)")
        }
        for bad in ["let a = try! f()", "b as! C", "fatalError()", "final class D: @unchecked Sendable {}"] {
            #expect(HouseRules.crashes(Self.file("Sources/Web/X.swift", bad)).count == 1, "\(bad)")
        }
        #expect(HouseRules.forced(Self.file("Sources/Web/X.swift", "let a = b!.c")).count == 1)
        #expect(HouseRules.forced(Self.file("Sources/Web/X.swift", "let a = b != c && !d")).isEmpty)
        #expect(HouseRules.longLines(Self.file("Sources/Web/X.swift", String(repeating: "x", count: 121))).count == 1)
    }

    @Test("Words that the house does not want in code are found")
    func words() {
        let sql = #"let a = "SELECT id FROM cases""#
        #expect(HouseRules.statements(Self.file("Sources/Web/X.swift", sql)).count == 1)
        #expect(HouseRules.statements(Self.file("Sources/Casework/CaseTable.swift", sql)).isEmpty)
        #expect(HouseRules.addresses(Self.file("Sources/Web/X.swift", #"see("/cases")"#)).count == 1)
        #expect(HouseRules.addresses(Self.file("Sources/Web/Core/Paths.swift", #"Path("/cases")"#)).isEmpty)
        #expect(HouseRules.sentences(Self.file("Sources/Web/X.swift", "say(\"没有\")")).count == 1)
        #expect(HouseRules.sentences(Self.file("Sources/Web/X.swift", "// 没有")).isEmpty)
    }

    @Test("What a desk calls things is found in code")
    func deskWords() throws {
        let words = try HouseRules.deskWords
        for bad in ["property", "complaint", "repair", "engineering.plumbing", "order.parking.shortage"] {
            let found = HouseRules.kinds(Self.file("Sources/Web/X.swift", "let a = \"\(bad)\""), of: words)
            #expect(found.count == 1, "\(bad)")
        }
        for good in ["let a = \"help\"", "// a \"complaint\"", "let complaint = \"engineering\""] {
            #expect(HouseRules.kinds(Self.file("Sources/Web/X.swift", good), of: words).isEmpty, "\(good)")
        }
    }

    @Test("An exception that nothing needs is found")
    func exceptions() {
        let all = Exceptions(["Sources/A.swift": "because", "Sources/B.swift": "because"])
        let found = [Finding(path: "Sources/A.swift", line: 1, what: "x")]
        #expect(all.covers("Sources/A.swift") && !all.covers("Sources/C.swift"))
        #expect(all.unneeded(found) == ["Sources/B.swift"])
    }
}
