import Casework
import Kernel
import Testing

extension Scene {
    /// Sends what may leave now, as the program does each second.
    func leaves() async throws -> [String] {
        let taken = try await house.cases.takeDeliveries()
        for one in taken { try await house.cases.settle(one, .sent(reference: "")) }
        return taken.map(\.text)
    }
}

@Suite("News to many, over HTTP and on their pages")
struct NewsScenario {
    private static let byText: [String: Tree] = ["kind": "complaint", "channel": "message"]

    @Test("before and after it is told when text messages leave, whom they do not reach, and who is to be called")
    func news() async throws {
        try await withScene(sends: true) { scene in
            let lin = try scene.visitor("lin")
            let person = try #require(scene.template.people["王建国"]).description
            let outage = try await lin.announces(["until": .null])
            let items = [
                try await lin.register(Self.byText),
                try await lin.register(Self.byText.merging(["reporter": ["person": .text(person)]]) { $1 }),
            ]
            for item in items { try await lin.takes("answer", onOutage: outage, ["case": item["number"]]) }
            _ = try await scene.leaves()
            let uri = "/api/v1/people/\(person)/consents"
            let unsaid: Tree = ["accepts": true, "said": false, "acceptsCalls": true, "saidOfCalls": false, "items": []]
            #expect(try await lin.get(uri).json == unsaid)
            refused(try await lin.send(uri, ["accepts": false, "manner": " "]), 422, "fieldMissing")
            let said = try await lin.send(uri, ["accepts": false, "manner": "电话中说"])
            #expect(said.status == 201 && said["accepts"] == false && said["items"][0]["manner"] == "电话中说")
            try scene.at("21:45")
            let before = try await lin.get("/api/v1/outages/\(outage["number"].string)")
            let morning: Tree = "2026-03-04T08:00:00+08:00"
            #expect(before["outlook"] == ["hearers": 2, "declined": 1, "leavesAt": morning])
            let page = try await scene.browser("lin").open("/outages/\(outage["number"].string)")
            #expect(page.text.contains("短信 明天 08:00 发出") && page.text.contains("其中 1 位"))
            let told = try await lin.takes("news", onOutage: outage, ["text": "今晚恢复"])["news"][0]
            #expect(told["leavesAt"] == morning && told["texts"] == 1 && told["leftOut"] == 1)
            #expect(told["doneAt"] != .null && told["sent"] == 0)
            let after = try await scene.browser("lin").open("/outages/\(outage["number"].string)")
            #expect(after.text.contains("1 位没有发短信") && after.text.contains("短信 1 条，已发出 0 条"))
            let call = try await lin.get("/api/v1/news/\(told["id"].string)")
            #expect(call["callInstead"] == [["case": items[1]["number"], "why": "declined"]])
            let calls = try await scene.browser("lin").open("/news/\(told["id"].string)")
            #expect(calls.text.contains("不接收群发短信") && calls.text.contains("王建国"))
            refused(try await scene.visitor("ru").get("/api/v1/news/\(told["id"].string)"), 404, "unknownNews")
            #expect(try await scene.leaves() == [])
            try scene.at("08:00", day: 4)
            #expect(try await scene.leaves() == ["今晚恢复"])
            #expect(try await lin.get("/api/v1/news/\(told["id"].string)")["sent"] == 1)
            #expect(try await lin.timeline(items[0]).suffix(2).map { $0["act"].string } == ["message", "sent"])
        }
    }

    @Test("a batch says when its messages leave, and who takes none; a channel that is none is refused")
    func batch() async throws {
        try await withScene(sends: true) { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            try scene.at("21:45")
            let batch: Tree = [
                "action": "message", "audience": "customer", "channel": "message", "fields": ["text": "明天消杀"],
                "cases": [["number": item["number"]]],
            ]
            let done = try await lin.send("/api/v1/batches", batch)
            #expect(done["items"][0]["leavesAt"] == "2026-03-04T08:00:00+08:00", "\(done.text)")
            let wrong = try await lin.send("/api/v1/batches", batch.with(["channel": "pigeon"]))
            #expect(wrong["items"][0]["code"] == "unknownWord")
            let browser = scene.browser("lin")
            let number = item["number"].string
            let page = try await browser.open("/batches?case=\(number)&action=message").text
            #expect(page.contains("短信 明天 08:00 发出") && page.contains("name=\"channel\""))
            let form = [
                "action": "message", "case": number, "text": "再说一遍", "audience": "customer", "channel": "message",
            ]
            #expect(try await browser.submit("/batches", form).text.contains("短信 明天 08:00 发出"))
            let sheet = try await browser.open("/cases/\(number)").text
            #expect(sheet.contains("短信 明天 08:00 发出"))
        }
    }

    @Test("a consultation is answered by text message with its channel, on the page and over the API")
    func answer() async throws {
        try await withScene(sends: true) { scene in
            let lin = try scene.visitor("lin")
            let one = try await lin.register(["kind": "consultation"])
            let other = try await lin.register(["kind": "consultation", "channel": "message", "answer": "六点开门"])
            #expect(other["phase"] == "open", "taken in by text message, it is answered by one")
            let answered = try await lin.takes("answer", one, ["solution": "八点开门", "channel": "message"])
            #expect(answered["phase"] == "open")
            #expect(try await lin.timeline(one).last?["events"] == ["conveyed", "answerLeaves"])
            #expect(try await scene.browser("lin").open("/cases/\(one["number"].string)").text.contains("发出后关闭"))
            #expect(try await scene.leaves() == ["六点开门", "八点开门"])
            for item in [one, other] { #expect(try await lin.sees(item)["phase"] == "closed") }
            let asked = try await lin.register(["kind": "consultation"])
            refused(try await lin.tries("answer", asked, ["solution": "x", "channel": "pigeon"]), 422, "unknownWord")
            let form = try await scene.browser("lin").open("/cases/\(asked["number"].string)?open=act-answer")
            #expect(form.text.contains("name=\"channel\""))
        }
    }

    @Test("the customer's page: what they said, both ways, kept; what is refused keeps what was typed")
    func page() async throws {
        try await withScene { scene in
            let person = try #require(scene.template.people["王建国"]).description
            let browser = scene.browser("lin")
            let first = try await browser.open("/people/\(person)")
            #expect(first.text.contains("客户没有表示过") && first.text.contains("客户说不接收"))
            let uri = "/people/\(person)/consents"
            let wrong = try await browser.submit(uri, ["accepts": "no", "manner": " ", "saidAt": "2026-03-01T10:00"])
            #expect(wrong.status == 422 && wrong.text.contains("2026-03-01T10:00") && wrong.text.contains("怎样表示的"))
            let form = ["accepts": "no", "manner": "来信", "saidAt": "2026-03-01T10:00"]
            #expect(try await browser.submit(uri, form).status == 303)
            #expect(try await browser.submit(uri, ["accepts": "yes", "manner": "又来电"]).status == 303)
            let after = try await browser.open("/people/\(person)").text
            #expect(after.contains("来信") && after.contains("又来电") && after.contains("客户说不接收"))
            let hui = try await scene.visitor("hui").send("/api/v1\(uri)", ["accepts": true, "manner": "x"])
            refused(hui, 403, "notAllowed")
        }
    }

    @Test("who wants no calls still gets messages; whoever would call them is told so where the house proposes it")
    func calls() async throws {
        try await withScene { scene in
            let (chen, person) = (try scene.visitor("chen"), try scene.person("王建国"))
            let (uri, browser) = ("/people/\(person)/consents", scene.browser("chen"))
            let hint = "这位客户说不要打电话"
            #expect(try await !browser.open("/people/\(person)?open=contact").text.contains(hint))
            let wrong = try await browser.submit(uri, ["channel": "call", "accepts": "no", "manner": " "])
            #expect(wrong.status == 422 && wrong.text.contains("id=\"manner-call\""))
            let form = ["channel": "call", "accepts": "no", "manner": "当面说的"]
            #expect(try await browser.submit(uri, form).status == 303)
            let said = try await chen.get("/api/v1\(uri)")
            #expect(said["accepts"] == true && said["said"] == false && said["acceptsCalls"] == false)
            #expect(said["items"][0]["channel"] == "call" && said["items"][0]["manner"] == "当面说的")
            let file = try await chen.get("/api/v1/people/\(person)/file")
            #expect(file["contactPlan"]["declinesCalls"] == true)
            #expect(try await browser.open("/people/\(person)?open=contact").text.contains(hint))
            #expect(try await browser.open("/people/\(person)").text.contains("客户不要打电话"))
            #expect(try await browser.open("/acquaintance").text.contains("客户不要打电话"))
            let known = try await chen.get("/api/v1/acquaintance?project=garden")
            let missing = known["groups"].items.flatMap(\.["missing"].items)
            #expect(missing.filter { $0["declinesCalls"] == true }.map { $0["code"] } == ["3-1-802"])
            let call: Tree = ["way": "call", "spoke": "本人要求回电"]
            #expect(try await chen.takes("contact", onPerson: person, call)["contacts"][0]["way"] == "call")
            let again: Tree = ["channel": "call", "accepts": true, "manner": "又说可以"]
            #expect(try await chen.send("/api/v1\(uri)", again)["acceptsCalls"] == true)
            let after = try await browser.open("/people/\(person)").text
            #expect(!after.contains("客户不要打电话") && after.contains("当面说的"))
            let pigeon = again.with(["channel": "pigeon"])
            refused(try await chen.send("/api/v1\(uri)", pigeon), 422, "wrongType")
        }
    }
}
