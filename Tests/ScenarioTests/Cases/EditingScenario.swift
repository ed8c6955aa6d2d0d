import Casework
import Foundation
import Testing
import Web

@Suite("Procedures that the house writes itself")
struct EditingScenario {
    static let address = "/api/v1/procedure-texts/bicycle-storage"

    /// A procedure of two stages before its end, with a form and a guard.
    static let bicycles = """
        procedure: bicycle-storage
        version: 1
        name: { zh: 单车寄存, zh-Hant: 單車寄存, en: Bicycle storage }
        uses: [paperwork]
        start: open
        form:
          - key: tag
            type: text
            name: { zh: 车牌号, zh-Hant: 車牌號, en: Tag }
            required: true
          - key: shelf
            type: text
            name: { zh: 车位, zh-Hant: 車位, en: Shelf }
            required: true
            at-intake: false
        stages:
          open: { phase: open, name: { zh: 待入库, zh-Hant: 待入庫, en: Waiting } }
          stored: { phase: open, name: { zh: 寄存中, zh-Hant: 寄存中, en: Stored } }
          done: { phase: closed, name: { zh: 已取走, zh-Hant: 已取走, en: Collected } }
          withdrawn: { phase: cancelled, name: { zh: 客户撤回, zh-Hant: 客戶撤回, en: Withdrawn } }
          cancelled: { phase: cancelled, name: { zh: 已取消, zh-Hant: 已取消, en: Cancelled } }
        promises:
          placed:
            name: { zh: 入库, zh-Hant: 入庫, en: Placed }
            after: open
            within: 2h
            words: { zh: "我在{time}前放好。", zh-Hant: "我在{time}前放好。", en: "I place it by {time}." }
            kept-by: [store]
        actions:
          store:
            name: { zh: 入库, zh-Hant: 入庫, en: Store }
            by: [case.register, case.follow]
            from: [open]
            to: stored
            needs: [{ field: shelf }]
            asks: [shelf]
          collect:
            name: { zh: 取走, zh-Hant: 取走, en: Collect }
            by: [case.register, case.follow]
            from: [stored]
            to: done
            does: [finish]

        """

    @Test("Begun, faulty, mended, tried out, published; a case runs by it and keeps its version; gone back")
    func way() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try scene.visitor("lin"))
            let begun = try await root.send(.put, "\(Self.address)/draft", ["source": "half", "revision": 0])
            #expect(begun.status == 200 && begun["state"] == "new" && begun["draft"]["revision"] == 1)
            try await Self.checks(root)
            try await Self.tries(root)
            let unseen = try await Self.publishes(root, Self.bicycles, on: 0)
            #expect(unseen["draft"]["source"] == "half", "what another began stays")
            let aside: Tree = ["source": "", "revision": 1]
            let first = try await root.send(.put, "\(Self.address)/draft", aside)
            #expect(unseen["version"] == 1001 && first["state"] == "own" && first["draft"] == .null)
            let item = try await lin.register(
                ["kind": "bicycle-storage", "text": "寄存一辆单车", "form": ["tag": "A-12"]])
            #expect(item["stage"] == "open" && item["promises"].items.count == 1)
            let changed = Self.bicycles.replacing("needs: [{ field: shelf }]", with: "needs: [reason]")
            let second = try await Self.publishes(root, changed, on: 1001)
            #expect(second["version"] == 1002)
            #expect(second["running"].items.map { $0["version"].int } == [1001])
            try await lin.takes("store", item, ["form": ["shelf": "B3"]])
            let newer = try await lin.register(
                ["kind": "bicycle-storage", "text": "再寄存一辆", "form": ["tag": "A-13"]])
            refused(try await lin.tries("store", newer, ["form": ["shelf": "B4"]]), 422, "fieldMissing")
            let late = Self.publishing(Self.bicycles, on: 1001)
            refused(try await root.send("\(Self.address)/versions", late), 409, "procedureStale")
            try await Self.goesBack(root, lin, scene)
        }
    }

    /// Back to the first version, which another copy of the program learns of.
    private static func goesBack(_ root: Visitor, _ lin: Visitor, _ scene: Scene) async throws {
        let old = try await root.get("\(address)/versions/1001")
        #expect(old["difference"].items.count { $0["kind"] != "same" } == 2)
        let back = try await publishes(root, old["source"].string, on: 1002)
        #expect(back["version"] == 1003 && back["versions"].items.count == 3)
        let other = Cases(scene.house.store, desks: [scene.template.desk])
        try await other.adoptProcedures()
        #expect(other.desks["property"]?.procedure("bicycle-storage")?.version == 1003)
        #expect(other.desks["property"]?.paperwork.contains("bicycle-storage") == true)
        let told = try await lin.get("/api/v1/procedures/bicycle-storage")
        #expect(told["paperwork"] == true && told["version"] == 1003)
    }

    private static func checks(_ root: Visitor) async throws {
        func fault(_ source: String) async throws -> Tree {
            try await root.send("\(address)/check", ["source": .text(source)])["fault"]
        }
        #expect(try await fault(bicycles) == .null)
        let typo = try await fault(bicycles.replacing("to: stored", with: "to: stord"))
        let lines = bicycles.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines.firstIndex { $0.contains("to: stored") }
        #expect(typo["line"].int == (line ?? 0) + 1 && typo["hint"].string.contains("“stored”"))
        let key = try await fault(bicycles.replacing("procedure: bicycle-storage", with: "procedure: other"))
        #expect(key["line"] == 1)
        let deep = try await fault("a: " + String(repeating: "[", count: 400))
        #expect(deep["reason"].string.contains("deeply"))
        #expect(try await fault("a: &x 1\nb: *x")["reason"].string.contains("anchors"))
        #expect(try await fault("uses: [nothing]")["hint"].string.contains("paperwork"))
        let stranded = bicycles.replacing("needs: [agent]", with: "").replacing("does: [finish]", with: "does: []")
        #expect(try await fault(stranded)["reason"].string.contains("nothing that ends a case"))
    }

    private static func tries(_ root: Visitor) async throws {
        let begin: Tree = ["source": .text(bicycles), "form": ["tag": "A-12"]]
        let first = try await root.send("\(address)/trial", begin)
        #expect(first["stage"] == "open")
        #expect(first["choices"].items.first { $0["action"] == "take-back" }?["held"] == "noTaskOpen")
        let steps: Tree = [["action": "store", "fields": ["form": ["shelf": "B3"]]], ["action": "collect"]]
        let played = try await root.send("\(address)/trial", begin.with(["steps": steps]))
        #expect(played["stage"] == "done" && played["phase"] == "closed")
        #expect(played["taken"].items.map { $0["promises"].int } == [0, 0])
        let held: Tree = [["action": "store", "fields": [:]]]
        refused(try await root.send("\(address)/trial", begin.with(["steps": held])), 422, "formWrong")
        refused(try await root.send("\(address)/trial", ["source": .text(bicycles)]), 422, "formWrong")
        let cases = try await root.get("/api/v1/cases?kind=bicycle-storage")
        #expect(cases["items"].items == [], "nothing of a trial is kept")
    }

    private static func publishing(_ source: String, on version: Int) -> Tree {
        ["source": .text(source), "basedOn": .number(Double(version)), "note": "试行"]
    }

    private static func publishes(_ root: Visitor, _ source: String, on version: Int) async throws -> Answer {
        let answer = try await root.send("\(address)/versions", publishing(source, on: version))
        #expect(answer.status == 201, "\(answer.text.prefix(300))")
        return answer
    }

    @Test("Refusals: rights, keys, faulty texts, reasons, what another was quicker with")
    func refusals() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try scene.visitor("lin"))
            refused(try await lin.get("/api/v1/procedure-texts"), 403, "notAllowed")
            refused(try await root.get("/api/v1/procedure-texts/no-such"), 404, "unknownProcedure")
            refused(try await root.get("/api/v1/procedure-texts/UPPER"), 404, "unknownProcedure")
            refused(try await root.get("/api/v1/procedure-texts/repair/versions/77"), 404, "unknownProcedure")
            let faulty = Self.publishing("procedure: bicycle-storage", on: 0)
            refused(try await root.send("\(Self.address)/versions", faulty), 422, "procedureFaulty")
            let silent = Self.publishing(Self.bicycles, on: 0).with(["note": " "])
            refused(try await root.send("\(Self.address)/versions", silent), 422, "procedureNote")
            let long: Tree = ["source": .text(String(repeating: "字", count: 30_000)), "revision": 0]
            refused(try await root.send(.put, "\(Self.address)/draft", long), 413, "procedureTooLong")
            let draft: Tree = ["source": "eins", "revision": 0]
            #expect(try await root.send(.put, "\(Self.address)/draft", draft).status == 200)
            let stale = try await root.send(.put, "\(Self.address)/draft", draft.with(["source": "zwei"]))
            refused(stale, 409, "draftStale")
            // What happens by itself needs its actions in every procedure that waits or sends work.
            let bare = Self.bicycles.split(separator: "\n").filter { line in
                !["uses:", "  withdrawn:", "  cancelled:"].contains { line.hasPrefix($0) }
            }
            let check = try await root.send("\(Self.address)/check", ["source": .text(bare.joined(separator: "\n"))])
            #expect(check["fault"]["reason"].string.contains("no action “assign”"))
        }
    }

    @Test("What was delivered and changed here stays as the house has it; going back follows what is delivered")
    func delivered() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let path = "/api/v1/procedure-texts/lost-found"
            let delivered = try await root.get(path)
            let source = delivered["source"].string
            let own: Tree = [
                "source": .text(source.replacing("most: 120", with: "most: 60")), "basedOn": delivered["version"],
                "note": "短些",
            ]
            let changed = try await root.send("\(path)/versions", own)
            #expect(changed["state"] == "changed")
            let back: Tree = ["source": .text(source), "basedOn": changed["version"], "note": "照旧"]
            let again = try await root.send("\(path)/versions", back)
            #expect(again["state"] == "delivered" && again["version"] == delivered["version"])
            #expect(again["versions"].items.count == 3, "what was tried stays in the history")
        }
    }

    @Test("The pages: list, text, check beside it, a refused publishing keeps what was typed, trial step by step")
    func pages() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            #expect(try await root.open("/procedures").text.contains("失物招领"))
            #expect(try await root.submit("/procedures", ["procedure": "Bad Key"]).status == 422)
            let begun = try await root.submit("/procedures", ["procedure": "bicycle-storage"])
            #expect(begun.location == "/procedures/bicycle-storage")
            let page = try await root.open("/procedures/bicycle-storage").text
            #expect(page.contains("procedure: bicycle-storage") && page.contains("<svg") && page.contains("没有错误"))
            let typo = Self.bicycles.replacing("to: stored", with: "to: stord")
            let part = try await root.submit("/procedures/bicycle-storage/check", ["source": typo]).text
            #expect(part.contains("没有阶段“stord”") && part.contains("是不是“stored”"), "\(part.prefix(400))")
            let kept = try await root.submit(
                "/procedures/bicycle-storage", ["do": "publish", "source": typo, "base": "0", "note": "试行"])
            #expect(kept.status == 422 && kept.text.contains("to: stord") && kept.text.contains("value=\"试行\""))
            let saved = try await root.submit(
                "/procedures/bicycle-storage", ["do": "publish", "source": Self.bicycles, "base": "0", "note": "试行"])
            #expect(saved.location == "/procedures/bicycle-storage?done=published", "\(saved.text.prefix(300))")
            try await Self.trial(root)
            let old = try await root.open("/procedures/bicycle-storage?version=1001").text
            #expect(old.contains("与现行版本相同") && old.contains("本单位第 1 版"))
        }
    }

    private static func trial(_ root: Browser) async throws {
        let address = "/procedures/bicycle-storage/trial"
        let first = try await root.submit(address, ["source": bicycles]).text
        #expect(first.contains("name=\"form.tag\"") && !first.contains("form.shelf"))
        let second = try await root.submit(
            address, ["source": bicycles, "step": "begin", "form.tag": "A-12"]).text
        #expect(second.contains("承诺：我在") && second.contains("没有派出的任务可以收回"), "\(second.suffix(3000))")
        let played = #"[{"step":["begin"],"form.tag":["A-12"]}]"#
        let wrong = try await root.submit(address, ["source": bicycles, "played": played, "step": "store"])
        #expect(wrong.status == 422 && wrong.text.contains("必填"))
        let stored = try await root.submit(
            address, ["source": bicycles, "played": played, "step": "store", "form.shelf": "B3"]).text
        #expect(stored.contains("进入“寄存中”") && stored.contains("兑现"))
    }
}
