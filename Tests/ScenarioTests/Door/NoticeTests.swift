import Foundation
import Kernel
import Testing
import Web

@Suite("What one is told of promises, over HTTP")
struct NoticeTests {
    @Test("told once, to whoever said I; shown by the bell and the list, seen up to where one looked")
    func telling() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let case_ = try await lin.register (["channel": "letter", "kind": "suggestion"])
            #expect(try await lin.get("/api/v1/notices")["items"].items.isEmpty)
            scene.hand.advance(.minutes(5))
            _ = try await scene.house.cases.watch()
            let items = try await lin.get("/api/v1/notices?unseen=true")["items"].items
            #expect(items.map { $0["case"].string } == [case_["number"].string])
            #expect(items[0]["share"].int == 50 && items[0]["kind"].string == "first-answer")
            #expect(items[0]["seenAt"] == .null && items[0]["state"].string == "open")
            let page = try await scene.browser("lin").open("/notices")
            #expect(page.text.contains(case_["number"].string) && page.text.contains("50%"))
            #expect(try await scene.browser("lin").open("/notices/count").text.contains("<b>1</b>"))
            #expect(try await scene.visitor("chen").get("/api/v1/notices")["items"].items.isEmpty, "not to others")
            let seen = try await lin.send("/api/v1/notices/seen", ["upTo": items[0]["id"]])
            #expect(seen["seen"].int == 1)
            #expect(try await lin.get("/api/v1/notices?unseen=true")["items"].items.isEmpty)
            #expect(try await lin.get("/api/v1/notices")["items"].items.count == 1)
            #expect(try await !scene.browser("lin").open("/notices/count").text.contains("<b>"))
        }
    }

    @Test("on duty from when one says so until one says otherwise, and as it was at any instant")
    func duty() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let before = scene.hand.now
            scene.hand.advance(.minutes(1))
            for _ in 0..<2 { #expect(try await lin.send("/api/v1/roster/on-duty", ["onDuty": true])["onDuty"] == true) }
            func users(_ query: String = "") async throws -> [String] {
                try await lin.get("/api/v1/roster/on-duty\(query)")["items"].items.map { $0["user"].string }
            }
            #expect(try await users() == ["lin"])
            scene.hand.advance(.hours(8))
            #expect(try await scene.browser("lin").open("/notices").text.contains("您正在岗"))
            _ = try await lin.send("/api/v1/roster/on-duty", ["onDuty": false])
            #expect(try await users() == [])
            let then = Zone.utc.text(before + .hours(1)).replacing("+", with: "%2B")
            #expect(try await users("?at=\(then)") == ["lin"])
            #expect(try await users("?at=\(Zone.utc.text(before).replacing("+", with: "%2B"))") == [])
        }
    }
}
