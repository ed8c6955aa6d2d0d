import Testing

@Suite("Messages, promises, words beforehand")
struct FollowingScenario {
    @Test("A message to the customer is an answer; one inside the house is not")
    func twoAudiences() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(["channel": "wechat"])
            let say = "/api/v1/cases/\(item["number"].string)/messages"
            #expect(item["firstAnsweredAt"] == .null)
            try scene.at("09:03")
            let inside = try await lin.send(say, ["text": "请尽快", "audience": "inside"])
            #expect(inside.status == 201 && inside["firstAnsweredAt"] == .null)
            try scene.at("09:05")
            let told = try await lin.send(say, ["text": "师傅十分钟后到", "audience": "customer"]).json
            #expect(told["firstAnsweredAt"] == "2026-03-03T09:05:00+08:00")
            #expect(promises(told)[0] == "first-answer kept by 09:10 at 09:05")
            let said = try await lin.timeline(item).filter { $0["act"] == "message" }
            #expect(said.map { $0["audience"].string } == ["inside", "customer"])
            #expect(said.map { $0["words"].string } == ["请尽快", "师傅十分钟后到"])
            refused(try await lin.send(say, ["text": " \n", "audience": "inside"]), 422, "textMissing")
            refused(try await lin.send(say, ["text": "x", "audience": "press"]), 422, "wrongType")
        }
    }

    @Test("A promise is made in the agent's own words")
    func promised() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let path = "/api/v1/cases/\(item["number"].string)/promises"
            let word: Tree = ["kind": "next-word", "words": "我十点前给您回话", "dueAt": "2026-03-03T10:00:00+08:00"]
            let made = try await lin.send(path, word)
            #expect(made.status == 201)
            #expect(promises(made.json).last == "next-word open by 10:00")
            #expect(made["promises"][3]["words"] == "我十点前给您回话")
            refused(try await lin.send(path, word.with(["dueAt": "2026-03-03T08:59:59+08:00"])), 422, "dueInThePast")
            refused(try await lin.send(path, word.with(["dueAt": "3026-03-03T08:59:59+08:00"])), 422, "dateOutOfRange")
            refused(try await lin.send(path, word.with(["words": " "])), 422, "fieldMissing")
        }
    }

    @Test("A promise that will not be kept: apology, reason, remedy and a new time, before it breaks")
    func word() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let promise = try #require(item["promises"].items.first { $0["kind"] == "closed" })
            let path = "/api/v1/promises/\(promise["id"].string)/word"
            try scene.at("09:20")
            refused(
                try await lin.send(path, ["apology": "抱歉", "reason": "", "remedy": "x"]), 422,
                "apologyNeedsReasonAndRemedy")
            let word: Tree = [
                "apology": "抱歉", "reason": "缺配件", "remedy": "下午补上", "newDueAt": "2026-03-03T14:30:00+08:00",
            ]
            let told = try await lin.send(path, word)
            #expect(told.status == 201)
            #expect(promises(told.json).contains("closed replaced by 09:30 at 09:20"))
            #expect(promises(told.json).contains("closed open by 14:30"))
            refused(try await lin.send(path, word), 409, "promiseAlreadySettled")
            refused(try await lin.send("/api/v1/promises/0000000000000/word", word), 404, "unknownPromise")
            refused(try await lin.send("/api/v1/promises/nonsense/word", word), 404, "unknownPromise")
        }
    }

    @Test("A word after the promise broke does not mend it")
    func tooLate() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let promise = try #require(item["promises"].items.first { $0["kind"] == "closed" })
            try scene.at("09:40")
            let word: Tree = [
                "apology": "抱歉", "reason": "缺配件", "remedy": "下午补上", "newDueAt": "2026-03-03T14:30:00+08:00",
            ]
            let told = try await lin.send("/api/v1/promises/\(promise["id"].string)/word", word).json
            #expect(promises(told).contains("closed broken by 09:30 at 09:40"))
        }
    }
}

extension FollowingScenario {
    @Test("A breach that nobody told of is reviewed by the supervisor, by the API and by the form")
    func review() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            for way in ["api", "form"] {
                try scene.at(way == "api" ? "09:00" : "13:00")
                let item = try await lin.register(["channel": "letter"])
                let number = item["number"].string
                try scene.at(way == "api" ? "12:00" : "16:00")
                _ = try await lin.send(
                    "/api/v1/cases/\(number)/messages", ["text": "抱歉，让您久等了", "audience": "customer"])
                let promise = try #require(try await lin.sees(item)["promises"].items.first { $0["redMark"] == true })
                let id = promise["id"].string
                let red = try await chen.get("/api/v1/cases?red=1")["items"].items
                #expect(red.map { $0["number"].string } == [number])
                let page = try await scene.browser("chen").open("/cases/\(number)?open=review-\(id)").text
                #expect(page.contains("失约未告知") && page.contains("/promises/\(id)/review"))
                #expect(try await !scene.browser("lin").open("/cases/\(number)").text.contains("open=review-"))
                if way == "api" {
                    refused(try await lin.send("/api/v1/promises/\(id)/review", ["finding": "x"]), 403, "notAllowed")
                    let done = try await chen.send("/api/v1/promises/\(id)/review", ["finding": "系统故障"])
                    #expect(done.status == 201)
                } else {
                    let address = "/promises/\(id)/review"
                    let empty = try await scene.browser("chen").submit(address, ["finding": "", "number": number])
                    #expect(empty.status == 422)
                    _ = try await scene.browser("chen").submit(address, ["finding": "系统故障", "number": number])
                }
                let after = try await lin.sees(item)["promises"].items.first { $0["id"].string == id }
                #expect(after?["redMark"] == false && after?["review"] == "系统故障" && after?["state"] == "broken")
            }
        }
    }
}
