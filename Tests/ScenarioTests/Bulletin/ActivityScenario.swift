import Foundation
import Kernel
import Testing
import Web

/// The garden comes together; the scene stands at Tuesday, 2026-03-03 09:00. Three people have two rooms there.
@Suite("Activities over HTTP")
struct ActivityScenario {
    static let path = "/api/v1/activities"
    static let draft: Tree = [
        "title": "包粽子", "text": "请自带围裙。", "venue": "会所一楼", "begins": "2026-03-04T14:00:00+08:00",
        "ends": "2026-03-04T16:00:00+08:00", "seats": 3,
    ]

    @Test("Planned, opened, registered, waiting, moved up, let in by a code, what came of it and what it cost")
    func life() async throws {
        try await withScene { scene in
            let (lin, chen, hui) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.visitor("hui"))
            let made = try await lin.send(Self.path, Self.draft, ["Idempotency-Key": "one"])
            #expect(made.status == 201 && made["number"] == "H2603-001" && made["state"] == "draft", "\(made.text)")
            #expect(try await lin.send(Self.path, Self.draft, ["Idempotency-Key": "one"])["number"] == made["number"])
            let one = "\(Self.path)/\(made["number"].string)"
            refused(try await hui.get(one), 404, "unknownActivity")
            refused(try await lin.send("\(one)/registrations", ["guest": "13800138000"]), 409, "gatheringNotNow")
            #expect(try await chen.send("\(one)/actions/open", [:])["state"] == "open")
            refused(try await chen.send("\(one)/actions/open", [:]), 409, "gatheringNotNow")
            let first = try await hui.send("\(one)/registrations", ["guest": "13800138000", "heads": 2])
            #expect(first.status == 201 && first["state"] == "seated" && first["name"] == "王建国", "\(first.text)")
            #expect(!first.text.contains("13800138000"), "masked for who may not see it")
            refused(try await lin.send("\(one)/registrations", ["guest": "13800138000"]), 409, "alreadyRegistered")
            refused(try await lin.send("\(one)/registrations", ["guest": "3-1-803"]), 422, "ambiguousGuest")
            refused(try await lin.send("\(one)/registrations", ["guest": "13700001111"]), 422, "unknownGuest")
            let family: Tree = ["guest": "13666667777", "heads": 4]
            refused(try await lin.send("\(one)/registrations", family), 422, "tooManyHeads")
            let second = try await lin.send("\(one)/registrations", ["guest": "13912345678", "heads": 2])
            #expect(second["state"] == "waiting" && second["turn"].int == 1)
            let third = try await lin.send("\(one)/registrations", ["guest": "13666667777", "heads": 1])
            #expect(third["state"] == "waiting" && third["turn"].int == 2, "nobody is passed by")
            let paths = [first, second, third].map { "\(one)/registrations/\($0["id"].string)/actions" }
            refused(try await lin.send("\(paths[0])/come", [:]), 409, "notTheDay")
            #expect(try await lin.send("\(paths[0])/cancel", [:])["state"] == "cancelled")
            let rows = try await lin.get("\(one)/registrations")["items"].items
            #expect(rows.map { $0["state"].string } == ["cancelled", "seated", "seated"])
            #expect(rows[1]["news"] == "moved" && rows[1]["actions"].words.contains("tell"))
            #expect(try await lin.send("\(paths[1])/tell", [:])["toldAt"] != .null)
            refused(try await lin.send("\(paths[1])/tell", [:]), 409, "gatheringNotNow")
            let again = try await lin.send("\(one)/registrations", ["guest": "13800138000"])
            #expect(again["state"] == "waiting")
            try scene.at("14:05", day: 4)
            let code = second["code"].string.lowercased().replacing("-", with: " ")
            refused(try await lin.send("\(one)/check-ins", ["code": "ZZZZZ-ZZZZZ"]), 422, "unknownCode")
            refused(try await lin.send("\(one)/check-ins", ["code": again["code"]]), 409, "stillWaiting")
            refused(try await lin.send("\(one)/check-ins", ["code": .text(code), "heads": 3]), 422, "tooManyHeads")
            #expect(try await lin.send("\(one)/check-ins", ["code": .text(code), "heads": 1])["came"].int == 1)
            refused(try await lin.send("\(one)/check-ins", ["code": .text(code)]), 409, "alreadyCame")
            #expect(try await lin.send("\(paths[1])/undo", [:])["came"] == .null)
            #expect(try await lin.send("\(paths[1])/come", ["heads": 1])["came"].int == 1)
            #expect(try await chen.get(one)["state"] == "running")
            for (kind, purpose, sum) in [("planned", "食材", 50_000), ("actual", "食材", 40_001), ("actual", "错", 9)] {
                let body: Tree = ["kind": .text(kind), "purpose": .text(purpose), "sum": .number(Double(sum))]
                #expect(try await chen.send("\(one)/costs", body).status == 201)
            }
            let wrong = try await chen.get(one)["costs"][2]["id"].string
            #expect(try await chen.send("\(one)/costs/\(wrong)/strike", .null).status == 200)
            refused(try await chen.send("\(one)/costs/\(wrong)/strike", .null), 409, "gatheringNotNow")
            refused(
                try await chen.send("\(one)/costs", ["kind": "actual", "purpose": "x", "sum": 0]), 422, "wrongSum")
            try scene.at("16:00", day: 4)
            let over = try await chen.get(one)
            #expect(over["state"] == "over" && over["actions"].items.isEmpty && over["mayEdit"] == false)
            let tally = over["tally"]
            #expect(tally["came"]["people"].int == 1 && tally["absent"]["people"].int == 2, "\(over.text)")
            #expect(tally["planned"].int == 50_000 && tally["actual"].int == 40_001)
            #expect(tally["perPerson"].int == 40_001)
            #expect(try await chen.get("\(Self.path)?show=over")["items"].items.count == 1)
            #expect(try await chen.get(Self.path)["items"].items.isEmpty)
            refused(try await lin.send("\(paths[2])/cancel", [:]), 409, "gatheringNotNow")
        }
    }

    @Test("For who lives there and has the tag; changed in the version seen; cancelled, and all are to be told")
    func limits() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let number = try await lin.send(Self.path, Self.draft.with(["places": ["3-1-802"], "tag": "vip"]))["number"]
            let one = "\(Self.path)/\(number.string)"
            #expect(try await lin.send("\(one)/actions/open", [:]).status == 200)
            refused(try await lin.send("\(one)/registrations", ["guest": "13666667777"]), 422, "notForThem")
            #expect(try await lin.send("\(one)/registrations", ["guest": "3-1-802"]).status == 201, "lives there alone")
            let version = try await lin.get(one)["version"].int
            let wider = try await lin.send(
                .put, one, ["places": ["3"], "seats": .null], ["If-Match": "\"\(version)\""])
            #expect(wider["seats"] == .null && wider["title"] == "包粽子", "\(wider.text)")
            refused(
                try await lin.send(.put, one, ["title": "x"], ["If-Match": "\"\(version)\""]), 412, "gatheringChanged")
            #expect(try await lin.send("\(one)/registrations", ["guest": "13666667777"])["state"] == "seated")
            for (body, code) in [
                (["ends": "2026-03-04T13:00:00+08:00"], "gatheringEndsEarly"), (["title": " "], "gatheringLacks"),
                (["places": ["no-such"]], "unknownPlace"), (["seats": 0], "tooManySeats"), (["seats": 1], "seatsTaken"),
            ] as [(Tree, String)] {
                refused(try await lin.send(.put, one, body), code == "seatsTaken" ? 409 : 422, code)
            }
            #expect(try await lin.send(.put, one, ["tag": "nobody has it"]).status == 200)
            refused(try await lin.send("\(one)/registrations", ["guest": "13912345678"]), 422, "notForThem")
            refused(try await lin.send("\(one)/actions/cancel", [:]), 422, "gatheringLacks")
            let off = try await lin.send("\(one)/actions/cancel", ["reason": "下雨"])
            #expect(off["state"] == "cancelled" && off["tally"]["toTell"].int == 2, "\(off.text)")
            refused(try await lin.send("\(one)/registrations", ["guest": "13912345678"]), 409, "gatheringNotNow")
            let rows = try await lin.get("\(one)/registrations")["items"].items
            #expect(rows.allSatisfy { $0["news"] == "cancelled" && $0["actions"].words == ["tell"] })
            refused(try await scene.visitor("ru").get(one), 404, "unknownActivity")
        }
    }

    @Test("Pages: what was typed is kept, figures open their rows, the door lets in, a sheet prints, a table leaves")
    func pages() async throws {
        try await withScene { scene in
            let (lin, chen) = (scene.browser("lin"), scene.browser("chen"))
            let fields = [
                "title": "春游", "venue": "北门", "begins": "2026-03-03T10:00", "ends": "2026-03-03T12:00", "seats": "1",
            ]
            let wrong = try await lin.submit("/activities", fields.merging(["seats": "many"]) { $1 })
            #expect(wrong.status == 422 && wrong.text.contains("春游") && wrong.text.contains("many"))
            let made = try await lin.submit("/activities", fields)
            #expect(made.status == 303, "\(made.text.prefix(400))")
            let page = made.location
            #expect(try await lin.submit("\(page)/actions/open", ["version": "1"]).status == 303)
            for guest in ["13800138000", "13912345678"] {
                #expect(try await lin.submit("\(page)/registrations", ["guest": guest, "heads": "1"]).status == 303)
            }
            let nobody = try await lin.submit("\(page)/registrations", ["guest": "无此人", "heads": "1"])
            #expect(nobody.status == 422 && nobody.text.contains("value=\"无此人\""))
            let waiting = try await lin.open("\(page)?rows=waiting").text
            #expect(waiting.contains("李秀英") && !waiting.contains("王建国") && waiting.contains("候补第 1 位"))
            let rows = try await scene.visitor("lin").get("\(ActivityScenario.path)/H2603-001/registrations")["items"]
            let code = rows[0]["code"].string
            let shut = try await lin.submit("\(page)/door", ["code": "没有这个码"])
            #expect(shut.status == 422 && shut.text.contains("没有这个码"))
            let entered = try await lin.submit("\(page)/door", ["code": code])
            #expect(try await lin.open(entered.location).text.contains("已到 1 / 1 人"))
            let sum = try await chen.submit("\(page)/costs", ["kind": "actual", "purpose": "茶点", "sum": "12.345"])
            #expect(sum.status == 422 && sum.text.contains("12.345"))
            let tea = ["kind": "actual", "purpose": "茶点", "sum": "12.5"]
            #expect(try await chen.submit("\(page)/costs", tea).status == 303)
            #expect(try await chen.open(page).text.contains("¥12.50"))
            let sheet = try await lin.open("\(page)?print=1").text
            #expect(sheet.contains(code) && sheet.contains("云栖物业服务有限公司") && sheet.contains("候补"))
            let table = try await chen.open("\(page)/export?format=csv")
            #expect(table.status == 200 && table.text.contains("王建国") && table.text.contains(code))
            #expect(try await lin.open("\(page)/export").status == 403)
            #expect(try await chen.submit("\(page)/actions/cancel", ["version": "2", "reason": "雨"]).status == 303)
            #expect(try await chen.open("\(page)?rows=tell").text.contains("待告知：活动取消"))
        }
    }
}

extension Scene {
    /// Plans, opens, fills, changes and cancels an activity: for whoever watches the statements.
    func holdsAnActivity() async throws {
        let path = ActivityScenario.path
        let chen = try visitor("chen")
        let made = try await chen.send(path, ActivityScenario.draft.with(["places": ["3"], "seats": 1]))
        let one = "\(path)/\(made["number"].string)"
        #expect(try await chen.send("\(one)/actions/open", [:]).status == 200)
        for guest in ["13800138000", "13666667777"] {
            #expect(try await chen.send("\(one)/registrations", ["guest": .text(guest)]).status == 201)
        }
        let rows = try await chen.get("\(one)/registrations")["items"]
        #expect(try await chen.send("\(one)/registrations/\(rows[0]["id"].string)/actions/cancel", [:]).status == 200)
        _ = try await chen.send("\(one)/check-ins", ["code": rows[1]["code"]])
        let cost: Tree = ["kind": "actual", "purpose": "食材", "sum": 5]
        let costs = try await chen.send("\(one)/costs", cost)["costs"]
        #expect(try await chen.send("\(one)/costs/\(costs[0]["id"].string)/strike", .null).status == 200)
        #expect(try await chen.send(.put, one, ["seats": 9]).status == 200)
        let number = made["number"].string
        for page in ["", "?show=over", "/\(number)", "/\(number)?print=1", "/\(number)/door", "/\(number)/export"] {
            #expect(try await browser("chen").open("/activities\(page)").status == 200)
        }
        for show in ["coming", "over"] { #expect(try await chen.get("\(path)?show=\(show)").status == 200) }
        #expect(try await chen.send("\(one)/actions/cancel", ["reason": "雨"]).status == 200)
    }
}
