import Testing

@Suite("A case that an outside body sent, and another one took")
struct OutsideScenario {
    private static let due = "2026-03-04T12:00:00+08:00"
    private static let hotline: Tree = [
        "body": "hotline-12345", "direction": "received", "theirNumber": "HL-2603-88", "deadline": .text(due),
        "note": "限一个工作日回复",
    ]

    private func standing(_ item: Tree) -> [String] {
        item["outside"].items.map { "\($0["body"].string) \($0["theirNumber"].string) \($0["state"].string)" }
    }

    @Test("From the number to the answer, through the API")
    func fromNumberToAnswer() async throws {
        try await withScene { scene in
            let (lin, chen, hui) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.visitor("hui"))
            var item = try await lin.takes("record-outside", try await scene.solved(), Self.hotline)
            #expect(standing(item) == ["hotline-12345 HL-2603-88 open"])
            #expect(promises(item).last == "outside open by 12:00")
            let matter = item["outside"][0]
            #expect(matter["deadline"].string == Self.due && matter["promise"] == item["promises"].items.last?["id"])
            #expect(matter["by"]["name"] == "林晓" && matter["answer"] == .null && matter["replaces"] == .null)
            #expect(item["promises"].items.last?["words"] == "12345 政务服务热线 HL-2603-88")

            let blocked = try await hui.tries("confirm", item, ["satisfied": true])
            refused(blocked, 409, "outsideUnanswered")
            #expect(try await hui.tries("confirm", item, ["satisfied": true], ["Accept-Language": "en"]).text.contains(
                "Still waiting for an answer: hotline-12345"))
            refused(try await lin.tries("record-outside", item, Self.hotline), 409, "outsideRecordedAlready")
            let later = Self.hotline.with(["deadline": "2026-03-05T12:00:00+08:00"])
            refused(try await lin.tries("record-outside", item, later), 422, "fieldMissing")
            item = try await chen.takes("record-outside", item, later.with(["reason": "对方同意延期"]))
            #expect(standing(item) == ["hotline-12345 HL-2603-88 replaced", "hotline-12345 HL-2603-88 open"])
            #expect(promises(item).suffix(2) == ["outside replaced by 12:00 at 09:00", "outside open by 12:00"])

            try scene.at("10:30")
            let id = item["outside"][1]["id"]
            let early: Tree = ["matter": id, "text": "已修好", "answeredAt": "2026-03-03T10:31:00+08:00"]
            refused(try await lin.tries("answer-outside", item, early), 422, "answerTimeImpossible")
            refused(try await lin.tries("answer-outside", item, early.with(["matter": "x"])), 422, "unknownMatter")
            item = try await lin.takes(
                "answer-outside", item, early.with(["answeredAt": "2026-03-03T10:20:00+08:00"]))
            let answer = item["outside"][1]["answer"]
            #expect(answer["text"] == "已修好" && answer["answeredAt"] == "2026-03-03T10:20:00+08:00")
            #expect(answer["at"] == "2026-03-03T10:30:00+08:00")
            #expect(promises(item).last == "outside kept by 12:00 at 10:30")
            item = try await hui.takes("confirm", item, ["satisfied": true])
            #expect(item["phase"] == "closed")
            let acts = try await lin.timeline(item).map { $0["act"].string }
            #expect(acts.suffix(4) == ["record-outside", "record-outside", "answer-outside", "confirm"])
        }
    }

    @Test("It is found by its number and listed by its body; who does not follow records nothing")
    func found() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            try await lin.register(["text": "别的事"])
            let actions = try await lin.get("/api/v1/cases/\(item["number"].string)/actions")["items"].items
            let record = try #require(actions.first { $0["action"] == "record-outside" })
            #expect(record["fields"].items.map { $0["name"].string }.prefix(2) == ["body", "direction"])
            #expect(record["fields"][0]["choices"][0]["key"] == "hotline-12345")
            #expect(!actions.contains { $0["action"] == "answer-outside" }, "nobody waits")
            try await lin.takes("record-outside", item, Self.hotline)
            func numbers(_ uri: String) async throws -> [Tree] {
                try await lin.get(uri)["items"].items.map { $0["number"] }
            }
            #expect(try await numbers("/api/v1/cases?outside=hotline-12345") == [item["number"]])
            #expect(try await numbers("/api/v1/cases?outside=police") == [])
            let hits = try await lin.get("/api/v1/search?q=HL-2603-88")["items"].items
            #expect(hits.map { $0["id"] } == [item["number"]])
            let desk = scene.browser("lin")
            let page = try await desk.open("/find?q=HL-2603-88")
            #expect(page.status == 303 && page.location == "/cases/\(item["number"].string)")
            let list = try await desk.open("/cases?outside=hotline-12345").text
            #expect(list.contains(item["number"].string) && list.contains("12345 政务服务热线"))
            try await lin.takes("dispatch", item, ["to": "zhao"])
            refused(try await scene.visitor("zhao").tries("record-outside", item, Self.hotline), 403, "notAllowed")
            let word: Tree = ["kind": "outside", "words": "我来", "dueAt": .text(Self.due)]
            refused(
                try await lin.send("/api/v1/cases/\(item["number"].string)/promises", word), 422, "deadlineIsTheirs")
        }
    }

    @Test("Taken in from a body in one step, by API and by the page; answering the customer does not answer the body")
    func takenIn() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let body: Tree = ["body": "hotline-12345", "theirNumber": "HL-1", "deadline": .text(Self.due)]
            let item = try await lin.register(["outside": body])
            #expect(standing(item) == ["hotline-12345 HL-1 open"] && item["version"] == 2)
            #expect(item["outside"][0]["direction"] == "received")
            let moon = try await lin.send("/api/v1/cases", Visitor.demand.with(["outside": ["body": "moon"]]))
            refused(moon, 422, "unknownWord")
            let both = Visitor.demand.with(["outside": body, "kind": "consultation", "answer": "可以"])
            refused(try await lin.send("/api/v1/cases", both), 409, "outsideUnanswered")
            #expect(try await lin.get("/api/v1/cases")["items"].items.count == 1, "nothing was taken in by halves")
            let desk = scene.browser("lin")
            var form = ["name": "王先生", "phone": "13500009999", "kind": "repair", "text": "楼道灯不亮"]
            form["deadline"] = "2026-03-04T12:00"
            let bad = try await desk.submit("/cases", form)
            #expect(bad.status == 422 && bad.text.contains("2026-03-04T12:00") && bad.text.contains("外部单位"))
            form["body"] = "street-office"
            #expect(try await desk.submit("/cases", form).status == 303)
            let newest = try await lin.get("/api/v1/cases?limit=1")["items"][0]
            #expect(standing(newest) == ["street-office  open"] && newest["outside"][0]["deadline"].string == Self.due)
        }
    }

    @Test("On the page: local times with their zone, what is refused keeps what was typed, the section says what waits")
    func onThePage() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await scene.solved()
            let desk = scene.browser("lin")
            let (here, path) = ("/cases/\(item["number"].string)", "/cases/\(item["number"].string)/actions/")
            let form = try await desk.open(here + "?open=act-record-outside").text
            #expect(form.contains("Asia/Shanghai") && form.contains("街道办事处") && form.contains("datetime-local"))
            let bad = try await desk.submit(
                path + "record-outside",
                ["body": "street-office", "direction": "received", "theirNumber": String(repeating: "9", count: 61)])
            #expect(bad.status == 413 && bad.text.contains("“对方编号”太长，最多 60。") && bad.text.contains("99999"))
            let good = [
                "body": "street-office", "direction": "received", "theirNumber": "JD-7", "deadline": "2026-03-04T12:00",
            ]
            #expect(try await desk.submit(path + "record-outside", good).status == 303)
            let page = try await desk.open(here).text
            for words in ["外部单位", "街道办事处", "JD-7", "明天 12:00", "待答复", "act-answer-outside"] {
                #expect(page.contains(words), "\(words)")
            }
            let shut = try await scene.browser("hui").submit(path + "confirm", ["satisfied": "yes"])
            #expect(shut.status == 409 && shut.text.contains("街道办事处 还在等答复"))
            let matter = try await lin.sees(item)["outside"][0]["id"].string
            let second = try await lin.takes(
                "record-outside", item, ["body": "police", "direction": "received", "theirNumber": "P-1"])
            let other = second["outside"][1]["id"].string
            let asked = try await desk.open(here + "?open=act-answer-outside&matter=\(other)").text
            #expect(asked.contains("value=\"\(other)\" selected") && !asked.contains("value=\"\(matter)\" selected"))
            try await lin.takes("answer-outside", item, ["matter": .text(other), "text": "好"])
            let answered = try await desk.submit(
                path + "answer-outside", ["matter": matter, "text": "已答复街道", "answeredAt": ""])
            #expect(answered.status == 303)
            #expect(try await desk.open(here).text.contains("已答复街道"))
            #expect(try await scene.browser("hui").submit(path + "confirm", ["satisfied": "yes"]).status == 303)
        }
    }
}
