import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("News to many: in the day, to those who take them, to each once")
struct NewsTests {
    private func spread(
        _ gateway: Gateway, _ outage: Outage, _ text: String = "今晚恢复", through channel: String? = nil
    ) async throws -> OutageFile {
        try await gateway.cases.act(
            .news(text, through: channel), onOutage: outage.number, by: try gateway.house.actor("lin"))
    }

    @Test("in the night they wait for the morning, each leaves once; an answer to one's own case leaves at once")
    func night() async throws {
        let gateway = try await Gateway.open()
        let (outage, items) = try await gateway.outage(asked: 3)
        gateway.at(23)
        let file = try await spread(gateway, outage)
        let morning = House.morning + .hours(23)
        #expect(file.news.map(\.leavesAt) == [morning] && file.outlook.leavesAt == morning)
        #expect(file.news[0].texts == 3 && file.news[0].doneAt != nil)
        let lin = try gateway.house.actor("lin")
        _ = try await gateway.cases.say("师傅出发了", to: .customer, on: items[0].number, by: lin)
        #expect(try await gateway.sends() == ["师傅出发了"])
        gateway.at(31, 59)
        #expect(try await gateway.sends() == [])
        gateway.at(32)
        #expect(try await gateway.sends() == ["今晚恢复", "今晚恢复", "今晚恢复"])
        #expect(try await gateway.sends() == [])
        let after = try await gateway.cases.outage(outage.number, for: lin)
        #expect(after.news[0].sent == 3 && after.outlook.leavesAt == nil)
        #expect(try await gateway.acts(items[1]).suffix(2) == ["message", "sent"])
    }

    @Test("one that was to leave in the evening and could not waits for the morning too")
    func evening() async throws {
        let gateway = try await Gateway.open()
        let (outage, _) = try await gateway.outage(asked: 2)
        gateway.at(21, 29)
        #expect(try await spread(gateway, outage).news[0].leavesAt == nil)
        let one = try #require(try await gateway.cases.takeDeliveries().first)
        gateway.at(21, 30)
        try await gateway.cases.settle(one, .again("HTTP 503"))
        gateway.at(22)
        #expect(try await gateway.sends() == [], "also the one that nobody had taken since")
        gateway.at(32)
        #expect(try await gateway.sends().count == 2)
    }

    @Test("an emergency waits for no morning, and nobody is spared it")
    func emergency() async throws {
        let gateway = try await Gateway.open()
        let wang = try await gateway.person("王五", "13700000001")
        try await refuse(gateway, wang)
        let (outage, items) = try await gateway.outage(asked: 1) {
            $0.priority = .emergency
            $0.reporter = Reporter(person: wang.id)
        }
        gateway.at(23)
        _ = try await spread(gateway, outage, "请勿开关电器")
        #expect(try await gateway.sends() == ["请勿开关电器"])
        #expect(items[0].reporter.person == wang.id)
    }

    private func refuse(_ gateway: Gateway, _ person: Person, _ accepts: Bool = false) async throws {
        _ = try await gateway.cases.writeConsent(
            accepts, how: "电话中说", of: person.id, by: try gateway.house.actor("lin"))
    }

    @Test("who refuses is left out, counted, and to be called; the answer to their own case still goes")
    func consent() async throws {
        let gateway = try await Gateway.open()
        let lin = try gateway.house.actor("lin")
        let wang = try await gateway.person("王五", "13700000001")
        let zhang = try await gateway.person("张三", "13700000002")
        let (outage, items) = try await gateway.outage(asked: 1) { $0.reporter = Reporter(person: wang.id) }
        let others = try await gateway.house.register("也停水", kind: "complaint") {
            ($0.channel, $0.reporter) = ("message", Reporter(person: zhang.id))
        }
        let silent = try await gateway.house.register("都停了", kind: "complaint") {
            ($0.channel, $0.reporter) = ("message", Reporter(name: "无电话"))
        }
        for item in [others, silent] {
            _ = try await gateway.house.cases.act(.answer(case: item.number), onOutage: outage.number, by: lin)
        }
        _ = try await gateway.cases.writeConsent(false, on: .call, how: "电话中说", of: wang.id, by: lin)
        #expect(try await gateway.cases.outage(outage.number, for: lin).outlook.declined == 0, "calls are no texts")
        try await refuse(gateway, wang)
        #expect(try await gateway.cases.outage(outage.number, for: lin).outlook.declined == 1)
        let told = try await spread(gateway, outage).news[0]
        #expect((told.hearers, told.texts, told.leftOut) == (3, 1, 2))
        let (_, left) = try await gateway.cases.news(told.id.description, for: lin)
        #expect(left.items.map(\.item.number) == [items[0].number, silent.number])
        #expect(left.items.map(\.why) == [.declined, .phone])
        #expect(try await gateway.acts(items[0]).last == "untold-declined")
        #expect(try await gateway.acts(silent).last == "untold-phone")
        #expect(try await gateway.sends() == ["今晚恢复"])
        _ = try await gateway.cases.say("师傅到了", to: .customer, on: items[0].number, by: lin)
        #expect(try await gateway.sends() == ["师傅到了"])
        try await refuse(gateway, wang, true)
        let said = try await gateway.cases.consents(of: wang.id, for: lin)
        #expect(said.map(\.accepts) == [true, false, false] && said.map(\.channel) == [.text, .text, .call])
        #expect(said.declines(.call) && !said.declines(.text))
        #expect(try await spread(gateway, outage).news[0].texts == 2)
    }

    @Test("who refuses in the night is not sent what waits for the morning")
    func since() async throws {
        let gateway = try await Gateway.open()
        let wang = try await gateway.person("王五", "13700000001")
        let (outage, items) = try await gateway.outage(asked: 1) { $0.reporter = Reporter(person: wang.id) }
        gateway.at(23)
        let told = try await spread(gateway, outage).news[0]
        try await refuse(gateway, wang)
        gateway.at(32)
        #expect(try await gateway.sends() == [])
        let (news, left) = try await gateway.cases.news(told.id.description, for: try gateway.house.actor("lin"))
        #expect(news.texts == 0 && news.leftOut == 1 && news.failed == 0)
        #expect(left.items.map(\.why) == [.declined] && left.items[0].item.id == items[0].id)
    }

    @Test("what is written of consent: how it was said, not in the time to come, by who may, of whom one may see")
    func written() async throws {
        let gateway = try await Gateway.open()
        let wang = try await gateway.person("王五", "13700000001")
        let lin = try gateway.house.actor("lin")
        await refused(CaseRefusal.fieldMissing("manner")) {
            try await gateway.cases.writeConsent(false, how: " ", of: wang.id, by: lin)
        }
        await refused(CaseRefusal.dateOutOfRange(field: "saidAt")) {
            try await gateway.cases.writeConsent(
                false, how: "信", saidAt: House.morning + .hours(1), of: wang.id, by: lin)
        }
        await refused(CaseRefusal.tooLong(field: "manner", limit: 200)) {
            try await gateway.cases.writeConsent(false, how: String(repeating: "长", count: 201), of: wang.id, by: lin)
        }
        await refused(WorkforceRefusal.notAllowed(.peopleWrite)) {
            try await gateway.cases.writeConsent(false, how: "信", of: wang.id, by: try gateway.house.actor("hui"))
        }
        let key = RequestKey(key: "k", digest: "d")
        for _ in 0..<2 {
            _ = try await gateway.cases.writeConsent(false, how: "信", of: wang.id, request: key, by: lin)
        }
        #expect(try await gateway.cases.consents(of: wang.id, for: lin).map(\.how) == ["信"])
    }

    @Test("a message to several: kept for the morning, and each who refuses says so in its own result")
    func batch() async throws {
        let gateway = try await Gateway.open()
        let wang = try await gateway.person("王五", "13700000001")
        try await refuse(gateway, wang)
        let one = try await gateway.house.register()
        let items = [one, try await gateway.house.register { $0.reporter = Reporter(person: wang.id) }]
        gateway.at(22)
        func send(_ channel: String?) async throws -> [BatchResult] {
            try await gateway.cases.batch(
                Batch(.message("明天消杀", .customer, through: channel), items.map { Batch.Choice($0.number) }),
                by: try gateway.house.actor("lin"))
        }
        let results = try await send("message")
        #expect(results.map { $0.refused?.code } == [nil, "textsDeclined"])
        #expect(results.map(\.leavesAt) == [House.morning + .hours(23), nil])
        #expect(try await send("telephone").allSatisfy { $0.refused == nil && $0.leavesAt == nil })
        gateway.at(32)
        #expect(try await gateway.sends() == ["明天消杀"])
    }

    @Test("everybody hears it in portions, each once, with two copies at it and one that dies in between")
    func portions() async throws {
        let gateway = try await Gateway.open()
        let (outage, items) = try await gateway.outage(asked: 230)
        let lin = try gateway.house.actor("lin")
        var file = try await spread(gateway, outage)
        #expect(file.news[0].hearers == 230 && file.news[0].told == 100 && file.news[0].doneAt == nil)
        let next = NextFault()
        let store = try gateway.house.reopened(faults: Faults { next.take() })
        let other = Cases(store, desks: [try Checkout.desk.get()], sends: true)
        next.plan(.death)
        await #expect(throws: StoreFailure.self) { try await gateway.house.works(other, in: store) }
        store.close()
        #expect(try await gateway.cases.outage(outage.number, for: lin).news[0].told == 100)
        let second = try gateway.house.reopened()
        defer { second.close() }
        let copy = Cases(second, desks: [try Checkout.desk.get()], sends: true)
        _ = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask { try await gateway.house.works(gateway.cases) }
            group.addTask { try await gateway.house.works(copy, in: second) }
            return try await group.reduce(0, +)
        }
        file = try await gateway.cases.outage(outage.number, for: lin)
        #expect((file.news[0].told, file.news[0].texts) == (230, 230) && file.news[0].doneAt != nil)
        #expect(try await gateway.sends().count == 230)
        for item in items { #expect(try await gateway.acts(item).count { $0 == "message" } == 2) }
        #expect(file.cases.count == 50 && file.next == file.cases.last?.id)
        let rest = try await gateway.cases.outage(outage.number, before: file.next, limit: 200, for: lin)
        #expect(rest.cases.count == 180 && rest.next == nil)
        #expect(Set((file.cases + rest.cases).map(\.id)) == Set(items.map(\.id)))
    }

    @Test("who asks after it was written has been told something newer; too long a text is refused whole")
    func later() async throws {
        let gateway = try await Gateway.open()
        let (outage, _) = try await gateway.outage(asked: 1)
        await refused(CaseRefusal.tooLong(field: "text", limit: 500)) {
            try await spread(gateway, outage, String(repeating: "长", count: 501))
        }
        #expect(try await gateway.cases.outage(outage.number, for: try gateway.house.actor("lin")).news.isEmpty)
        let mail = try await gateway.outage(asked: 2) { $0.channel = "telephone" }
        let said = try await spread(gateway, mail.0).news[0]
        #expect((said.said, said.texts) == (2, 0))
        #expect(try await spread(gateway, mail.0, through: "message").news[0].texts == 2)
    }
}
