import Kernel
import Testing

@testable import Casework
@testable import Web

@Suite("A kind's list is asked by every field of its form")
struct FormFilterScenario {
    private static func visit(_ visitor: String, _ count: Int, day: Int, _ plate: String) -> [String: Tree] {
        let form: Tree = [
            "visitor": .text(visitor), "count": .text("\(count)"), "purpose": count > 2 ? "work" : "friends",
            "when": .text("2026-03-0\(day)T14:00:00+08:00/2026-03-0\(day)T18:00:00+08:00"), "vehicle": .text(plate),
        ]
        return ["kind": "visitors", "text": "有客人来", "place": "3-1-802", "form": form]
    }

    /// The numbers of the cases on a page of the list, in the order of the numbers.
    private func shown(_ page: Answer, of all: [Tree]) -> [Int] {
        all.indices.filter { page.text.contains("/cases/\(all[$0]["number"].string)\"") }
    }

    private func visits(_ scene: Scene) async throws -> [Tree] {
        let lin = try scene.visitor("lin")
        return [
            try await lin.register(Self.visit("张小姐 13900003333", 2, day: 4, "沪a·66778")),
            try await lin.register(Self.visit("刘先生", 4, day: 5, "沪A11111")),
            try await lin.register(Self.visit("刘先生", 6, day: 6, "沪A22222")),
        ]
    }

    @Test("Numbers, days, words, plates and choices narrow the page as they are typed into its inputs")
    func inputs() async throws {
        try await withScene { scene in
            let (all, chen) = (try await visits(scene), scene.browser("chen"))
            let asked: [(String, [Int])] = [
                ("", [0, 1, 2]), ("f.visitors.count.from=4", [1, 2]), ("f.visitors.count.to=4", [0, 1]),
                ("f.visitors.count.from=3&f.visitors.count.to=5", [1]),
                ("f.visitors.count.from=5&f.visitors.count.to=3", [1]),
                ("f.visitors.when.from=2026-03-05&f.visitors.when.to=2026-03-05", [1]),
                ("f.visitors.when.to=2026-03-04", [0]), ("f.visitors.visitor=刘先生", [1, 2]),
                ("f.visitors.vehicle=沪a·66778", [0]), ("f.visitors.purpose=work", [1, 2]),
                ("f.visitors.purpose=work&f.visitors.count.from=5", [2]),
                // What was asked of another kind is left.
                ("f.moving.carrier=刘先生", [0, 1, 2]),
            ]
            for (query, expected) in asked {
                let page = try await chen.open("/cases?kind=visitors&\(query)")
                #expect(page.status == 200 && shown(page, of: all) == expected, "\(query)")
            }
        }
    }

    @Test("An end that cannot be read: the page says so there and keeps what was typed, a call and a file are refused")
    func unreadable() async throws {
        try await withScene { scene in
            let (all, chen) = (try await visits(scene), scene.browser("chen"))
            let asked = "/cases?kind=visitors&f.visitors.count.from=many&f.visitors.count.to=5"
            let page = try await chen.visitor.get(asked, ["HX-Request": "true"])
            #expect(page.status == 200 && shown(page, of: all).isEmpty, "nothing is listed as if it were asked so")
            #expect(page.text.contains("这些条件看不懂") && page.text.contains("人数"))
            let again = try await chen.open(page.header("HX-Push-Url")).text
            for text in [page.text, again] {
                #expect(text.contains("name=\"f.visitors.count.from\" value=\"many\""))
                #expect(text.contains("type=\"text\" aria-invalid=\"true\""), "a number's input would not show it")
                #expect(text.contains("name=\"f.visitors.count.to\" value=\"5\"") && text.contains("请填数字"))
            }
            let day = try await chen.open("/cases?kind=visitors&from=abc")
            #expect(day.status == 200 && day.text.contains("name=\"from\" value=\"abc\" aria-invalid"))
            #expect(day.text.contains("请填日期") && shown(day, of: all).isEmpty)
            let lin = try scene.visitor("lin")
            let number = try await lin.get("/api/v1/cases?field=visitors.count:many..5")
            refused(number, 400, "badQuery")
            #expect(number["fields"][0]["field"] == "field")
            let from = try await lin.get("/api/v1/cases?from=abc")
            refused(from, 400, "badQuery")
            #expect(from["fields"][0]["field"] == "from")
            let file = try await scene.visitor("root").get("/api/v1/exports/cases?format=csv&due=abc")
            refused(file, 400, "badQuery")
            #expect(try await scene.browser("root").open("/cases?format=csv&due=abc").status == 400)
        }
    }

    @Test("What is asked stands in the inputs, in the one spelling of the address, and in a saved view")
    func kept() async throws {
        try await withScene { scene in
            let (all, chen) = (try await visits(scene), scene.browser("chen"))
            let asked = "/cases?kind=visitors&f.visitors.when.from=2026-03-05&f.visitors.when.to=2026-03-06"
            let page = try await chen.visitor.get(asked, ["HX-Request": "true"])
            let address = page.header("HX-Push-Url")
            #expect(address.contains("field=visitors.when") && !address.contains("f.visitors"))
            for part in ["name=\"f.visitors.when.from\" value=\"2026-03-05\"", "to\" value=\"2026-03-06\""] {
                #expect(page.text.contains(part), "\(part)")
            }
            #expect(page.text.contains("<option value=\"张小姐 13900003333\">"))
            let again = try await chen.open(address)
            #expect(shown(again, of: all) == [1, 2])
            #expect(again.text.contains("name=\"f.visitors.when.from\" value=\"2026-03-05\""))
            let view = String(address.split(separator: "?")[1])
            let saved = try await chen.submit("/views", ["name": "三月五日起", "address": view])
            #expect(saved.status == 303)
            #expect(shown(try await chen.open(saved.location), of: all) == [1, 2])
        }
    }

    private static func filter(_ kind: DeclaredForm.Kind) -> FormFilter {
        let field = DeclaredForm.Field(
            key: "one", kind: kind, name: Words(zh: "甲", zhHant: "甲", en: "One"), help: nil, isRequired: false,
            isAtIntake: true, unit: nil, least: nil, most: nil, options: [], columns: [], shownWhen: nil)
        return FormFilter(kind: "thing", field: field, zone: .shanghai)
    }

    @Test(
        "Each kind of range is typed as people write it, asked as the API spells it, and stands again as it was typed",
        arguments: [
            (.number, "2", "3.5", "thing.one:2..3.5"), (.money, "120.5", "", "thing.one:12050.."),
            (.date, "", "2026-03-05", "thing.one:..2026-03-05"),
            (.window, "2026-03-05", "2026-03-05", "thing.one:2026-03-04T16:00:00Z..2026-03-05T15:59:59Z"),
        ] as [(DeclaredForm.Kind, String, String, String)])
    func ranges(_ kind: DeclaredForm.Kind, _ from: String, _ to: String, _ condition: String) throws {
        let one = Self.filter(kind)
        let typed = ["f.thing.one.from": from, "f.thing.one.to": to]
        #expect(one.condition { typed[$0] } == condition)
        let read = try #require(FormCondition(condition) { _ in DeclaredForm(fields: [one.field]) })
        let ends = one.ends(read)
        #expect(ends.from == from && ends.to == to)
    }

    @Test("Ends that were typed the wrong way round are turned", arguments: [
        (.number, "30", "4", "thing.one:4..30"), (.money, "30", "4.5", "thing.one:450..3000"),
        (.date, "2026-03-06", "2026-03-05", "thing.one:2026-03-05..2026-03-06"),
        (.window, "2026-03-06", "2026-03-05", "thing.one:2026-03-04T16:00:00Z..2026-03-06T15:59:59Z"),
        (.number, "many", "4", "thing.one:many..4"),
    ] as [(DeclaredForm.Kind, String, String, String)])
    func turned(_ kind: DeclaredForm.Kind, _ from: String, _ to: String, _ condition: String) {
        let typed = ["f.thing.one.from": from, "f.thing.one.to": to]
        #expect(Self.filter(kind).condition { typed[$0] } == condition)
    }

    @Test("What has no end, and what nobody lists by, has no input")
    func none() {
        #expect([.longText, .files, .photo, .signature].allSatisfy { Self.filter($0).shape == nil })
        #expect(Self.filter(.text).condition { _ in " " } == nil)
    }
}
