import Testing

@Suite("Somebody leaves: what they have in hand goes to whoever was named")
struct LeavingScenario {
    private static func id(_ user: String, _ scene: Scene) async throws -> String {
        let all = try await scene.visitor("root").get("/api/v1/staff?limit=200")["items"].items
        return try #require(all.first { $0["user"].string == user })["id"].string
    }

    @Test("The page says what is held, asks who takes over and why, and shows how far it is")
    func page() async throws {
        try await withScene { scene in
            let (root, lin) = (scene.browser("root"), try await Self.id("lin", scene))
            let item = try await scene.visitor("lin").register()
            let address = "/settings/staff/\(lin)/leaving"
            let before = try await root.open(address).text
            #expect(before.contains("主办的未结事项") && before.contains("name=\"heir-cases\""))
            #expect(before.contains("/cases?agent=lin"))
            let bare = try await root.submit(address, ["heir-cases": "chen", "reason": ""])
            #expect(bare.status == 422 && bare.text.contains("请写明原因"))
            #expect(bare.text.contains("value=\"chen\" selected"), "what was chosen stays")
            let stale = try await root.submit(address, ["reason": "合同到期", "version": "7"])
            #expect(stale.status == 412 && stale.text.contains("合同到期"))
            let gone = try await root.submit(address, ["heir-cases": "chen", "reason": "合同到期", "version": "1"])
            #expect(gone.location == address + "?saved=1")
            #expect(try await root.open(address).text.contains("正在移交"))
            #expect(try await scene.browser("lin").open("/desk").location.hasPrefix("/sign-in"))
            refused(try await scene.visitor("lin").get("/api/v1/cases"), 401, "notSignedIn")
            #expect(try await scene.house.cases.run() == 1)
            let after = try await root.open(address).text
            #expect(after.contains("已全部移交") && after.contains("合同到期"))
            let number = item["number"].string
            #expect(try await scene.visitor("chen").get("/api/v1/cases/\(number)")["agent"]["name"] == "陈主管")
            #expect(try await root.open("/cases/\(number)").text.contains("林晓"), "they stay in the history")
        }
    }

    @Test("What they have to do after meetings and the keys they have stand there, and go to whoever was named")
    func others() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let (root, lin) = (try scene.visitor("root"), try await Self.id("lin", scene))
            let made = try await root.send("/api/v1/meetings", MeetingScenario.draft.with(["project": "garden"]))
            let task: Tree = ["task": "换灯", "owner": "lin", "due": "2026-03-09"]
            #expect(try await root.send("/api/v1/meetings/\(made["number"].string)/follow-ups", task).status == 201)
            let key = try await root.get("/api/v1/keys?q=k001")["items"][0]["id"].string
            let loan: Tree = ["borrower": "lin", "reason": "值班"]
            #expect(try await root.send("/api/v1/keys/\(key)/actions/lend", loan).status == 200)
            let held = try await root.get("/api/v1/staff/\(lin)/holdings")
            #expect(["followUps", "letters", "articles", "keys"].map { held[$0].int } == [1, 0, 0, 1], "\(held.text)")
            let (browser, address) = (scene.browser("root"), "/settings/staff/\(lin)/leaving")
            let page = try await browser.open(address).text
            #expect(page.contains("name=\"heir-followUps\"") && page.contains("name=\"heir-keys\""))
            #expect(!page.contains("name=\"heir-letters\""))
            let form = ["heir-followUps": "chen", "heir-keys": "qian", "reason": "合同到期"]
            #expect(try await browser.submit(address, form).status == 303)
            let mine = try await scene.visitor("chen").get("/api/v1/follow-ups")["items"].items
            #expect(mine.map { $0["task"].string } == ["换灯"])
            let shown = try await root.get("/api/v1/keys/\(key)")
            #expect(shown["loans"][0]["borrower"]["name"] == "钱师傅")
            #expect(try await browser.open("/keys/\(key)").text.contains("林晓 → 钱师傅"))
            let minutes = try await browser.open("/meetings/\(made["number"].string)").text
            #expect(minutes.contains("移交了待办") && minutes.contains("林晓 → 陈主管"))
        }
    }

    @Test("A program does the same; whoever comes back has a password for one sign-in")
    func program() async throws {
        try await withScene { scene in
            let (root, zhao) = (try scene.visitor("root"), try await Self.id("zhao", scene))
            let path = "/api/v1/staff/\(zhao)"
            let held = try await root.get(path + "/holdings")
            #expect(held.status == 200 && held["handedOn"] == true && held["tasks"].int == 0)
            let body: Tree = ["reason": "调走", "heirs": ["tasks": "qian"]]
            refused(
                try await root.send(path + "/leaving", body.with(["heirs": ["tasks": "zhao"]])), 422, "badHeir")
            refused(
                try await scene.visitor("warden").send(
                    "/api/v1/staff/\(try await Self.id("bai", scene))/leaving", body), 403, "notAllowed")
            let key = ["Idempotency-Key": "go"]
            for _ in 0..<2 {
                let gone = try await root.send(path + "/leaving", body, key)
                #expect(gone.status == 200 && gone["active"] == false, "sent twice is done once")
            }
            refused(try await root.send(path + "/leaving", body), 409, "hasLeft")
            let password = try await root.send(path + "/return", [:])["password"].string
            refused(try await root.send(path + "/return", [:]), 409, "isHere")
            let back = try await Browser(scene.client, session: "", formToken: "")
                .submit(bare: "/sign-in", ["user": "zhao", "password": password])
            #expect(back.location == "/account")
            #expect(try await root.get(path)["active"] == true)
        }
    }
}
