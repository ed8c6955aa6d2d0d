import Foundation
import Testing

@Suite("Paperwork with forms, passes and slots")
struct PaperworkScenario {
    /// The beginning of a PNG, in base 64.
    static let picture = "iVBORw0KGgoB"
    static let goods: Tree = [
        "kind": "goods-out", "text": "搬沙发出门", "place": "3-1-802",
        "form": [
            "goods": #"[{"what":"沙发","count":"1"}]"#, "applicant": "owner", "carrier": "老李 13900001111",
            "when": "2026-03-03T09:00:00+08:00/2026-03-03T12:00:00+08:00",
        ],
    ]

    @Test("What a procedure asks is told by the API, and what is filled in wrongly is told field by field")
    func form() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let told = try await lin.get("/api/v1/procedures/goods-out").json
            #expect(told["paperwork"] == true && told["version"].int >= 1)
            #expect(told["form"].items.map { $0["key"].string }.prefix(3) == ["goods", "when", "applicant"])
            #expect(told["schema"]["required"].items.contains("carrier"))
            let issued = told["stages"].items.first { $0["key"] == "issued" }
            #expect(issued?["lastsSeconds"].int == 86_400 && issued?["lastsPast"] == "when")
            #expect(try await lin.get("/api/v1/procedures/no-such-thing").status == 422)
            let kinds = try await lin.get("/api/v1/procedures")["items"].items
            #expect(kinds.contains { $0["kind"] == "repair" && $0["paperwork"] == false })

            let wrong = Visitor.demand.with([
                "kind": "goods-out",
                "form": ["goods": "[]", "applicant": "neighbour", "carrier": "老李", "colour": "red"],
            ])
            let answer = try await lin.send("/api/v1/cases", wrong)
            refused(answer, 422, "formWrong")
            let fields = answer["fields"].items.map { "\($0["field"].string) \($0["detail"].string)" }
            #expect(fields == [
                "form.goods 必填", "form.when 必填", "form.applicant 请从给出的选项中选择",
                "form.colour 没有这一项，或此时不能填写",
            ])
            #expect(answer["detail"].string.hasPrefix("请检查填写内容"))
            let now = Self.goods.with(["answer": "好的"])
            refused(try await lin.send("/api/v1/cases", Visitor.demand.with(now.pairs)), 422, "notAnsweredAtOnce")
        }
    }

    @Test("From the counter to the gate over the API; the second time it is refused")
    func gate() async throws {
        try await withScene { scene in
            let code = try await scene.letsGoodsOut()
            let guardsman = try scene.visitor("guard")
            refused(try await guardsman.send("/api/v1/gate/passages", ["code": .text(code)]), 409, "passUsedUp")
            let noPicture: Tree = ["code": .text(code), "picture": "no picture"]
            refused(try await guardsman.send("/api/v1/gate/passages", noPicture), 422, "fileKindNotTaken")
            refused(try await guardsman.send("/api/v1/gate/looks", ["code": "00000-00000"]), 422, "unknownPass")
            let bai = try scene.visitor("bai")
            refused(try await bai.send("/api/v1/gate/looks", ["code": .text(code)]), 409, "passElsewhere")
            let list = try await scene.visitor("lin").get("/api/v1/cases?field=goods-out.applicant:owner")
            #expect(list["items"].items.count == 1 && list["items"][0]["stage"] == "left")
            #expect(try await scene.visitor("lin").get("/api/v1/cases?field=goods-out.nothing:x").status == 400)
        }
    }

    @Test("The pages: the form stands on the intake, comes back as it was typed, and the gate lets through")
    func pages() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            let empty = try await lin.submit("/intake", ["kind": "goods-out"]).text
            #expect(empty.contains("name=\"form.goods.0.what\"") && empty.contains("name=\"form.when.from\""))
            #expect(!empty.contains("form.checks"), "what is asked later does not stand there")
            let typed = [
                "kind": "goods-out", "text": "搬沙发", "form.goods.0.what": "沙发", "form.goods.0.count": "一",
                "form.applicant": "owner", "form.carrier": "老李", "form.when.from": "2026-03-03T09:00",
                "form.when.until": "2026-03-03T12:00",
            ]
            let back = try await lin.submit("/cases", typed)
            #expect(back.status == 422 && back.text.contains("请填数字") && back.text.contains("value=\"一\""))
            let saved = try await lin.submit("/cases", typed.merging(["form.goods.0.count": "2"]) { $1 })
            #expect(saved.status == 303, "\(saved.text.prefix(300))")
            let number = try #require(saved.header("Location").split(separator: "=").last.map(String.init))
            let page = try await lin.open("/cases/\(number)").text
            #expect(page.contains("沙发 2") && page.contains("业主"))
            let form = try await lin.open("/cases/\(number)?open=act-approve").text
            #expect(form.contains("name=\"form.checks.identity\"") && form.contains("身份已核对"))
            let checks = ["form.checks.identity": "pass", "form.checks.arrears": "pass", "number": number]
            let done = try await lin.submit("/cases/\(number)/actions/approve", checks)
            #expect(done.status == 303, "\(done.text.prefix(300))")
            let code = try await scene.visitor("lin").get("/api/v1/cases/\(number)/passes")["items"][0]["code"].string
            #expect(try await lin.open("/cases/\(number)").text.contains("\(code.prefix(5))-\(code.dropFirst(5))"))

            let gate = scene.browser("guard")
            #expect(try await gate.open("/gate").status == 200)
            #expect(try await gate.submit("/gate", ["code": "11111-11111"]).text.contains("查无此通行码"))
            let look = try await gate.submit("/gate", ["code": code.lowercased()]).text
            #expect(look.contains("沙发 2") && look.contains("form.ticked"))
            let short = try await gate.submit("/gate/passages", ["code": code])
            #expect(short.status == 422 && short.text.contains("必填"))
            let through = try await gate.submit("/gate/passages", ["code": code, "form.ticked": "yes"])
            #expect(through.status == 303, "\(through.text.prefix(300))")
            let again = try await gate.submit("/gate/passages", ["code": code, "form.ticked": "yes"])
            #expect(again.status == 409 && again.text.contains("该通行码已用完"))
        }
    }
}

extension Scene {
    /// A sofa leaves the estate. Answers the code of its pass, which is used up.
    func letsGoodsOut() async throws -> String {
        let lin = try visitor("lin")
        let item = try await lin.register(PaperworkScenario.goods.pairs)
        try await lin.takes("approve", item, ["form": ["checks": "identity=pass,arrears=pass"]])
        let passes = try await lin.get("/api/v1/cases/\(item["number"].string)/passes")["items"]
        #expect(passes.items.map { $0["state"] } == ["good"])
        let code = passes[0]["code"].string
        #expect(try await lin.get("/api/v1/cases/\(item["number"].string)/prints")["items"].items.count == 1)
        let shown = try await visitor("guard").send("/api/v1/gate/looks", ["code": .text(code)])
        #expect(shown["asks"].items == ["ticked"] && shown["shows"]["carrier"] == "老李 13900001111")
        let out = try await visitor("guard").send(
            "/api/v1/gate/passages", [
                "code": .text(code), "form": ["ticked": "yes"], "picture": .text(PaperworkScenario.picture),
            ])
        #expect(try await lin.sees(item)["attachments"].items.map { $0["type"] } == ["image/png"])
        #expect(out.status == 200 && out["pass"]["used"] == 1, "\(out.text)")
        #expect(try await lin.sees(item)["stage"] == "left")
        return code
    }
}

extension Tree {
    /// What stands in an object.
    fileprivate var pairs: [String: Tree] {
        if case .object(let all) = self { return all }
        return [:]
    }
}
