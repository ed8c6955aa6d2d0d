import Testing

@Suite("A repair, from the call to the closing")
struct RepairScenario {
    @Test("Three people look after a leak; every promise is kept, to the minute")
    func fromCallToClosing() async throws {
        try await withScene { scene in
            let (lin, zhao, hui) = (try scene.visitor("lin"), try scene.visitor("zhao"), try scene.visitor("hui"))
            var item = try await lin.register(["place": "3-1-802", "reporter": ["phone": "138-0013-8000"]])
            #expect(item["number"] == "2603-00001")
            #expect(item["stage"] == "registered" && item["phase"] == "open" && item["priority"] == "general")
            #expect(item["reporter"]["name"] == "王建国" && item["place"]["key"] == "3-1-802")
            #expect(item["agent"]["name"] == "林晓")
            #expect(item["openedAt"] == "2026-03-03T09:00:00+08:00")
            #expect(
                promises(item) == [
                    "first-answer kept by 09:10 at 09:00", "closed open by 09:30", "on-the-spot open by 09:30",
                ])
            #expect(item["promises"][1]["words"] == "我会在 09:30 前处理完毕并给您回话。")
            #expect(item["promises"][1]["by"]["name"] == "林晓")

            try scene.at("09:01")
            item = try await lin.takes("dispatch", item, ["to": "zhao", "note": "带软管"])
            #expect(item["stage"] == "dispatched" && item["tasks"][0]["state"] == "sent")
            #expect(item["tasks"][0]["note"] == "带软管")
            try scene.at("09:02")
            #expect(try await zhao.takes("accept", item)["assignee"]["name"] == "赵师傅")
            try scene.at("09:05")
            #expect(try await zhao.takes("depart", item)["stage"] == "on-the-way")
            try scene.at("09:12")
            item = try await zhao.takes("arrive", item)
            #expect(promises(item)[2] == "on-the-spot kept by 09:30 at 09:12")
            try scene.at("09:25")
            item = try await zhao.takes("solve", item, ["solution": "换了软管", "cause": "wear", "party": "owner"])
            #expect(item["phase"] == "solved" && item["solvedAt"] == "2026-03-03T09:25:00+08:00")
            #expect(item["solution"] == ["text": "换了软管", "cause": "wear", "party": "owner"])
            #expect(promises(item)[1] == "closed open by 09:30")
            try scene.at("09:30")
            item = try await hui.takes("confirm", item, ["satisfied": true, "rating": 5, "comment": "很快"])
            #expect(item["stage"] == "closed" && item["phase"] == "closed" && item["outcome"] == "confirmed")
            #expect(item["rating"] == 5 && item["satisfied"] == true)
            #expect(promises(item)[1] == "closed kept by 09:30 at 09:30")
            #expect(item["actions"] == ["reopen"])

            let acts = try await lin.timeline(item).map {
                "\($0["at"].string.dropFirst(11).prefix(5)) \($0["act"].string)"
            }
            #expect(
                acts == [
                    "09:00 register", "09:01 dispatch", "09:02 accept", "09:05 depart", "09:12 arrive", "09:25 solve",
                    "09:30 confirm",
                ])
            #expect(try await lin.timeline(item).map { $0["actor"]["name"].string }[5] == "赵师傅")
        }
    }

    @Test("A minute late is broken")
    func late() async throws {
        try await withScene { scene in
            let item = try await scene.solved()
            try scene.at("09:31")
            let closed = try await scene.visitor("hui").takes("confirm", item, ["satisfied": true])
            #expect(promises(closed)[1] == "closed broken by 09:30 at 09:31")
        }
    }

    @Test("Who did the work does not ask how it was")
    func anotherPersonAsks() async throws {
        try await withScene { scene in
            let item = try await scene.visitor("chen").register()
            try await scene.visitor("chen").takes("dispatch", item, ["to": "chen"])
            try await scene.visitor("chen").takes("accept", item)
            try await scene.visitor("chen").takes("solve", item, ["solution": "自己修好"])
            let answer = try await scene.visitor("chen").tries("confirm", item, ["satisfied": true])
            refused(answer, 403, "callbackByAnotherPerson")
            #expect(try await scene.visitor("hui").takes("confirm", item, ["satisfied": true])["phase"] == "closed")
        }
    }

    @Test("An unsatisfied customer opens it again, with a new promise")
    func unsatisfied() async throws {
        try await withScene { scene in
            let hui = try scene.visitor("hui")
            var item = try await scene.solved()
            try scene.at("09:20")
            item = try await hui.takes("confirm", item, ["satisfied": false, "rating": 1, "comment": "还在漏"])
            #expect(item["stage"] == "reopened" && item["phase"] == "open" && item["reopened"] == 1)
            #expect(item["solvedAt"] == .null && item["firstSolvedAt"] != .null && item["satisfied"] == false)
            let running = promises(item).filter { $0.contains(" open ") }
            #expect(running == ["closed open by 09:50"])
            #expect(promises(item).contains("closed replaced by 09:30 at 09:20"))
        }
    }

    @Test("What a caller noted of a call that reached nobody stands on the timeline, as text")
    func notReachedComment() async throws {
        try await withScene { scene in
            let hui = try scene.visitor("hui")
            let item = try await scene.solved()
            try await hui.takes("not-reached", item, ["outcome": "no-answer", "comment": "晚上 <i>再打</i>"])
            try await hui.takes("not-reached", item, ["outcome": "busy"])
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)").text
            #expect(page.contains("晚上 &lt;i&gt;再打&lt;/i&gt;") && page.contains("无人接听"))
            #expect(page.contains("占线") && !page.contains(">busy<"))
        }
    }

    @Test("Three tries on one day are not enough; three on two days close it unconfirmed")
    func notReached() async throws {
        try await withScene { scene in
            let hui = try scene.visitor("hui")
            var item = try await scene.solved()
            for time in ["10:00", "12:00", "17:00"] {
                try scene.at(time)
                item = try await hui.takes("not-reached", item, ["outcome": "no-answer"])
                #expect(item["stage"] == "confirming", "\(time)")
            }
            try scene.at("09:30", day: 4)
            item = try await hui.takes("not-reached", item, ["outcome": "busy"])
            #expect(item["stage"] == "unconfirmed" && item["phase"] == "closed" && item["outcome"] == "unconfirmed")
        }
    }
}
