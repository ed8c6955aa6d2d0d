import HTTPTypes
import Testing
import Web

@Suite("Another project")
struct ProjectTests {
    @Test("Whoever works in the tower neither reads nor changes what is the garden's", arguments: ["ru", "bai"])
    func addresses(_ user: String) async throws {
        try await withScene { scene in
            let sample = try await Sample(scene)
            let version = try await sample.version()
            let named = ["{number}", "{person}", "{place}", "{promise}"]
            for route in Server.allRoutes where named.contains(where: { route.path.template.contains($0) }) {
                let uri = try sample.address(of: route.path.template)
                let answer = try await Self.go(route, uri, scene, user)
                #expect([403, 404].contains(answer.status), "\(Walk.name(route)): \(answer.status)")
                #expect(!Sample.secrets.contains { answer.text.contains($0) }, "\(Walk.name(route)) tells")
            }
            #expect(try await sample.version() == version)
        }
    }

    private static func go(_ route: Route, _ uri: String, _ scene: Scene, _ user: String) async throws -> Answer {
        let (visitor, browser) = (try scene.visitor(user), scene.browser(user))
        if route.path.template.hasSuffix("/attachments") {
            let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 2]
            if route.isAPI { return try await visitor.upload(uri, name: "b.png", bytes: png) }
            let token = ["X-Form-Token": browser.formToken, "Cookie": browser.visitor.headers["Cookie"] ?? ""]
            return try await Visitor(client: scene.client, headers: token).upload(uri, name: "b.png", bytes: png)
        }
        if route.method == .get { return try await route.isAPI ? visitor.get(uri) : browser.open(uri) }
        if route.isAPI {
            let body = try #require(Sample.bodies[Walk.name(route)], "what does \(Walk.name(route)) take?")
            return try await visitor.send(route.method, uri, body)
        }
        let form = try #require(Sample.forms[route.path.template], "what does \(Walk.name(route)) take?")
        return try await browser.submit(uri, form)
    }

    fileprivate static let asking = [
        "/api/v1/cases?limit=200", "/api/v1/cases?q=秘密水管", "/api/v1/search?q=王建国", "/api/v1/search?q=138001",
        "/api/v1/people", "/api/v1/people?q=建国", "/api/v1/places?q=3-1", "/api/v1/board", "/cases", "/cases?q=秘密水管",
        "/find?q=漏水", "/find/lines?q=秘密水管", "/find/lines?q=王建国",
        "/find/lines?q=13800138000",
        "/people", "/people?q=3-1-802", "/desk", "/board", "/work", "/call-backs", "/intake?q=3-1-802",
        "/intake?person={person}", "/desk?case={number}", "/api/v1/cases?person={person}", "/cases?person={person}",
        "/alerts", "/api/v1/alerts", "/digests", "/api/v1/digests",
        "/figures", "/figures/complaints?rows=true&window=year", "/api/v1/figures/backlog?rows=true&window=year",
        "/api/v1/figures/kept-promises?rows=true", "/cases?format=csv", "/api/v1/cases?place={place}",
        "/api/v1/board?by=building", "/api/v1/board?by=agent", "/api/v1/board/shift", "/api/v1/cases?building=3",
    ]

    @Test("No list, no search, no board, no page tells of it", arguments: ProjectTests.asking)
    func lists(_ uri: String) async throws {
        try await withScene { scene in
            let told = try await Self.told(scene, at: uri, to: "ru")
            #expect(told == [], "\(uri)")
        }
    }

    @Test("The same questions are answered in the garden itself")
    func home() async throws {
        try await withScene { scene in
            var telling = 0
            for uri in Self.asking { telling += try await Self.told(scene, at: uri, to: "chen").isEmpty ? 0 : 1 }
            #expect(telling > Self.asking.count / 2)
        }
    }

    /// What somebody reads of the garden's business at an address, besides what they typed themselves.
    private static func told(_ scene: Scene, at template: String, to user: String) async throws -> [String] {
        let sample = try await Sample(scene)
        let address = try sample.address(of: "/{number}/{person}/{place}").split(separator: "/").map(String.init)
        let uri = template.replacing("{number}", with: address[0]).replacing("{person}", with: address[1])
            .replacing("{place}", with: address[2])
        let visitor = uri.hasPrefix("/api/") ? try scene.visitor(user) : scene.browser(user).visitor
        let answer = try await visitor.get(uri)
        #expect(answer.status < 500, "\(uri): \(answer.status)")
        let typed = uri.split(separator: "q=").last.map(String.init) ?? ""
        return (Sample.secrets + ["3-1-802"]).filter { answer.text.contains($0) && !typed.contains($0) }
    }

    @Test("Nothing is put into the garden from the tower")
    func writing() async throws {
        try await withScene { scene in
            let ru = try scene.visitor("ru")
            let person = try #require(scene.template.people["王建国"]).description
            refused(try await ru.send("/api/v1/cases", Visitor.demand), 403, "notAllowed")
            refused(try await ru.send("/api/v1/people", ["project": "garden", "name": "x"]), 422, "unknownProject")
            let foreign: Tree = ["person": .text(person)]
            let there = Visitor.demand.with(["project": "tower", "reporter": foreign])
            refused(try await ru.send("/api/v1/cases", there), 404, "unknownPerson")
            refused(
                try await ru.send("/api/v1/cases", Visitor.demand.with(["project": "tower", "place": "3-1-802"])), 422,
                "unknownPlace")
            #expect(try await ru.get("/api/v1/projects")["items"].items.map { $0["code"].string } == ["tower"])
            let known = try await ru.send(
                "/api/v1/cases", Visitor.demand.with(["project": "tower", "reporter": ["phone": "13800138000"]]))
            #expect(known.status == 201 && known["reporter"]["name"] == "")
        }
    }

    @Test("Field staff see what is theirs, nothing else")
    func own() async throws {
        try await withScene { scene in
            let sample = try await Sample(scene)
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let path = "/api/v1/cases/\(sample.item["number"].string)"
            for tail in ["", "/timeline", "/actions"] { #expect(try await zhao.get(path + tail).status == 404) }
            #expect(try await zhao.get("/api/v1/cases")["items"] == [])
            #expect(try await zhao.get("/api/v1/search?q=%E7%A7%98%E5%AF%86")["items"] == [])
            #expect(try await scene.browser("zhao").open("/cases/\(sample.item["number"].string)").status == 404)
            refused(try await zhao.send(path + "/messages", ["text": "x", "audience": "inside"]), 404, "unknownCase")
            try await lin.takes("dispatch", sample.item, ["to": "zhao"])
            #expect(try await zhao.get(path).status == 200)
            #expect(try await zhao.get("/api/v1/cases")["items"].items.count == 1)
            #expect(try await scene.visitor("qian").get(path).status == 404)
        }
    }
}
