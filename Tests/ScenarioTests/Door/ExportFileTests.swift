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
            for kind in ["cases", "people", "places", "staff"] {
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
            let chen = try await scene.visitor("chen").get("/api/v1/exports/people?format=csv")
            #expect(chen.status == 200 && chen.text.contains("138****8000") && !chen.text.contains("13800138000"))
            let root = try await scene.visitor("root").get("/api/v1/exports/people?format=csv")
            #expect(root.text.contains("13800138000"))
            #expect(try await scene.visitor("lin").get("/api/v1/exports/people?format=csv").status == 403)
        }
    }
}
