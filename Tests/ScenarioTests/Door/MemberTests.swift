import Foundation
import Testing

@Suite("An administrator changes a member of staff")
struct MemberTests {
    private static func id(_ user: String, _ scene: Scene) async throws -> String {
        let all = try await scene.visitor("root").get("/api/v1/staff?limit=200")["items"].items
        return try #require(all.first { $0["user"].string == user })["id"].string
    }

    @Test("Name, telephone, posts, stage and manager change; what is left out stays; a stale version changes nothing")
    func changing() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try await Self.id("lin", scene))
            let path = "/api/v1/staff/\(lin)"
            let before = try await root.get(path)
            #expect(before["version"].int == 1 && before.header("ETag") == "\"1\"")
            let posts: Tree = [["role": "agent", "project": "garden"], ["role": "engineer", "project": "tower"]]
            let change: Tree = [
                "name": "林小晓", "phone": "0571-8888 0000", "posts": posts, "stage": "probation", "manager": "chen",
                "departments": ["service", "engineering"],
            ]
            let after = try await root.send(.put, path, change, ["If-Match": "\"1\""])
            #expect(after.status == 200 && after["version"].int == 2 && after["manager"] == "chen")
            let whole = posts.items.map { post -> Tree in
                ["role": post["role"], "project": post["project"], "place": .null, "category": .null]
            }
            #expect(after["posts"].items == whole && after["stage"] == "probation")
            #expect(after["phone"] == "0571-8888 0000")
            #expect(after["departments"] == ["engineering", "service"] && after["language"] == before["language"])
            refused(
                try await root.send(.put, path, ["name": "别名"], ["If-Match": "\"1\""]), 412, "changedMeanwhile")
            #expect(try await root.get(path)["name"] == "林小晓")
            let nobody = try await root.send(.put, path, ["manager": ""])
            #expect(nobody["manager"] == .null && nobody["name"] == "林小晓")
        }
    }

    @Test("Nobody is lifted above who lifts them, nor changed by who does not rule over them")
    func above() async throws {
        try await withScene { scene in
            let (warden, root) = (try scene.visitor("warden"), try scene.visitor("root"))
            let lin = "/api/v1/staff/\(try await Self.id("lin", scene))"
            func posts(_ role: String, _ project: String?) -> Tree {
                ["posts": [["role": .text(role), "project": project.map { .text($0) } ?? .null]]]
            }
            refused(try await warden.send(.put, lin, posts("agent", nil)), 403, "notAllowed")
            refused(try await warden.send(.put, lin, posts("agent", "tower")), 422, "unknownProject")
            let manager = try scene.visitor("customer-service-manager")
            refused(try await manager.send(.put, lin, posts("administrator", "garden")), 403, "notAllowed")
            let bai = "/api/v1/staff/\(try await Self.id("bai", scene))"
            refused(try await warden.send(.put, bai, ["name": "白"]), 403, "notAllowed")
            #expect(try await warden.send(.put, lin, posts("supervisor", "garden")).status == 200)
            let refusals: [(Tree, String)] = [
                (["name": " "], "nameMissing"), (["phone": "abc"], "badPhone"), (["posts": []], "postMissing"),
                (posts("king", "garden"), "unknownRole"), (["departments": ["moon"]], "unknownDepartment"),
                (["manager": "lin"], "badManager"), (["manager": "nobody-there"], "badManager"),
            ]
            for (body, code) in refusals { refused(try await root.send(.put, lin, body), 422, code) }
        }
    }

    @Test("The page keeps what was typed where it is refused, and saves it where it is not")
    func page() async throws {
        try await withScene { scene in
            let (root, id) = (scene.browser("root"), try await Self.id("zhao", scene))
            let fields = [
                "name": "赵大师", "phone": "call me", "role": "engineer", "project": "garden",
                "department": "engineering", "version": "1", "manager": "chen",
            ]
            let wrong = try await root.submit("/settings/staff/\(id)", fields)
            #expect(wrong.status == 422 && wrong.text.contains("value=\"赵大师\"") && wrong.text.contains("call me"))
            let right = try await root.submit("/settings/staff/\(id)", fields.merging(["phone": "1388"]) { $1 })
            #expect(right.location == "/settings/staff/\(id)?saved=1")
            let page = try await root.open(right.location).text
            #expect(page.contains("已保存") && page.contains("value=\"1388\""))
            #expect(try await root.open("/settings/staff").text.contains("赵大师"))
            let stale = try await root.submit("/settings/staff/\(id)", fields.merging(["phone": "1399"]) { $1 })
            #expect(stale.status == 412 && stale.text.contains("别人刚改过") && stale.text.contains("1399"))
            let rights = try await root.open("/settings/staff/\(id)/rights").text
            #expect(rights.contains("赵大师") && rights.contains("花园"))
        }
    }

    @Test("One session is ended, the others stay; whoever was kept out is let in again")
    func wayIn() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try await Self.id("lin", scene))
            let stranger = Browser(scene.client, session: "", formToken: "")
            let signedIn = try await stranger.submit(bare: "/sign-in", ["user": "lin", "password": Cast.password])
            #expect(signedIn.status == 303)
            let all = try await root.get("/api/v1/staff/\(lin)/sessions")["items"].items
            #expect(all.count == 2 && all[0]["address"].string.isEmpty == false && all[0]["seenAt"] != .null)
            let key = all[0]["id"].string
            #expect(try await root.send("/api/v1/staff/\(lin)/sessions/\(key)/end", [:])["ended"].int == 1)
            refused(try await root.send("/api/v1/staff/\(lin)/sessions/\(key)/end", [:]), 404, "unknownSession")
            #expect(try await scene.browser("lin").open("/account").status == 200, "the other one stays")
            for _ in 0..<6 {
                _ = try await stranger.submit(bare: "/sign-in", ["user": "lin", "password": "guess"])
            }
            let out = try await stranger.submit(bare: "/sign-in", ["user": "lin", "password": Cast.password])
            #expect(out.status == 429)
            #expect(try await scene.browser("root").open("/settings/staff/\(lin)").text.contains("立即解锁"))
            #expect(try await root.send("/api/v1/staff/\(lin)/unlocking", [:])["unlocked"] == true)
            #expect(try await root.send("/api/v1/staff/\(lin)/unlocking", [:])["unlocked"] == false)
            let back = try await stranger.submit(bare: "/sign-in", ["user": "lin", "password": Cast.password])
            #expect(back.status == 303)
            let own = try await scene.visitor("lin").get("/api/v1/account/sessions")["items"].items
            let other = try #require(own.first { $0["here"] == false })["id"].string
            #expect(try await scene.browser("lin").submit("/account/sessions/\(other)/end").status == 303)
            #expect(try await scene.visitor("lin").get("/api/v1/account/sessions")["items"].items.count == 1)
        }
    }

    @Test("When a browser was last here is written down, and never earlier")
    func seen() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            try scene.at("10:00")
            _ = try await lin.open("/account")
            #expect(try await scene.house.doorkeeper.note() >= 1)
            try scene.at("11:00")
            _ = try await lin.open("/account")
            #expect(try await scene.house.doorkeeper.note() == 1)
            #expect(try await scene.house.doorkeeper.note() == 0)
            let seen = try await scene.visitor("lin").get("/api/v1/account/sessions")["items"][0]["seenAt"].string
            #expect(seen.hasPrefix("2026-03-02T03:00") || seen.hasPrefix("2026-03-03T03:00"), "\(seen)")
        }
    }
}
