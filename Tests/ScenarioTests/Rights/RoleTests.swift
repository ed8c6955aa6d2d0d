import Testing

@Suite("Roles are made, looked at beforehand, changed and retired")
struct RoleTests {
    private static let names: Tree = ["zh": "夜班主管", "zh-Hant": "夜班主管", "en": "Night supervisor"]

    @Test("A copy has the rights of its pattern; a preview says who gains and loses; a change counts at once")
    func roles() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let body: Tree = ["role": "night", "names": Self.names, "copyOf": "agent"]
            let made = try await root.send("/api/v1/roles", body)
            let agent = try #require(
                try await root.get("/api/v1/roles")["items"].items.first { $0["role"].string == "agent" })
            #expect(made.status == 201 && made["rights"] == agent["rights"] && made["names"] == Self.names)
            refused(try await root.send("/api/v1/roles", body), 409, "roleTaken")
            refused(try await root.send("/api/v1/roles", body.with(["role": "9"])), 422, "badRoleKey")
            let blank: Tree = ["zh": " ", "zh-Hant": "", "en": ""]
            refused(try await root.send("/api/v1/roles", body.with(["role": "n", "names": blank])), 422, "badRoleName")
            let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
            let zhao = "/api/v1/staff/\(try #require(staff.first { $0["user"].string == "zhao" })["id"].string)"
            let posts: Tree = [["role": "engineer", "project": "garden"], ["role": "night", "project": "tower"]]
            #expect(try await root.send(.put, zhao, ["posts": posts]).status == 200)
            let preview = try await root.send("/api/v1/roles/night/preview", ["rights": ["import.run", "audit.read"]])
            let line = try #require(preview["items"].items.first)
            #expect(preview["items"].items.count == 1 && line["staff"] == "zhao" && line["project"] == "tower")
            #expect(line["gains"] == ["audit.read", "import.run"] && line["loses"] == agent["rights"])
            let changed = try await root.send(
                .put, "/api/v1/roles/night", ["rights": ["board.read"], "names": Self.names], ["If-Match": "\"1\""])
            #expect(changed["version"].int == 2 && changed["rights"] == ["board.read"])
            refused(
                try await root.send(.put, "/api/v1/roles/night", ["rights": []], ["If-Match": "\"1\""]), 412,
                "changedMeanwhile")
            let standings = try await root.get(zhao + "/rights")["items"].items
            let post: Tree = ["role": "night", "project": "tower", "place": .null, "category": .null]
            #expect(standings.contains { $0["right"] == "board.read" && $0["post"] == post })
        }
    }

    @Test("A retired role is given to nobody, and whoever has it keeps it")
    func retired() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            #expect(try await root.send(.put, "/api/v1/roles/guard", ["retired": true])["retired"] == true)
            let draft: Tree = [
                "user": "neu", "name": "新人", "password": "long-enough", "roles": ["guard"], "project": "garden",
            ]
            refused(try await root.send("/api/v1/staff", draft), 422, "roleRetired")
            let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
            let had = try #require(staff.first { $0["user"].string == "guard" })["id"].string
            #expect(try await root.send(.put, "/api/v1/staff/\(had)", ["name": "老保安"]).status == 200)
            #expect(try await root.send(.put, "/api/v1/roles/guard", ["retired": false])["retired"] == false)
            #expect(try await root.send("/api/v1/staff", draft).status == 201)
        }
    }

    @Test("The last who can change rights keeps the post, and neither leaves nor loses the role")
    func last() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
            let rulers = try await root.get("/api/v1/roles")["items"].items
                .filter { $0["rights"].items.contains("rights.write") }.map(\.["role"].string)
            let all = staff.filter { one in
                one["posts"].items.contains { rulers.contains($0["role"].string) && $0["project"] == .null }
            }
            let down: Tree = ["posts": [["role": "agent", "project": .null]]]
            for one in all where one["user"] != "root" {
                #expect(try await root.send(.put, "/api/v1/staff/\(one["id"].string)", down).status == 200)
            }
            let own = try #require(staff.first { $0["user"].string == "root" })["id"].string
            refused(try await root.send(.put, "/api/v1/staff/\(own)", down), 409, "somebodyMustChangeRights")
            refused(try await root.send("/api/v1/staff/\(own)/leaving", ["reason": "走了"]), 403, "notOneself")
        }
    }

    @Test("The page shows what would change before it is saved, and keeps what was ticked")
    func page() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            let fields = ["right": "audit.read", "boxes": "1", "zh": "保安", "step": "preview", "version": "1"]
            let look = try await root.submit("/settings/roles/guard", fields)
            #expect(look.status == 200 && look.text.contains("保存后会有这些变化"), "\(look.status)")
            let kept = try await scene.visitor("root").get("/api/v1/roles")["items"].items
            #expect(kept.first { $0["role"] == "guard" }?["rights"] != ["audit.read"], "only looked at")
            let saved = try await root.submit("/settings/roles/guard", fields.merging(["step": "save"]) { $1 })
            #expect(saved.location == "/settings/roles?role=guard&saved=1")
            let after = try await scene.visitor("root").get("/api/v1/roles")["items"].items
            #expect(after.first { $0["role"] == "guard" }?["rights"] == ["audit.read"])
            let wrong = try await root.submit("/settings/roles", ["key": "夜", "zh": "夜班", "copy": "agent"])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"夜班\""))
            let new = try await root.submit("/settings/roles", ["key": "night", "zh": "夜班", "copy": "agent"])
            #expect(new.location == "/settings/roles?role=night&saved=1#form")
        }
    }
}
