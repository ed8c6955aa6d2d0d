import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Like demands of one place are noticed, offered, and looked after together")
struct IncidentTests {
    private static let noise = [
        ("小区旁搅拌站噪音粉尘扰民", "搅拌站夜里施工，噪音和粉尘让人睡不着"),
        ("投诉搅拌站噪音扰民", "小区附近的搅拌站半夜噪音很大，粉尘也大"),
        ("搅拌站粉尘污染严重", "请管一管小区旁边的搅拌站，噪音粉尘天天有"),
        ("搅拌站又在夜里施工", "小区旁搅拌站噪音粉尘没有人管"),
    ]
    private static let others = [
        ("物业费收据没有收到", "上个月交的物业费一直没有给收据"), ("快递柜满了", "丰巢快递柜总是满的，取件很慢"),
        ("路灯不亮", "中心花园的路灯坏了三盏"), ("门禁卡失效", "新办的门禁卡刷不开北门"),
        ("停车位被占", "我的车位又被外面的车占了"), ("楼上漏水", "卫生间天花板滴水"),
    ]

    @discardableResult
    private func complain(_ house: House, _ words: (String, String), from name: String) async throws -> Case {
        try await house.register(words.1, kind: "complaint") {
            $0.title = words.0
            $0.reporter = Reporter(name: name, phone: "")
        }
    }

    /// A quiet day, then the neighbours of the mixing plant.
    private func noisy(_ house: House, _ count: Int = 3) async throws -> [Case] {
        for (number, words) in Self.others.enumerated() { try await complain(house, words, from: "住户\(number)") }
        var cases: [Case] = []
        for (number, words) in Self.noise.prefix(count).enumerated() {
            cases.append(try await complain(house, words, from: "邻居\(number)"))
        }
        return cases
    }

    private func incidents(_ house: House) async throws -> [Incident] {
        try await house.cases.incidents(Incident.State.allCases, for: try house.actor("chen")).items
    }

    private func members(_ house: House, _ number: String) async throws -> [String: IncidentMember.State] {
        let file = try await house.cases.incident(number, for: try house.actor("chen"))
        return Dictionary(uniqueKeysWithValues: file.parts.map { ($0.item.number, $0.member.state) })
    }

    private func act(_ house: House, _ act: IncidentAct, _ number: String) async throws -> IncidentFile {
        try await house.cases.act(act, onIncident: number, by: try house.actor("chen"))
    }

    @Test("three customers make one, two do not, and what is about something else stays out")
    func noticed() async throws {
        let house = try await House.open()
        var cases = try await noisy(house, 2)
        #expect(try await house.cases.noticeIncidents() == 0)
        #expect(try await incidents(house) == [])
        cases.append(try await complain(house, Self.noise[2], from: "邻居2"))
        #expect(try await house.cases.noticeIncidents() == 1)
        #expect(try await house.cases.noticeIncidents() == 0, "looked at once")
        let found = try #require(try await incidents(house).first)
        #expect(found.number == "I2603-001" && found.state == .proposed && found.span.cases == 3)
        #expect(found.title == "搅拌站粉尘污染严重" && found.rule == "complaints")
        #expect(try await Set(members(house, found.number).keys) == Set(cases.map(\.number)))
    }

    @Test("one customer who writes three times is no incident")
    func oneCustomer() async throws {
        let house = try await House.open()
        for words in Self.others + Self.noise { try await complain(house, words, from: "同一个人") }
        #expect(try await house.cases.noticeIncidents() == 0)
    }

    @Test("what comes later joins it, whatever was decided, until it is closed; each look may be by another process")
    func joining() async throws {
        let house = try await House.open()
        _ = try await noisy(house)
        _ = try await house.cases.noticeIncidents()
        let number = try #require(try await incidents(house).first).number
        _ = try await act(house, .dismiss(reason: "已知施工"), number)
        let late = try await complain(house, Self.noise[3], from: "邻居3")
        let other = Cases(house.store, desks: [try Checkout.desk.get()])
        #expect(try await other.noticeIncidents() == 0)
        #expect(try await members(house, number)[late.number] == .proposed)
        #expect(try await incidents(house).map(\.state) == [.dismissed], "it is not offered again")
    }

    @Test("a proposal that turns out to be usual is withdrawn by itself; one that somebody confirmed is not")
    func withdrawn() async throws {
        for isConfirmed in [false, true] {
            let house = try await House.open()
            _ = try await noisy(house)
            _ = try await house.cases.noticeIncidents()
            let number = try #require(try await incidents(house).first).number
            if isConfirmed { _ = try await act(house, .confirm(title: nil), number) }
            // One a day for a hundred days: as many as ever.
            for day in 0..<100 {
                house.hand.advance(.days(1))
                try await complain(house, Self.noise[day % 4], from: "邻居 \(day)")
                try await complain(house, Self.others[day % 6], from: "住户 \(day)")
            }
            _ = try await house.cases.noticeIncidents()
            let found = try await house.cases.incident(number, for: try house.actor("chen")).incident
            #expect(found.state == (isConfirmed ? .open : .dismissed) && found.span.cases > 20)
            #expect(try await house.cases.proposedIncidents(for: try house.actor("chen")) == 0)
            guard !isConfirmed else { continue }
            for count in 0..<90 { try await complain(house, Self.noise[count % 4], from: "一天之内 \(count)") }
            _ = try await house.cases.noticeIncidents()
            let again = try await house.cases.incident(number, for: try house.actor("chen")).incident
            #expect(again.state == .proposed, "a surge is offered after all")
        }
    }

    @Test("faults count in one building alone: a tap drips in every home")
    func oneBuilding() async throws {
        let house = try await House.open()
        let rooms = (1...3).flatMap { building in
            (1...3).map { room in
                PlaceDraft(
                    project: house.estate.id, parent: nil, kind: .room, code: "\(building)-1-\(room)", name: "室")
            }
        }
        _ = try await Places(house.store).add(rooms, by: 0)
        for (number, words) in Self.others.enumerated() {
            try await house.register(words.1) { $0.reporter = Reporter(name: "甲\(number)") }
        }
        func drip(_ place: String) async throws {
            try await house.register("厨房水龙头滴水关不紧") {
                $0.place = place
                $0.reporter = Reporter(name: "住户 \(place)")
            }
        }
        for place in ["1-1-1", "2-1-1", "3-1-1", "1-1-2"] { try await drip(place) }
        #expect(try await house.cases.noticeIncidents() == 0)
        try await drip("1-1-3")
        #expect(try await house.cases.noticeIncidents() == 1)
        #expect(try await incidents(house).first?.span.cases == 3)
    }

    @Test("demands that lie further apart than the window are not held together")
    func window() async throws {
        let house = try await House.open()
        _ = try await noisy(house, 2)
        house.hand.advance(.days(31))
        try await complain(house, Self.noise[2], from: "邻居2")
        #expect(try await house.cases.noticeIncidents() == 0)
    }

    @Test("confirmed: each case says so, one news reaches each customer who still waits, and it closes after the last")
    func lookedAfter() async throws {
        let house = try await House.open()
        let cases = try await noisy(house)
        _ = try await house.cases.noticeIncidents()
        let number = try #require(try await incidents(house).first).number
        var file = try await act(house, .confirm(title: "搅拌站扰民"), number)
        #expect(file.incident.title == "搅拌站扰民" && file.incident.state == .open)
        #expect(file.parts.allSatisfy { $0.member.state == .tied })
        _ = try await house.act("cancel", on: cases[0], by: "chen") { $0.act.reason = "重复" }
        _ = try await act(house, .news("环保部门今晚到场"), number)
        for (item, expected) in zip(cases, [false, true, true]) {
            let entries = try await house.cases.timeline(of: item.number, for: try house.actor("chen")).items
            #expect(entries.map(\.act).contains("tie"))
            #expect(entries.contains { $0.act == "message" && $0.audience == .customer } == expected)
        }
        await #expect(throws: CaseRefusal.notAllowedNow(action: "close", allowed: ["tie", "untie", "news"])) {
            try await act(house, .close, number)
        }
        for item in cases.dropFirst() {
            _ = try await house.act("cancel", on: item, by: "chen") { $0.act.reason = "已处理" }
        }
        file = try await act(house, .close, number)
        #expect(file.incident.state == .closed && file.incident.allowed == [])
        let late = try await complain(house, Self.noise[3], from: "后来的人")
        _ = try await house.cases.noticeIncidents()
        #expect(try await members(house, number)[late.number] == nil, "it takes no more once it is closed")
    }

    @Test("a case taken out stays out; one case belongs to one incident")
    func tying() async throws {
        let house = try await House.open()
        let cases = try await noisy(house)
        _ = try await house.cases.noticeIncidents()
        let number = try #require(try await incidents(house).first).number
        _ = try await act(house, .confirm(title: nil), number)
        _ = try await act(house, .untie([cases[0].number]), number)
        #expect(try await members(house, number)[cases[0].number] == .untied)
        let own = try await house.cases.openIncident("另一件", cases: [cases[0].number], by: try house.actor("chen"))
        await #expect(throws: CaseRefusal.inAnotherIncident(case: cases[0].number)) {
            try await act(house, .tie([cases[0].number]), number)
        }
        #expect(own.incident.number == "I2603-002" && own.incident.rule == "")
        let page = try await house.cases.file(cases[0].number, for: try house.actor("lin"))
        #expect(page.incidents.map(\.number) == ["I2603-002"] && page.incidents[0].isTied)
    }

    @Test("what a person decided of a case stays when like demands come, or when an incident is confirmed")
    func decided() async throws {
        let house = try await House.open()
        let cases = try await noisy(house)
        _ = try await house.cases.noticeIncidents()
        let number = try #require(try await incidents(house).first).number
        _ = try await act(house, .untie([cases[0].number]), number)
        let late = try await complain(house, Self.noise[3], from: "邻居3")
        _ = try await house.cases.noticeIncidents()
        var now = try await members(house, number)
        #expect(now[late.number] == .proposed && now[cases[0].number] == .untied)
        let own = try await house.cases.openIncident("另一件", cases: [late.number], by: try house.actor("chen"))
        _ = try await act(house, .confirm(title: nil), number)
        now = try await members(house, number)
        #expect(now[late.number] == .proposed && now[cases[0].number] == .untied && now[cases[2].number] == .tied)
        #expect(try await members(house, own.incident.number) == [late.number: .tied])
    }

    @Test("two processes take turns, and each knows what the other looked at")
    func turns() async throws {
        let house = try await House.open()
        let others = [house.cases, Cases(house.store, desks: [try Checkout.desk.get()])]
        for (number, words) in (Self.others + Self.noise).enumerated() {
            try await complain(house, words, from: "住户\(number)")
            _ = try await others[number % 2].noticeIncidents()
        }
        #expect(try await incidents(house).map(\.span.cases) == [4])
    }

    @Test("who may not supervise decides nothing; another project's incident is not there")
    func rights() async throws {
        let house = try await House.open()
        _ = try await noisy(house)
        _ = try await house.cases.noticeIncidents()
        let number = try #require(try await incidents(house).first).number
        await #expect(throws: WorkforceRefusal.self) {
            try await house.cases.act(.close, onIncident: number, by: try house.actor("lin"))
        }
        await #expect(throws: CaseRefusal.unknownIncident(number)) {
            try await house.cases.incident(number, for: try house.actor("zhao"))
        }
    }

    @Test("likeness is the cosine of rare words: checked against the formula, worked out apart")
    func formula() throws {
        var likeness = Likeness(memory: 100)
        let rule = IncidentRules.Rule(
            key: "r", kinds: ["complaint"], window: .days(1), likeness: 1, customers: 2, isOneBuilding: false)
        func demand(_ number: Int64, _ title: String, _ text: String) -> Likeness.Demand {
            Likeness.Demand(
                id: ID(number: number), at: Instant(seconds: number), building: "", customer: "\(number)",
                title: title, text: text)
        }
        // 路灯 is in all three, 坏了 in none before, 花园 in the first.
        _ = likeness.add(demand(1, "路灯", "花园"), by: rule)
        _ = likeness.add(demand(2, "路灯", "东门"), by: rule)
        let matches = likeness.add(demand(3, "路灯", "花园"), by: rule).matches
        // A word's weight: (1 + ln count) · ln((demands + 2) / (1 + demands with it)); a title counts twice.
        func weight(_ count: Double, _ all: Double, _ having: Double) -> Double {
            (1 + log(count)) * log((all + 2) / (1 + having))
        }
        let first = (lamp: weight(2, 0, 0), garden: weight(1, 0, 0))
        let third = (lamp: weight(2, 2, 2), garden: weight(1, 2, 1))
        let dot = first.lamp * third.lamp + first.garden * third.garden
        let cosine = dot / (hypot(first.lamp, first.garden) * hypot(third.lamp, third.garden))
        #expect(matches.first { $0.id.number == 1 }?.likeness == Int((cosine * 100).rounded()))
        #expect(matches.map(\.id.number) == [1, 2])
    }

    @Test("what is asked all the time is usual; a burst of it is not; a young store knows no usual")
    func usual() throws {
        let rule = IncidentRules.Rule(
            key: "r", kinds: ["complaint"], window: .days(10), likeness: 18, customers: 3, timesUsual: 3,
            isOneBuilding: false)
        var likeness = Likeness(memory: 1000)
        var number: Int64 = 0
        func ask(day: Int64) -> Likeness.Likes {
            number += 1
            let words = number % 2 == 0 ? Self.noise[Int(number / 2) % 4] : Self.others[Int(number / 2) % 6]
            return likeness.add(
                Likeness.Demand(
                    id: ID(number: number), at: Instant(seconds: day * 86_400), building: "", customer: "\(number)",
                    title: words.0, text: words.1), by: rule)
        }
        // One of each a day: ten of the noise in a window, as always.
        var verdicts: [Bool] = []
        for day in 0..<60 as Range<Int64> {
            _ = ask(day: day)
            verdicts.append(ask(day: day).isUnusual(rule.timesUsual))
        }
        #expect(verdicts.prefix(20).allSatisfy { $0 }, "less than a window before this one is no experience")
        #expect(verdicts.suffix(30).allSatisfy { !$0 })
        var burst = ask(day: 60)
        for _ in 0..<60 { burst = ask(day: 60) }
        if number % 2 == 1 { burst = ask(day: 60) }
        #expect(burst.isUnusual(3) && burst.older > 8 && burst.windows > 4)
    }

    @Test("what is forgotten is forgotten whole, and the rest is as before")
    func forgetting() throws {
        let rule = IncidentRules.Rule(
            key: "r", kinds: ["complaint"], window: .days(400), likeness: 1, customers: 2, isOneBuilding: false)
        var likeness = Likeness(memory: 10)
        for number in 1...200 {
            let words = Self.noise[number % 4]
            let matches = likeness.add(
                Likeness.Demand(
                    id: ID(number: Int64(number)), at: Instant(seconds: Int64(number)), building: "",
                    customer: "\(number)", title: words.0, text: words.1), by: rule
            ).matches
            #expect(matches.count <= 20 && matches.allSatisfy { $0.id.number > number - 21 && $0.id.number < number })
        }
    }
}
