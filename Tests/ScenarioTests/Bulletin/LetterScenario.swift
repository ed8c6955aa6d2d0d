import Foundation
import Kernel
import Testing
import Web

/// The garden gets and sends letters; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("The register of letters over HTTP")
struct LetterScenario {
    static let path = "/api/v1/letters"
    static let notice: Tree = [
        "direction": "in", "kind": "notice", "dated": "2026-03-02", "correspondent": "消防救援大队",
        "subject": "消防检查整改通知",
        "theirNumber": "消字〔2026〕8 号", "dueOn": "2026-03-10", "owner": "chen",
    ]
    static let answer: Tree = [
        "direction": "out", "correspondent": "消防救援大队", "subject": "整改回复", "answers": "L2603-001",
    ]
    private static let pdf = Array("%PDF-1.4 test".utf8)

    @Test("What came in waits for its answer, is overdue, is answered by what goes out, waits where that is struck")
    func life() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let made = try await chen.send(Self.path, Self.notice, ["Idempotency-Key": "one"])
            #expect(made.status == 201 && made["number"] == "L2603-001" && made["state"] == "waiting", "\(made.text)")
            #expect(try await chen.send(Self.path, Self.notice, ["Idempotency-Key": "one"])["number"] == made["number"])
            let uri = "\(Self.path)/L2603-001"
            #expect(try await chen.get("\(Self.path)?show=overdue")["items"].items.isEmpty)
            scene.hand.advance(.days(8))
            #expect(try await chen.get(uri)["state"] == "overdue")
            #expect(try await chen.get("\(Self.path)?show=overdue")["items"][0]["number"] == "L2603-001")
            #expect(try await chen.send(Self.path, Self.answer)["answers"] == "L2603-001")
            let settled = try await chen.get(uri)
            #expect(settled["state"] == "answered" && settled["answeredBy"].items.map(\.string) == ["L2603-002"])
            #expect(try await chen.get("\(Self.path)?show=waiting")["items"].items.isEmpty)
            let strike: Tree = ["reason": "写错了"]
            #expect(try await chen.send("\(Self.path)/L2603-002/actions/strike", strike)["state"] == "struck")
            #expect(try await chen.get(uri)["state"] == "overdue")
            #expect(try await chen.send("\(Self.path)/L2603-002/actions/reopen", strike)["state"] == "registered")
            #expect(try await chen.get(uri)["state"] == "answered")
            #expect(try await chen.send("\(uri)/actions/file", ["reason": "档案柜 3"])["state"] == "filed")
            refused(try await chen.send("\(uri)/actions/answer", strike), 409, "letterNotNow")
            let acts = try await chen.get(uri)["versions"].items.map { $0["act"].string }
            #expect(acts == ["file", "answer", "reopen", "answer", "write"])
            refused(try await chen.send(.put, uri, ["note": "x"], ["If-Match": "\"1\""]), 412, "letterChanged")
            #expect(try await chen.send(.put, uri, ["dueOn": .null])["dueOn"] == .null)
        }
    }

    @Test("What is wrong is said with its field; letters are seen by who keeps them, in their project")
    func refusals() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            for (body, code) in [
                (["subject": " "], "letterLacks"), (["correspondent": ""], "letterLacks"),
                (["dated": "2026-03-04"], "dateOutOfRange"), (["dueOn": "2026-03-01"], "dueTooEarly"),
                (["direction": "out"], "dueOfOutgoing"), (["owner": "zhao"], "letterOwner"),
                (["answers": "L2603-001"], "answersNothing"),
                (["direction": "out", "dueOn": .null, "answers": "L2603-001"], "answersNothing"),
            ] as [([String: Tree], String)] {
                refused(try await chen.send(Self.path, Self.notice.with(body)), 422, code)
            }
            let long: Tree = .text(String(repeating: "长", count: 4001))
            refused(try await chen.send(Self.path, Self.notice.with(["note": long])), 413, "tooLong")
            #expect(try await chen.send(Self.path, Self.notice).status == 201)
            refused(try await chen.send("\(Self.path)/L2603-001/actions/strike", [:]), 422, "letterLacks")
            refused(try await scene.visitor("lin").get(Self.path), 403, "notAllowed")
            refused(try await scene.visitor("ru").get("\(Self.path)/L2603-001"), 404, "unknownLetter")
            #expect(try await scene.visitor("ru").get(Self.path)["items"].items.isEmpty)
            let theirs = Self.answer.with(["project": "tower"])
            refused(try await scene.visitor("ru").send(Self.path, theirs), 422, "answersNothing")
        }
    }

    @Test("Files are kept whole and served to who may see the letter; what is no file is refused")
    func files() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            #expect(try await chen.send(Self.path, Self.notice).status == 201)
            let uri = "\(Self.path)/L2603-001/attachments"
            let kept = try await chen.upload(uri, name: "通知.pdf", bytes: Self.pdf)
            #expect(kept.status == 201 && kept["files"][0]["name"] == "通知.pdf", "\(kept.text)")
            let file = try await chen.get(kept["files"][0]["url"].string)
            #expect(file.text == "%PDF-1.4 test" && file.type == "application/pdf")
            refused(try await scene.visitor("ru").get(kept["files"][0]["url"].string), 404, "unknownLetter")
            refused(try await chen.upload(uri, name: "a.exe", bytes: [77, 90, 0, 0]), 422, "fileKindNotTaken")
            #expect(try await chen.get("\(Self.path)/L2603-001")["files"].items.count == 1)
        }
    }

    @Test("Pages: the list by its filters, its print and its export say the same; what was typed comes back")
    func pages() async throws {
        try await withScene { scene in
            let (chen, visitor) = (scene.browser("chen"), try scene.visitor("chen"))
            let typed = [
                "direction": "in", "kind": "letter", "dated": "2026-03-03", "correspondent": "街道办", "subject": "文明楼栋评比",
                "dueOn": "2026-03-01",
            ]
            let wrong = try await chen.submit("/letters", typed)
            #expect(wrong.status == 422 && wrong.text.contains("文明楼栋评比") && wrong.text.contains("回复期限不能早于"))
            let made = try await chen.submit("/letters", typed.merging(["dueOn": "2026-03-20"]) { $1 })
            #expect(made.status == 303 && made.location == "/letters/L2603-001", "\(made.text.prefix(300))")
            #expect(try await visitor.send(Self.path, Self.notice.with(["dated": "2026-02-10"])).status == 201)
            #expect(try await chen.open(made.location).text.contains("/letters?answers=L2603-001"))
            #expect(try await chen.open("/letters?answers=L2603-001").text.contains("关于：文明楼栋评比"))
            let march = "from=2026-03-01&until=2026-03-31"
            for uri in ["/letters?\(march)", "/letters?\(march)&print=1", "/exports/letters?format=csv&\(march)"] {
                let text = try await chen.open(uri).text
                #expect(text.contains("文明楼栋评比") && !text.contains("消防检查"), "\(uri)")
            }
            #expect(try await chen.open("/letters?q=xiaofang").text.contains("消防检查整改通知"))
            #expect(try await chen.open("/letters?direction=out").text.contains("没有收发文"))
            #expect(try await chen.open("/letters?show=waiting").text.contains("文明楼栋评比"))
            let done = try await chen.submit("\(made.location)/actions/answer", ["reason": "电话答复"])
            #expect(done.status == 303)
            #expect(try await chen.open(made.location).text.contains("电话答复"))
            #expect(try await scene.browser("lin").open("/exports/letters?format=csv").status == 403)
        }
    }
}

extension Scene {
    /// Registers, answers, files and lists letters: for whoever watches the statements.
    func keepsLetters() async throws {
        let chen = try visitor("chen")
        let first = try await chen.send(LetterScenario.path, LetterScenario.notice)["number"].string
        let uri = "\(LetterScenario.path)/\(first)"
        #expect(try await chen.send(.put, uri, ["note": "三处整改"]).status == 200)
        #expect(try await chen.upload("\(uri)/attachments", name: "a.pdf", bytes: Array("%PDF-".utf8)).status == 201)
        let answer = LetterScenario.answer.with(["answers": .text(first)])
        #expect(try await chen.send(LetterScenario.path, answer).status == 201)
        #expect(try await chen.send("\(uri)/actions/file", [:]).status == 200)
        for query in ["", "?show=waiting", "?show=overdue", "?show=struck", "?q=%E6%B6%88%E9%98%B2", "?direction=in"] {
            #expect(try await chen.get("\(LetterScenario.path)\(query)").status == 200)
        }
        for page in ["/letters", "/letters?print=1", "/letters/\(first)", "/exports/letters?format=csv"] {
            #expect(try await browser("chen").open(page).status == 200)
        }
    }
}
