import Kernel
import Testing

@Suite("A permit of a renovation: a grave breach is reported, and nothing goes on when it is over")
struct PermitScenario {
    private static let letter: Tree = [
        "form": [
            "authority": "housing", "letter-number": "云物函〔2026〕7 号", "letter": "业主擅自拆改承重墙，已制止。",
            "authority-status": "sent",
        ]
    ]

    /// What happens by itself within a time.
    private func passes(_ scene: Scene, _ span: Span, _ item: Tree) async throws -> Tree {
        scene.hand.advance(span)
        for _ in 0..<3 { _ = try await scene.house.cases.run() }
        return try await scene.visitor("lin").sees(item)
    }

    private func prints(_ scene: Scene, _ item: Tree) async throws -> [String] {
        try await scene.visitor("lin").get("/api/v1/cases/\(item["number"].string)/prints")["items"].items
            .map { $0["print"].string }
    }

    @Test("A bearing wall is gone: reported by a letter, and the works go on when the authority has said so")
    func grave() async throws {
        try await withScene { scene in
            let item = try await scene.permitsRenovation(RenovationScenario.plan())
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let stopped = try await scene.stopsRenovation(item, "stop-grave")
            #expect(stopped["stage"] == "grave")
            #expect(try await scene.passStates(item) == ["ended"])
            #expect(work(on: stopped).suffix(2) == ["现场制止并看守 sent", "起草致主管部门的报告 sent"])
            let mended: Tree = ["reason": "墙已恢复"]
            try await scene.refuses(409, "notAllowedNow", on: item) { try await chen.tries("release", item, mended) }
            try await scene.refuses(403, "notAllowed", on: item) { try await lin.tries("report", item, Self.letter) }
            let mute = try await scene.refuses(422, "formWrong", on: item) { try await chen.tries("report", item) }
            #expect(
                mute.wrongFields
                    == ["authority", "letter-number", "letter", "authority-status"].map { "form.\($0)" })
            let reported = try await chen.takes("report", item, Self.letter)
            #expect(reported["stage"] == "reported")
            #expect(try await prints(scene, item) == ["permit", "letter"])
            #expect(try await scene.told(item).last?.contains("已报告主管部门") == true)
            let paper = try await scene.browser("lin").open("/cases/\(item["number"].string)/prints/letter").text
            #expect(paper.contains("云物函〔2026〕7 号") && paper.contains("住房和建设局") && paper.contains("云栖物业"))
            try await agrees(scene, item)
        }
    }

    private func agrees(_ scene: Scene, _ item: Tree) async throws {
        let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
        try await scene.works("guard", on: item, "现场有人看守")
        try await scene.works("lin", on: item, "报告已起草")
        try scene.at("15:00", day: 4)
        try await scene.photographs("zhao", item)
        let mended: Tree = ["reason": "墙已恢复，监理签字"]
        let silent = try await scene.refuses(409, "formIncomplete", on: item) {
            try await chen.tries("release-reported", item, mended)
        }
        #expect(silent.wrongFields == ["form.authority-answer"])
        let answer: Tree = ["form": ["authority-status": "decided", "authority-answer": "限期恢复，已验收"]]
        #expect(try await lin.takes("note-authority", item, answer)["form"]["authority-status"] == "decided")
        #expect(try await chen.takes("release-reported", item, mended)["stage"] == "permitted")
        #expect(try await scene.passStates(item) == ["ended", "good"])
    }

    @Test("The period is over: stopped by itself and told; a supervisor extends it, or the inspector gives rework its own")
    func over() async throws {
        try await withScene { scene in
            let item = try await scene.permitsRenovation(RenovationScenario.plan())
            let (lin, chen, zhao) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.visitor("zhao"))
            let over = try await passes(scene, .days(31), item)
            #expect(over["stage"] == "overdue")
            #expect(try await scene.passStates(item) == ["ended"])
            #expect(try await scene.told(item).last?.hasPrefix("装修许可已到期") == true)
            try await lin.takes("finish-works", item)
            try await scene.works("zhao", on: item, "闭水不合格")
            let late = try await scene.refuses(409, "passOver", on: item) {
                try await zhao.tries("rework", item, ["reason": "重做防水"])
            }
            #expect(late.wrongFields == ["form.period"])
            #expect(try await scene.passStates(item).allSatisfy { $0 != "good" })
            let own: Tree = ["reason": "重做防水", "form": ["period": "2026-04-03T00:00:00Z/2026-04-13T00:00:00Z"]]
            #expect(try await zhao.takes("rework", item, own)["stage"] == "permitted")
            #expect(try await scene.told(item).last?.contains("有效至 2026-04-13 08:00") == true)
            #expect(try await scene.passStates(item).last == "good")
            #expect(try await passes(scene, .days(5), item)["stage"] == "permitted")
            #expect(try await passes(scene, .days(6), item)["stage"] == "overdue")
            let longer: Tree = ["reason": "返工", "form": ["period": "2026-03-03T00:00:00Z/2026-05-03T00:00:00Z"]]
            try await scene.refuses(403, "notAllowed", on: item) { try await lin.tries("extend-late", item, longer) }
            #expect(try await chen.takes("extend-late", item, longer)["stage"] == "permitted")
            #expect(try await scene.told(item).last?.contains("许可至 2026-05-03 08:00") == true)
            #expect(try await scene.passStates(item).last == "good")
        }
    }
}
