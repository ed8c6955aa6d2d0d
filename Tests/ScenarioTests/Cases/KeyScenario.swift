import Testing

@Suite("Keys, over HTTP and on their pages")
struct KeyScenario {
    @Test("a number that is scanned opens its key; it is lent and taken back from there")
    func lending() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let desk = scene.browser("front-desk")
            let found = try await desk.open("/keys?number=k001")
            #expect(found.status == 303 && found.location.hasPrefix("/keys/"))
            let page = String(found.location.prefix { $0 != "?" })
            let shown = try await desk.open(page).text
            #expect(shown.contains("配电房") && shown.contains("value=\"前台接待\"") && shown.contains("autofocus"))
            let none = try await desk.open("/keys?number=K777")
            #expect(none.status == 200 && none.text.contains("没有编号“K777”"))
            let form = ["borrowerKind": "other", "borrower": "刘工", "company": "电梯公司", "reason": "年检"]
            #expect(try await desk.submit(page + "/lend", form).status == 303)
            #expect(try await desk.open(page).text.contains("刘工 · 电梯公司"))
            let again = try await desk.submit(page + "/lend", form.merging(["reason": "再借"]) { $1 })
            #expect(again.status == 409 && again.text.contains("再借") && again.text.contains("role=\"alert\""))
            try scene.at("19:00")
            #expect(try await desk.open("/keys?show=overdue").text.contains("刘工"))
            #expect(try await desk.submit(page + "/return", ["condition": "good"]).status == 303)
            #expect(try await desk.open("/keys?show=out").text.contains("没有借出的"))
            #expect(try await scene.browser("engineer").open("/keys").status == 403)
            refused(try await scene.visitor("bai").get("/api/v1" + page), 404, "unknownKey")
        }
    }

    @Test("what the pages do the API does: cabinets, acts, losses, counts")
    func calls() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let (chen, lin) = (try scene.visitor("chen"), try scene.visitor("lin"))
            let key = try await lin.get("/api/v1/keys?q=k001")["items"][0]
            #expect(key["state"] == "inHand" && key["hook"] == 3)
            let path = "/api/v1/keys/\(key["id"].string)"
            let lent = try await lin.send(
                path + "/actions/lend", ["borrower": "zhao", "reason": "检修", "identity": "工牌"])
            #expect(lent["loans"][0]["borrower"]["name"] == "赵师傅" && lent["overdue"] == false)
            let again: Tree = ["borrower": "qian", "reason": "x"]
            refused(try await lin.send(path + "/actions/lend", again), 409, "noCopyInHand")
            refused(try await lin.send(path + "/actions/fly", [:]), 404, "unknownKeyAct")
            refused(try await lin.send(path + "/actions/retire", ["reason": "x"]), 403, "notAllowed")
            let lost = try await lin.send(
                path + "/actions/lose", ["loan": lent["loans"][0]["id"], "words": "丢在井道"])
            #expect(lost["lost"] == 1 && lost["state"] == "lost")
            let way = path + "/losses/\(lost["losses"][0]["id"].string)/case"
            let item = try await lin.send(way, .null)
            #expect(item.status == 201 && item["title"].string.contains("K001"))
            #expect(try await lin.send(way, .null)["number"] == item["number"])
            let change: Tree = ["name": "配电房", "copies": 2, "cabinet": "A", "hook": 3]
            refused(try await chen.send(path + "/actions/change", change, ["If-Match": "\"1\""]), 412, "keyStale")
            #expect(try await chen.send(path + "/actions/change", change)["inHand"] == 1)
            let cabinet = try await lin.get("/api/v1/cabinets?project=garden")["items"][0]
            #expect(cabinet["countDue"] == true)
            let counts = "/api/v1/cabinets/\(cabinet["id"].string)/counts"
            let line: Tree = ["key": "K001", "found": 0, "reason": "没看到"]
            let made = try await lin.send(counts, ["lines": [line], "restRight": true])
            #expect(made.status == 201 && made["differences"] == 1)
            let sign = "/api/v1/key-counts/\(made["id"].string)/signature"
            refused(try await lin.send(sign, .null), 409, "sameSigner")
            #expect(try await chen.send(sign, .null)["signedBy"]["name"] == "陈主管")
            #expect(try await lin.get(path)["lost"] == 2)
        }
    }

    @Test("a cabinet shows its hooks, is counted on its sheet, and signed by somebody else")
    func cabinet() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let (lin, chen) = (scene.browser("lin"), scene.browser("chen"))
            let id = try await scene.visitor("lin").get("/api/v1/cabinets")["items"][0]["id"].string
            let page = "/cabinets/\(id)"
            let shown = try await lin.open(page).text
            #expect(shown.contains("配电房") && shown.contains("该盘点了") && shown.contains("class=\"hook ok\""))
            let key = try await scene.visitor("lin").get("/api/v1/keys?q=k001")["items"][0]["id"].string
            let sheet = try await lin.open(page + "?count=1").text
            #expect(sheet.contains("found-\(key)") && sheet.contains("\(key):1"))
            let form = ["expected": "\(key):1", "found-\(key)": "0", "rest": "yes"]
            let bare = try await lin.submit(page + "/counts", form)
            #expect(bare.status == 422 && bare.text.contains("请写原因") && bare.text.contains("value=\"0\""))
            let made = try await lin.submit(page + "/counts", form.merging(["reason-\(key)": "没看到"]) { $1 })
            #expect(made.status == 303)
            #expect(try await lin.open(made.location).text.contains("等另一位同事签认"))
            #expect(try await chen.submit(made.location + "/signature", [:]).status == 303)
            #expect(try await lin.open("/keys?show=lost").text.contains("配电房"))
        }
    }

    @Test("a place shows its keys, a customer what is kept for them and what they have")
    func elsewhere() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let lin = try scene.visitor("lin")
            let key = try await lin.get("/api/v1/keys?q=k002")["items"][0]["id"].string
            let person = try #require(scene.template.people["王建国"]).description
            let hold: Tree = [
                "person": .text(person), "giver": "王建国", "until": "2026-05-01", "consent": "只借给管家",
            ]
            #expect(try await lin.send("/api/v1/keys/\(key)/actions/hold", hold)["hold"]["person"] == .text(person))
            let loan: Tree = ["borrowerKind": "customer", "borrower": "3-1-802", "reason": "取物"]
            let lent = try await lin.send("/api/v1/keys/\(key)/actions/lend", loan)
            #expect(lent["loans"][0]["borrower"]["key"] == .text(person), "who lives there alone")
            let room: Tree = ["borrowerKind": "customer", "borrower": "3-1-803", "reason": "取物"]
            refused(
                try await lin.send("/api/v1/keys/\(key)/actions/lend", room), 409, "noCopyInHand")
            let theirs = try await lin.get("/api/v1/people/\(person)/keys")
            #expect(theirs["held"][0]["number"] == "K002" && theirs["lent"][0]["overdue"] == false)
            #expect(try await scene.browser("lin").open("/people/\(person)").text.contains("只借给管家"))
            #expect(try await scene.browser("lin").open("/places/3-1-802").text.contains("K002"))
            #expect(try await lin.get("/api/v1/places/3-1-802/keys")["items"][0]["heldFor"] == "王建国")
            let hidden = try await scene.browser("engineer").open("/places/3-1-802").text
            #expect(!hidden.contains("K002"))
        }
    }
}

extension Scene {
    /// A cabinet with a key of a room that belongs to nobody, and a key of 3-1-802; each page and call of them once.
    func keepsKeys() async throws {
        let root = try visitor("root")
        let cabinet: Tree = ["project": "garden", "code": "A", "name": "前台", "hooks": 12]
        let made = try await root.send("/api/v1/cabinets", cabinet)
        #expect(made.status == 201)
        let first: Tree = ["project": "garden", "kind": "key", "name": "配电房", "cabinet": "A", "hook": 3]
        #expect(try await root.send("/api/v1/keys", first)["number"] == "K001")
        for typed in ["k001", "peidianfang"] {
            #expect(try await root.get("/api/v1/search?q=\(typed)").status == 200)
        }
        let second: Tree = ["project": "garden", "kind": "key", "name": "802 大门", "place": "3-1-802", "seal": "S-7"]
        let key = try await root.send("/api/v1/keys", second)["id"].string
        for show in ["all", "out", "overdue", "held", "lost"] {
            #expect(try await root.get("/api/v1/keys?project=garden&show=\(show)").status == 200)
            #expect(try await browser("root").open("/keys?project=garden&show=\(show)").status == 200)
        }
        for page in ["/keys", "/keys/\(key)", "/cabinets/\(made["id"].string)"] {
            #expect(try await browser("root").open(page).status == 200)
        }
    }
}
