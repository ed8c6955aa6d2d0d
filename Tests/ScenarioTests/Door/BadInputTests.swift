import Testing

@Suite("Bad input")
struct BadInputTests {
    @Test("Unknown addresses and wrong methods are problems or pages, never the framework's own words")
    func addresses() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            refused(try await lin.get("/api/v1/nothing"), 404, "unknownPage")
            refused(try await lin.get("/api/v2/cases"), 404, "unknownPage")
            refused(try await lin.ask(.delete, "/api/v1/cases"), 405, "wrongMethod")
            refused(try await lin.ask(.put, "/api/v1/cases/1/actions/accept"), 405, "wrongMethod")
            let board = try await lin.ask(.patch, "/api/v1/board")
            refused(board, 405, "wrongMethod")
            #expect(board.headers[.allow] == "GET, HEAD")
            #expect(try await lin.ask(.delete, "/api/v1/cases").headers[.allow] == "GET, HEAD, POST")
            let page = try await scene.browser("lin").open("/nowhere")
            #expect(page.status == 404 && page.type.hasPrefix("text/html") && page.text.contains("没有这个页面。"))
            #expect(try await scene.browser("lin").submit("/board").status == 405)
            #expect(try await lin.get("/api/v1/cases/%00").status == 404)
            #expect(try await lin.get("/api/v1/cases/%FF%FE").status == 404)
        }
    }

    @Test(
        "What is not the JSON that was asked for",
        arguments: [
            ("", 400, "badJSON"), ("{", 400, "badJSON"), ("{\"desk\":}", 400, "badJSON"), ("\u{1}", 400, "badJSON"),
            ("[]", 422, "wrongType"), ("null", 422, "missing"), ("{}", 422, "missing"),
            ("{\"desk\":1}", 422, "wrongType"),
        ])
    func json(_ body: String, _ status: Int, _ code: String) async throws {
        try await withScene { scene in
            refused(try await scene.visitor("lin").send(raw: body, to: "/api/v1/cases"), status, code)
        }
    }

    @Test("A wrong content type and two megabytes are refused before they are read")
    func wrappings() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            refused(try await lin.send(raw: "desk=x", to: "/api/v1/cases", type: "text/plain"), 400, "notJSON")
            let large = "{\"text\":\"" + String(repeating: "x", count: 2 << 20) + "\"}"
            let answer = try await lin.send(raw: large, to: "/api/v1/cases")
            refused(answer, 413, "bodyTooLarge")
            #expect(answer["detail"].string.contains("1 MB"))
        }
    }

    @Test("Each missing or mistyped field is named", arguments: ["desk", "kind", "channel", "reporter", "text"])
    func fields(_ field: String) async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let missing = try await lin.send("/api/v1/cases", Visitor.demand.without(field))
            refused(missing, 422, "missing")
            #expect(missing["fields"][0]["field"] == .text(field))
            let mistyped = try await lin.send("/api/v1/cases", Visitor.demand.with([field: 7]))
            refused(mistyped, 422, "wrongType")
            #expect(mistyped["fields"][0]["field"] == .text(field))
        }
    }

    fileprivate static let wrong: [(String, Tree, Int, String)] = [
        ("desk", "commerce", 422, "unknownDesk"), ("kind", "magic", 422, "unknownKind"),
        ("project", "moon", 422, "unknownProject"), ("category", "engineering.moon", 422, "unknownCategory"),
        ("channel", "telepathy", 422, "unknownWord"), ("priority", "urgent", 422, "wrongType"),
        ("place", "9-9-999", 422, "unknownPlace"), ("text", "", 422, "textMissing"),
        ("text", " \n\t", 422, "textMissing"),
        ("text", "\0\0", 422, "textMissing"), ("occurredAt", "yesterday", 422, "wrongType"),
        ("occurredAt", "2026-02-30T10:00:00Z", 422, "wrongType"),
        ("occurredAt", "2026-03-05T09:00:00+08:00", 422, "dateOutOfRange"),
        ("reportedAt", "2126-03-05T09:00:00Z", 422, "dateOutOfRange"),
        ("reportedAt", "1066-10-14T09:00:00Z", 422, "dateOutOfRange"),
        ("reportedAt", "0000-01-01T00:00:00Z", 422, "dateOutOfRange"), ("form", ["a": 1], 422, "wrongType"),
        ("reporter", ["person": "0000000000000"], 404, "unknownPerson"),
        ("reporter", ["person": "x"], 422, "wrongType"),
        ("title", .text(String(repeating: "长", count: 200)), 413, "tooLong"),
        ("text", .text(String(repeating: "x", count: 200_000)), 413, "tooLong"),
    ]

    @Test("What the words mean is checked too", arguments: BadInputTests.wrong.indices)
    func values(_ place: Int) async throws {
        let (field, value, status, code) = Self.wrong[place]
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let answer = try await lin.send("/api/v1/cases", Visitor.demand.with([field: value]))
            #expect(answer.status == status && answer["code"] == .text(code), "\(field) \(answer.text.prefix(300))")
            #expect(try await lin.get("/api/v1/cases")["items"] == [])
        }
    }

    @Test("What looks odd and is right is kept as it is")
    func odd() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            for text in [
                "x", "😀👨‍👩‍👧", "𠮷野家漏水", "<script>alert(1)</script>", "'; DROP TABLE cases; --",
                "a\u{202E}b", "{{name}}",
            ] {
                let item = try await lin.register(["text": .text(text)])
                #expect(try await lin.sees(item)["text"] == .text(text))
                let page = try await scene.browser("lin").open("/cases/\(item["number"].string)")
                #expect(page.status == 200 && !page.text.contains("<script>alert"))
            }
            #expect(try await lin.register(["text": "漏\0水"])["text"] == "漏水")
            #expect(try await lin.register(["reporter": ["phone": "000"]])["reporter"]["person"] == .null)
            #expect(try await lin.register(["place": ""])["place"] == .null)
            #expect(try await lin.register(["placeText": "池塘边"])["placeText"] == "池塘边")
            let unknown = try await lin.register(["nobodyAskedFor": "this"])
            #expect(unknown["number"] != .null)
        }
    }

    @Test("Ratings, reasons and lists of an action are checked")
    func actions() async throws {
        try await withScene { scene in
            let hui = try scene.visitor("hui")
            let item = try await scene.solved()
            refused(try await hui.tries("confirm", item), 422, "fieldMissing")
            for rating in [0, 6, -1] {
                refused(
                    try await hui.tries("confirm", item, ["satisfied": true, "rating": .number(Double(rating))]), 422,
                    "ratingOutOfRange")
            }
            refused(try await hui.tries("confirm", item, ["satisfied": "yes"]), 422, "wrongType")
            refused(try await hui.tries("not-reached", item, ["outcome": "asleep"]), 422, "unknownWord")
            refused(try await hui.send(raw: "[", to: "/api/v1/cases/x/actions/y"), 400, "badJSON")
        }
    }
}
