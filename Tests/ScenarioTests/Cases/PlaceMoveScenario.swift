import Testing

/// A place's code and what it lies in are corrected, over HTTP; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("Places get another code or another parent")
struct PlaceMoveScenario {
    private func corrects(_ place: String, _ body: Tree, _ scene: Scene) async throws -> Answer {
        let old = try await scene.visitor("root").get("/api/v1/places/\(place)")["name"]
        return try await scene.visitor("root").send(.put, "/api/v1/places/\(place)", body.with(["name": old]))
    }

    private func codes(_ path: String, _ scene: Scene, _ user: String = "chen") async throws -> [String] {
        try await scene.visitor(user).get(path)["items"].items.map { $0["code"].string }
    }

    private func above(_ place: String, _ scene: Scene) async throws -> [String] {
        try await scene.visitor("chen").get("/api/v1/places/\(place)")["above"].items.map { $0["code"].string }
    }

    @Test("The codes of what lies in it follow, and arrears, zones and cases are summed by the new ones")
    func codesFollow() async throws {
        try await withScene { scene in
            let (chen, root) = (try scene.visitor("chen"), try scene.visitor("root"))
            try await scene.tellsArrears()
            let zone: Tree = ["place": "3-1", "staff": "steward"]
            #expect(try await root.send("/api/v1/zones", zone).status == 201)
            let item = try await scene.visitor("lin").register(["place": "3-1-802"])
            let moved = try await corrects("3-1", ["code": "3-2"], scene)
            #expect(moved.status == 200 && moved["code"] == "3-2" && moved["version"] == 2, "\(moved.text)")
            for (old, new) in [("3-1", "3-2"), ("3-1-802", "3-2-802"), ("3-1-803", "3-2-803")] {
                #expect(try await chen.get("/api/v1/places/\(old)").status == 404, "\(old)")
                #expect(try await chen.get("/api/v1/places/\(new)")["code"] == .text(new))
                let page = try await scene.browser("chen").open("/places/\(new)").text
                #expect(page.contains("\(old) → \(new)"), "the history of \(new)")
            }
            #expect(try await above("3-2-802", scene) == ["3", "3-2"])
            let report = try await chen.get("/api/v1/arrears?project=garden&inside=3-2")
            #expect(report["items"].items.map { $0["code"].string } == ["3-2-802", "3-2-803"], "\(report.text)")
            #expect(try await codes("/api/v1/arrears", scene, "steward") == ["3-2-802", "3-2-803"])
            #expect(try await corrects("3", ["code": "5"], scene).status == 200)
            #expect(try await above("5-2-802", scene) == ["5", "5-2"])
            let listed = try await chen.get("/api/v1/cases?building=5")["items"].items.map { $0["number"] }
            #expect(listed == [item["number"]])
            #expect(try await chen.get("/api/v1/cases?building=3")["items"].items.isEmpty)
            #expect(try await codes("/api/v1/arrears", scene, "steward") == ["5-2-802", "5-2-803"])
            let findings = try await scene.house.cases.check()
            #expect(findings.allSatisfy { $0.state == .good }, "\(findings)")
            #expect(try await root.get("/api/v1/audit?act=place.move")["items"].items.count == 2)
        }
    }

    @Test("A parent is another one or none, never the place itself or what lies in it")
    func parents() async throws {
        try await withScene { scene in
            for inner in ["3", "3-1", "3-1-802"] {
                refused(try await corrects("3", ["parent": .text(inner)], scene), 422, "placeInItself")
            }
            refused(try await corrects("3-1", ["parent": "nowhere"], scene), 422, "unknownPlace")
            refused(try await corrects("3-1", ["parent": "8"], scene), 422, "unknownPlace")
            #expect(try await corrects("3-1", ["parent": "pool"], scene).status == 200)
            #expect(try await above("3-1-802", scene) == ["pool", "3-1"])
            let page = try await scene.browser("chen").open("/places/3-1").text
            #expect(page.contains("↑ 3 → pool"))
            refused(try await corrects("pool", ["parent": "3-1-803"], scene), 422, "placeInItself")
            #expect(try await corrects("3-1", ["parent": ""], scene).status == 200)
            #expect(try await above("3-1-802", scene) == ["3-1"])
            let same = try await corrects("3-1", [:], scene)
            #expect(same.status == 200 && same["parent"] == .null && same["code"] == "3-1")
        }
    }

    @Test("A code that is taken is refused whole; codes may begin with the old one")
    func taken() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let room: Tree = ["project": "garden", "kind": "room", "code": "3-1-1", "name": "1 室"]
            #expect(try await root.send("/api/v1/places", room).status == 201)
            let other: Tree = ["project": "garden", "kind": "area", "code": "4-803", "name": "花坛"]
            #expect(try await root.send("/api/v1/places", other).status == 201)
            refused(try await corrects("3-1-802", ["code": "3-1-803"], scene), 409, "codeTaken")
            refused(try await corrects("3-1", ["code": "4"], scene), 409, "codeTaken")
            #expect(try await root.get("/api/v1/places/3-1-802").status == 200)
            refused(try await corrects("3-1", ["code": " "], scene), 422, "fieldMissing")
            #expect(try await corrects("3-1", ["code": "3-1-1"], scene).status == 200)
            for code in ["3-1-1", "3-1-1-1", "3-1-1-802", "3-1-1-803"] {
                #expect(try await root.get("/api/v1/places/\(code)").status == 200, "\(code)")
            }
            #expect(try await corrects("3-1-1", ["code": "3-1"], scene).status == 200)
            #expect(try await root.get("/api/v1/places/3-1-1")["name"] == "1 室")
        }
    }

    @Test("The page asks for both, keeps what was typed, and finds by the new code alone")
    func page() async throws {
        try await withScene { scene in
            let page = scene.browser("root")
            let form = ["name": "泳池", "code": "swim", "parent": "3"]
            #expect(try await page.submit("/places/pool", form.merging(["code": "3-1"]) { $1 }).status == 409)
            let bad = try await page.submit("/places/pool", form.merging(["parent": "nowhere"]) { $1 })
            #expect(bad.status == 422 && bad.text.contains("value=\"swim\"") && bad.text.contains("value=\"nowhere\""))
            #expect(try await page.submit("/places/pool", form).status == 303)
            #expect(try await above("swim", scene) == ["3"])
            #expect(try await codes("/api/v1/places?q=swim", scene) == ["swim"])
            #expect(try await codes("/api/v1/places?q=pool", scene).isEmpty)
            let text = try await page.open("/places/swim").text
            #expect(text.contains("pool → swim · ↑ – → 3") && text.contains("name=\"parent\" value=\"3\""))
        }
    }
}

extension Scene {
    /// A building with a room and a case gets another code, for the plans of its statements.
    func movesPlaces() async throws {
        let root = try visitor("root")
        for (kind, code) in [("building", "9"), ("room", "9-101"), ("parking", "9-P1")] {
            let place: Tree = ["project": "garden", "kind": .text(kind), "code": .text(code), "name": .text(code)]
            #expect(try await root.send("/api/v1/places", place).status == 201)
        }
        try await visitor("lin").register(["place": "9-101"])
        let moved = try await root.send(.put, "/api/v1/places/9", ["name": "10 栋", "code": "10", "parent": ""])
        #expect(moved.status == 200, "\(moved.text)")
    }
}
