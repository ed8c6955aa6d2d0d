import Foundation
import Testing

@Suite("The one box says what it found and why")
struct FindingScenario {
    private static func address(_ path: String, _ typed: String, _ more: String = "") -> String {
        "\(path)?q=\(typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")\(more)"
    }

    private static func found(_ visitor: Visitor, _ typed: String, _ more: String = "") async throws -> [Tree] {
        let answer = try await visitor.get(address("/api/v1/search", typed, more))
        #expect(answer.status == 200, "\(answer.text)")
        return answer["items"].items
    }

    /// `王[建国]`: what is marked stands in brackets.
    private static func marked(_ found: Tree) -> String {
        found["parts"].items.map { $0["isMatch"] == true ? "[\($0["text"].string)]" : $0["text"].string }.joined()
    }

    @Test(
        "Each answer says why and marks what was typed",
        arguments: [
            ("建国", "person", "name", "王[建国]"), ("wangjg", "person", "initials", "[王建国]"),
            ("wáng jiàn guó", "person", "pinyin", "[王建国]"), ("欧yang", "person", "pinyin", "[欧阳]明"),
            ("3栋1单元802", "person", "room", "[3-1-802]"), ("31802", "person", "room", "[3-1-802]"),
            ("8000", "person", "phone", "138****[8000]"), ("+86 138-0013-8000", "person", "phone", "[138****8000]"),
            ("5551234", "person", "phone", "[059****1234]"), ("浙A38000", "person", "plate", "[浙A·38000]"),
            ("泳池", "place", "name", "[泳池]"), ("yc", "place", "initials", "[泳池]"), ("3号楼1单元", "place", "room", "[3-1]"),
            ("漏水", "case", "title", "厨房水管[漏水]"), ("loushui", "case", "pinyin", "厨房水管[漏水]"),
            ("chenzhuguan", "staff", "pinyin", "[陈主管]"), ("czg", "staff", "initials", "[陈主管]"),
            ("zhao", "staff", "user", "[zhao]"),
        ])
    func why(_ typed: String, _ type: String, _ why: String, _ marks: String) async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            try await lin.register()
            let found = try await Self.found(lin, typed, "&type=\(type)")
            let first = try #require(found.first, "\(typed)")
            #expect(first["why"].string == why && Self.marked(first) == marks, "\(typed): \(first)")
        }
    }

    @Test("The group with what was typed exactly comes first, and whoever it is before whoever it may be")
    func order() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(["place": "3-1-802"])
            func types(_ typed: String) async throws -> [String] {
                try await Self.found(lin, typed).map { $0["type"].string }
            }
            #expect(try await types(item["number"].string).first == "case")
            #expect(try await types("3-1-802") == ["person", "place", "case"])
            #expect(try await types("pool").first == "place")
            for (name, phone) in [("章三", "13011112222"), ("张三", "13033334444"), ("王张三", "13055556666")] {
                let person: Tree = ["project": "garden", "name": .text(name), "phones": [.text(phone)]]
                #expect(try await lin.send("/api/v1/people", person).status == 201)
            }
            func names(_ typed: String) async throws -> [String] {
                try await Self.found(lin, typed, "&type=person").map { $0["title"].string }
            }
            #expect(try await names("张三") == ["张三", "王张三"])
            #expect(try await names("zhang1san1") == ["张三", "章三", "王张三"])
            #expect(try await names("zs") == ["张三", "章三", "王张三"])
        }
    }

    @Test(
        "A customer and their case are found by their telephone in any spelling, nobody else by it",
        arguments: [
            "0592-5551234", "+86 592 555 1234", "0086592 5551234", "5551234", "０５９２ ５５５ １２３４",
            "0592-5551234 转 8", "1234", "(0592)5551234", "05925551234分机8",
        ])
    func phones(_ typed: String) async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(["reporter": ["name": "李秀英", "phone": "0592-5551234"]])
            try await lin.register(["reporter": ["name": "别人", "phone": "0591-5551235"]])
            let found = try await Self.found(lin, typed)
            #expect(found.filter { $0["type"] == "person" }.map { $0["title"] } == ["李秀英"], "\(found)")
            #expect(found.filter { $0["type"] == "case" }.map { $0["id"] } == [item["number"]], "\(found)")
            #expect(found.allSatisfy { $0["why"] == "phone" }, "\(found)")
        }
    }

    @Test("Colleagues are found where one may see them: of one's projects and of all, not of the house next door")
    func staff() async throws {
        try await withScene { scene async throws in
            func names(_ user: String, _ typed: String) async throws -> [String] {
                try await Self.found(try scene.visitor(user), typed, "&type=staff").map { $0["title"].string }
            }
            #expect(try await names("lin", "zhaoshifu") == ["赵师傅"])
            #expect(try await names("lin", "总管") == ["总管"])
            #expect(try await names("lin", "ge bi") == [])
            #expect(try await names("ru", "ge bi") == ["白隔壁", "茹隔壁"])
            #expect(try await names("zhao", "赵师傅") == [], "who may neither see nor send staff")
        }
    }

    @Test("The page has the groups, the marks and what answers; what is hidden stays hidden")
    func page() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            try await lin.register()
            let page = try await scene.browser("lin").open(Self.address("/find", "wang"))
            #expect(page.status == 200 && page.text.contains("<mark>王</mark>建国"), "\(page.text)")
            let tail = try await scene.browser("lin").open(Self.address("/find", "8000"))
            #expect(tail.text.contains("138****<mark>8000</mark>") && !tail.text.contains("13800138000"))
            let one = try await scene.browser("lin").open(Self.address("/find", "+86 138 0013 8000"))
            #expect(one.status == 303 && one.location.hasPrefix("/people/"))
            let none = try await scene.browser("lin").open(Self.address("/find", "qxzqxz"))
            #expect(none.text.contains("wxm") && none.text.contains("/people?add=qxzqxz"))
        }
    }

    @Test("Under the box at most eight lines, the last of them all; nothing where nothing was typed")
    func lines() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            for _ in 0..<6 { try await lin.register(["reporter": ["name": "王师傅", "phone": "13100001111"]]) }
            func options(_ typed: String) async throws -> (count: Int, text: String) {
                let text = try await scene.browser("lin").open(Self.address("/find/lines", typed)).text
                return (text.components(separatedBy: "role=\"option\"").count - 1, text)
            }
            let some = try await options("wang")
            #expect((3...8).contains(some.count) && some.text.contains("<mark>王</mark>建国"), "\(some)")
            #expect(some.text.contains("/find?q=wang"))
            let (nothing, unknown) = (try await options(""), try await options("qxzqxz"))
            #expect(nothing.text.allSatisfy(\.isWhitespace) && nothing.count == 0)
            #expect(unknown.count == 0 && !unknown.text.allSatisfy(\.isWhitespace))
        }
    }

    @Test("Rooms as people write them, on the page of the intake too")
    func rooms() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            for typed in ["3-1-802", "3栋1单元802室", "３－１－８０２", "3号楼1单元802", "3棟802", "31802", "3 栋 1 单元 802"] {
                let found = try await Self.found(lin, typed, "&type=place").map { $0["title"].string }
                #expect(found == ["3-1-802"], "\(typed)")
                let people = try await Self.found(lin, typed, "&type=person").map { $0["title"].string }
                #expect(people == ["王建国"], "\(typed)")
            }
            #expect(try await Self.found(lin, "9-9-999", "&type=place") == [])
        }
    }
}
