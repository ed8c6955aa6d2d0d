import Foundation
import Kernel
import Testing
import Web

@Suite("Keys are found in the one box, and those that are not back are warned of")
struct KeyFindingScenario {
    @Test(
        "the one box finds a key by number, name, pinyin, hook and room, for whoever may see keys",
        arguments: [
            ("k001", "number"), ("配电房", "name"), ("peidianfang", "pinyin"), ("pdf", "initials"), ("A-3", "hook"),
            ("A柜3号钩", "hook"), ("31802", "room"), ("802 大门", "name"),
        ])
    func found(_ typed: String, _ why: String) async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let address = "?q=\(typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
            let found = try await scene.visitor("lin").get("/api/v1/search\(address)&type=key")["items"].items
            #expect(found.first?["why"].string == why, "\(typed): \(found)")
            let page = try await scene.browser("lin").open("/find\(address)").text
            let title = why == "room" || typed.hasPrefix("802") ? "大门" : "房"
            #expect(page.contains("/keys/") && page.contains(title), "\(typed)")
            for user in ["bai", "callback"] {
                let none = try await scene.visitor(user).get("/api/v1/search\(address)")
                #expect(none["items"].items.allSatisfy { $0["type"] != "key" }, "\(user): \(none.text)")
            }
        }
    }

    @Test("a changed key is found by what it is now, one that is kept no longer by nothing")
    func foundAgain() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let root = try scene.visitor("root")
            let key = try await root.get("/api/v1/keys?q=k001")["items"][0]["id"].string
            func found(_ typed: String) async throws -> Int {
                try await root.get("/api/v1/search?q=\(typed)&type=key")["items"].items.count
            }
            let change: Tree = ["name": "beng room", "cabinet": "A", "hook": 4]
            #expect(try await root.send("/api/v1/keys/\(key)/actions/change", change).status == 200)
            #expect(try await [found("beng"), found("A-4"), found("peidianfang")] == [1, 1, 0])
            #expect(try await root.send("/api/v1/keys/\(key)/actions/retire", ["reason": "换锁"]).status == 200)
            #expect(try await [found("beng"), found("k001")] == [0, 0])
        }
    }

    @Test("a key that is not back: a warning on the list, at its own page and with its lender, gone when it is back")
    func warned() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let (lin, desk) = (try scene.visitor("lin"), scene.browser("lin"))
            let key = try await lin.get("/api/v1/keys?q=k001")["items"][0]["id"].string
            let path = "/api/v1/keys/\(key)/actions"
            #expect(try await lin.send("\(path)/lend", ["borrower": "zhao", "reason": "检修"]).status == 200)
            try scene.at("19:00")
            _ = try await scene.house.alerts.count()
            let mine = try await lin.get("/api/v1/alerts?owner=me&rule=key-overdue")["items"].items
            #expect(mine.count == 1 && mine[0]["says"].string.contains("K001"), "\(mine)")
            let number = mine[0]["number"].string
            #expect(try await desk.open("/keys/\(key)").text.contains("/alerts/\(number)"))
            let page = try await desk.open("/alerts/\(number)").text
            #expect(page.contains("/keys/\(key)") && page.contains("钥匙 K001"), "\(page)")
            #expect(try await desk.submit("/alerts/\(number)/acknowledge", [:]).status == 303)
            refused(
                try await scene.visitor("callback").send("/api/v1/alerts/\(number)/actions/dismiss", ["reason": "x"]),
                403, "notAllowed")
            #expect(try await lin.send("\(path)/return", [:]).status == 200)
            _ = try await scene.house.alerts.look()
            #expect(try await lin.get("/api/v1/alerts/\(number)")["state"] == "acted")
        }
    }
}
