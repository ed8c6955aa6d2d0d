import Kernel
import TestStore
import Testing

@testable import Store

/// A name that is typed half in one script and half in the other, where thousands begin with its first sign.
@Suite("Finding by names")
struct NamesTests {
    private static let scope = SearchIndex.Scope("person", in: ID<Cellar>(number: 1))
    private static let surnames = ["王", "汪", "李"]
    private static let given = ["建国", "建军", "健", "江河", "秀英", "国建明", "明"]

    private static func name(_ n: Int) -> String { surnames[n % 3] + given[n / 3 % 7] }

    private func filled(_ count: Int) async throws -> Cellar {
        let cellar = try Cellar()
        try await cellar.store.write { tx in
            for n in 1...count {
                let tokens = SearchTokens.make(Self.name(n), pinyin: true)
                SearchIndex.put(tx, id: Int64(n), .init(Self.scope, tokens))
            }
        }
        return cellar
    }

    private func find(_ cellar: Cellar, _ text: String, before: Int64 = .max, limit: Int) async throws -> [Int64] {
        try await cellar.store.read {
            try SearchIndex.find($0, SearchQuery(text), scope: Self.scope, before: before, limit: limit)
        }
    }

    /// Those whose tokens meet a question, looked for one by one.
    private func all(_ count: Int, _ query: SearchQuery) -> [Int64] {
        (1...count).reversed().filter { n in
            query.isMet(by: SearchTokens.make(Self.name(n), pinyin: true).map { $0[...] })
        }.map(Int64.init)
    }

    @Test("Of many those are found who are meant by all of it, page by page", arguments: ["王jian", "王 jian"])
    func many(_ text: String) async throws {
        let (cellar, query) = (try await filled(2100), SearchQuery(text))
        let (whole, narrow) = try #require(query.names)
        let meant = all(2100, whole)
        #expect(meant.count > 240 && all(2100, narrow).count > meant.count && all(2100, query).count > meant.count)
        guard try await cellar.store.read({ $0.dialect == .sqlite }) else { return }
        #expect(try await find(cellar, text, limit: 60) == Array(meant.prefix(60)))
        #expect(try await find(cellar, text, limit: 2000) == meant)
        var (paged, page): ([Int64], [Int64]) = ([], try await find(cellar, text, limit: 77))
        while let last = page.last {
            paged += page
            page = try await find(cellar, text, before: last, limit: 77)
        }
        #expect(paged == meant)
    }

    @Test(
        "Where few are meant, each piece of it may stand somewhere, and each reading counts",
        arguments: ["王jian", "李 xiu", "汪g", "jianguo", "wangjianguo", "guojianming", "wjg", "jianghe", "lixiuy", "jia"])
    func few(_ text: String) async throws {
        let cellar = try await filled(150)
        let found = try await find(cellar, text, limit: 200)
        #expect(found == all(150, SearchQuery(text)) && !found.isEmpty)
    }
}
