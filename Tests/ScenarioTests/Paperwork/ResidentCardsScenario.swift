import Testing

@Suite("Cards of residents, from the counter to whoever fetches them")
struct ResidentCardsScenario {
    private static let receiver: Tree = ["form": ["receiver": "王小明 13800138000"]]

    private func card(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = [
            "matter": "replace", "holder": "王小明", "relation": "family", "count": "1", "lost": "地铁上丢了",
        ]
        return ["kind": "resident-cards", "text": "补办门禁卡", "place": "3-1-802", "form": form.with(changes)]
    }

    @Test("A lost card is made anew in the time promised, told, and handed over to somebody by name")
    func mainWay() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(card())
            let number = item["number"].string
            #expect(item["stage"] == "applied" && promises(item) == ["free open by 09:00"])
            try scene.at("15:00")
            let made = try await lin.takes("make", item, ["form": ["card": "A-0192"]])
            #expect(made["stage"] == "made" && made["form"]["card"] == "A-0192")
            #expect(promises(made) == ["free kept by 09:00 at 15:00"])
            #expect(try await scene.told(item) == ["您的住户卡已办好，请带证件到服务中心领取。单号 \(number)。"])
            try scene.at("10:00", day: 4)
            let handed = try await scene.visitor("front-desk").takes("hand-over", item, Self.receiver)
            #expect(handed["form"]["receiver"] == "王小明 13800138000")
            #expect(handed["stage"] == "handed" && handed["phase"] == "closed" && handed["outcome"] == "finished")
            #expect(try await scene.listed("resident-cards.matter:replace") == [number])
            #expect(try await scene.listed("resident-cards.card:A-0192") == [number])
            #expect(try await scene.listed("resident-cards.matter:new") == [])
        }
    }

    @Test("A second card without a word on how the first was lost is not asked for; for a new one nobody asks that")
    func lost() async throws {
        try await withScene { scene in
            try await scene.turnsAway(
                card(["lost": "", "count": "0"]), ["form.count 太小或太少", "form.lost 必填"])
            let new = try await scene.visitor("lin").register(card(["matter": "new"]))
            #expect(new["form"]["lost"] == .null)
        }
    }

    @Test("Nothing is made without the number that stands on the card, and nobody is told to come for it")
    func noNumber() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(card())
            let answer = try await scene.refuses(422, "formWrong", on: item) { try await lin.tries("make", item) }
            #expect(answer.wrongFields == ["form.card"])
            try await scene.refuses(409, "notAllowedNow", on: item) {
                try await lin.tries("hand-over", item, Self.receiver)
            }
            #expect(try await scene.told(item) == [])
        }
    }

    @Test("A card is handed to nobody without a name, and called unclaimed by a supervisor alone")
    func nobody() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.takes("make", try await lin.register(card()), ["form": ["card": "A-0192"]])
            let answer = try await scene.refuses(422, "formWrong", on: item) {
                try await lin.tries("hand-over", item, ["form": ["receiver": " "]])
            }
            #expect(answer.wrongFields == ["form.receiver"])
            let why: Tree = ["reason": "一直没来领"]
            try await scene.refuses(403, "notAllowed", on: item) { try await lin.tries("expire", item, why) }
            #expect(try await scene.visitor("chen").takes("expire", item, why)["stage"] == "unclaimed")
            try await scene.refuses(409, "notAllowedNow", on: item) {
                try await lin.tries("hand-over", item, Self.receiver)
            }
        }
    }

    @Test("A card that is taken back is never called ready, and none is made of it; nor is a new one taken back")
    func takenBack() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let old = try await lin.register(card(["matter": "cancel"]))
            let number: Tree = ["form": ["card": "A-0191"]]
            try await scene.refuses(409, "fieldSaysOtherwise", on: old) { try await lin.tries("make", old, number) }
            let taken = try await lin.takes("take-in", old, number)
            #expect(taken["stage"] == "handed" && promises(taken).allSatisfy { $0.contains("kept") })
            #expect(try await scene.told(old) == ["您的住户卡已注销。单号 \(old["number"].string)。"])
            let new = try await lin.register(card(["matter": "new"]))
            try await scene.refuses(409, "fieldSaysOtherwise", on: new) { try await lin.tries("take-in", new, number) }
        }
    }
}
