import Testing

@Suite("Moving in and out, from the counter to the empty van")
struct MovingScenario {
    private static let morning: Tree = "2026-03-04T09:00:00+08:00/2026-03-04T12:00:00+08:00"
    private static let afternoon: Tree = "2026-03-04T14:00:00+08:00/2026-03-04T17:00:00+08:00"
    private static let sound: Tree = ["form": ["protected": "before=pass,covered=pass,after=pass"]]

    private func move(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = [
            "way": "in", "when": Self.morning, "mover": "大众搬场 13900002222", "vehicle": "沪b·55667",
            "protection": "yes",
        ]
        return ["kind": "moving", "text": "明早搬进来", "place": "3-1-802", "form": form.with(changes)]
    }

    /// Whose the lift of building 3 is from an hour of the day of the move.
    private func lift(_ scene: Scene, at hour: Int) async throws -> [String] {
        let week = try await scene.visitor("lin").get("/api/v1/slots?what=lift&building=3&from=2026-03-04")
        return week["days"][0]["slots"][hour - 8]["cases"].words
    }

    @Test("The lift is kept and told, covered, the goods get a pass of their own, and the lift is free again")
    func mainWay() async throws {
        try await withScene { scene in
            let (lin, guardsman) = (try scene.visitor("lin"), try await scene.guardsOrder())
            let item = try await lin.register(move())
            let number = item["number"].string
            #expect(item["stage"] == "applied" && item["form"]["vehicle"] == "沪B55667")
            #expect(promises(item) == ["free open by 11:00"])
            let booked = try await lin.takes("book", item)
            #expect(booked["stage"] == "booked" && promises(booked) == ["free kept by 11:00 at 09:00"])
            #expect(try await scene.told(item) == ["您的搬家时段已确认，电梯将为您预留。单号 \(number)。"])
            #expect(try await lift(scene, at: 9) == [number])
            #expect(try await lift(scene, at: 11) == [number])
            #expect(try await lift(scene, at: 12) == [])
            try await lin.takes("release", item)
            let goods = try await lin.get("/api/v1/cases?kind=goods-out")["items"][0]
            #expect(goods["stage"] == "applied" && goods["title"] == "搬家放行" && goods["place"]["key"] == "3-1-802")
            #expect(goods["form"] == ["when": booked["form"]["when"], "vehicle": "沪B55667"])
            try await scene.works("guard", on: item, "护板已铺好")
            try scene.at("12:00", day: 4)
            let done = try await guardsman.takes("finish", item, Self.sound)
            #expect(done["stage"] == "done" && done["phase"] == "closed" && done["outcome"] == "finished")
            #expect(try await lift(scene, at: 9) == [])
            #expect(try await scene.listed("moving.way:in") == [number])
            #expect(try await scene.listed("moving.way:out") == [])
        }
    }

    @Test("The neighbours have the lift that morning: refused, and the afternoon is still free")
    func liftTaken() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let first = try await lin.takes("book", try await lin.register(move()))
            let late = try await lin.register(move(["when": "2026-03-04T11:30:00+08:00/2026-03-04T13:00:00+08:00"]))
            try await scene.refuses(409, "slotFull", on: late) { try await lin.tries("book", late) }
            #expect(try await lift(scene, at: 11) == [first["number"].string])
            #expect(try await lift(scene, at: 12) == [])
            try await lin.takes("correct", late, ["form": ["when": Self.afternoon]])
            try await lin.takes("book", late)
            let change: Tree = ["reason": "想早点搬", "form": ["when": Self.morning]]
            try await scene.refuses(409, "slotFull", on: late) { try await lin.tries("rebook", late, change) }
            #expect(try await lift(scene, at: 14) == [late["number"].string])
            try await lin.takes("withdraw", first, ["reason": "改下月搬"])
            try await lin.takes("rebook", late, change)
            #expect(try await lift(scene, at: 9) == [late["number"].string])
            #expect(try await lift(scene, at: 14) == [])
        }
    }

    @Test("A whole day without a word on the lift's cover is not taken in; a slot that nobody kept lets nothing out")
    func wholeDay() async throws {
        try await withScene { scene in
            let day: Tree = "2026-03-04T08:00:00+08:00/2026-03-04T18:00:00+08:00"
            try await scene.turnsAway(
                move(["when": day, "protection": ""]), ["form.when 时段太长或已过去", "form.protection 必填"])
            let lin = try scene.visitor("lin")
            let nowhere = try await lin.send("/api/v1/cases", Visitor.demand.with(move()).with(["place": .null]))
            refused(nowhere, 422, "fieldMissing")
            #expect(nowhere.wrongFields == ["place"])
            let item = try await lin.register(move())
            try await scene.refuses(409, "notAllowedNow", on: item) { try await lin.tries("release", item) }
            let foreman = try scene.visitor("engineering-foreman")
            try await scene.refuses(403, "notAllowed", on: item) { try await foreman.tries("book", item) }
            #expect(try await lin.get("/api/v1/cases?kind=goods-out")["items"].items.isEmpty)
            #expect(try await lift(scene, at: 9) == [])
        }
    }

    @Test("The van is gone: not finished while the cover is not reported, nor with a scratch in the lift")
    func scratch() async throws {
        try await withScene { scene in
            let (lin, guardsman) = (try scene.visitor("lin"), try await scene.guardsOrder())
            let item = try await lin.takes("book", try await lin.register(move()))
            try await scene.refuses(409, "tasksOpen", on: item) { try await lin.tries("finish", item, Self.sound) }
            try await scene.works("guard", on: item, "护板已铺好")
            let scratched: Tree = ["form": ["protected": "before=pass,covered=pass,after=fail"]]
            let answer = try await scene.refuses(409, "checklistOpen", on: item) {
                try await guardsman.tries("finish", item, scratched)
            }
            #expect(answer.wrongFields == ["form.protected"])
            #expect(try await lift(scene, at: 9) == [item["number"].string])
        }
    }
}
