import Foundation
import Kernel
import Testing

@testable import Store

@Suite("Finding by words")
struct IndexTests {
    private static let texts = [
        1: "厨房水管漏水", 2: "廚房燈壞了", 3: "王小明 13800138000", 4: "电梯异响 OR AND NOT", 5: "𠮷野家 wifi 坏",
        6: "case person place p1", 7: "3-1-802",
    ]

    private func filled() async throws -> Cellar {
        let cellar = try Cellar()
        try await cellar.store.write { tx in
            for (id, text) in Self.texts {
                SearchIndex.put(tx, id: Int64(id), .init(scope(), SearchTokens.make(text, pinyin: true)))
            }
            SearchIndex.put(tx, id: 100, .init(scope("person"), SearchTokens.make("厨房先生")))
            SearchIndex.put(tx, id: 101, .init(scope(in: 2), SearchTokens.make("厨房别处")))
        }
        return cellar
    }

    private func scope(_ kind: String = "case", in project: Int64 = 1) -> SearchIndex.Scope {
        .init(kind, in: ID<Cellar>(number: project))
    }

    private func find(_ cellar: Cellar, _ text: String, scope: SearchIndex.Scope? = nil, before: Int64 = .max)
        async throws
        -> [Int64]
    {
        try await cellar.store.read {
            try SearchIndex.find($0, SearchQuery(text), scope: scope ?? self.scope(), before: before, limit: 50)
        }
    }

    @Test(
        "what is found, newest first, in its own scope only",
        arguments: [
            ("厨房", [2, 1]), ("廚房", [2, 1]), ("漏水", [1]), ("厨房漏水", []), ("厨房 漏水", [1]), ("cf", [2, 1]),
            ("chufang", [2, 1]),
            ("chuf", [2, 1]), ("loushui", [1]), ("ls", [1]), ("wxm", [3]), ("wangxiaoming", [3]), ("8000", [3]),
            ("1380", [3]), ("138", []),
            ("电", [4]), ("𠮷野", [5]), ("WIFI", [5]), ("3-1-802", [7]), ("802", [7]), ("case", [6]), ("p", []),
            ("p1", [6]),
            ("person", [6]), ("p2", []), ("8001", []), ("水漏", []),
        ] as [(String, [Int64])])
    func found(_ text: String, _ expected: [Int64]) async throws {
        #expect(try await find(filled(), text) == expected)
    }

    @Test(
        "nothing typed is an operator",
        arguments: [
            "\"OR*(", "*", "\"", "''", "(", "NEAR(", "^", "-", "tokens:", "\\", "😀", "，。", "\0", " ", "@case", "{}",
            "a\"b",
        ])
    func operators(_ text: String) async throws {
        let found = try await find(filled(), text)
        #expect(
            found.isEmpty || found == [4] && text.contains("OR") || found == [6] && text.contains("case"), "\(found)")
    }

    @Test("words like OR and NOT are words")
    func operatorWords() async throws {
        let cellar = try await filled()
        #expect(try await find(cellar, "or not") == [4])
        #expect(try await find(cellar, "wifi OR 漏水") == [])
        #expect(try await find(cellar, "NOT wifi") == [])
    }

    @Test("scopes are their own: the same words elsewhere are not found")
    func scopes() async throws {
        let cellar = try await filled()
        #expect(try await find(cellar, "厨房", scope: scope("person")) == [100])
        #expect(try await find(cellar, "厨房", scope: scope(in: 2)) == [101])
        #expect(try await find(cellar, "厨房", before: 2) == [1])
    }

    @Test("a refused write leaves nothing to be found, and its neighbours are")
    func refusedWrite() async throws {
        let cellar = try Cellar()
        await withTaskGroup(of: Void.self) { group in
            for id in 1...40 as ClosedRange<Int64> {
                group.addTask {
                    try? await cellar.store.write { tx in
                        SearchIndex.put(tx, id: id, .init(scope(), SearchTokens.make("漏水")))
                        SearchIndex.add(tx, id: id, tokens: ["wifi"])
                        if id.isMultiple(of: 2) { throw Spilt.onPurpose }
                    }
                }
            }
        }
        let odd = stride(from: 39, through: 1, by: -2).map { Int64($0) }
        #expect(try await find(cellar, "漏水") == odd)
        #expect(try await find(cellar, "wifi") == odd)
    }

    @Test("a further text is found too, a replaced one no more")
    func changes() async throws {
        let cellar = try await filled()
        try await cellar.store.write { SearchIndex.add($0, id: 1, tokens: SearchTokens.make("阀门已关")) }
        #expect(try await find(cellar, "阀门") == [1])
        #expect(try await find(cellar, "漏水") == [1])
        try await cellar.store.write {
            SearchIndex.replace($0, id: 1, .init(scope(), SearchTokens.make("别的")))
        }
        for text in ["漏水", "阀门"] { #expect(try await find(cellar, text) == []) }
        #expect(try await find(cellar, "别的") == [1])
    }

    @Test("beginnings of words are looked for only where the words themselves are few, on every page alike")
    func wholeWordsFirst() async throws {
        let cellar = try Cellar()
        let cases: [(Int64, String, Int)] = [(59, "ab", 60), (60, "ab", 60), (60, "abc", 1)]
        for (count, query, expected) in cases {
            try await cellar.store.write { tx in
                try tx.run("DELETE FROM search WHERE \(tx.dialect == .sqlite ? "rowid" : "id") > 0")
                for id in 1...count { SearchIndex.put(tx, id: id, .init(scope(), ["ab"])) }
                SearchIndex.put(tx, id: 1000, .init(scope(), ["abcd"]))
            }
            var found: [Int64] = []
            while true {
                let page = try await find(cellar, query, before: found.last ?? .max)
                if page.isEmpty { break }
                found += page
            }
            #expect(found.count == expected && (count == 60 && query == "ab") != found.contains(1000))
        }
    }
}
