import Foundation
import Testing

@Suite("The one box")
struct SearchTests {
    private static func found(_ visitor: Visitor, _ text: String, _ type: String) async throws -> [String] {
        let typed = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let answer = try await visitor.get("/api/v1/search?q=\(typed)&type=\(type)")
        #expect(answer.status == 200, "\(answer.text)")
        return answer["items"].items.map { $0["title"].string }
    }

    @Test(
        "Cases by two letters, pinyin, initials, number, place, telephone",
        arguments: [
            "漏水", "水管", "loushui", "shuiguan", "cfsgls", "2603-00001", "3-1-802", "13500009999", "9999", "王先", "wxs",
            "廚房",
        ])
    func cases(_ typed: String) async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            try await lin.register(["place": "3-1-802"])
            try await lin.register(["text": "电梯不动", "reporter": ["name": "周", "phone": "13711110000"]])
            #expect(try await Self.found(lin, typed, "case") == ["厨房水管漏水"], "\(typed)")
        }
    }

    @Test(
        "People by name, pinyin, initials, telephone in any writing, its tail, room, plate",
        arguments: [
            "王建国", "建国", "wangjianguo", "wjg", "13800138000", "138 0013 8000", "+86 138-0013-8000", "8000", "3-1-802",
            "浙A·38000",
        ])
    func people(_ typed: String) async throws {
        try await withScene { scene in
            let found = try await Self.found(try scene.visitor("lin"), typed, "person")
            #expect(found == ["王建国"], "\(typed)")
        }
    }

    @Test("Places by code and name")
    func places() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            #expect(try await Self.found(lin, "泳池", "place") == ["pool"])
            #expect(try await Self.found(lin, "yongchi", "place") == ["pool"])
            #expect(try await Self.found(lin, "3-1-803", "place") == ["3-1-803"])
        }
    }

    @Test("Nothing typed, nothing known, marks of the search language: an empty list, never an error")
    func nothing() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            try await lin.register()
            for typed in ["", " ", "\"", "漏水\" OR \"", "NEAR(", "*", "-", "未曾有过", "😀", "\0"] {
                let all = try await Self.found(lin, typed, "case")
                #expect(all.count <= 1, "\(typed)")
            }
        }
    }
}
