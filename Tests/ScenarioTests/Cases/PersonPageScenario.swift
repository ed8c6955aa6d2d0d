import Testing

@Suite("A customer's one page, and the same by the API")
struct PersonPageScenario {
    /// A part of the page as the specification names it: what stands on the page, and whether the API tells it.
    private struct Part {
        let name: String
        let mark: String
        let isTold: Bool
    }

    @Test("Every part that the specification names stands on the page and is told by the API")
    func everyPart() async throws {
        try await withScene { scene in
            let traces = try await scene.fillsAPage()
            let page = try await scene.browser("chen").open("/people/\(traces.person)").text
            let chen = try scene.visitor("chen")
            let file = try await chen.get("/api/v1/people/\(traces.person)/file").json
            let parts = try await Self.own(traces, file) + Self.linked(traces, file, chen)
            #expect(parts.count == 15)
            for part in parts {
                #expect(page.contains(part.mark), "the page lacks \(part.name)")
                #expect(part.isTold, "the API lacks \(part.name)")
            }
        }
    }

    private static func has(_ list: Tree, _ key: String, _ value: Tree) -> Bool {
        list.items.contains { $0[key] == value }
    }

    /// What the file itself tells.
    private static func own(_ traces: Traces, _ file: Tree) -> [Part] {
        let code = "\(traces.pass.prefix(5))-\(traces.pass.dropFirst(5))"
        let isNoted = file["note"] == "只在晚上打电话"
        let isTagged = file["tags"] == ["vip"]
        return [
            Part(name: "rooms", mark: "<b>3-1-802</b>", isTold: has(file["occupancies"], "code", "3-1-802")),
            Part(
                name: "household", mark: "href=\"/people/\(traces.relative)\"",
                isTold: has(file["household"], "id", .text(traces.relative))),
            Part(name: "calls", mark: "#call-\(traces.call)", isTold: has(file["calls"], "id", .text(traces.call))),
            Part(name: "messages", mark: "师傅明早上门", isTold: has(file["messages"], "words", "师傅明早上门")),
            Part(name: "passes", mark: code, isTold: has(file["passes"], "code", .text(traces.pass))),
            Part(name: "visits", mark: "一切都好", isTold: has(file["contacts"], "way", "visit")),
            Part(name: "notes", mark: "只在晚上打电话", isTold: isNoted),
            Part(name: "tags of key customers", mark: "重点客户", isTold: isTagged),
        ]
    }

    /// What the calls tell to which the file has links.
    private static func linked(_ traces: Traces, _ file: Tree, _ visitor: Visitor) async throws -> [Part] {
        func told(_ part: String) async throws -> Tree {
            let link = try #require(file["links"].items.first { $0["part"].string == part }, "no link to \(part)")
            return try await visitor.get(link["href"].string).json
        }
        let cases = try await told("cases")["items"]
        let (arrears, keys) = (try await told("arrears"), try await told("keys"))
        let (calls, consents) = (try await told("calls"), try await told("consents"))
        #expect(has(calls["items"], "id", .text(traces.call)) && consents["items"] == [])
        let isOwed = arrears["owed"] == 123_450
        let isPromised = cases.items.contains { $0["title"] == "还没修好" && !$0["promises"].items.isEmpty }
        return [
            Part(name: "open cases", mark: "还没修好", isTold: has(cases, "title", "还没修好")),
            Part(name: "past cases", mark: "洗手间下水慢", isTold: has(cases, "phase", "closed")),
            Part(name: "promises", mark: "class=\"left ", isTold: isPromised),
            Part(name: "payments and arrears", mark: "¥1,234.50", isTold: isOwed),
            Part(name: "renovation", mark: "客厅装修", isTold: has(cases, "kind", "renovation")),
            Part(name: "keys", mark: "K002", isTold: has(keys["held"], "number", "K002")),
            Part(name: "ratings", mark: "评分 4/5", isTold: has(cases, "rating", 4)),
        ]
    }

    @Test("Calls are shown to who takes calls alone, and nothing is drawn where there is nothing")
    func rights() async throws {
        try await withScene { scene in
            let traces = try await scene.fillsAPage()
            let inspector = try scene.visitor("quality-inspector")
            let file = try await inspector.get("/api/v1/people/\(traces.person)/file")
            #expect(file["calls"] == [] && file["passes"].items.count == 1)
            #expect(file["links"].items.map { $0["part"].string } == ["cases", "consents"])
            let page = try await scene.browser("quality-inspector").open("/people/\(traces.person)").text
            #expect(!page.contains("h-calls") && page.contains("h-passes"))
            refused(try await inspector.get("/api/v1/calls?person=\(traces.person)"), 403, "notAllowed")
            let bare = try await scene.browser("chen").open("/people/\(try scene.person("欧阳明"))").text
            #expect(!bare.contains("h-calls") && !bare.contains("h-passes"))
        }
    }

    @Test("The calls of one customer are listed by the API, page by page, and on the page of calls")
    func calls() async throws {
        try await withScene { scene in
            let (lin, wang, li) = (try scene.visitor("lin"), try scene.person("王建国"), try scene.person("李秀英"))
            let first = try await scene.rings("pbx-1", "08:58:00")
            let second = try await scene.rings("pbx-2", "08:59:00")
            _ = try await scene.rings("pbx-3", "09:00:00", from: "139 1234 5678")
            let path = "/api/v1/calls?person=\(wang)"
            let one = try await lin.get(path + "&limit=1")
            #expect(one["items"].items.map { $0["id"] } == [.text(second)])
            let next = try await lin.get(path + "&limit=1&after=\(one["next"].string)")
            #expect(next["items"].items.map { $0["id"] } == [.text(first)] && next["next"] == .null)
            #expect(try await lin.get("/api/v1/calls?person=\(li)")["items"].items.count == 1)
            #expect(try await lin.get(path + "&state=missed")["items"] == [])
            refused(try await lin.get("/api/v1/calls?person=nobody"), 400, "badQuery")
            let browser = scene.browser("lin")
            let page = try await browser.open("/calls?person=\(wang)").text
            #expect(page.contains("call-\(first)") && page.contains("call-\(second)") && !page.contains("李秀英"))
            #expect(page.contains("只看一位客户的来电") && page.contains("show=owed&amp;person=\(wang)"))
            let none = try await browser.open("/calls?person=\(try scene.person("欧阳明"))").text
            #expect(none.contains("这位客户没有来电记录"))
            #expect(try await browser.open("/calls?show=all").text.contains("李秀英"))
            #expect(try await scene.visitor("ru").get(path)["items"] == [])
        }
    }

    @Test("A company has its contact persons, and is found by the name and the number of each")
    func company() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let made = try await chen.send("/api/v1/people", ["project": "garden", "name": "云上科技有限公司"])
            #expect(made.status == 201, "\(made.text)")
            let id = made["id"].string
            try await chen.takes("change", onPerson: id, ["nature": "company"])
            for (name, phone) in [("周会计", "13511110001"), ("孙行政", "13511110002")] {
                let fields: Tree = ["contactName": .text(name), "contactPhone": .text(phone)]
                try await chen.takes("add", onPerson: id, ["kind": "contact", "fields": fields])
            }
            for typed in ["周会计", "孙行政", "13511110001", "13511110002"] {
                let found = try await chen.get("/api/v1/people?q=\(typed)")["items"].items
                #expect(found.map { $0["id"] } == [.text(id)], "\(typed)")
            }
            let file = try await chen.get("/api/v1/people/\(id)/file")
            let contacts = file["belongings"].items.filter { $0["kind"] == "contact" }
            #expect(file["nature"] == "company")
            #expect(contacts.map { $0["fields"]["contactName"].string } == ["周会计", "孙行政"])
            #expect(contacts.allSatisfy { $0["fields"]["contactPhone"].string.contains("****") })
            let page = try await scene.browser("chen").open("/people/\(id)").text
            for mark in ["单位联系人", "周会计", "孙行政"] { #expect(page.contains(mark), "\(mark)") }
            #expect(!page.contains("13511110001"))
        }
    }
}

/// What a page is looked through for.
private struct Traces {
    let person: String
    let relative: String
    let call: String
    let pass: String
}

extension Scene {
    /// A call that Lin answers; its ID.
    fileprivate func rings(
        _ key: String, _ time: String, from: String = "+86 138 0013 8000"
    ) async throws -> String {
        let report: Tree = [
            "callId": .text(key), "event": "answered", "from": .text(from), "to": "4008001234", "agent": "lin",
            "at": .text("2026-03-03T\(time)+08:00"),
        ]
        let call = try await visitor("lin").send("/api/v1/calls/events", report)
        #expect(call.status == 200, "\(call.text)")
        return call["id"].string
    }

    /// 王建国 with something of everything that a customer can have.
    fileprivate func fillsAPage() async throws -> Traces {
        let (chen, wang, li) = (try visitor("chen"), try person("王建国"), try person("李秀英"))
        let room: Tree = ["place": "3-1-802", "capacity": "family", "from": "2026-02-01"]
        try await chen.takes("move-in", onPerson: li, room)
        try await chen.takes("change", onPerson: wang, ["note": "只在晚上打电话"])
        try await chen.takes("contact", onPerson: wang, ["way": "visit", "spoke": "一切都好"])
        let pass = try await asksForMuch(wang)
        try await keepsKeys()
        let key = try await chen.get("/api/v1/keys?q=k002")["items"][0]["id"].string
        let hold: Tree = ["person": .text(wang), "giver": "王建国", "until": "2026-05-01", "consent": "只借给管家"]
        #expect(try await chen.send("/api/v1/keys/\(key)/actions/hold", hold).status == 200)
        try await tellsArrears()
        return Traces(person: wang, relative: li, call: try await rings("pbx-9", "09:00:00"), pass: pass)
    }

    /// One that is over and rated, one that is open and spoken about, a renovation, goods that go out: the code of
    /// their pass.
    private func asksForMuch(_ person: String) async throws -> String {
        let (lin, reporter): (Visitor, Tree) = (try visitor("lin"), ["person": .text(person)])
        let past = try await solved(["title": "洗手间下水慢", "reporter": reporter])
        try await visitor("hui").takes("confirm", past, ["satisfied": true, "rating": 4])
        let open = try await lin.register(["title": "还没修好", "reporter": reporter])
        let words: Tree = ["text": "师傅明早上门", "audience": "customer"]
        #expect(try await lin.send("/api/v1/cases/\(open["number"].string)/messages", words).status == 201)
        let works: Tree = [
            "works": "walls", "contractor": "老周 13900001111", "workers": "3", "rules": "yes",
            "period": "2026-03-04T00:00:00Z/2026-04-04T00:00:00Z",
        ]
        try await lin.register([
            "kind": "renovation", "title": "客厅装修", "place": "3-1-802", "reporter": reporter, "form": works,
        ])
        let goods = try await lin.register([
            "kind": "goods-out", "text": "搬沙发出门", "place": "3-1-802", "reporter": reporter,
            "form": PaperworkScenario.goods["form"],
        ])
        try await lin.takes("approve", goods, ["form": ["checks": "identity=pass,arrears=pass"]])
        let passes = try await lin.get("/api/v1/cases/\(goods["number"].string)/passes")["items"]
        return passes[0]["code"].string
    }
}
