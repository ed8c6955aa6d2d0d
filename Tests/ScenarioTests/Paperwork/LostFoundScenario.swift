import Testing

@Suite("Lost and found, from the shelf back to its owner")
struct LostFoundScenario {
    private static let proof: Tree = ["form": ["owner": "李秀英 13912345678", "proved": "yes"]]

    private func find(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = [
            "way": "found", "thing": "黑色双肩包", "where-it-was": "泳池更衣室", "day": "2026-03-03", "shelf": "前台柜 2 号",
        ]
        return ["kind": "lost-found", "text": "保洁捡到一个包", "place": "pool", "form": form.with(changes)]
    }

    @Test("What was found is kept on a shelf, listed, and given back to whoever proves that it is theirs")
    func mainWay() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(find())
            let number = item["number"].string
            #expect(item["stage"] == "open" && item["form"]["shelf"] == "前台柜 2 号")
            #expect(try await scene.listed("lost-found.way:found") == [number])
            #expect(try await scene.listed("lost-found.way:lost") == [])
            try scene.at("10:00", day: 4)
            let back = try await scene.visitor("front-desk").takes("give-back", item, Self.proof)
            #expect(back["stage"] == "returned" && back["phase"] == "closed" && back["outcome"] == "finished")
            #expect(back["form"]["owner"] == "李秀英 13912345678")
            #expect(try await scene.told(item) == ["您拾到的物品已归还失主，谢谢。单号 \(number)。"])
            #expect(try await scene.listed("lost-found.day:..2026-03-03") == [number])
        }
    }

    @Test("A find without the place where it is kept is not taken in; what is lost lies on no shelf")
    func shelf() async throws {
        try await withScene { scene in
            try await scene.turnsAway(
                find(["day": "昨天", "shelf": ""]), ["form.day 请填日期", "form.shelf 必填"])
            let lost = try await scene.visitor("lin").register(find(["way": "lost"]))
            #expect(lost["form"]["shelf"] == .null)
        }
    }

    @Test("Whoever cannot prove that it is theirs goes without it")
    func noProof() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(find())
            let claim: Tree = ["form": ["owner": "路人"]]
            let answer = try await scene.refuses(422, "formWrong", on: item) {
                try await lin.tries("give-back", item, claim)
            }
            #expect(answer.wrongFields == ["form.proved"])
            let inspector = try scene.visitor("quality-inspector")
            try await scene.refuses(403, "notAllowed", on: item) {
                try await inspector.tries("give-back", item, Self.proof)
            }
            #expect(try await scene.told(item) == [])
        }
    }

    @Test("A second owner comes too late; what nobody fetches is given up by a supervisor, with a reason")
    func late() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.takes("give-back", try await lin.register(find()), Self.proof)
            let other: Tree = ["form": ["owner": "欧阳明", "proved": "yes"]]
            try await scene.refuses(409, "notAllowedNow", on: item) { try await lin.tries("give-back", item, other) }
            let umbrella = try await lin.register(find(["thing": "雨伞"]))
            let why: Tree = ["reason": "无人认领"]
            try await scene.refuses(403, "notAllowed", on: umbrella) { try await lin.tries("give-up", umbrella, why) }
            let chen = try scene.visitor("chen")
            try await scene.refuses(422, "fieldMissing", on: umbrella) { try await chen.tries("give-up", umbrella) }
            #expect(try await chen.takes("give-up", umbrella, why)["stage"] == "given-up")
            try await scene.refuses(409, "notAllowedNow", on: umbrella) {
                try await lin.tries("give-back", umbrella, Self.proof)
            }
        }
    }

    @Test("What was lost is matched with what was found, its owner is told, and each says the number of the other")
    func matched() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let (found, lost) = (try await lin.register(find()), try await lin.register(find(["way": "lost"])))
            try await scene.refuses(422, "formWrong", on: lost) { try await lin.tries("match", lost) }
            try await lin.takes("match", lost, ["form": ["matched": found["number"]]])
            try await lin.takes("match", found, ["form": ["matched": lost["number"]]])
            #expect(try await scene.listed("lost-found.matched:\(found["number"].string)") == [lost["number"].string])
            #expect(try await scene.told(lost).map { $0.contains("可能已找到") } == [true])
            #expect(try await scene.told(found) == [])
            try await lin.takes("give-back", lost, Self.proof)
            #expect(try await scene.told(lost).last?.hasPrefix("您登记的失物已归还办结。") == true)
        }
    }

    private static let bag: [String: Tree] = ["sort": "bag", "colour": "black"]
    private static let weaker: [String: Tree] = [
        "sort": "bag", "colour": "blue", "thing": "电脑包", "where-it-was": "北门岗",
    ]

    private func lost() -> [String: Tree] { find(Self.bag.merging(["way": "lost"]) { $1 }) }

    private func matches(_ scene: Scene, _ item: Tree) async throws -> [Tree] {
        let answer = try await scene.visitor("lin").get("/api/v1/cases/\(item["number"].string)/matches")
        #expect(answer.status == 200, "\(answer.text)")
        return answer["items"].items
    }

    @Test("What was lost is offered what was found, the likest first; one click on it links the two")
    func offered() async throws {
        try await withScene { scene in
            let (lin, browser) = (try scene.visitor("lin"), scene.browser("lin"))
            let item = try await lin.register(lost())
            let weak = try await lin.register(find(Self.weaker))
            let same = try await lin.register(find(Self.bag.merging(["thing": "双肩包"]) { $1 }))
            // Of another sort, too long ago, lost as well: none of them is offered.
            _ = try await lin.register(find([
                "sort": "umbrella", "colour": "red", "thing": "长柄伞", "where-it-was": "北门岗",
            ]))
            _ = try await lin.register(find(Self.bag.merging(["day": "2026-01-01"]) { $1 }))
            let other = try await lin.register(lost())
            let found = try await matches(scene, item)
            #expect(found.map { $0["case"] } == [same["number"], weak["number"]])
            #expect(found[0]["alike"] == ["sort", "thing", "colour", "where-it-was", "place"], "\(found)")
            #expect(found[0]["likeness"].int > found[1]["likeness"].int && found[1]["likeness"].int >= 30)
            let number = item["number"].string
            let page = try await browser.open("/cases/\(number)").text
            #expect(page.contains("name=\"form.matched\" value=\"\(same["number"].string)\""))
            let fields = ["form.matched": same["number"].string, "number": number, "frame": "page"]
            #expect(try await browser.submit("/cases/\(number)/actions/match", fields).status == 303)
            #expect(try await lin.sees(item)["form"]["matched"] == same["number"])
            #expect(try await lin.sees(same)["form"]["matched"] == item["number"], "the other says it in turn")
            let links = try await lin.get("/api/v1/cases/\(number)/links")["items"].items
            #expect(links.map { $0["case"] } == [same["number"]] && links[0]["relation"] == "related")
            #expect(try await matches(scene, item).map { $0["case"] } == [weak["number"]])
            #expect(try await scene.told(item).count == 1)
            // From what was found it is the same, and it is the loser who is told.
            try await lin.takes("match", weak, ["form": ["matched": other["number"]]])
            #expect(try await lin.sees(other)["form"]["matched"] == weak["number"])
            #expect(try await scene.told(other).count == 1)
            #expect(try await scene.told(weak) == [])
        }
    }

    @Test("Only a number that fits is taken; five are offered at most, and only to who sees the case")
    func misfits() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let (item, other) = (try await lin.register(lost()), try await lin.register(lost()))
            let repair = try await lin.register()
            let over = try await scene.visitor("chen").takes(
                "give-up", try await lin.register(find(Self.bag)), ["reason": "登记重复"])
            let gone: Tree = ["form": ["matched": .text(over["number"].string)]]
            refused(try await lin.tries("match", item, gone), 422, "formWrong")
            for wrong in ["2603-99999", "前台", item["number"].string, other["number"].string, repair["number"].string] {
                let answer = try await scene.refuses(422, "formWrong", on: item) {
                    try await lin.tries("match", item, ["form": ["matched": .text(wrong)]])
                }
                #expect(answer.wrongFields == ["form.matched"], "\(wrong)")
            }
            for _ in 1...6 { _ = try await lin.register(find(Self.bag)) }
            #expect(try await matches(scene, item).count == 5)
            #expect(try await matches(scene, repair).isEmpty)
            let path = "/api/v1/cases/\(item["number"].string)/matches"
            refused(try await scene.visitor("bai").get(path), 404, "unknownCase")
        }
    }
}
