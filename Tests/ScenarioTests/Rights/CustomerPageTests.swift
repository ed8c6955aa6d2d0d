import Foundation
import HTTPTypes
import Kernel
import NIOCore
import Store
import Testing

/// What somebody could try with a link, and what comes of it.
@Suite("A link opens one case for its customer, and nothing else")
struct CustomerPageTests {
    private func link(_ scene: Scene, _ item: Tree) async throws -> String {
        try await scene.visitor("lin").send("/api/v1/cases/\(item["number"].string)/page-links", [:])["secret"].string
    }

    @Test("A wrong, an expired and a revoked link say the same, and nothing")
    func over() async throws {
        try await withScene { scene in
            let item = try await scene.solved()
            let (old, secret) = (try await link(scene, item), try await link(scene, item))
            let wrong = try await scene.stranger.get("/c/gjp_0000000000000000000000000000000000000000")
            #expect(wrong.status == 404 && !wrong.text.contains(item["number"].string))
            #expect(wrong.header("Referrer-Policy") == "no-referrer")
            #expect(try await scene.stranger.get("/c/\(secret)").status == 200)
            let path = "/api/v1/cases/\(item["number"].string)/page-links"
            #expect(try await scene.visitor("lin").send(path + "/removal", [:])["revoked"] == 2)
            for gone in [old, secret] {
                let page = try await scene.stranger.get("/c/\(gone)")
                #expect(page.status == 404 && page.text.count == wrong.text.count)
                let act = ["link": Tree.text(gone), "action": "confirm", "satisfied": true] as Tree
                refused(try await scene.stranger.send("/api/v1/customer-page/actions", act), 404, "pageUnknown")
            }
            let third = try await link(scene, item)
            scene.hand.set(Scene.morning + .days(31))
            #expect(try await scene.stranger.get("/c/\(third)").status == 404)
            let states = try await scene.visitor("lin").get(path)["items"].items.map { $0["state"].string }
            #expect(states == ["expired", "revoked", "revoked"])
        }
    }

    @Test("Thirty links that open nothing, and the address waits; others do not")
    func guessing() async throws {
        try await withScene { scene in
            let secret = try await link(scene, try await scene.solved())
            for place in 0..<30 { #expect(try await scene.stranger.get("/c/gjp_\(place)").status == 404) }
            let late = try await scene.stranger.get("/c/\(secret)")
            #expect(late.status == 429 && !late.header("Retry-After").isEmpty)
            let other = try await scene.stranger.get("/c/\(secret)", ["X-Forwarded-For": "203.0.113.9"])
            #expect(other.status == 200)
        }
    }

    @Test("It opens no other case, no action that is not the customer's, no file of the house")
    func reaching() async throws {
        try await withScene { scene in
            let (mine, other) = (try await scene.solved(), try await scene.solved())
            let secret = try await link(scene, mine)
            let act = ["link": Tree.text(secret), "action": "close", "reason": "x"] as Tree
            refused(try await scene.stranger.send("/api/v1/customer-page/actions", act), 403, "notAllowed")
            for address in ["/cases/\(mine["number"].string)", "/desk"] {
                let led = try await scene.stranger.get(address, ["Cookie": "guanjia=\(secret)"])
                #expect(led.status == 303)
            }
            let bearer = ["Authorization": "Bearer \(secret)"]
            #expect(try await scene.stranger.get("/api/v1/cases/\(mine["number"].string)", bearer).status == 401)
            #expect(try await scene.stranger.get("/c/\(secret)/files/\(other["id"].string)").status == 404)
            let page = try await scene.stranger.get("/c/\(secret)").text
            #expect(!page.contains(other["number"].string))
        }
    }

    @Test("Who may not follow a case makes no link to it, and the other estate does not even see it")
    func making() async throws {
        try await withScene { scene in
            let item = try await scene.solved()
            let path = "/api/v1/cases/\(item["number"].string)/page-links"
            refused(try await scene.visitor("bai").send(path, [:]), 404, "unknownCase")
            refused(try await scene.visitor("guard").send(path, [:]), 403, "notAllowed")
            let lin = try scene.visitor("lin")
            let key = ["Idempotency-Key": "k1"]
            let (first, again) = (try await lin.send(path, [:], key), try await lin.send(path, [:], key))
            #expect(first["id"] == again["id"] && again["secret"] == .null, "a secret is told once")
            for _ in 0..<19 { _ = try await lin.send(path, [:]) }
            refused(try await lin.send(path, [:]), 409, "tooManyPageLinks")
            refused(try await lin.send(path + "/messages", [:]), 409, "pageLinkNotSent")
            let stored = try await scene.house.store.read { db in
                try db.rows("SELECT answer FROM answered_request ORDER BY key") { try $0.next(String.self) }
            }
            #expect(!stored.contains { $0.contains("gjp_") })
        }
    }

    private static let from: [([String: String], Int)] = [
        (["Origin": "null"], 303), (["Sec-Fetch-Site": "same-origin", "Origin": "null"], 303),
        (["Origin": "https://evil.example"], 403), (["Sec-Fetch-Site": "cross-site", "Origin": "null"], 403),
    ]

    @Test("Another site's page does nothing with a link; our own page may hide where it is", arguments: from)
    func elsewhere(_ headers: [String: String], _ status: Int) async throws {
        try await withScene { scene in
            let secret = try await link(scene, try await scene.solved())
            let type = ["Content-Type": "application/x-www-form-urlencoded"]
            let answer = try await scene.stranger.ask(
                .post, "/c/\(secret)/actions/confirm", ByteBuffer(string: "satisfied=yes&once=k1"),
                headers.merging(type) { $1 })
            #expect(answer.status == status)
            let kept = try await scene.house.store.read { db in
                try db.rows("SELECT key || digest || answer FROM answered_request ORDER BY key") {
                    try $0.next(String.self)
                }
            }
            #expect(kept.count { $0.contains("form:") } == (status == 303 ? 1 : 0))
            #expect(!kept.contains { $0.contains("gjp_") }, "a link is kept as its digest alone")
        }
    }
}
