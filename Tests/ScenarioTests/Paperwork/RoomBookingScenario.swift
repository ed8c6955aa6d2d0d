import Testing

@Suite("Rooms and courts, from the booking to giving them back")
struct RoomBookingScenario {
    private static let afternoon: Tree = "2026-03-03T14:00:00+08:00/2026-03-03T16:00:00+08:00"
    private static let tidy: Tree = ["form": ["returned": "clean=pass,whole=pass"]]

    private func booking(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = [
            "room": "court", "when": Self.afternoon, "people": "4", "purpose": "打羽毛球", "rules": "yes",
        ]
        return ["kind": "room-booking", "text": "下午想打球", "place": "3-1-802", "form": form.with(changes)]
    }

    /// Who has something from an hour of today.
    private func holders(_ scene: Scene, of what: String, at hour: Int) async throws -> [String] {
        let week = try await scene.visitor("lin").get("/api/v1/slots?what=\(what)&from=2026-03-03")
        return week["days"][0]["slots"][hour - 8]["cases"].words
    }

    @Test("The court is kept and told, given back clean before its time is over, and free for others then")
    func mainWay() async throws {
        try await withScene { scene in
            let (lin, desk) = (try scene.visitor("lin"), try scene.visitor("front-desk"))
            let item = try await lin.register(booking())
            let number = item["number"].string
            #expect(item["stage"] == "applied")
            #expect(try await lin.takes("book-court", item)["stage"] == "booked")
            #expect(try await scene.told(item) == ["您预约的场地已确认。单号 \(number)。"])
            #expect(try await holders(scene, of: "court", at: 15) == [number])
            #expect(try await holders(scene, of: "court", at: 16) == [])
            try scene.at("15:10")
            let used = try await desk.takes("give-back", item, Self.tidy)
            #expect(used["stage"] == "used" && used["phase"] == "closed" && used["outcome"] == "finished")
            #expect(try await holders(scene, of: "court", at: 15) == [])
            #expect(try await scene.listed("room-booking.room:court") == [number])
            #expect(try await scene.listed("room-booking.people:5..") == [])
        }
    }

    @Test("The meeting room is somebody else's that afternoon, until they withdraw")
    func taken() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let first = try await lin.register(booking(["room": "meeting"]))
            let second = try await lin.register(booking(["room": "meeting", "purpose": "业委会开会"]))
            try await lin.takes("book-meeting", first)
            try await scene.refuses(409, "slotFull", on: second) { try await lin.tries("book-meeting", second) }
            #expect(try await scene.told(second) == [])
            let desk = try scene.visitor("callback")
            try await scene.refuses(403, "notAllowed", on: first) {
                try await desk.tries("withdraw", first, ["reason": "不开了"])
            }
            try await lin.takes("withdraw", first, ["reason": "不开了"])
            try await lin.takes("book-meeting", second)
            #expect(try await holders(scene, of: "meeting-room", at: 14) == [second["number"].string])
        }
    }

    @Test("Another room is no correction while one is kept: it is freed first, and the other one kept then")
    func otherRoom() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.takes("book-court", try await lin.register(booking()))
            let number = item["number"].string
            let meeting: Tree = ["form": ["room": "meeting"]]
            let answer = try await scene.refuses(409, "madeOfField", on: item) {
                try await lin.tries("correct", item, meeting)
            }
            #expect(answer.wrongFields == ["form.room"] && answer.text.contains("改订场地"))
            #expect(try await lin.takes("correct", item, ["form": ["people": "6"]])["stage"] == "booked")
            #expect(try await lin.takes("rebook", item, ["reason": "改开会"])["stage"] == "applied")
            #expect(try await holders(scene, of: "court", at: 15) == [])
            #expect(try await lin.takes("correct", item, meeting)["form"]["room"] == "meeting")
            #expect(try await lin.takes("book-meeting", item)["stage"] == "booked")
            #expect(try await holders(scene, of: "meeting-room", at: 15) == [number])
        }
    }

    @Test("Seven hours for nobody, without the rules, is not taken in; nor is a time kept that is over meanwhile")
    func wrongTime() async throws {
        try await withScene { scene in
            let day: Tree = "2026-03-03T14:00:00+08:00/2026-03-03T21:00:00+08:00"
            try await scene.turnsAway(
                booking(["when": day, "people": "0", "rules": ""]),
                ["form.when 时段太长或已过去", "form.people 太小或太少", "form.rules 必填"])
            let lin = try scene.visitor("lin")
            let item = try await lin.register(booking())
            try scene.at("16:00")
            let answer = try await scene.refuses(422, "formWrong", on: item) { try await lin.tries("book-court", item) }
            #expect(answer.wrongFields == ["form.when"])
            #expect(try await holders(scene, of: "court", at: 15) == [])
        }
    }

    @Test("Not given back before it is kept, nor without a look at it, nor dirty")
    func dirty() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(booking())
            try await scene.refuses(409, "notAllowedNow", on: item) {
                try await lin.tries("give-back", item, Self.tidy)
            }
            try await lin.takes("book-court", item)
            try await scene.refuses(422, "formWrong", on: item) { try await lin.tries("give-back", item) }
            let dirty: Tree = ["form": ["returned": "clean=fail,whole=pass"]]
            try await scene.refuses(409, "checklistOpen", on: item) { try await lin.tries("give-back", item, dirty) }
            #expect(try await holders(scene, of: "court", at: 14) == [item["number"].string])
        }
    }

    @Test("A court is kept as a court alone; whoever does not come loses it, by hand at once or by itself in two days")
    func nobodyCame() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let item = try await lin.register(booking())
            try await scene.refuses(409, "fieldSaysOtherwise", on: item) { try await lin.tries("book-club", item) }
            try await lin.takes("book-court", item)
            let other = try await lin.takes("book-court", try await lin.register(booking()))
            try scene.at("14:40")
            let missed = try await chen.takes("no-show", item, ["reason": "等了四十分钟没人来"])
            #expect(missed["stage"] == "missed" && missed["phase"] == "cancelled")
            #expect(try await holders(scene, of: "court", at: 15) == [other["number"].string])
            scene.hand.advance(.hours(50))
            _ = try await scene.house.cases.run()
            #expect(try await lin.sees(other)["stage"] == "missed")
        }
    }
}
