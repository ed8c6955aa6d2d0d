import Foundation
import Testing
import Transfer

@testable import Web

@Suite("Files that leave the house")
struct ExportFileTests {
    @Test("Lists go out as workbooks and as text, with the filters in force, and it is noted")
    func files() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            _ = try await lin.register(["text": "=危险的公式", "title": "=1+1"])
            let chen = try scene.visitor("root")
            for kind in ["cases", "people", "occupancies", "vehicles", "places", "staff"] {
                let book = try await chen.get("/api/v1/exports/\(kind)")
                #expect(book.status == 200 && book.text.hasPrefix("PK"), "\(kind)")
                let text = try await chen.get("/api/v1/exports/\(kind)?format=csv")
                #expect(text.status == 200 && text.type.hasPrefix("text/csv"), "\(kind)")
                #expect(text.text.split(separator: "\r\n").count > 1, "\(kind)")
            }
            let all = try await chen.get("/api/v1/exports/cases?format=csv").text
            #expect(all.contains("\"'=1+1\""))
            let none = try await chen.get("/api/v1/exports/cases?format=csv&q=%E6%97%A0%E6%AD%A4%E8%AF%8D").text
            #expect(!none.contains("1+1"))
            #expect(try await chen.get("/api/v1/exports/colours").status == 404)
            #expect(try await chen.get("/api/v1/exports/people?format=pdf").status == 400)
        }
    }

    @Test("The rows behind a figure go out as they are listed, dates as dates, for those who may")
    func figure() async throws {
        try await withScene { scene in
            let item = try await scene.solved()
            _ = try await scene.visitor("hui").takes("confirm", item, ["satisfied": true, "rating": 4])
            let root = try scene.visitor("root")
            // What happens in this very moment is of the next window.
            scene.hand.advance(.hours(1))
            let rows = try await root.get("/api/v1/figures/satisfaction?window=year&rows=true&limit=200")["rows"].items
            let first = try #require(rows.first)
            let at = "exports/figures/satisfaction?window=year"
            let text = try await root.get("/api/v1/\(at)&format=csv")
            let lines = text.text.split(separator: "\r\n")
            try #require(text.type.hasPrefix("text/csv") && lines.count == rows.count + 1)
            #expect(lines[1].contains("\"\(first["case"].string)\"") && lines[1].contains(",2026-03-03 "))
            #expect(try await root.get("/api/v1/\(at)").text.hasPrefix("PK"))
            let kept = try await root.get("/api/v1/\(at)&format=csv&counted=true").text.split(separator: "\r\n")
            #expect(kept.count == rows.count { $0["counted"] == true } + 1)
            #expect(try await root.get("/api/v1/exports/figures/colours").status == 404)
            #expect(try await scene.visitor("lin").get("/api/v1/\(at)").status == 403)
            let page = try await scene.browser("root").open("/figures/satisfaction?window=year")
            #expect(page.text.contains("/exports/figures/satisfaction?"))
            #expect(try await scene.browser("root").open("/\(at)").text.hasPrefix("PK"))
        }
    }

    @Test("What the forms hold goes out with the cases: a column for each field of one kind, else in words")
    func forms() async throws {
        try await withScene { scene in
            let goods = PaperworkScenario.goods["form"]
            _ = try await scene.visitor("lin").register(["kind": "goods-out", "text": "搬沙发出门", "form": goods])
            let form: Tree = [
                "visitor": "老李 13900001111", "count": "3", "purpose": "work", "vehicle": "沪a12345",
                "when": "2026-03-03T09:00:00+08:00/2026-03-03T12:00:00+08:00",
            ]
            _ = try await scene.visitor("lin").register(["kind": "visitors", "text": "来访", "form": form])
            func lines(_ user: String, _ query: String) async throws -> [String] {
                let answer = try await scene.visitor(user).get("/api/v1/exports/cases?format=csv&\(query)")
                #expect(answer.status == 200)
                return answer.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
            }
            let own = "field=visitors.count:2..&field=visitors.purpose:work"
            let one = try await lines("root", "kind=visitors")
            let cells = "\"老李 13900001111\",3,2026-03-03 09:00:00,2026-03-03 12:00:00,\"沪A12345\",\"家政维修\""
            try #require(one.count == 2)
            #expect(one[0].hasSuffix("\"访客\",\"人数\",\"来访时段 从\",\"来访时段 到\",\"车牌\",\"来访事由\""), "\(one[0])")
            #expect(one[1].hasSuffix(cells), "\(one[1])")
            #expect(try await lines("root", own).last == one[1])
            #expect(try await lines("root", "field=visitors.count:4..").count == 1)
            #expect(try await lines("chen", "kind=visitors")[1].contains("\"老李 139****1111\""))
            let mixed = try await lines("root", "q=%E6%B2%99%E5%8F%91")
            #expect(mixed[0].hasSuffix("\"表单内容\"") && mixed.joined().contains("申请人: 业主"), "\(mixed)")
        }
    }

    @Test("Customers, their rooms and vehicles go out as the list of customers has them: by name, room, telephone")
    func found() async throws {
        try await withScene { scene in
            let (root, browser) = (try scene.visitor("root"), scene.browser("root"))
            func rows(_ kind: String, _ query: String) async throws -> [String] {
                let called = try await root.get("/api/v1/exports/\(kind)?format=csv&\(query)")
                let clicked = try await browser.open("/exports/\(kind)?format=csv&\(query)")
                #expect(called.status == 200 && called.text == clicked.text, "\(called.text) \(clicked.text)")
                return Array(called.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }.dropFirst())
            }
            let whole = try await rows("people", "project=garden")
            #expect(whole.count == 3)
            let room = try await rows("people", "project=garden&q=3-1-803")
            #expect(room == whole.filter { $0.contains("\"3-1-803\"") } && room.count == 2, "\(room)")
            #expect(try await rows("people", "q=13800138000") == whole.filter { $0.contains("13800138000") })
            #expect(try await rows("people", "q=wangjianguo") == whole.filter { $0.contains("王建国") })
            #expect(try await rows("people", "q=%E6%97%A0%E6%AD%A4%E8%AF%8D").isEmpty)
            // Without a project in all of them, as the list looks for it.
            #expect(try await rows("people", "q=13700001111").count == 1)
            #expect(try await rows("people", "q=13700001111&project=garden").isEmpty)
            let stays = try await rows("occupancies", "q=wangjianguo")
            #expect(stays == ["\"3-1-802\",\"\",\"王建国\",\"13800138000\",\"业主\",2020-05-01,"], "\(stays)")
            let vehicles = try await rows("vehicles", "project=garden&q=3-1-803")
            #expect(vehicles.count == 2 && vehicles.allSatisfy { $0.contains("\"3-1-803\"") }, "\(vehicles)")
        }
    }

    @Test("The pages of customers, places and staff lead to their tables, as a workbook and as text")
    func links() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            let people = try await root.open("/people").text
            for kind in ["people", "occupancies", "vehicles"] {
                #expect(people.contains("\"/exports/\(kind)?project=garden\""), "\(kind)")
            }
            let found = try await root.open("/people?project=garden&q=3-1-803").text
            #expect(found.contains("\"/exports/people?project=garden&amp;q=3-1-803\""))
            #expect(found.contains("\"/exports/people?project=garden&amp;q=3-1-803&amp;format=csv\""))
            let places = try await root.open("/places?project=garden").text
            #expect(places.contains("\"/exports/places?project=garden\""))
            #expect(places.contains("\"/exports/places?project=garden&amp;format=csv\""))
            let staff = try await root.open("/settings/staff").text
            #expect(staff.contains("\"/exports/staff\"") && staff.contains("\"/exports/staff?format=csv\""))
            let lin = try await scene.browser("lin").open("/people")
            #expect(lin.status == 200 && !lin.text.contains("/exports/"))
        }
    }

    @Test("More rows than a sheet has room for are refused, not cut")
    func limit() throws {
        let table = ExportTable(name: "x", title: "x", header: ["a"])
        for format in ExportTable.Format.allCases {
            let file = try ExportFile(table, format, most: 2)
            for _ in 0..<2 { try file.add([.text("1")]) }
            #expect(throws: TransferRefusal.exportTooLarge(limit: 2)) { try file.add([.text("3")]) }
        }
    }

    @Test("Who may not see telephone numbers gets them masked; who may not export gets nothing")
    func masked() async throws {
        try await withScene { scene in
            for kind in ["people", "occupancies", "vehicles"] {
                let at = "/api/v1/exports/\(kind)?format=csv"
                let chen = try await scene.visitor("chen").get(at)
                #expect(chen.status == 200 && chen.text.contains("138****8000"), "\(kind)")
                #expect(!chen.text.contains("13800138000"), "\(kind)")
                #expect(try await scene.visitor("root").get(at).text.contains("13800138000"), "\(kind)")
                #expect(try await scene.visitor("lin").get(at).status == 403, "\(kind)")
            }
        }
    }
}
