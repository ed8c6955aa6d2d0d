import HTTPTypes
import Kernel
import Store
import Testing
import Web
import Workforce

/// People of the garden's third building, of its pool and of the tower, and somebody whose post is for a part.
@Suite("Posts limited to places: people's files and places' records at every door")
struct LimitedFilesTests {
    private static func enter(
        _ post: [String: Tree], _ scene: Scene
    ) async throws -> (visitor: Visitor, browser: Browser) {
        let hiring = post.merging(["user": "part", "name": "管一片", "password": "long-enough"]) { mine, _ in mine }
        let made = try await scene.visitor("root").send("/api/v1/staff", .object(hiring))
        #expect(made.status == 201, "\(made.text)")
        let store = scene.house.store
        let staff = try #require(try await Team(store).staff(user: "part"))
        _ = try await store.write { tx in try tx.run("UPDATE staff SET must_choose = 0 WHERE id = ?1", staff.id) }
        let token = try await Entrance(store).makeToken(user: "part", label: "test", scope: nil).text
        try await Cast.signIn(staff, store)
        return (Visitor(client: scene.client, headers: ["Authorization": "Bearer \(token)"]), scene.browser("part"))
    }

    private static let posts: [[String: Tree]] = [
        ["roles": ["supervisor"], "project": "garden", "place": "3-1-803"],
        ["roles": ["customer-service-manager"], "project": "garden", "place": "3"],
        ["roles": ["supervisor"], "project": "garden", "place": "pool"],
        ["roles": ["supervisor"], "project": "garden", "category": "engineering.plumbing"],
    ]

    /// All who are listed to somebody, over both projects.
    private static func listed(_ visitor: Visitor) async throws -> [String] {
        var names: [String] = []
        for project in ["garden", "tower"] {
            let answer = try await visitor.get("/api/v1/people?project=\(project)&limit=200")
            #expect([200, 403, 422].contains(answer.status), "\(answer.text)")
            names += answer["items"].items.map { $0["name"].string }
        }
        return names.sorted()
    }

    @Test("Who is listed, found, exported and on a page is exactly who may be read", arguments: posts.indices)
    func sameEverywhere(_ index: Int) async throws {
        try await withScene { scene in
            let at = try await Self.enter(Self.posts[index], scene)
            let listed = try await Self.listed(at.visitor)
            #expect(listed.count == [2, 3, 0, 0][index], "\(listed)")
            for (name, id) in scene.template.people {
                let isIn = listed.contains(name)
                for path in ["/api/v1/people/\(id)", "/api/v1/people/\(id)/file", "/api/v1/people/\(id)/consents"] {
                    #expect(try await at.visitor.get(path).status == (isIn ? 200 : 404), "\(path) \(name)")
                }
                #expect(try await at.browser.open("/people/\(id)").status == (isIn ? 200 : 404), "\(name)")
                let found = try await at.visitor.get("/api/v1/search?q=\(name)")["items"].items.map { $0["id"].string }
                #expect(found.contains("\(id)") == isIn, "\(name)")
                for path in ["/find?q=\(name)", "/find/lines?q=\(name)", "/intake?q=\(name)", "/people?q=\(name)"] {
                    let shows = try await at.browser.open(path).text.contains("\(id)")
                    #expect(shows == isIn || !path.hasPrefix("/people") && shows == false, "\(path)")
                }
            }
            let sheet = try await at.visitor.get("/api/v1/exports/people?format=csv&project=garden")
            let told = scene.template.people.keys.filter { sheet.text.contains($0) }.sorted()
            #expect(told == (listed.isEmpty ? [] : listed) && (sheet.status == 200) == (index < 3), "\(sheet.status)")
            for name in scene.template.people.keys where index < 3 {
                for kind in ["people", "occupancies", "vehicles"] {
                    let path = "/api/v1/exports/\(kind)?format=csv&project=garden&q=\(name)"
                    let found = try await at.visitor.get(path)
                    #expect(found.status == 200 && found.text.contains(name) == listed.contains(name), "\(path)")
                }
            }
        }
    }

    @Test("Places are listed, found, read, exported within the part; what is counted over a project is not opened")
    func places() async throws {
        try await withScene { scene in
            let all = try await scene.visitor("root").get("/api/v1/places?q=3-1-80&limit=50")["items"].items
            let ids = Dictionary(uniqueKeysWithValues: all.map { ($0["code"].string, $0["id"].string) })
            let at = try await Self.enter(Self.posts[0], scene)
            let top = try await at.visitor.get("/api/v1/places?project=garden")["items"].items.map { $0["code"].string }
            #expect(top == ["3-1-803"])
            #expect(try await at.visitor.get("/api/v1/places?q=3-1")["items"].items.map { $0["code"].string } == top)
            for (code, status) in [("3-1-803", 200), ("3-1-802", 404)] {
                let id = try #require(ids[code])
                for path in ["/api/v1/places/\(id)", "/api/v1/places/\(id)/status", "/api/v1/places/\(id)/hints"] {
                    #expect(try await at.visitor.get(path).status == status, "\(path) \(code)")
                }
                for path in ["/places/\(id)", "/places/\(id)/people"] {
                    #expect(try await at.browser.open(path).status == status, "\(path) \(code)")
                }
            }
            let sheet = try await at.visitor.get("/api/v1/exports/places?format=csv&project=garden").text
            #expect(sheet.contains("3-1-803") && !sheet.contains("3-1-802"))
            let page = try await at.browser.open("/places").text
            #expect(page.contains("3-1-803") && !page.contains("3-1-802") && !page.contains("/vacancy"))
            for path in ["/vacancy", "/parking", "/zones", "/api/v1/vacancy", "/acquaintance"] {
                let answer = try await (path.hasPrefix("/api") ? at.visitor : at.browser.visitor).get(path)
                #expect([403, 422].contains(answer.status), "\(path): \(answer.status)")
            }
        }
    }

    @Test("A contact is noted within the part, a merge and a stranger are refused; who moves out is gone")
    func writing() async throws {
        try await withScene { scene in
            let at = try await Self.enter(Self.posts[1], scene)
            let people = scene.template.people
            let (wang, far) = (try #require(people["王建国"]), try #require(people["赵子云"]))
            let note: Tree = ["way": "telephone", "spoke": "都好"]
            let path = "/api/v1/people/\(wang)/actions"
            #expect(try await at.visitor.send("\(path)/contact", note).status == 200)
            #expect(try await at.visitor.send("/api/v1/people/\(far)/actions/contact", note).status == 404)
            let merge: Tree = ["other": .text("\(try #require(people["李秀英"]))"), "reason": "同一人"]
            refused(try await at.visitor.send("\(path)/merge", merge), 403, "notAllowed")
            refused(try await at.visitor.send("\(path)/erase", ["reason": "本人要求"]), 403, "notAllowed")
            let page = try await at.browser.open("/people/\(wang)").text
            #expect(page.contains("open=contact") && !page.contains("open=merge") && !page.contains("open=erase"))
            let stay = try await at.visitor.get("/api/v1/people/\(wang)/file")["occupancies"][0]["id"].string
            let gone = try await at.visitor.send("\(path)/move-out", ["entry": .text(stay), "day": "2026-03-03"])
            #expect(gone.status == 200 && gone.text == "null", "\(gone.status) \(gone.text)")
            #expect(try await at.visitor.get("/api/v1/people/\(wang)").status == 404)
        }
    }
}
