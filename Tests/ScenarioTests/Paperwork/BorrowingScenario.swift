import Testing

@Suite("Things lent at the counter, until they are back")
struct BorrowingScenario {
    private static let whole: Tree = ["form": ["whole": "complete=pass,sound=pass"]]

    private func loan(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = ["thing": "umbrella", "count": "2", "tag": "U-07", "back-on": "2026-03-05"]
        return ["kind": "borrowing", "text": "借两把伞", "place": "3-1-802", "form": form.with(changes)]
    }

    @Test("Lent at once, asked back with a word to the customer, and back whole")
    func mainWay() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(loan())
            let number = item["number"].string
            #expect(item["stage"] == "lent" && item["phase"] == "open")
            try scene.at("10:00", day: 5)
            #expect(try await lin.takes("remind", item)["stage"] == "due")
            #expect(try await scene.told(item) == ["您借用的物品请尽快归还服务中心，谢谢。单号 \(number)。"])
            try scene.at("17:00", day: 5)
            let back = try await scene.visitor("front-desk").takes("give-back", item, Self.whole)
            #expect(back["stage"] == "back" && back["phase"] == "closed" && back["outcome"] == "finished")
            #expect(try await scene.listed("borrowing.thing:umbrella") == [number])
            #expect(try await scene.listed("borrowing.back-on:2026-03-06..") == [])
        }
    }

    @Test("A sofa, too many of it and no day to bring it back are not lent")
    func atTheCounter() async throws {
        try await withScene { scene in
            try await scene.turnsAway(
                loan(["thing": "sofa", "count": "20", "back-on": ""]),
                ["form.thing 请从给出的选项中选择", "form.count 太大", "form.back-on 必填"])
        }
    }

    @Test("One of two comes back: not given back; written off with a reason, and by no cashier")
    func oneMissing() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(loan())
            try await scene.refuses(422, "formWrong", on: item) { try await lin.tries("give-back", item) }
            let half: Tree = ["form": ["whole": "complete=fail,sound=pass"]]
            try await scene.refuses(409, "checklistOpen", on: item) { try await lin.tries("give-back", item, half) }
            try await scene.refuses(422, "fieldMissing", on: item) { try await lin.tries("write-off", item) }
            let cashier = try scene.visitor("cashier")
            try await scene.refuses(403, "notAllowed", on: item) {
                try await cashier.tries("write-off", item, ["reason": "丢了一把"])
            }
            #expect(try await lin.takes("write-off", item, ["reason": "丢了一把"])["stage"] == "lost")
        }
    }

    @Test("Nobody is asked a second time, nor after it is back; nor is it back twice")
    func twice() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.takes("remind", try await lin.register(loan()))
            try await scene.refuses(409, "notAllowedNow", on: item) { try await lin.tries("remind", item) }
            try await lin.takes("give-back", item, Self.whole)
            for (action, body) in [("remind", [:]), ("give-back", Self.whole)] as [(String, Tree)] {
                try await scene.refuses(409, "notAllowedNow", on: item) { try await lin.tries(action, item, body) }
            }
            #expect(try await scene.told(item).count == 1)
        }
    }
}
