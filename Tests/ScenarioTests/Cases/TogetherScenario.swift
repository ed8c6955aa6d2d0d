import Testing

@Suite("Several people on one case, over HTTP and on its pages")
struct TogetherScenario {
    @Test("Each sees who else is there, and loses them when they go")
    func presence() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let item = try await lin.register()
            let look = "/api/v1/cases/\(item["number"].string)/look"
            #expect(try await lin.send(look, [:])["others"].items.isEmpty)
            let seen = try await chen.send(look, ["writing": true], ["Idempotency-Key": "k"])
            #expect(seen["others"].items.map { $0["name"].string } == ["林晓"])
            #expect(try await chen.send(look, ["writing": true], ["Idempotency-Key": "k"]).json == seen.json)
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)")
            #expect(page.text.contains("陈主管 正在写"))
            let english = try await scene.browser("lin").visitor.speaking("en").get(
                "/cases/\(item["number"].string)/look")
            #expect(english.status == 200)
            #expect(try await chen.send(look, ["leaving": true]).status == 200)
            #expect(try await lin.get(look)["others"].items.isEmpty)
            refused(try await scene.visitor("bai").get(look), 404, "unknownCase")
            refused(try await scene.visitor("bai").send(look, [:]), 404, "unknownCase")
        }
    }

    @Test("The page's sign of life: a part of the page, the mark of what is new, and leaving")
    func pages() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let number = item["number"].string
            let newest = try await lin.timeline(item).last?["id"].string ?? ""
            let browser = scene.browser("lin")
            let part = try await browser.submit("/cases/\(number)/look", ["seen": newest, "writing": "0"])
            #expect(part.status == 200 && part.text.hasPrefix("<p id=\"here\""))
            _ = try await scene.visitor("chen").send(
                "/api/v1/cases/\(number)/messages", ["text": "客户又来了", "audience": "inside"])
            for page in ["/cases", "/cases?unread=1", "/desk"] {
                #expect(try await browser.open(page).text.contains("1 条新"), "\(page)")
            }
            #expect(try await scene.browser("chen").open("/cases?unread=1").text.contains("没有符合条件的事项"))
            #expect(try await lin.get("/api/v1/cases?unread=true")["items"].items.count == 1)
            let sheet = try await browser.open("/cases/\(number)")
            #expect(sheet.text.contains("以上是您上次看过之后的"))
            #expect(sheet.text.contains("seen=\(newest)"), "what was new stays marked while the page lives")
            let all = try await lin.timeline(item).last?["id"].string ?? ""
            _ = try await browser.submit("/cases/\(number)/look", ["seen": all])
            #expect(try await !browser.open("/cases").text.contains("条新"))
            #expect(try await !browser.open("/cases/\(number)").text.contains("以上是您上次看过之后的"))
            let still = try await browser.open("/cases/\(number)?seen=\(newest)")
            #expect(still.text.contains("以上是您上次看过之后的"))
            #expect(try await browser.submit("/cases/\(number)/look", ["leaving": "1"]).status == 204)
        }
    }

    @Test("A batch over the API: one answer each, once for one key")
    func batch() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let items = [try await lin.register(), try await lin.register()]
            let foreign = try await scene.visitor("bai").register(["project": "tower"])
            let body: Tree = [
                "action": "dispatch", "fields": ["to": "zhao"],
                "cases": [
                    ["number": items[0]["number"], "version": 1], ["number": items[1]["number"], "version": 7],
                    ["number": foreign["number"]],
                ],
            ]
            let first = try await lin.send("/api/v1/batches", body, ["Idempotency-Key": "b"])
            let results = first["items"].items
            #expect(results.map { $0["code"] } == [.null, "stale", "unknownCase"], "\(first.text)")
            #expect(results[0]["done"] == true && results[0]["version"] == 2 && results[1]["version"] == .null)
            #expect(results[1]["detail"].string.contains("别人刚刚"))
            let again = try await lin.send("/api/v1/batches", body, ["Idempotency-Key": "b"])
            #expect(again.json == first.json)
            refused(
                try await lin.send("/api/v1/batches", body.with(["action": "chase"]), ["Idempotency-Key": "b"]), 409,
                "keyUsedForAnotherRequest")
            refused(try await lin.send("/api/v1/batches", ["action": "chase", "cases": []]), 422, "fieldMissing")
            let mute: Tree = ["action": "message", "cases": [["number": "x"]]]
            refused(try await lin.send("/api/v1/batches", mute), 422, "missing")
        }
    }

    @Test("A batch on its pages: chosen, asked for, mended where all refuse, one line each")
    func batchPages() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let numbers = [try await lin.register(), try await lin.register()].map { $0["number"].string }
            let browser = scene.browser("lin")
            #expect(try await browser.open("/batches").location == "/cases")
            let list = try await browser.open("/cases").text
            #expect(list.contains("data-choose") && list.contains("form=\"batch\""))
            let query = numbers.map { "case=\($0)" }.joined(separator: "&")
            let page = try await browser.open("/batches?\(query)&action=dispatch").text
            #expect(page.contains("name=\"version-\(numbers[0])\" value=\"1\"") && page.contains("name=\"to\""))
            let form = [
                "action": "dispatch", "case": numbers[0], "version-\(numbers[0])": "1", "to": "nobody", "note": "带梯子",
            ]
            let wrong = try await browser.submit("/batches", form).text
            #expect(wrong.contains("没有“nobody”") && wrong.contains("带梯子"))
            let done = try await browser.submit("/batches", form.merging(["to": "zhao"]) { $1 }).text
            #expect(done.contains("已完成 1 件"))
            let late = try await browser.submit("/batches", form.merging(["to": "qian"]) { $1 }).text
            #expect(late.contains("未完成 1 件") && late.contains("/batches?case=\(numbers[0])"))
            #expect(try await lin.timeline(["number": .text(numbers[1])]).count == 1)
        }
    }

    @Test("Work sheets: two copies, a reprint says so, on the timeline too; the telephone only to whom it is shown")
    func sheets() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let number = item["number"].string
            let first = try await scene.browser("lin").submit("/sheets", ["case": number])
            #expect(first.status == 200 && first.text.matches(of: /<article class="worksheet">/).count == 2)
            #expect(first.text.contains("存根联") && first.text.contains("客户联") && !first.text.contains("重打"))
            #expect(!first.text.contains("13500009999"))
            let steward = try await scene.browser("steward").submit("/sheets", ["case": number])
            #expect(steward.text.contains("重打 · 第 2 次") && steward.text.contains("13500009999"))
            let page = try await scene.browser("lin").open("/cases/\(number)").text
            #expect(page.contains("打印派工单") && page.contains("重打派工单（第 2 次）"))
            let foreign = try await scene.browser("bai").submit("/sheets", ["case": number])
            #expect(!foreign.text.contains("class=\"paper\"") && foreign.text.contains("没有"))
            #expect(try await lin.timeline(item).count == 3)
        }
    }

    @Test("A draft comes back in its form on any machine, for its writer alone, and goes when it is sent")
    func drafts() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let number = try await lin.register()["number"].string
            let browser = scene.browser("lin")
            let subject = "\(number).message"
            let mark = try await browser.submit(
                "/drafts", ["draftOf": subject, "text": "您好，师傅在路上", "audience": "customer", "version": "1"])
            #expect(mark.text.contains("草稿已保存") && mark.text.contains("name=\"draft\""))
            let drafts = try await lin.get("/api/v1/drafts")["items"].items
            #expect(drafts.first?["fields"] == ["text": "您好，师傅在路上", "audience": "customer"])
            #expect(try await browser.open("/cases/\(number)").text.contains("您好，师傅在路上"))
            #expect(try await browser.open("/desk?case=\(number)").text.contains("您好，师傅在路上"))
            let other = try await scene.browser("chen").open("/cases/\(number)")
            #expect(!other.text.contains("师傅在路上") && !other.text.contains("草稿已保存"))
            _ = try await browser.submit(
                "/cases/\(number)/messages",
                ["text": "您好，师傅到了", "audience": "customer", "number": number, "draft": subject])
            #expect(try await lin.get("/api/v1/drafts")["items"].items.isEmpty)
            _ = try await browser.submit("/drafts", ["draftOf": "\(number).act-dispatch", "note": "带梯子"])
            #expect(try await browser.open("/cases/\(number)?open=act-dispatch").text.contains("带梯子"))
            let gone = try await browser.submit("/drafts/removal", ["discard": "\(number).act-dispatch", "to": "zhao"])
            #expect(gone.location == "/cases/\(number)?open=act-dispatch")
            #expect(try await !browser.open("/cases/\(number)?open=act-dispatch").text.contains("带梯子"))
        }
    }

    @Test("An intake that was begun comes back, but not over a call that comes in")
    func intake() async throws {
        try await withScene { scene in
            let browser = scene.browser("lin")
            _ = try await browser.submit("/drafts", ["draftOf": "intake", "text": "电梯有异响", "kind": "repair"])
            #expect(try await browser.open("/intake").text.contains("电梯有异响"))
            #expect(try await !browser.open("/intake?q=138").text.contains("电梯有异响"))
            let sent = try await browser.submit(
                "/cases", ["text": "电梯有异响", "name": "王先生", "kind": "repair", "draft": "intake"])
            #expect(sent.status == 303)
            #expect(try await !browser.open("/intake").text.contains("电梯有异响"))
        }
    }

    @Test("Drafts over the API: kept, answered, refused, thrown away")
    func draftCalls() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let number = try await lin.register()["number"].string
            let address = "/api/v1/drafts/\(number).message"
            let kept = try await lin.send(.put, address, ["fields": ["text": "稍等"]])
            #expect(kept.status == 200 && kept["subject"] == .text("\(number).message"))
            #expect(try await lin.send(.put, address, ["fields": [:]]).json == .null)
            refused(try await lin.send(.put, "/api/v1/drafts/nonsense", ["fields": ["a": "b"]]), 422, "unknownSubject")
            refused(
                try await scene.visitor("bai").send(.put, address, ["fields": ["text": "x"]]), 404, "unknownCase")
            #expect(try await lin.send(.delete, address, .null).status == 204)
        }
    }
}
