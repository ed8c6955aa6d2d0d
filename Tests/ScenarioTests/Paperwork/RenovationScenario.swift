import Kernel
import Testing
import Web

@Suite("A home is renovated")
struct RenovationScenario {
    /// What each trade finds of the drawings.
    static let found: [(trade: String, words: Tree, verdict: Tree)] = [
        ("structure", "结构已看", "bearing=pass,facade=pass"), ("water", "给排水已看", "pipes=pass,waterproof=pass"),
        ("power", "电气已看", "load=pass,lines=pass"), ("fire", "消防已看", "alarm=pass,escape=pass"),
    ]
    static let breach: Tree = ["form": ["breach": "拆承重墙"]]

    private static func inspected(rubbish: String = "pass") -> Tree {
        ["form": ["final": "structure=pass,waterproof=pass,power=pass,rubbish=\(rubbish)"]]
    }

    static func plan(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = [
            "works": "walls,water", "contractor": "老周 13900001111", "workers": "3", "rules": "yes",
            "period": "2026-03-03T08:00:00+08:00/2026-04-03T08:00:00+08:00",
        ]
        return ["kind": "renovation", "text": "802 装修", "place": "3-1-802", "form": form.with(changes)]
    }

    @Test("Handed in, reviewed, permitted with a pass, watched, accepted, and finished by itself after ninety days")
    func main() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await scene.handsIn(Self.plan())
            #expect(
                item["stage"] == "reviewing"
                    && work(on: item) == ["结构", "给排水", "电气", "消防"].map { "装修审图：\($0) sent" })
            #expect(declaredPromises(item) == ["renovation.reviewed open"])
            try await scene.reviews(item)
            let permitted = try await scene.visitor("chen").takes("approve", item)
            #expect(permitted["stage"] == "permitted" && declaredPromises(permitted) == ["renovation.reviewed kept"])
            try await enters(scene, item)
            try scene.at("10:00", day: 4)
            try await scene.photographs("zhao", item)
            #expect(try await zhao.takes("inspect", item, ["text": "按图施工"])["stage"] == "permitted")
            let inspecting = try await lin.takes("finish-works", item)
            #expect(inspecting["stage"] == "inspecting" && work(on: inspecting).last == "装修竣工验收 sent")
            #expect(try await scene.passStates(item) == ["ended"])
            try await scene.works("zhao", on: item, "逐项验收")
            let observed = try await zhao.takes("accept", item, Self.inspected())
            #expect(observed["stage"] == "observed")
            #expect(declaredPromises(observed) == ["renovation.reviewed kept", "renovation.inspected kept"])
            #expect(try await stands(scene, item, after: .days(89))["stage"] == "observed")
            let finished = try await stands(scene, item, after: .days(1))
            #expect(finished["stage"] == "finished" && finished["phase"] == "closed")
            #expect(finished["outcome"] == "finished" && work(on: finished).contains("装修竣工验收 done"))
            #expect(try await scene.told(item).last?.hasPrefix("装修观察期已满，手续办结。") == true)
            #expect(try await scene.listed("renovation.works:walls") == [item["number"].string])
            #expect(try await scene.listed("renovation.workers:4..") == [])
        }
    }

    /// What the customer is told opens the gate, which knows of the form what the pass shows, and no more.
    private func enters(_ scene: Scene, _ item: Tree) async throws {
        let code = try await scene.code(of: item)
        #expect(try await scene.told(item).last?.contains("\(code.prefix(5))-\(code.dropFirst(5))") == true)
        let prints = try await scene.visitor("lin").get("/api/v1/cases/\(item["number"].string)/prints")
        #expect(prints["items"].items.map { $0["print"] } == ["permit", "workers-pass"])
        let gate = try scene.visitor("guard")
        for used in 1...2 {
            let through = try await gate.send("/api/v1/gate/passages", ["code": .text(code)])
            #expect(through.status == 200 && through["pass"]["used"].int == used, "\(through.text)")
            #expect(through["shows"].keys == ["contractor", "period", "workers"])
        }
        #expect(try await scene.visitor("lin").sees(item)["stage"] == "permitted")
    }

    @Test("Stopped, mended and released with a new code; extended, reworked, accepted, and a fault shows")
    func stopped() async throws {
        try await withScene { scene in
            let item = try await scene.permitsRenovation(Self.plan())
            let old = try await scene.code(of: item)
            let stopped = try await scene.stopsRenovation(item)
            #expect(stopped["stage"] == "stopped" && work(on: stopped).last == "现场制止并看守 sent")
            #expect(try await scene.told(item).last?.contains("已停工") == true)
            try await scene.works("guard", on: item, "已停工，现场有人看守")
            try scene.at("15:00", day: 4)
            try await scene.photographs("zhao", item)
            try await scene.visitor("zhao").takes("release", item, ["reason": "墙已恢复"])
            let again = try await scene.refuses(409, "formIncomplete", on: item) {
                try await scene.visitor("zhao").tries("stop", item)
            }
            #expect(again.wrongFields == ["form.breach"], "each breach is said")
            let new = try await scene.code(of: item)
            #expect(new != old)
            #expect(try await scene.told(item).last?.contains("\(new.prefix(5))-\(new.dropFirst(5))") == true)
            try await extends(scene, item)
            try await reworks(scene, item)
            #expect(try await scene.passStates(item) == ["ended", "ended", "ended", "ended"])
        }
    }

    private func extends(_ scene: Scene, _ item: Tree) async throws {
        let lin = try scene.visitor("lin")
        let longer: Tree = "2026-03-03T00:00:00Z/2026-05-03T00:00:00Z"
        let corrected = try await scene.refuses(409, "madeOfField", on: item) {
            try await lin.tries("correct", item, ["form": ["period": longer]])
        }
        #expect(corrected.wrongFields == ["form.period"], "what was permitted is extended, and not corrected")
        let extended = try await lin.takes("extend", item, ["reason": "停工误期", "form": ["period": longer]])
        #expect(extended["stage"] == "permitted" && extended["form"]["period"] == longer)
        #expect(try await scene.passStates(item) == ["ended", "ended", "good"])
        let passes = try await lin.get("/api/v1/cases/\(item["number"].string)/passes")["items"]
        #expect(passes[2]["until"] == "2026-05-03T08:00:00+08:00")
        let (told, code) = (try await scene.told(item).last ?? "", try await scene.code(of: item))
        #expect(told.contains("许可至 2026-05-03 08:00，新的通行码 \(code.prefix(5))-\(code.dropFirst(5))"), "\(told)")
    }

    private func reworks(_ scene: Scene, _ item: Tree) async throws {
        let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
        try await lin.takes("finish-works", item)
        try await scene.works("zhao", on: item, "闭水不合格")
        #expect(try await zhao.takes("rework", item, ["reason": "重做防水"])["stage"] == "permitted")
        #expect(try await scene.passStates(item).last == "good")
        try await lin.takes("finish-works", item)
        try await scene.works("zhao", on: item, "逐项验收")
        #expect(try await zhao.takes("accept", item, Self.inspected())["stage"] == "observed")
        #expect(try await stands(scene, item, after: .days(60))["stage"] == "observed")
        let fault = try await lin.takes("complain", item, ["reason": "楼下渗水"])
        #expect(fault["stage"] == "inspecting" && work(on: fault).last == "观察期复查 sent")
        try await scene.works("zhao", on: item, "与装修无关")
        let old = try await scene.refuses(422, "formWrong", on: item) { try await zhao.tries("accept", item) }
        #expect(old.wrongFields == ["form.final"], "the checklist of the first inspection is no answer in the second")
        #expect(try await zhao.takes("accept", item, Self.inspected())["stage"] == "observed")
        let later = try await stands(scene, item, after: .days(89))
        #expect(later["stage"] == "observed", "the ninety days begin again")
        #expect(try await stands(scene, item, after: .days(1))["stage"] == "finished")
    }

    /// The case after some time, with what happened by itself until then.
    private func stands(_ scene: Scene, _ item: Tree, after span: Span) async throws -> Tree {
        scene.hand.advance(span)
        _ = try await scene.house.cases.run()
        return try await scene.visitor("lin").sees(item)
    }

    @Test("Gas without a licence, no drawings, a bearing wall in them: not taken in, not sent on, not permitted")
    func handedIn() async throws {
        try await withScene { scene in
            try await scene.turnsAway(
                Self.plan(["works": "walls,gas", "rules": ""]), ["form.gas-licence 必填", "form.rules 必填"])
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let bare = try await lin.register(Self.plan())
            let early = try await scene.refuses(409, "formIncomplete", on: bare) { try await lin.tries("submit", bare) }
            #expect(early.wrongFields == ["form.plan"])
            let item = try await scene.handsIn(Self.plan())
            let chen = try scene.visitor("chen")
            try await scene.refuses(409, "tasksOpen", on: item) { try await chen.tries("approve", item) }
            try await scene.reviews(item)
            for user in ["lin", "zhao"] {
                try await scene.refuses(403, "notAllowed", on: item) {
                    try await scene.visitor(user).tries("approve", item)
                }
            }
            let wall: Tree = ["form": ["review-structure": "bearing=fail,facade=pass"]]
            try await zhao.takes("review-structure", item, wall)
            let bearing = try await scene.refuses(409, "checklistOpen", on: item) {
                try await chen.tries("approve", item)
            }
            #expect(bearing.wrongFields == ["form.review-structure"])
            #expect(try await scene.passStates(item) == [])
            let back = try await lin.takes("send-back", item, ["reason": "承重墙不能动"])
            #expect(back["stage"] == "applied" && declaredPromises(back) == ["renovation.reviewed kept"])
            #expect(work(on: try await lin.takes("submit", item)).count == 8)
        }
    }

    @Test("After a stop the old code opens nothing, and nothing goes on unguarded or without a new picture")
    func afterStop() async throws {
        try await withScene { scene in
            let item = try await scene.permitsRenovation(Self.plan())
            let (code, zhao) = (try await scene.code(of: item), try scene.visitor("zhao"))
            try await scene.refuses(409, "stagePhotoMissing", on: item) {
                try await zhao.tries("stop", item, Self.breach)
            }
            try await scene.stopsRenovation(item)
            let gate = try scene.visitor("guard")
            try await scene.refuses(409, "passExpired", on: item) {
                try await gate.send("/api/v1/gate/passages", ["code": .text(code)])
            }
            let look = try await gate.send("/api/v1/gate/looks", ["code": .text(code)])
            #expect(look["pass"]["state"] == "ended" && look["pass"]["used"] == 0)
            let mended: Tree = ["reason": "墙已恢复"]
            try await scene.refuses(409, "tasksOpen", on: item) { try await zhao.tries("release", item, mended) }
            try await scene.works("guard", on: item, "现场有人看守")
            try await scene.refuses(409, "stagePhotoMissing", on: item) {
                try await zhao.tries("release", item, mended)
            }
            #expect(try await scene.passStates(item) == ["ended"])
        }
    }

    @Test("Not released for a period that is over: whoever releases it says until when it holds")
    func releasedTooLate() async throws {
        try await withScene { scene in
            let (item, zhao) = (try await scene.permitsRenovation(Self.plan()), try scene.visitor("zhao"))
            try await scene.stopsRenovation(item)
            try await scene.works("guard", on: item, "现场有人看守")
            scene.hand.advance(.days(40))
            try await scene.photographs("zhao", item)
            let over = try await scene.refuses(409, "passOver", on: item) {
                try await zhao.tries("release", item, ["reason": "墙已恢复"])
            }
            #expect(over.wrongFields == ["form.period"])
            #expect(try await scene.passStates(item) == ["ended"])
            let longer: Tree = ["period": "2026-04-12T00:00:00Z/2026-05-03T00:00:00Z"]
            let released = try await zhao.takes("release", item, ["reason": "墙已恢复", "form": longer])
            #expect(released["stage"] == "permitted")
            #expect(try await scene.passStates(item) == ["ended", "good"])
            #expect(try await stands(scene, item, after: .minutes(2))["stage"] == "permitted")
            _ = try await stands(scene, item, after: .days(21))
            #expect(try await stands(scene, item, after: .minutes(1))["stage"] == "overdue")
            #expect(try await scene.told(item).last?.hasPrefix("装修许可已到期") == true)
        }
    }

    @Test("As many are named as may work there, and not one more")
    func crew() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            func named(_ count: Int) -> Tree {
                let rows = (1...count).map { #"{"worker":"工人\#($0)","job":"水电工"}"# }
                return .text("[\(rows.joined(separator: ","))]")
            }
            let item = try await lin.register(Self.plan(["workers": "60", "crew": named(60)]))
            #expect(item["stage"] == "applied")
            let more = Visitor.demand.with(Self.plan(["workers": "60", "crew": named(61)]))
            let answer = try await lin.send("/api/v1/cases", more)
            refused(answer, 422, "formWrong")
            #expect(answer.wrongFields == ["form.crew"])
        }
    }

    @Test("Not accepted with rubbish left, nor with what a round found there still open, nor by a secretary")
    func notAccepted() async throws {
        try await withScene { scene in
            let item = try await scene.permitsRenovation(Self.plan())
            let zhao = try scene.visitor("zhao")
            try await scene.visitor("lin").takes("finish-works", item)
            try await scene.works("zhao", on: item, "逐项验收")
            let dirty = try await scene.refuses(409, "checklistOpen", on: item) {
                try await zhao.tries("accept", item, Self.inspected(rubbish: "fail"))
            }
            #expect(dirty.wrongFields == ["form.final"])
            try await scene.findsFault(at: "3-1-802")
            try await scene.refuses(409, "findingsOpen", on: item) {
                try await zhao.tries("accept", item, Self.inspected())
            }
            try await scene.refuses(403, "notAllowed", on: item) {
                try await scene.visitor("secretary").tries("accept", item, Self.inspected())
            }
        }
    }
}
