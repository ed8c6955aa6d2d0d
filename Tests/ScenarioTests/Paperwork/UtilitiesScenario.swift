import Testing

@Suite("Power, water, gas or network is opened")
struct UtilitiesScenario {
    private static let readings: Tree = ["form": ["readings": #"[{"meter":"水表","value":"0.5"}]"#]]
    private static let forwarded: Tree = ["text": "已报自来水公司，受理号 8812"]

    private func wish(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = ["what": "water,power", "account": "31000077", "ready-on": "2026-03-10"]
        return ["kind": "utilities", "text": "新房开通水电", "place": "3-1-802", "form": form.with(changes)]
    }

    @Test("Applied for, forwarded in time, opened with what the meters say, and the customer is told")
    func main() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register(wish())
            let number = item["number"].string
            #expect(item["stage"] == "applied" && item["form"]["what"] == "power,water")
            #expect(declaredPromises(item) == ["utilities.forwarded open"])
            let sent = try await lin.takes("forward", item, Self.forwarded)
            #expect(sent["stage"] == "forwarded" && work(on: sent) == ["配合开通水电 sent"])
            #expect(declaredPromises(sent) == ["utilities.forwarded kept"])
            try await scene.works("zhao", on: item, "表已装好")
            #expect(try await scene.told(item) == [])
            let opened = try await zhao.takes("open", item, Self.readings)
            #expect(opened["stage"] == "opened" && opened["phase"] == "closed" && opened["outcome"] == "finished")
            #expect(opened["form"]["readings"] == #"[{"meter":"水表","value":"0.5"}]"#)
            #expect(try await scene.told(item) == ["您申请的项目已开通。单号 \(number)。"])
            #expect(try await scene.listed("utilities.what:water") == [number])
            #expect(try await scene.listed("utilities.ready-on:2026-03-01..2026-03-31") == [number])
            #expect(try await scene.listed("utilities.what:gas") == [])
        }
    }

    @Test("Nothing chosen, what nobody opens, and a day that is none are not taken in; nothing is forwarded mutely")
    func atTheCounter() async throws {
        try await withScene { scene in
            try await scene.turnsAway(wish(["what": "", "ready-on": "十号"]), ["form.what 必填", "form.ready-on 请填日期"])
            try await scene.turnsAway(wish(["what": "water,heating"]), ["form.what 请从给出的选项中选择"])
            let lin = try scene.visitor("lin")
            let item = try await lin.register(wish())
            let mute = try await scene.refuses(422, "fieldMissing", on: item) { try await lin.tries("forward", item) }
            #expect(mute.wrongFields == ["text"])
        }
    }

    @Test("Not opened before it was forwarded, nor before the engineers have done their part, nor by a call-back")
    func tooEarly() async throws {
        try await withScene { scene in
            let (lin, hui) = (try scene.visitor("lin"), try scene.visitor("hui"))
            let item = try await lin.register(wish())
            try await scene.refuses(409, "notAllowedNow", on: item) {
                try await lin.tries("open", item, Self.readings)
            }
            try await lin.takes("forward", item, Self.forwarded)
            try await scene.refuses(409, "tasksOpen", on: item) { try await lin.tries("open", item, Self.readings) }
            try await scene.works("zhao", on: item, "表已装好")
            try await scene.refuses(403, "notAllowed", on: item) { try await hui.tries("open", item, Self.readings) }
        }
    }

    @Test("Not opened without what the meters say; refused with a reason alone, and then nobody works on it")
    func unread() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register(wish())
            try await lin.takes("forward", item, Self.forwarded)
            let other = try await lin.takes("forward", try await lin.register(wish()), Self.forwarded)
            try await scene.works("zhao", on: item, "表已装好")
            for (form, status, code) in [
                ([:], 422, "formWrong"),
                (["readings": #"[{"meter":"水表","value":"半"}]"#], 422, "formWrong"),
                (["readings": #"[{"meter":"水表"}]"#], 422, "formWrong"),
            ] as [(Tree, Int, String)] {
                let answer = try await scene.refuses(status, code, on: item) {
                    try await zhao.tries("open", item, ["form": form])
                }
                #expect(answer.wrongFields == ["form.readings"])
            }
            try await scene.refuses(422, "fieldMissing", on: other) { try await lin.tries("refuse", other) }
            let refused = try await lin.takes("refuse", other, ["reason": "欠费未结清"])
            #expect(refused["stage"] == "refused" && refused["phase"] == "cancelled")
            #expect(work(on: refused) == ["配合开通水电 taken-back"])
        }
    }

    @Test("A network alone has no meter: opened without readings, and with none that are asked")
    func network() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register(wish(["what": "network"]))
            try await lin.takes("forward", item, Self.forwarded)
            try await scene.works("zhao", on: item, "光纤已入户")
            let opened = try await zhao.takes("open", item)
            #expect(opened["stage"] == "opened" && opened["form"]["readings"] == .null)
        }
    }
}
