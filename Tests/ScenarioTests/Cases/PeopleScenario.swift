import Testing

extension Visitor {
    /// An act on a customer's file that must be possible; answers the file.
    @discardableResult
    func takes(
        _ action: String, onPerson person: String, _ body: Tree = [:], at place: SourceLocation = #_sourceLocation
    ) async throws -> Tree {
        let answer = try await send("/api/v1/people/\(person)/actions/\(action)", body)
        #expect(answer.status == 200, "\(action): \(answer.text)", sourceLocation: place)
        return answer.json
    }
}

extension Scene {
    func person(_ name: String) throws -> String { try #require(template.people[name]).description }

    /// Everything that is done to a file, for the plans of its statements.
    func keepsAFile() async throws {
        let (chen, root) = (try visitor("chen"), try visitor("root"))
        let (li, ou) = (try person("李秀英"), try person("欧阳明"))
        let room: Tree = ["place": "3-1-802", "capacity": "family", "from": "2026-02-01"]
        var file = try await chen.takes("move-in", onPerson: li, room)
        let stay = file["occupancies"].items.first { $0["code"] == "3-1-802" }?["id"] ?? .null
        try await chen.takes("move-out", onPerson: li, ["entry": stay, "day": "2026-02-20"])
        try await chen.takes("strike-occupancy", onPerson: li, ["entry": stay, "reason": "写错了"])
        file = try await chen.takes("add", onPerson: ou, ["kind": "pet", "fields": ["animal": "狗"]])
        try await chen.takes(
            "end", onPerson: ou, ["entry": file["belongings"].items.last?["id"] ?? .null, "day": "2026-03-01"])
        file = try await chen.takes("add-paper", onPerson: ou, ["kind": "passport", "number": "E12345678"])
        let paper = file["papers"][0]["id"].string
        _ = try await chen.send("/api/v1/people/\(ou)/papers/\(paper)/number", ["reason": "核对"])
        try await chen.takes("contact", onPerson: ou, ["way": "visit", "spoke": "都好"])
        file = try await chen.takes("distinct", onPerson: li, ["other": .text(ou), "reason": "父女"])
        #expect(file["distinct"][0]["name"] == "欧阳明" && file["distinct"][0]["by"] == "陈主管")
        #expect(try await browser("chen").open("/people/\(li)").text.contains("确认不是同一人"))
        let mark = file["distinct"][0]["id"]
        try await chen.takes("undo-distinct", onPerson: li, ["entry": mark, "reason": "弄错了"])
        // Its passes are asked for on the page of whoever it belongs to after the merge.
        try await chen.register([
            "kind": "goods-out", "text": "搬沙发出门", "reporter": ["person": .text(ou)],
            "form": PaperworkScenario.goods["form"],
        ])
        for path in ["/calls?person=\(li)", "/calls?person=\(li)&show=owed"] {
            #expect(try await browser("chen").open(path).status == 200)
            #expect(try await chen.get("/api/v1" + path.replacing("show=owed", with: "owed=true")).status == 200)
        }
        file = try await chen.takes("merge", onPerson: li, ["other": .text(ou), "reason": "同一个人"])
        for user in ["chen", "lin"] {
            _ = try await browser(user).open("/people/\(li)")
            _ = try await visitor(user).get("/api/v1/people?q=E12345678")
        }
        try await chen.takes("unmerge", onPerson: li, ["entry": file["merges"][0]["id"], "reason": "不是"])
        let place = try await chen.placeID("3-1-803")
        for uri in ["/places/\(place)/people?on=2026-02", "/acquaintance"] {
            #expect(try await browser("chen").open(uri).status == 200)
        }
        _ = try await chen.get("/api/v1/places/\(place)/occupancies?on=2026-03-01")
        _ = try await root.get("/api/v1/acquaintance?project=garden")
    }
}

@Suite("Customers' files over HTTP and on their pages")
struct PeopleScenario {
    @Test("Changed by page with what was typed kept, by call with its version; both show what changed")
    func changed() async throws {
        try await withScene { scene in
            let (chen, wang) = (try scene.visitor("chen"), try scene.person("王建国"))
            let browser = scene.browser("chen")
            let form = try await browser.open("/people/\(wang)?open=change")
            #expect(form.text.contains("name=\"version\" value=\"1\"") && form.text.contains("name=\"morePhone\""))
            #expect(!form.text.contains("13800138000"), "who sees no numbers is given none to edit")
            let wrong = try await browser.submit(
                "/people/\(wang)/actions/change",
                ["version": "1", "name": "王建军", "birthday": "2026-13-01", "note": "只在晚上打电话"])
            #expect(wrong.status == 422 && wrong.text.contains("王建军") && wrong.text.contains("只在晚上打电话"))
            let right = ["version": "1", "name": "王建军", "tags": "独居老人, 有狗", "morePhone": "13511112222"]
            #expect(try await browser.submit("/people/\(wang)/actions/change", right).status == 303)
            let file = try await chen.get("/api/v1/people/\(wang)/file")
            #expect(file["name"] == "王建军" && file["version"] == 2 && file["tags"] == ["elderly-alone", "dog"])
            #expect(file["phones"] == ["138****8000", "135****2222"] && file["phonesMasked"] == true)
            let phones = file["changes"].items.first { $0["about"] == "phones" }
            #expect(phones?["becomes"] == "138****8000, 135****2222")
            let stale = try await chen.send(
                "/api/v1/people/\(wang)/actions/change", ["name": "x"], ["If-Match": "\"1\""])
            refused(stale, 412, "stalePerson")
            let late = try await browser.submit("/people/\(wang)/actions/change", right.merging(["name": "王三"]) { $1 })
            #expect(late.status == 412 && late.text.contains("王三"))
            #expect(try await scene.visitor("steward").get("/api/v1/people/\(wang)/file")["phones"][0] == "13800138000")
            refused(
                try await scene.visitor("hui").send("/api/v1/people/\(wang)/actions/change", ["name": "x"]), 403,
                "notAllowed")
            let far = try scene.person("赵子云")
            refused(try await chen.send("/api/v1/people/\(far)/actions/change", ["name": "x"]), 404, "unknownPerson")
        }
    }

    @Test("A membership is chosen from the desk's list, added and ended by page and by call, and stands in the history")
    func memberships() async throws {
        try await withScene { scene in
            let (chen, wang) = (try scene.visitor("chen"), try scene.person("王建国"))
            let (browser, at) = (scene.browser("chen"), "/people/\(wang)")
            let lists = try await chen.get("/api/v1/desks/property")
            #expect(lists["memberships"].items.contains { $0["key"] == "owners-committee" })
            let form = try await browser.open("\(at)?open=add&kind=membership").text
            #expect(form.contains("业主委员会") && form.contains("value=\"owners-committee\""))
            let sent = [
                "kind": "membership", "membership": "owners-committee", "memberNumber": "7", "memberRole": "副主任",
                "from": "2025-06-01",
            ]
            #expect(try await browser.submit("\(at)/actions/add", sent).status == 303)
            let page = try await browser.open("\(at)?whole=yes").text
            #expect(page.contains("业主委员会") && page.contains("副主任") && !page.contains("owners-committee ·"))
            let wrong: Tree = ["kind": "membership", "fields": ["membership": "lodge"]]
            refused(try await chen.send("/api/v1\(at)/actions/add", wrong), 422, "unknownWord")
            let fields: Tree = ["membership": "club", "memberNumber": "88"]
            let file = try await chen.takes("add", onPerson: wang, ["kind": "membership", "fields": fields])
            let club = file["belongings"].items.first { $0["fields"]["membership"] == "club" }
            #expect(club?["fields"]["memberNumber"] == "88" && club?["until"] == .null)
            let end: Tree = ["entry": club?["id"] ?? .null, "day": "2026-03-01"]
            let after = try await chen.takes("end", onPerson: wang, end)
            #expect(after["belongings"].items.first { $0["fields"]["membership"] == "club" }?["until"] == "2026-03-01")
            #expect(after["changes"].items.filter { $0["about"] == "membership" }.count == 3)
        }
    }

    @Test("A paper's number is shown with its end alone, in full with a reason, and found by the whole of it")
    func papers() async throws {
        try await withScene { scene in
            let (chen, wang, number) = (try scene.visitor("chen"), try scene.person("王建国"), "11010519491231002X")
            let browser = scene.browser("chen")
            let wrong = try await browser.submit(
                "/people/\(wang)/actions/add-paper", ["kind": "id-card", "number": "110105194912310021"])
            #expect(wrong.status == 422 && wrong.text.contains("110105194912310021"))
            let sent = ["kind": "id-card", "number": "110105 19491231 002x"]
            #expect(try await browser.submit("/people/\(wang)/actions/add-paper", sent).status == 303)
            let file = try await chen.get("/api/v1/people/\(wang)/file")
            #expect(file["papers"][0]["numberMasked"] == "**************002X" && !file.text.contains(number))
            let page = try await browser.open("/people/\(wang)?whole=yes")
            #expect(page.text.contains("**************002X") && !page.text.contains(number))
            let uri = "/people/\(wang)/papers/\(file["papers"][0]["id"].string)/number"
            #expect(try await browser.submit(uri, ["reason": "check"]).text.contains(number))
            refused(try await chen.send("/api/v1" + uri, ["reason": " "]), 422, "fieldMissing")
            #expect(try await chen.send("/api/v1" + uri, ["reason": "核对"])["number"].string == number)
            refused(try await scene.visitor("auditor").send("/api/v1" + uri, ["reason": "x"]), 403, "notAllowed")
            #expect(try await chen.get("/api/v1/people?q=\(number)")["items"].items.count == 1)
            #expect(try await chen.get("/api/v1/people?q=\(number.dropLast())")["items"].items.isEmpty)
        }
    }

    @Test("A room knows who was there on a day and in a month, struck entries apart")
    func rooms() async throws {
        try await withScene { scene in
            let (chen, li) = (try scene.visitor("chen"), try scene.person("李秀英"))
            let place = try await chen.placeID("3-1-802")
            let moved = try await chen.takes(
                "hand-over", onPerson: li, ["place": "3-1-802", "capacity": "owner", "from": "2026-02-10"])
            #expect(moved["occupancies"][0]["code"] == "3-1-802")
            func names(_ query: String) async throws -> [String] {
                try await chen.get("/api/v1/places/\(place)/occupancies\(query)")["items"].items.map {
                    $0["name"].string
                }
            }
            #expect(try await names("?on=2026-02-09") == ["王建国"])
            #expect(try await names("?on=2026-02-10") == ["李秀英"])
            #expect(try await names("?on=2026-02") == ["李秀英", "王建国"])
            #expect(try await names("?from=2026-03-01") == ["李秀英"])
            refused(try await chen.get("/api/v1/places/\(place)/occupancies?on=Feb"), 400, "badQuery")
            let page = try await scene.browser("chen").open("/places/\(place)/people?on=2026-02-09")
            #expect(page.text.contains("王建国") && !page.text.contains("李秀英"))
            let again = try await scene.browser("chen").submit(
                "/people/\(li)/actions/move-in", ["place": "3-1-802", "capacity": "owner", "from": "2026-03-01"])
            #expect(again.status == 409 && again.text.contains("value=\"3-1-802\""))
        }
    }

    @Test("Merged and undone on the page; taken out by who has the right")
    func merged() async throws {
        try await withScene { scene in
            let (chen, li, ou) = (try scene.visitor("chen"), try scene.person("李秀英"), try scene.person("欧阳明"))
            let browser = scene.browser("chen")
            let done = try await browser.submit("/people/\(li)/actions/merge", ["other": ou, "reason": "同一个人"])
            #expect(done.status == 303)
            let file = try await chen.get("/api/v1/people/\(li)/file")
            #expect(file["occupancies"].items.count == 2 && file["merges"].items.count == 1)
            let gone = try await browser.open("/people/\(ou)")
            #expect(gone.text.contains("/people/\(li)") && gone.text.contains("open=unmerge"))
            #expect(try await chen.get("/api/v1/people?project=garden")["items"].items.count == 2)
            let entry = file["merges"][0]["id"].string
            #expect(
                try await browser.submit("/people/\(ou)/actions/unmerge", ["entry": entry, "reason": "不是"]).status
                    == 303)
            #expect(try await chen.get("/api/v1/people?project=garden")["items"].items.count == 3)
            refused(try await chen.send("/api/v1/people/\(li)/actions/erase", ["reason": "本人要求"]), 403, "notAllowed")
            #expect(!(try await browser.open("/people/\(li)").text.contains("open=erase")))
            let root = try scene.visitor("root")
            let erased = try await root.takes("erase", onPerson: li, ["reason": "本人书面要求"])
            #expect(erased["erasedAt"] != .null && erased["name"] == "***" && erased["actions"].items.isEmpty)
            #expect(try await chen.get("/api/v1/people?q=13912345678")["items"].items.isEmpty)
            #expect(try await browser.open("/people/\(li)").status == 200)
        }
    }

    @Test("What is open and the last three things stand on the page; the rest, and who changed what, when asked for")
    func whole() async throws {
        try await withScene { scene in
            let (lin, wang) = (try scene.visitor("lin"), try scene.person("王建国"))
            let reporter: Tree = ["person": .text(wang)]
            for number in 1...5 {
                try scene.at("09:0\(number)")
                let title: Tree = .text("询问第\(number)次")
                try await lin.register([
                    "kind": "consultation", "answer": "可以", "title": title, "reporter": reporter,
                ])
            }
            try await lin.register(["title": "还没修好", "reporter": reporter])
            try await lin.takes("change", onPerson: wang, ["note": "改过的备注"])
            func shown(_ path: String) async throws -> (past: [Int], text: String) {
                let text = try await scene.browser("lin").open(path).text
                return ((1...5).filter { text.contains("询问第\($0)次") }, text)
            }
            let first = try await shown("/people/\(wang)")
            #expect(first.past == [3, 4, 5] && first.text.contains("还没修好") && !first.text.contains("<ins>改过的备注"))
            let whole = try await shown("/people/\(wang)?whole=yes")
            #expect(whole.past == [1, 2, 3, 4, 5] && whole.text.contains("<ins>改过的备注"))
        }
    }

    @Test("Households are known by their files and contacts, and what is missing is told")
    func acquaintance() async throws {
        try await withScene { scene in
            let (chen, wang) = (try scene.visitor("chen"), try scene.person("王建国"))
            var known = try await chen.get("/api/v1/acquaintance?project=garden")
            #expect(known["households"] == 2 && known["known"] == 0)
            let fields: Tree = ["contactName": "王大姐", "contactPhone": "13511112222"]
            try await chen.takes("add", onPerson: wang, ["kind": "emergency", "fields": fields])
            known = try await chen.get("/api/v1/acquaintance?project=garden")
            let missing = known["groups"][0]["missing"].items.first { $0["code"] == "3-1-802" }
            #expect(missing?["parts"] == ["contact"])
            let file = try await chen.takes(
                "contact", onPerson: wang, ["way": "visit", "spoke": "一切都好", "nextOn": "2026-03-20"])
            #expect(file["contactPlan"]["dueOn"] == "2026-03-20" && file["contactPlan"]["why"] == "agreed")
            #expect(try await chen.get("/api/v1/acquaintance?project=garden")["known"] == 1)
            let page = try await scene.browser("chen").open("/acquaintance")
            #expect(page.text.contains("3-1-803") && !page.text.contains("3-1-802"))
        }
    }
}
