import Testing

@Suite("A repair at an agreed time, with code, sheet and signature")
struct OnSiteScenario {
    static let dot =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="

    @Test("From the call to the signature, through the API")
    func fromCallToSignature() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            var item = try await lin.register(["place": "3-1-802"])
            item = try await lin.takes(
                "appoint", item,
                ["from": "2026-03-03T14:00:00+08:00", "until": "2026-03-03T16:00:00+08:00", "note": "午睡后"])
            let running = promises(item).filter { $0.contains(" open ") }
            #expect(running == ["on-the-spot open by 16:00", "closed open by 16:30"])
            #expect(item["appointment"]["from"] == "2026-03-03T14:00:00+08:00" && item["reappointed"] == 0)
            item = try await lin.takes("set-access", item, ["consent": true, "how": "钥匙在门岗", "pets": "大狗"])
            #expect(item["access"]["consent"] == true && item["access"]["pets"] == "大狗")
            item = try await lin.takes("dispatch", item, ["to": "zhao"])
            let code = item["tasks"][0]["doorCode"].string
            #expect(code.count == 4)
            item = try await zhao.takes("accept", item)
            #expect(item["tasks"][0]["doorCode"] == .null, "whoever comes must hear it at the door")
            try scene.at("14:10")
            let wrong = try await zhao.tries("arrive", item, ["code": .text(code == "0000" ? "0001" : "0000")])
            refused(wrong, 422, "doorCodeWrong")
            #expect(try await lin.sees(item)["stage"] == "accepted")
            item = try await zhao.takes("arrive", item, ["code": .text(code)])
            #expect(item["tasks"][0]["arrivedByCode"] == true)
            item = try await writes(item, zhao)
            let acts = try await lin.timeline(item).map { $0["act"].string }
            #expect(
                acts == [
                    "register", "appoint", "set-access", "dispatch", "accept", "door-code", "arrive", "attach",
                    "log-labour", "use-material", "sign", "solve",
                ])
        }
    }

    /// Before, time, material, signature, done.
    private func writes(_ asked: Tree, _ zhao: Visitor) async throws -> Tree {
        var item = asked
        let path = "/api/v1/cases/\(item["number"].string)/attachments"
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
        #expect(try await zhao.upload(path, name: "a.png", bytes: png, moment: "before").status == 201)
        try await zhao.takes("log-labour", item, ["minutes": 30, "people": 1, "price": 3000])
        item = try await zhao.takes(
            "use-material", item, ["name": "角阀", "quantity": "2", "unit": "个", "price": 2500])
        #expect(item["tasks"][0]["sheet"]["charges"] == ["amount": 8000, "currency": "CNY"])
        item = try await zhao.takes("sign", item, ["name": "王先生", "picture": .text(Self.dot)])
        #expect(item["tasks"][0]["sheet"]["signatures"][0]["charges"]["amount"] == 8000)
        #expect(item["attachments"].items.map { $0["moment"].string } == ["before", "signature"])
        item = try await zhao.takes("solve", item, ["solution": "换了角阀"])
        #expect(item["phase"] == "solved")
        return item
    }

    @Test("The same on the telephone's page: forms with yuan and clock times, refusals beside their fields")
    func onTheTelephone() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(["place": "3-1-802"])
            let path = "/cases/\(item["number"].string)/actions/"
            let (desk, phone) = (scene.browser("lin"), scene.browser("zhao"))
            let window = ["from": "2026-03-03T14:00", "until": "2026-03-03T16:00"]
            #expect(try await desk.submit(path + "appoint", window).status == 303)
            try await lin.takes("dispatch", item, ["to": "zhao"])
            #expect(try await phone.submit(path + "accept").status == 303)
            #expect(try await phone.submit(path + "arrive").status == 303)
            let bad = try await phone.submit(
                path + "use-material", ["name": "角阀", "quantity": "两个", "unit": "个", "price": "25"])
            #expect(bad.status == 422 && bad.text.contains("两个") && bad.text.contains("“数量”须是"))
            let good = ["name": "角阀", "quantity": "2", "unit": "个", "price": "25.50"]
            #expect(try await phone.submit(path + "use-material", good).status == 303)
            #expect(try await phone.submit(path + "sign", ["name": "王先生"]).status == 303)
            let work = try await phone.open("/work").text
            #expect(work.contains("¥51.00") && work.contains("王先生 已签字确认 ¥51.00") && work.contains("今天 14:00–16:00"))
            let page = try await desk.open("/cases/\(item["number"].string)").text
            #expect(page.contains("角阀 2 个 × ¥25.50") && page.contains("预约时间"))
        }
    }

    @Test("Numbers that are none are refused with their bounds, and a window that ends before it begins")
    func bad() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let backwards: Tree = ["from": "2026-03-03T16:00:00+08:00", "until": "2026-03-03T14:00:00+08:00"]
            refused(try await lin.tries("appoint", item, backwards), 422, "visitEndsBeforeItBegins")
            refused(try await lin.tries("re-appoint", item, backwards.with(["reason": "改"])), 409, "notAppointed")
            refused(try await lin.tries("use-material", item, ["quantity": "two"]), 422, "numberOutOfRange")
            refused(try await lin.tries("dispatch", item, ["to": "next:engineering"]), 409, "nobodyOnDuty")
        }
    }

    @Test("Skills and zones are kept by page and by API, and speak for somebody")
    func skills() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let lin = try scene.visitor("lin")
            let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
            let zhao = try #require(staff.first { $0["user"] == "zhao" })["id"].string
            let answer = try await scene.browser("root").submit(
                "/settings/staff/\(zhao)/skills", ["skill": "engineering.plumbing", "zones": "3-1-802"])
            #expect(answer.status == 303)
            let kept = try await root.get("/api/v1/staff/\(zhao)/skills")
            #expect(kept["skills"] == ["engineering.plumbing"] && kept["zones"] == ["3-1-802"])
            let item = try await lin.register(["place": "3-1-802", "category": "engineering.plumbing.leak"])
            let best = try await lin.get("/api/v1/cases/\(item["number"].string)/suggestions")["items"][0]
            #expect(best["user"] == "zhao" && best["skilled"] == true && best["inZone"] == true)
            let form = try await scene.browser("lin").open("/cases/\(item["number"].string)?open=act-dispatch").text
            #expect(form.contains("会这一行 · 本片区"))
            let bad = try await scene.browser("root").submit("/settings/staff/\(zhao)/skills", ["zones": "99-9"])
            #expect(bad.status == 422 && bad.text.contains("99-9"))
        }
    }
}
