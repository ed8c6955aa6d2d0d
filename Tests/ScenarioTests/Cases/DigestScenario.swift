import Kernel
import Testing

@Suite("The morning digest over HTTP and on its pages")
struct DigestScenario {
    private func morning(_ scene: Scene) async throws -> (chen: Visitor, digest: Tree) {
        let lin = try scene.visitor("lin")
        _ = try await scene.solved()
        for kind in ["repair", "help", "suggestion"] { _ = try await lin.register(["kind": .text(kind)]) }
        _ = try await lin.register(["kind": "help", "priority": "emergency", "text": "电梯困人"])
        _ = try await lin.register(["kind": "complaint", "text": "我要找律师"])
        let item = try await scene.solved()
        try await scene.visitor("hui").takes("confirm", item, ["satisfied": false, "comment": "还在漏"])
        _ = try await scene.house.alerts.look()
        #expect(try await scene.house.digests.write() > 0)
        let chen = try scene.visitor("chen")
        let list = try await chen.get("/api/v1/digests?unseen=true")["items"].items
        return (chen, try #require(list.first))
    }

    @Test("each number opens its list, which has as many")
    func lists() async throws {
        try await withScene { scene in
            let (chen, digest) = try await morning(scene)
            #expect(digest["day"] == "2026-03-03" && digest["zone"] == "Asia/Shanghai")
            #expect(digest["at"] == "2026-03-03T09:00:00+08:00" && digest["seenAt"] == .null)
            let page = try await scene.browser("chen").open("/digests/\(digest["id"].string)").text
            #expect(page.contains("Asia/Shanghai"))
            let found = page.matches(of: /href="(\/(?:cases|alerts)\?[^"]+)">([0-9]+)</)
            #expect(found.count == 7 && digest["lines"].items.count == 7)
            let told = digest["lines"].items.map { $0["number"].int }.sorted()
            #expect(found.compactMap { Int($0.2) }.sorted() == told, "as then, nothing happened since")
            for match in found {
                let uri = String(match.1).replacing("&amp;", with: "&").replacing("show=open", with: "state=open")
                let items = try await chen.get("/api/v1\(uri)&limit=200")["items"].items
                #expect(Int(match.2) == items.count && !items.isEmpty || match.2 == "0", "\(uri)")
            }
            #expect(told.count { $0 > 0 } >= 6, "\(told)")
            let file = try await chen.get("/api/v1/digests/\(digest["id"].string)")
            #expect(file["now"].items.map { $0["number"].int } == file["lines"].items.map { $0["number"].int })
        }
    }

    @Test("found in the bell, read, ticked off; nobody else's")
    func reading() async throws {
        try await withScene { scene in
            let (chen, digest) = try await morning(scene)
            let browser = scene.browser("chen")
            let address = "/digests/\(digest["id"].string)"
            #expect(try await browser.open("/notices").text.contains(address))
            #expect(try await browser.open("/digests").text.contains("2026-03-03"))
            #expect(try await browser.open(address).text.contains("data-print"))
            for user in ["ru", "lin", "root"] {
                refused(try await scene.visitor(user).get("/api/v1" + address), 404, "unknownDigest")
                #expect(try await scene.browser(user).submit(address + "/seen").status == 404)
            }
            #expect(try await browser.submit(address + "/seen").status == 303)
            #expect(try await chen.get("/api/v1/digests?unseen=true")["items"] == [])
            #expect(try await chen.get("/api/v1" + address)["seenAt"] == "2026-03-03T09:00:00+08:00")
            #expect(try await chen.send("/api/v1\(address)/seen", .null)["seen"] == 0)
        }
    }
}
