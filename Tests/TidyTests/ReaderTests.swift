import Testing

/// The rules are only as good as what reads the sources for them.
@Suite("Reading sources")
struct ReaderTests {
    @Test("Words and comments are told from code")
    func parts() {
        let file = SourceFile(
            path: "Sources/Kernel/X.swift",
            text: """
                let a = "try! \\(b("in", 1)) x" // as!
                /* fatalError */ let c = #"q"uote"# + 1

                """)
        #expect(file.room == "Kernel" && file.name == "X.swift" && file.lines.count == 2)
        #expect(!file.code.joined().contains("try!") && !file.code.joined().contains("as!"))
        #expect(file.code[0].contains("b(") && file.code[1].contains("let c") && !file.code[1].contains("fatalError"))
        #expect(file.words.map(\.text) == ["in", "try! \\() x", "q\"uote"])
    }

    @Test("Functions are measured from their first line to their last brace")
    func functions() {
        let file = SourceFile(
            path: "x",
            text: """
                protocol P { func none() }
                struct S {
                    init(
                        a: Int
                    ) {
                        self.init(a)
                    }
                    func one() { two { } }
                    static func two(_ x: () -> Void)
                        -> Int
                    {
                        3
                    }
                }
                """)
        #expect(file.functions.map { "\($0.name) \($0.line) \($0.length)" } == ["init 3 5", "one 8 1", "two 9 5"])
    }
}
