import Foundation
import Testing

@Suite("Papers of a procedure")
struct PrintScenario {
    @Test("A goods pass is offered once it is issued, told by the API, shown by the page, and a reprint says so")
    func pass() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register([
                "kind": "goods-out", "text": "搬沙发出门", "place": "3-1-802", "form": PaperworkScenario.goods["form"],
            ])
            let number = item["number"].string
            let path = "/api/v1/cases/\(number)/prints"
            #expect(try await lin.get(path)["items"].items.isEmpty)
            refused(try await lin.get("\(path)/pass"), 409, "printNotNow")
            refused(try await lin.get("\(path)/permit"), 404, "unknownPrint")
            try await lin.takes("approve", item, ["form": ["checks": "identity=pass,arrears=pass"]])
            let code = try await lin.get("/api/v1/cases/\(number)/passes")["items"][0]["code"].string
            let offer = try await lin.get(path)["items"][0]
            #expect(offer["print"] == "pass" && offer["size"] == "receipt-80" && offer["printings"] == 0)
            let told = try await lin.get("\(path)/pass").json
            #expect(told["code"].string == code && told["title"] == "物品放行条 Goods pass")
            #expect(told["sections"][0]["fields"].items.map { $0["text"].string } == ["沙发 1", "老李 13900001111", ""])
            #expect(told["telephone"] == "400-800-1234" && told["signatures"][0] == "搬运人 Carrier")
            #expect(try await lin.send("\(path)/pass", [:])["printings"] == 1)

            let page = scene.browser("lin")
            #expect(try await page.open("/cases/\(number)").text.contains("/cases/\(number)/prints/pass"))
            let shown = try await page.open("/cases/\(number)/prints/pass").text
            #expect(shown.contains("沙发") && shown.contains("<svg") && shown.contains("预览，未打印"))
            #expect(!shown.contains("data-print-now") && shown.contains("\(code.prefix(5))-\(code.suffix(5))"))
            let printed = try await page.submit("/cases/\(number)/prints/pass", [:]).text
            #expect(printed.contains("data-print-now") && printed.contains("重打 · 第 2 次"))
            #expect(try await page.open("/cases/\(number)").text.contains("重打物品放行条（第 2 次）"))
            #expect(try await scene.visitor("bai").get("\(path)/pass").status == 404)
            let guardsman = try scene.visitor("guard")
            _ = try await guardsman.send(
                "/api/v1/gate/passages", ["code": .text(code), "form": ["ticked": "yes"]])
            refused(try await lin.send("\(path)/pass", [:]), 409, "printNotNow")
        }
    }
    @Test("The points of a plan that have a code get a label; a plan without codes says what to do first")
    func labels() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let plan = try await chen.send("/api/v1/round-plans", Scene.planOfRounds)["id"].string
            let page = try await scene.browser("chen").open("/rounds/plans/\(plan)").text
            #expect(page.contains("/rounds/plans/\(plan)/labels"))
            let labels = try await scene.browser("chen").open("/rounds/plans/\(plan)/labels").text
            #expect(labels.contains("R-3") && labels.split(separator: "<svg").count == 2)
            let bare = Scene.planOfRounds.with(["points": [["key": "p2", "place": "pool"]], "name": "泳池"])
            let other = try await chen.send("/api/v1/round-plans", bare)["id"].string
            #expect(try await scene.browser("chen").open("/rounds/plans/\(other)/labels").text.contains("还没有编码"))
        }
    }
}
