import Testing

@Suite("A customer chooses an hour in the form itself")
struct CustomerHourScenario {
    /// Asks an hour of the desk where homes are handed over, and two answers beside it.
    private static let visits = """
        procedure: show-flat
        version: 1
        name: { zh: 看样板房, zh-Hant: 看樣板房, en: Show flat }
        uses: [paperwork]
        start: open
        form:
          - key: when
            type: window
            for-customer: true
            at-intake: false
            required: true
            name: { zh: 时段, zh-Hant: 時段, en: When }
          - key: guests
            type: number
            for-customer: true
            at-intake: false
            name: { zh: 人数, zh-Hant: 人數, en: Guests }
          - key: wish
            type: long-text
            for-customer: true
            at-intake: false
            name: { zh: 要求, zh-Hant: 要求, en: Wish }
        stages:
          open: { phase: open, name: { zh: 待预约, zh-Hant: 待預約, en: Waiting } }
          kept: { phase: open, name: { zh: 已预约, zh-Hant: 已預約, en: Kept } }
          done: { phase: closed, name: { zh: 已看过, zh-Hant: 已看過, en: Seen } }
          withdrawn: { phase: cancelled, name: { zh: 客户撤回, zh-Hant: 客戶撤回, en: Withdrawn } }
          cancelled: { phase: cancelled, name: { zh: 已取消, zh-Hant: 已取消, en: Cancelled } }
        actions:
          keep:
            name: { zh: 预约, zh-Hant: 預約, en: Keep }
            by: [case.register, case.follow]
            for-customer: true
            from: [open]
            to: kept
            needs: [{ field: when }]
            asks: [when, guests, wish]
            does: [{ slot: { of: hand-over, field: when } }]
          see:
            name: { zh: 看过, zh-Hant: 看過, en: Seen }
            by: [case.register, case.follow]
            from: [kept]
            to: done
            does: [finish, free-slots]

        """

    /// The address of a customer's page of such a case.
    private func page(_ scene: Scene) async throws -> (path: String, item: Tree) {
        let body: Tree = ["source": .text(Self.visits), "basedOn": 0, "note": "试行"]
        let told = try await scene.visitor("root").send("/api/v1/procedure-texts/show-flat/versions", body)
        #expect(told.status == 201, "\(told.text.prefix(300))")
        let lin = try scene.visitor("lin")
        let item = try await lin.register(["kind": "show-flat", "text": "看样板房"])
        let made = try await lin.send("/api/v1/cases/\(item["number"].string)/page-links", [:])
        return ("/c/\(made["secret"].string)", item)
    }

    private func guest(_ scene: Scene) -> Browser { Browser(scene.client, session: "", formToken: "") }

    private func radio(_ hour: String, isChosen: Bool) -> String {
        "<input type=\"radio\" name=\"form.when\" value=\"\(hour)\"\(isChosen ? " checked" : "")>"
    }

    @Test("One form sends the hour with the rest; what is refused comes back with the hour and all that was typed")
    func whole() async throws {
        try await withScene { scene in
            let (path, item) = try await page(scene)
            let hour = "2026-03-04T02:00:00Z/2026-03-04T03:00:00Z"
            let empty = try await scene.stranger.get(path).text
            #expect(empty.contains(radio(hour, isChosen: false)) && empty.contains("10:00–11:00"))
            #expect(!empty.contains("form.when.from") && !empty.contains("do=keep&amp;at="), "one way to say when")
            let fields = ["form.when": hour, "form.guests": "三个", "form.wish": "想看厨房"]
            let back = try await guest(scene).submit(bare: "\(path)/actions/keep", fields.with("once", "1"))
            #expect(back.status == 422, "\(back.text)")
            #expect(back.text.contains(radio(hour, isChosen: true)) && back.text.contains("想看厨房"))
            #expect(back.text.contains("value=\"三个\""))
            #expect(back.text.contains("open><summary>2026-03-04 星期三"), "its day stands open")
            let mended = fields.with("form.guests", "3").with("once", "2")
            #expect(try await guest(scene).submit(bare: "\(path)/actions/keep", mended).status == 303)
            let seen = try await scene.visitor("lin").sees(item)
            #expect(seen["form"]["when"].string == hour && seen["form"]["wish"] == "想看厨房")
        }
    }

    @Test("Without an hour, and with one that filled up meanwhile: told, and what was chosen still stands")
    func late() async throws {
        try await withScene { scene in
            let (path, _) = try await page(scene)
            let none = try await guest(scene).submit(bare: "\(path)/actions/keep", ["form.wish": "上午", "once": "1"])
            #expect((400..<500).contains(none.status) && none.text.contains("上午"))
            let lin = try scene.visitor("lin")
            let hour = "2026-03-04T02:00:00Z/2026-03-04T03:00:00Z"
            for name in ["甲", "乙", "丙", "丁"] {
                let one = try await lin.register([
                    "kind": "handing-over", "text": "收房", "place": "3",
                    "form": ["owner": .text(name), "when": .text(hour)],
                ])
                try await lin.takes("book", one)
            }
            #expect(try await !scene.stranger.get(path).text.contains(radio(hour, isChosen: false)), "it is full")
            let full = try await guest(scene).submit(
                bare: "\(path)/actions/keep", ["form.when": hour, "form.wish": "上午", "once": "2"])
            #expect(full.status == 409 && full.text.contains("上午"))
            #expect(full.text.contains(radio(hour, isChosen: true)) && full.text.contains("约满"))
            try scene.at("11:00", day: 4)
            let over = try await guest(scene).submit(
                bare: "\(path)/actions/keep", ["form.when": hour, "form.wish": "上午", "once": "3"])
            #expect(over.status == 422 && over.text.contains(radio(hour, isChosen: true)))
            #expect(over.text.contains("已过") && !over.text.contains("约满"))
        }
    }
}

extension [String: String] {
    fileprivate func with(_ key: String, _ value: String) -> Self { merging([key: value]) { $1 } }
}
