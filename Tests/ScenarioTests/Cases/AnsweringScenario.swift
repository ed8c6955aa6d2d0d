import Testing

@Suite("Complaints and questions")
struct AnsweringScenario {
    @Test("A complaint closes only with its five things clear")
    func fiveThings() async throws {
        try await withScene { scene in
            let (lin, zhao, hui) = (try scene.visitor("lin"), try scene.visitor("zhao"), try scene.visitor("hui"))
            let item = try await lin.register(["kind": "complaint", "text": "楼上半夜拖桌子", "priority": "major"])
            try await lin.takes("dispatch", item, ["to": "zhao"])
            try await zhao.takes("accept", item)
            try await zhao.takes("solve", item, ["solution": "上门沟通"])
            for thing in ["heard", "asked", "followed", "recorded"] {
                try await lin.takes("check-thing", item, ["thing": .text(thing), "text": "已做"])
            }
            let early = try await hui.tries("confirm", item, ["satisfied": true])
            refused(early, 409, "fiveThingsMissing")
            #expect(early["detail"].string.contains("answered"))
            try await hui.takes("check-thing", item, ["thing": "answered", "text": "已告知经过和结果"])
            refused(try await hui.tries("confirm", item, ["satisfied": true]), 409, "judgementMissing")
            let judged = try await lin.takes("judge", item, ["founded": true, "reasonable": false, "text": "查监控"])
            #expect(judged["judgement"]["founded"] == true && judged["judgement"]["reasonable"] == false)
            let closed = try await hui.takes("confirm", item, ["satisfied": true])
            #expect(closed["phase"] == "closed")
            #expect(closed["thingsDone"].words.sorted() == ["answered", "asked", "followed", "heard", "recorded"])
            #expect(try await lin.timeline(item).count { $0["act"] == "check-thing" } == 5)
        }
    }

    @Test("An unsatisfied complainant opens it again, whatever is missing")
    func unsatisfiedComplaint() async throws {
        try await withScene { scene in
            let item = try await scene.solved(["kind": "complaint"])
            let again = try await scene.visitor("hui").takes("confirm", item, ["satisfied": false])
            #expect(again["stage"] == "reopened")
        }
    }

    @Test("A consultation is answered and closed in one step")
    func consultation() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(
                ["kind": "consultation", "text": "泳池几点开", "answer": "早上六点到晚上十点"])
            #expect(item["phase"] == "closed" && item["outcome"] == "answered")
            #expect(item["solution"]["text"] == "早上六点到晚上十点")
            #expect(promises(item).allSatisfy { $0.contains(" kept ") })
            #expect(try await lin.timeline(item).map { $0["act"].string } == ["register", "answer"])
        }
    }

    @Test("A complaint may be anonymous and keeps nothing of its writer; a repair may not")
    func anonymous() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let who: Tree = ["anonymous": true, "name": "张三", "phone": "13511112222"]
            let item = try await lin.register(["kind": "complaint", "reporter": who])
            #expect(item["reporter"] == ["person": .null, "name": "", "phone": "", "anonymous": true])
            refused(
                try await lin.send("/api/v1/cases", Visitor.demand.with(["reporter": who])), 422, "mayNotBeAnonymous")
        }
    }
}
