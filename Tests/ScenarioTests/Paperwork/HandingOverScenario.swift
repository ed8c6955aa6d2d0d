import Testing

@Suite("A home is handed over to its owner")
struct HandingOverScenario {
    private static let ten: Tree = "2026-03-04T10:00:00+08:00/2026-03-04T11:00:00+08:00"
    private static let eleven: Tree = "2026-03-04T11:00:00+08:00/2026-03-04T12:00:00+08:00"
    private static let eighth: Tree = "2026-03-08T15:00:00+08:00/2026-03-08T16:00:00+08:00"
    private static let papers: Tree = ["form": ["papers": "identity=pass,contract=pass,invitation=pass"]]
    private static let signature: Tree = ["form": ["signed": "yes", "signature": "name:王建国"]]

    private func invited(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = ["when": Self.ten, "owner": "王建国"]
        return ["kind": "handing-over", "text": "802 收房", "place": "3-1-802", "form": form.with(changes)]
    }

    private static func given(keys: String = "pass") -> Tree {
        let readings: Tree = #"[{"meter":"电表","value":"3"},{"meter":"水表","value":"0.5"}]"#
        return ["readings": readings, "given": "keys=\(keys),cards=pass,manual=pass"]
    }

    /// A home whose owner has come with all papers.
    private func inspected(_ scene: Scene) async throws -> Tree {
        let lin = try scene.visitor("lin")
        let item = try await lin.register(invited())
        try await lin.takes("book", item)
        return try await lin.takes("receive", item, Self.papers)
    }

    /// Who comes to the hand-over desk from an hour on.
    private func desk(_ scene: Scene, at hour: Int) async throws -> [String] {
        let week = try await scene.visitor("lin").get("/api/v1/slots?what=hand-over&from=2026-03-04")
        return week["days"][0]["slots"][hour - 8]["cases"].words
    }

    @Test("A time is kept, papers are checked, a defect is mended first, the owner signs and has the keys")
    func main() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register(invited())
            let number = item["number"].string
            #expect(item["stage"] == "invited")
            #expect(item["form"]["when"] == "2026-03-04T02:00:00Z/2026-03-04T03:00:00Z")
            #expect(try await lin.takes("book", item)["stage"] == "booked")
            #expect(try await desk(scene, at: 10) == [number])
            #expect(try await desk(scene, at: 11) == [])
            #expect(try await scene.told(item) == ["您的收房时段已确认，请带齐资料。单号 \(number)。"])
            try scene.at("10:05", day: 4)
            let received = try await lin.takes("receive", item, Self.papers)
            #expect(received["stage"] == "inspecting" && work(on: received) == ["陪同验房 sent"])
            let prints = try await lin.get("/api/v1/cases/\(number)/prints")["items"].items
            #expect(prints.map { $0["print"] } == ["home", "keys"])
            try await scene.works("zhao", on: item, "厨房门关不严")
            let defects: Tree = ["form": ["defects": #"[{"where":"厨房","what":"门关不严","due":"2026-03-08"}]"#]]
            #expect(try await zhao.takes("defer", item, defects)["stage"] == "repairing")
            #expect(try await desk(scene, at: 10) == [])
            let later: Tree = ["reason": "门修好后再验", "form": ["when": Self.eighth]]
            #expect(try await lin.takes("rebook", item, later)["stage"] == "repairing")
            #expect(try await scene.told(item).last == "您的收房时段已改约并确认。单号 \(number)。")
            try scene.at("15:00", day: 8)
            #expect(try await lin.takes("re-inspect", item, ["reason": "门已调好"])["stage"] == "inspecting")
            #expect(try await lin.takes("sign", item, Self.signature)["stage"] == "inspecting")
            let handed = try await lin.takes("hand-over", item, ["form": Self.given()])
            #expect(handed["stage"] == "handed" && handed["phase"] == "closed" && handed["outcome"] == "finished")
            #expect(handed["form"]["signature"] == "name:王建国")
            #expect(try await scene.told(item).last == "房屋已交付，欢迎入住。单号 \(number)。")
            #expect(try await scene.listed("handing-over.owner:王建国") == [number])
            #expect(try await scene.listed("handing-over.when:2026-03-09T00:00:00Z..") == [])
        }
    }

    @Test("The owner comes too early, or without the contract: not received")
    func paperMissing() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(invited())
            try await scene.refuses(409, "notAllowedNow", on: item) {
                try await lin.tries("receive", item, Self.papers)
            }
            try await lin.takes("book", item)
            for (papers, status, code) in [
                ("identity=pass,contract=fail,invitation=pass", 409, "checklistOpen"),
                ("identity=pass,invitation=pass", 409, "checklistOpen"), ("", 422, "formWrong"),
            ] as [(Tree, Int, String)] {
                let answer = try await scene.refuses(status, code, on: item) {
                    try await lin.tries("receive", item, ["form": ["papers": papers]])
                }
                #expect(answer.wrongFields == ["form.papers"])
            }
            #expect(try await desk(scene, at: 10) == [item["number"].string])
        }
    }

    @Test("The fifth owner of an hour gets none in it, a whole day is no hour; the next hour is free")
    func fullHour() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let day: Tree = "2026-03-04T09:00:00+08:00/2026-03-04T18:00:00+08:00"
            try await scene.turnsAway(invited(["when": day]), ["form.when 时段太长或已过去"])
            for _ in 1...4 { try await lin.takes("book", try await lin.register(invited())) }
            let fifth = try await lin.register(invited())
            try await scene.refuses(409, "slotFull", on: fifth) { try await lin.tries("book", fifth) }
            #expect(try await desk(scene, at: 10).count == 4)
            #expect(try await scene.told(fifth) == [])
            try await lin.takes("correct", fifth, ["form": ["when": Self.eleven]])
            try await lin.takes("book", fifth)
            #expect(try await desk(scene, at: 11) == [fifth["number"].string])
        }
    }

    @Test("Another hour is written down after the booking: the desk has it then, and a full one is refused")
    func corrected() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.takes("book", try await lin.register(invited()))
            try await lin.takes("correct", item, ["form": ["when": Self.eleven]])
            #expect(try await desk(scene, at: 10) == [])
            #expect(try await desk(scene, at: 11) == [item["number"].string])
            for _ in 1...4 { try await lin.takes("book", try await lin.register(invited())) }
            try await scene.refuses(409, "slotFull", on: item) {
                try await lin.tries("correct", item, ["form": ["when": Self.ten]])
            }
            #expect(try await desk(scene, at: 11) == [item["number"].string])
        }
    }

    @Test("Not handed over before the inspection is reported, nor unsigned, nor without the keys, nor by the engineer")
    func unsigned() async throws {
        try await withScene { scene in
            let (item, lin) = (try await inspected(scene), try scene.visitor("lin"))
            let whole = Self.given().with(["signed": "yes"])
            try await scene.refuses(409, "tasksOpen", on: item) {
                try await lin.tries("hand-over", item, ["form": whole])
            }
            try await scene.works("zhao", on: item, "没有问题")
            let unsigned = try await scene.refuses(422, "formWrong", on: item) {
                try await lin.tries("hand-over", item, ["form": Self.given()])
            }
            #expect(unsigned.wrongFields == ["form.signed"])
            let unwritten = try await scene.refuses(409, "formIncomplete", on: item) {
                try await lin.tries("hand-over", item, ["form": whole])
            }
            #expect(unwritten.wrongFields == ["form.signature"])
            try await lin.takes("sign", item, Self.signature)
            let keyless = try await scene.refuses(409, "checklistOpen", on: item) {
                try await lin.tries("hand-over", item, ["form": Self.given(keys: "fail")])
            }
            #expect(keyless.wrongFields == ["form.given"])
            try await scene.refuses(403, "notAllowed", on: item) {
                try await scene.visitor("zhao").tries("hand-over", item, ["form": whole])
            }
            #expect(try await scene.told(item).count == 1)
        }
    }
}
