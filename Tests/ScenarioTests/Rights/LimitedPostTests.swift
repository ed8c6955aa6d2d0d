import Casework
import Directory
import HTTPTypes
import Kernel
import Store
import Testing
import Web
import Workforce

/// A case of the garden's third building about plumbing, and people whose posts are limited to parts of the garden.
@Suite("Posts limited to zones and categories, at every door")
struct LimitedPostTests {
    private struct Part: Sendable {
        let role: String
        var place: String?
        var category: String?

        static let far = [
            Part(role: "supervisor", place: "pool"), Part(role: "engineer", place: "pool"),
            Part(role: "supervisor", place: "3", category: "engineering.lifts"),
        ]
        static let near = [
            Part(role: "supervisor", place: "3"), Part(role: "supervisor", category: "engineering.plumbing"),
        ]
    }

    private static func enter(_ part: Part, _ scene: Scene) async throws -> (visitor: Visitor, browser: Browser) {
        let root = try scene.visitor("root")
        var hiring: [String: Tree] = [
            "user": "part", "name": "管一片", "password": "long-enough", "roles": [.text(part.role)], "project": "garden",
        ]
        hiring["place"] = part.place.map { .text($0) }
        hiring["category"] = part.category.map { .text($0) }
        let made = try await root.send("/api/v1/staff", Tree.object(hiring))
        #expect(made.status == 201, "\(made.text)")
        let store = scene.house.store
        let staff = try #require(try await Team(store).staff(user: "part"))
        _ = try await store.write { tx in try tx.run("UPDATE staff SET must_choose = 0 WHERE id = ?1", staff.id) }
        let token = try await Entrance(store).makeToken(user: "part", label: "test", scope: nil).text
        try await Cast.signIn(staff, store)
        let visitor = Visitor(client: scene.client, headers: ["Authorization": "Bearer \(token)"])
        return (visitor, scene.browser("part"))
    }

    private static func sample(_ scene: Scene) async throws -> Sample {
        let sample = try await Sample(scene)
        try await scene.visitor("lin").takes(
            "reclassify", sample.item, ["category": "engineering.plumbing.leak", "reason": "漏水"])
        return sample
    }

    /// What one wrote oneself is thrown away whether or not its case can be seen any more.
    private static let doors = Server.allRoutes.filter { route in
        ["{number}", "{promise}", "{subject}"].contains { route.path.template.contains($0) } && !Walk.isStream(route)
            && Walk.name(route) != "DELETE /api/v1/drafts/{subject}"
    }

    private static func go(
        _ route: Route, _ sample: Sample, _ at: (visitor: Visitor, browser: Browser)
    ) async throws -> Answer {
        let uri = try sample.address(of: route.path.template)
        if route.path.template.hasSuffix("/attachments") {
            let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 2]
            let cookie = ["X-Form-Token": at.browser.formToken, "Cookie": at.browser.visitor.headers["Cookie"] ?? ""]
            let visitor = route.isAPI ? at.visitor : Visitor(client: sample.scene.client, headers: cookie)
            return try await visitor.upload(uri, name: "b.png", bytes: png)
        }
        if route.method == .get { return try await route.isAPI ? at.visitor.get(uri) : at.browser.open(uri) }
        if route.isAPI {
            return try await at.visitor.send(route.method, uri, try #require(Sample.bodies[Walk.name(route)]))
        }
        return try await at.browser.submit(uri, try #require(Sample.forms[route.path.template]))
    }

    @Test("A case outside the part is refused like one of another project, at every door", arguments: Part.far.indices)
    func outside(_ index: Int) async throws {
        try await withScene { scene in
            let sample = try await Self.sample(scene)
            let (version, at) = (try await sample.version(), try await Self.enter(Part.far[index], scene))
            for route in Self.doors {
                let answer = try await Self.go(route, sample, at)
                #expect([403, 404].contains(answer.status), "\(Walk.name(route)): \(answer.status)")
                #expect(!Sample.secrets.contains { answer.text.contains($0) }, "\(Walk.name(route)) tells")
            }
            #expect(try await sample.version() == version)
        }
    }

    @Test("A case inside the part opens as it does to whoever sees all, at every door")
    func inside() async throws {
        let whole = try await Self.statuses(Part(role: "supervisor"))
        #expect(whole.values.count { $0 < 400 } > 20)
        for one in Part.near {
            let part = try await Self.statuses(one)
            for (door, status) in whole {
                #expect(part[door] == status, "\(door): \(part[door] ?? 0) instead of \(status), \(one)")
            }
        }
    }

    /// What each door answers to somebody, one after the other.
    private static func statuses(_ part: Part) async throws -> [String: Int] {
        let found = Found()
        try await withScene { scene in
            let sample = try await Self.sample(scene)
            let at = try await Self.enter(part, scene)
            for route in Self.doors { await found.add(Walk.name(route), try await Self.go(route, sample, at).status) }
        }
        return await found.all
    }

    private actor Found {
        private(set) var all: [String: Int] = [:]
        func add(_ door: String, _ status: Int) { all[door] = status }
    }

    private static let asking = [
        "/api/v1/cases?limit=200", "/api/v1/cases?q=秘密水管", "/api/v1/search?q=王建国", "/api/v1/search?q=138001",
        "/cases", "/cases?q=秘密水管", "/find?q=漏水", "/find/lines?q=秘密水管", "/find/lines?q=13800138000", "/desk", "/work",
        "/call-backs", "/desk?case={number}", "/cases?format=csv", "/api/v1/exports/cases?format=csv", "/emergencies",
        "/api/v1/emergencies", "/api/v1/callbacks", "/api/v1/work", "/incidents", "/alerts", "/outages", "/board",
        "/figures", "/api/v1/board", "/intake?q=王建国", "/people", "/places", "/calls", "/api/v1/notices", "/gate",
    ]

    @Test("No list, search, export, board or page tells of a case outside the part; inside, most lists do")
    func lists() async throws {
        let telling = Found()
        for part in [Part(role: "supervisor", place: "pool"), Part(role: "supervisor", place: "3")] {
            try await withScene { scene in
                let sample = try await Self.sample(scene)
                let at = try await Self.enter(part, scene)
                for template in Self.asking {
                    let uri = template.replacing("{number}", with: sample.item["number"].string)
                    let visitor = uri.hasPrefix("/api/") ? at.visitor : at.browser.visitor
                    let answer = try await visitor.get(uri)
                    #expect(answer.status < 500, "\(uri): \(answer.status)")
                    let typed = uri.split(separator: "q=").last.map(String.init) ?? ""
                    let told = (Sample.secrets + [sample.item["number"].string, "3-1-802"])
                        .filter { answer.text.contains($0) && !typed.contains($0) && !uri.contains($0) }
                    if part.place == "pool" { #expect(told == [], "\(uri)") }
                    if part.place == "3", !told.isEmpty { await telling.add(uri, 1) }
                }
            }
        }
        let inside = await telling.all.keys.sorted()
        #expect(inside.count >= 9, "\(inside)")
    }

    @Test("The staff page limits a post, says so in words, keeps what was typed wrongly; the API says the same")
    func settings() async throws {
        try await withScene { scene in
            let (root, browser) = (try scene.visitor("root"), scene.browser("root"))
            let all = try await root.get("/api/v1/staff?limit=200")["items"].items
            let chen = try #require(all.first { $0["user"] == "chen" })
            let page = "/settings/staff/\(chen["id"].string)"
            var form = [
                "name": "陈主管", "role": "supervisor", "project": "garden", "place": "8-101", "category": "",
                "version": "\(chen["version"].int)",
            ]
            let wrong = try await browser.submit(page, form)
            #expect(wrong.status == 422 && wrong.text.contains("value=\"8-101\""), "\(wrong.status)")
            form["place"] = "3-1"
            form["category"] = "engineering.lifts"
            #expect(try await browser.submit(page, form).status == 303)
            let shown = try await browser.open(page).text
            #expect(shown.contains("value=\"3-1\"") && shown.contains("value=\"engineering.lifts\" selected"))
            let standing = try await browser.open("\(page)/rights").text
            #expect(standing.contains("花园小区 · 3-1 · 工程维修 › 电梯") && !standing.contains("全部项目"))
            let kept = try await root.get("/api/v1/staff/\(chen["id"].string)")["posts"][0]
            #expect(kept["place"] == "3-1" && kept["category"] == "engineering.lifts" && kept["project"] == "garden")
            let effect = try await root.send(
                "/api/v1/roles/supervisor/preview", ["rights": ["case.read", "board.read"]])["items"].items
            let part = try #require(effect.first { $0["staff"] == "chen" })
            #expect(part["place"] == "3-1" && part["loses"].words.contains("case.follow"))
            #expect(!part["loses"].words.contains("figures.read"), "a limited post never gave it")
            let posts: Tree = [["role": "supervisor", "project": "garden", "category": "no-such"]]
            refused(
                try await root.send(.put, "/api/v1/staff/\(chen["id"].string)", ["posts": posts]), 422,
                "unknownCategory")
            let nowhere: Tree = [["role": "supervisor", "place": "3-1"]]
            refused(
                try await root.send(.put, "/api/v1/staff/\(chen["id"].string)", ["posts": nowhere]), 422,
                "placeNeedsProject")
        }
    }
}
