import Testing

@Suite("Somebody leaves for good")
struct MovingOutScenario {
    private func leaving(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = ["day": "2026-03-20", "who": "owner", "new-address": "13900002222"]
        return ["kind": "moving-out", "text": "月底前迁出", "place": "3-1-802", "form": form.with(changes)]
    }

    private static func settled(keys: String = "pass") -> Tree {
        let readings: Tree = #"[{"meter":"电表","value":"1203.5"},{"meter":"水表","value":"88"}]"#
        return ["form": ["settled": "fees=pass,keys=\(keys),cards=pass,parking=pass", "readings": readings]]
    }

    /// A move-out whose settling is begun.
    private func begun(_ scene: Scene) async throws -> Tree {
        let lin = try scene.visitor("lin")
        return try await lin.takes("begin", try await lin.register(leaving()))
    }

    private func goods(_ scene: Scene) async throws -> [Tree] {
        try await scene.visitor("lin").get("/api/v1/cases?kind=goods-out")["items"].items
    }

    @Test("Read, settled, the goods get a pass of their own, and the file is closed with a word to the customer")
    func mainWay() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(leaving())
            let number = item["number"].string
            #expect(item["stage"] == "applied" && work(on: item) == [])
            let begun = try await lin.takes("begin", item)
            #expect(begun["stage"] == "settling" && work(on: begun) == ["抄表 sent"])
            try await scene.works("zhao", on: item, "电 1203.5，水 88")
            let released = try await lin.takes("settle", item, Self.settled())
            #expect(released["stage"] == "released" && work(on: released) == ["抄表 done"])
            #expect(try await lin.timeline(item).last?["events"].words.contains("broughtCase") == true)
            try await Self.leaves(try await goods(scene), lin, number)
            #expect(try await scene.told(item) == [])
            let left = try await lin.takes("close-file", item, ["text": "房屋已清空"])
            #expect(left["stage"] == "left" && left["phase"] == "closed" && left["outcome"] == "finished")
            #expect(try await scene.told(item) == ["您的迁出手续已办结，感谢同住。单号 \(number)。"])
            #expect(try await scene.listed("moving-out.who:owner") == [number])
            #expect(try await scene.listed("moving-out.day:2026-03-01..2026-03-31") == [number])
            #expect(try await scene.listed("moving-out.day:2026-04-01..") == [])
        }
    }

    /// The goods of a move-out go their own way: filled in first, then let out by a pass.
    private static func leaves(_ goods: [Tree], _ lin: Visitor, _ number: String) async throws {
        let item = try #require(goods.first)
        #expect(goods.count == 1 && item["stage"] == "applied" && item["form"] == [:])
        #expect(item["title"] == "迁出放行" && item["text"].string.contains(number))
        #expect(item["place"]["key"] == "3-1-802" && item["reporter"]["name"] == "王先生")
        let checks: Tree = ["form": ["checks": "identity=pass,arrears=pass"]]
        let early = try await lin.tries("approve", item, checks)
        refused(early, 409, "formIncomplete")
        #expect(early.wrongFields == ["form.goods", "form.when", "form.applicant", "form.carrier"])
        try await lin.takes("correct", item, ["form": PaperworkScenario.goods["form"]])
        #expect(try await lin.takes("approve", item, checks)["stage"] == "issued")
        let passes = try await lin.get("/api/v1/cases/\(item["number"].string)/passes")["items"].items
        #expect(passes.map { $0["state"] } == ["good"])
    }

    @Test("A key is not back: not settled, and nothing may be carried out")
    func keyMissing() async throws {
        try await withScene { scene in
            let item = try await begun(scene)
            try await scene.works("zhao", on: item, "电 1203.5，水 88")
            let answer = try await scene.refuses(409, "checklistOpen", on: item) {
                try await scene.visitor("lin").tries("settle", item, Self.settled(keys: "fail"))
            }
            #expect(answer.wrongFields == ["form.settled"])
            #expect(try await goods(scene) == [])
        }
    }

    @Test("Not settled before the meters are read, nor without what they say, nor by the engineer")
    func unread() async throws {
        try await withScene { scene in
            let (item, lin) = (try await begun(scene), try scene.visitor("lin"))
            try await scene.refuses(409, "tasksOpen", on: item) {
                try await lin.tries("settle", item, Self.settled())
            }
            try await scene.works("zhao", on: item, "已抄表")
            let bare: Tree = ["form": ["settled": Self.settled()["form"]["settled"]]]
            let answer = try await scene.refuses(422, "formWrong", on: item) {
                try await lin.tries("settle", item, bare)
            }
            #expect(answer.wrongFields == ["form.readings"])
            try await scene.refuses(403, "notAllowed", on: item) {
                try await scene.visitor("zhao").tries("settle", item, Self.settled())
            }
            #expect(try await goods(scene) == [])
        }
    }

    @Test("Nobody leaves whom nobody can reach; the file is not closed before it is settled, nor without a word")
    func outOfTurn() async throws {
        try await withScene { scene in
            try await scene.turnsAway(
                leaving(["day": "下周五", "new-address": ""]), ["form.day 请填日期", "form.new-address 必填"])
            let (item, lin) = (try await begun(scene), try scene.visitor("lin"))
            try await scene.refuses(409, "notAllowedNow", on: item) {
                try await lin.tries("close-file", item, ["text": "已搬走"])
            }
            try await scene.works("zhao", on: item, "电 1203.5，水 88")
            try await lin.takes("settle", item, Self.settled())
            let answer = try await scene.refuses(422, "fieldMissing", on: item) {
                try await lin.tries("close-file", item)
            }
            #expect(answer.wrongFields == ["text"])
            #expect(try await scene.told(item) == [])
        }
    }
}
