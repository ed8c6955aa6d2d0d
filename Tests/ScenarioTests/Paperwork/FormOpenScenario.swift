import Testing

@Suite("A form that changes while it stands open")
struct FormOpenScenario {
    private static let wish: [String: Tree] = [
        "kind": "utilities", "text": "开通水表", "place": "3-1-802", "form": ["what": "water", "ready-on": "2026-03-10"],
    ]
    private static let typed = [
        "kind": "utilities", "name": "王先生", "text": "开通水表", "form.what.water": "yes", "form.account": "31000077",
        "form.ready-on": "2026-03-10",
    ]
    /// What the house asks besides, from now on.
    private static let asked = """

          - key: meter-box
            type: text
            name: { zh: 表箱位置, zh-Hant: 表箱位置, en: Meter box }
            required: true
        stages:

        """

    private static func publishes(_ scene: Scene) async throws {
        let (root, path) = (try scene.visitor("root"), "/api/v1/procedure-texts/utilities")
        let text = try await root.get(path)
        let source = text["source"].string.replacing("\nstages:\n", with: asked)
        let body: Tree = ["source": .text(source), "basedOn": text["version"], "note": "查表方便"]
        let answer = try await root.send("\(path)/versions", body)
        #expect(answer.status == 201, "\(answer.text.prefix(400))")
    }

    @Test("Two programs correct what they both read: the second is refused, with the case as it is now")
    func twoPrograms() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let item = try await lin.register(Self.wish)
            let read = ["If-Match": "\"\(item["version"].int)\""]
            let first = try await lin.tries("correct", item, ["form": ["account": "31000077"]], read)
            #expect(first.status == 200 && first["version"].int == item["version"].int + 1)
            let second: Tree = ["form": ["account": "31000099"]]
            let late = try await scene.refuses(412, "stale", on: item) {
                try await chen.tries("correct", item, second, read)
            }
            #expect(late["current"]["version"] == first["version"])
            #expect(late["current"]["form"]["account"] == "31000077")
            let now = ["If-Match": first.header("ETag")]
            let again = try await chen.tries("correct", item, second, now)
            #expect(again.status == 200 && again["form"]["account"] == "31000099")
        }
    }

    @Test("Two people have it open: the second is told what the first did, keeps what they typed, and sends again")
    func twoPeople() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(Self.wish)
            let (number, version) = (item["number"].string, item["version"].int)
            let page = "/cases/\(number)"
            for user in ["lin", "chen"] {
                let open = try await scene.browser(user).open("\(page)?open=act-correct").text
                #expect(open.contains("name=\"form.account\""))
                #expect(open.contains("name=\"version\" value=\"\(version)\""))
            }
            let seen = Self.typed.filter { $0.key.hasPrefix("form.") }
                .merging(["number": number, "version": "\(version)"]) { $1 }
            #expect(try await scene.browser("lin").submit("\(page)/actions/correct", seen).status == 303)
            let other = seen.merging(["form.account": "31000099"]) { $1 }
            let late = try await scene.browser("chen").submit("\(page)/actions/correct", other)
            #expect(late.status == 412 && late.text.contains("别人刚刚改过这件事项"))
            #expect(late.text.contains("value=\"31000099\"") && late.text.contains("class=\"since\""))
            #expect(late.text.contains("name=\"version\" value=\"\(version + 1)\""))
            #expect(try await lin.sees(item)["form"]["account"] == "31000077")
            let again = other.merging(["version": "\(version + 1)"]) { $1 }
            #expect(try await scene.browser("chen").submit("\(page)/actions/correct", again).status == 303)
            #expect(try await lin.sees(item)["form"]["account"] == "31000099")
        }
    }

    @Test("A field is asked since the intake was opened: named, what was typed is kept, and nothing is taken in")
    func newField() async throws {
        try await withScene { scene in
            let (lin, page) = (try scene.visitor("lin"), scene.browser("lin"))
            let open = try await page.submit("/intake", ["kind": "utilities"]).text
            #expect(open.contains("name=\"form.account\"") && !open.contains("form.meter-box"))
            try await Self.publishes(scene)
            let back = try await page.submit("/cases", Self.typed)
            #expect(back.status == 422 && back.text.contains("表箱位置") && back.text.contains("必填"))
            #expect(back.text.contains("name=\"form.meter-box\"") && back.text.contains("value=\"31000077\""))
            #expect(back.text.contains("name=\"form.what.water\" value=\"yes\" checked"))
            #expect(back.text.contains("value=\"2026-03-10\"") && back.text.contains(">开通水表</textarea>"))
            try await scene.turnsAway(Self.wish, ["form.meter-box 必填"])
            #expect(try await lin.get("/api/v1/cases?kind=utilities")["items"].items == [])
            let whole = Self.typed.merging(["form.meter-box": "楼道东侧"]) { $1 }
            #expect(try await page.submit("/cases", whole).status == 303)
            #expect(try await scene.listed("utilities.meter-box:楼道东侧").count == 1)
        }
    }

    @Test("A case that is under way keeps the form it began with")
    func underWay() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(Self.wish)
            try await Self.publishes(scene)
            let form = try await scene.browser("lin").open("/cases/\(item["number"].string)?open=act-correct").text
            #expect(form.contains("name=\"form.account\"") && !form.contains("form.meter-box"))
            let corrected = try await lin.takes("correct", item, ["form": ["account": "31000077"]])
            #expect(corrected["form"]["account"] == "31000077")
            let stray: Tree = ["form": ["meter-box": "楼道东侧"]]
            let answer = try await scene.refuses(422, "formWrong", on: item) {
                try await lin.tries("correct", item, stray)
            }
            #expect(answer.wrongFields == ["form.meter-box"])
        }
    }
}
