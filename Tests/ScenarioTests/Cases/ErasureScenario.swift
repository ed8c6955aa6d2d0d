import Foundation
import NIOCore
import Testing

/// Everything that the house lets anybody write about somebody is written, and then they are taken out.
@Suite("Taking somebody out at their request")
struct ErasureScenario {
    private static let word = "紫色独角兽"
    private static let traces = ["王建国", "13800138000", "138 0013 8000", word, "wangjianguo"]

    /// A file whose bytes say the word too.
    private static func picture(_ text: String) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(text.utf8)
    }

    @Test("no text column and no file says it any more; rows, times, promises, others' cases and the chain stay")
    func everywhere() async throws {
        try await withScene { scene in
            let (lin, root) = (try scene.visitor("lin"), try scene.visitor("root"))
            let person = try scene.person("王建国")
            let (item, other) = (try await said(scene, person), try await others(scene))
            try await told(scene, person)
            _ = try await scene.house.alerts.look()
            _ = try await scene.house.jobs.work()
            let (kept, theirs) = (try await Self.bones(scene), try await Self.rows(scene, naming: other))
            // What happened at this very moment is of no figure yet.
            try scene.at("09:30")
            let figures = try await Self.figures(scene)
            #expect(figures["backlog"]?.first ?? 0 > 0, "their case counts: \(figures)")
            for trace in Self.traces.dropLast(2) {
                #expect(try await !Self.found(trace, scene).isEmpty, "the test says \(trace) somewhere")
            }
            let gone = try await root.takes("erase", onPerson: person, ["reason": "本人书面要求"])
            #expect(gone["erasedAt"] != .null)
            _ = try await scene.house.jobs.work()
            for trace in Self.traces { #expect(try await Self.found(trace, scene) == [], "\(trace)") }
            #expect(try await Self.bones(scene) == kept)
            #expect(try await Self.figures(scene) == figures, "no figure changes because somebody was taken out")
            #expect(try await Self.rows(scene, naming: other) == theirs)
            try await Self.sound(scene)
            let shown = try await lin.sees(item)
            #expect(shown["title"].string.hasPrefix("*** 2026-03-03 ") && shown["attachments"] == [])
            #expect(try await lin.timeline(item).contains { $0["words"].string.hasPrefix("*** 2026-03-03 ") })
            for page in ["/cases/\(item["number"].string)", "/people/\(person)?whole=yes", "/alerts", "/keys"] {
                let text = try await scene.browser("root").open(page).text
                #expect(!text.contains(Self.word) && !text.contains("王建国"), "\(page)")
            }
            #expect(try await lin.get("/api/v1/cases?q=\(Self.word)")["items"] == [])
            #expect(try await lin.get("/api/v1/cases?q=\(item["number"].string)")["items"].items.count == 1)
        }
    }

    /// A case of theirs, with words in whatever takes words.
    private func said(_ scene: Scene, _ person: String) async throws -> Tree {
        let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
        let word: Tree = .text(Self.word)
        let once = ["Idempotency-Key": "first"]
        let made = try await lin.send(
            "/api/v1/cases",
            Visitor.demand.with([
                "text": .text("\(Self.word)漏水，曝光你们"), "title": word, "place": "3-1-802", "placeText": word,
                "reporter": ["person": .text(person), "name": "王建国", "phone": "13800138000"],
            ]), once)
        #expect(made.status == 201, "\(made.text)")
        let (item, path) = (made.json, "/api/v1/cases/\(made["number"].string)")
        try await lin.takes("dispatch", item, ["to": "zhao", "note": word])
        try await zhao.takes("accept", item)
        let files = path + "/attachments"
        #expect(try await zhao.upload(files, name: "\(Self.word).png", bytes: Self.picture(Self.word)).status == 201)
        let message = try await lin.send(
            path + "/messages", ["text": word, "audience": "customer"],
            ["Idempotency-Key": "second"])
        #expect(message.status < 300, "\(message.text)")
        let promised = try await lin.send(
            path + "/promises", ["kind": "free", "words": word, "dueAt": "2026-03-03T12:00:00Z"])
        #expect(promised.status < 300, "\(promised.text)")
        try await worked(scene, item, word)
        let draft = try await lin.send(
            .put, "/api/v1/drafts/\(item["number"].string).message", ["fields": ["text": word]])
        #expect(draft.status < 300, "\(draft.text)")
        return item
    }

    /// A sheet, a signature, a hand-over that tells of it, an end.
    private func worked(_ scene: Scene, _ item: Tree, _ word: Tree) async throws {
        let zhao = try scene.visitor("zhao")
        try await zhao.takes("use-material", item, ["name": word, "quantity": "2", "unit": "个", "price": 2500])
        try await zhao.takes("sign", item, ["name": "王建国", "picture": .text(OnSiteScenario.dot)])
        let sheet = try await zhao.send("/api/v1/handovers", HandoverScenario.sheet)
        #expect(sheet.status == 201, "\(sheet.text)")
        try await zhao.takes("solve", item, ["solution": word])
    }

    /// What stands about them elsewhere: calls, keys, consent, contacts, papers, looks at their number, a sheet.
    private func told(_ scene: Scene, _ person: String) async throws {
        let (lin, chen, root) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.visitor("root"))
        for (event, time) in [("ringing", "08:59:00"), ("missed", "08:59:25")] {
            let report: Tree = [
                "callId": "pbx-1", "event": .text(event), "from": "+86 138 0013 8000", "to": "4008001234",
                "at": .text("2026-03-03T\(time)+08:00"),
            ]
            let call = try await lin.send("/api/v1/calls/events", report)
            #expect(call.status < 300, "\(call.text)")
            guard event == "missed" else { continue }
            let back = try await lin.send("/api/v1/calls/\(call["id"].string)/return", ["words": .text(Self.word)])
            #expect(back.status < 300, "\(back.text)")
        }
        try await scene.keepsKeys()
        let key = try await lin.get("/api/v1/keys?q=k002")["items"][0]["id"].string
        let hold: Tree = ["person": .text(person), "giver": "王建国", "consent": .text(Self.word)]
        #expect(try await lin.send("/api/v1/keys/\(key)/actions/hold", hold).status < 300)
        let loan: Tree = ["borrowerKind": "customer", "borrower": "3-1-802", "reason": .text(Self.word)]
        #expect(try await lin.send("/api/v1/keys/\(key)/actions/lend", loan).status < 300)
        let consent: Tree = ["accepts": false, "manner": .text(Self.word)]
        for channel in ["text", "call"] {
            let said = consent.with(["channel": .text(channel)])
            #expect(try await chen.send("/api/v1/people/\(person)/consents", said).status < 300)
        }
        #expect(try await chen.send("/api/v1/people/\(person)/phone", ["reason": .text(Self.word)]).status == 200)
        let word: Tree = .text(Self.word)
        let things: [String: Tree] = [
            "membership": ["membership": "club", "memberNumber": word, "memberRole": word],
            "employer": ["organisation": word, "position": word],
        ]
        for (kind, fields) in things.sorted(by: { $0.key < $1.key }) {
            try await chen.takes("add", onPerson: person, ["kind": .text(kind), "fields": fields])
        }
        try await chen.takes("contact", onPerson: person, ["way": "visit", "spoke": .text(Self.word)])
        try await chen.takes("change", onPerson: person, ["note": .text(Self.word)])
        try await sheet(root, scene)
    }

    /// One that names them, and one whose row brought them something.
    private func sheet(_ root: Visitor, _ scene: Scene) async throws {
        var body = "--m\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\npeople\r\n"
        body += "--m\r\nContent-Disposition: form-data; name=\"project\"\r\n\r\ngarden\r\n"
        body += "--m\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n"
        body += "Content-Type: text/csv\r\n\r\n"
        body += "姓名,电话,房号,备注\n王建国,13800138000,3-1-802,\(Self.word)二\n新来的,13711110000,3-1-803,x\n\r\n--m--\r\n"
        let begun = try await root.ask(
            .post, "/api/v1/imports", ByteBuffer(string: body), ["Content-Type": "multipart/form-data; boundary=m"])
        #expect(begun.status == 201, "\(begun.text)")
        let at = "/api/v1/imports/\(begun["id"].string)"
        for act in ["check", "run"] {
            #expect(try await root.send(.post, "\(at)/\(act)", [:]).status < 300)
            _ = try await scene.house.jobs.work()
        }
        #expect(try await root.get(at)["state"] == "done")
    }

    /// A case of somebody else, of the same words.
    private func others(_ scene: Scene) async throws -> Tree {
        let lin = try scene.visitor("lin")
        let item = try await lin.register([
            "text": "隔壁的一只猫",
            "reporter": ["person": .text(try scene.person("李秀英")), "name": "李秀英", "phone": ""],
        ])
        let path = "/api/v1/cases/\(item["number"].string)/attachments"
        #expect(try await lin.upload(path, name: "猫.png", bytes: Self.picture("猫")).status == 201)
        return item
    }
}
