import Directory
import Handover
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Duty logs")
struct DutyLogTests {
    @Test("An entry is of its shift and day, at night of the day on which the night began; the page is in order")
    func writing() async throws {
        let post = try await PostHouse.open()
        let night = try await post.write("夜巡水泵房", at: "03T02:10")
        #expect(night.entry.shift == "night" && night.entry.day == Day("2026-03-02"))
        let later = try await post.write("电梯困人演练", at: "03T08:40") { $0.place = "3-1-802" }
        #expect(later.entry.shift == "day" && later.entry.day == Day("2026-03-03"), "\(later.entry.shift)")
        let before = try await post.write("开配电房", at: "03T07:30") { $0.result = "正常" }
        #expect(before.entry.shift == "early" && !before.entry.isOpen && later.entry.isOpen)
        let page = try await post.log.page(DutyFilter(), post.place, for: try post.house.actor("qian"))
        #expect(page.entries.map(\.content.event) == ["开配电房", "电梯困人演练"], "of today alone")
        var filter = DutyFilter()
        (filter.from, filter.until) = (Day("2026-03-01"), Day("2026-03-03"))
        filter.limit = 2
        let first = try await post.log.page(filter, post.place, for: try post.house.actor("qian"))
        #expect(first.entries.map(\.content.event) == ["夜巡水泵房", "开配电房"])
        filter.after = first.next
        #expect(first.next != nil)
        let rest = try await post.log.page(filter, post.place, for: try post.house.actor("qian"))
        #expect(rest.entries.map(\.content.event) == ["电梯困人演练"] && rest.next == nil)
    }

    @Test("Filtered by shift, by what is open, by letters that no pattern can be made of")
    func filters() async throws {
        let post = try await PostHouse.open()
        try await post.write("水压 100% 正常", at: "03T08:40") { $0.result = "已记" }
        try await post.write("水压 100 度", at: "03T02:00")
        func events(_ fill: (inout DutyFilter) -> Void) async throws -> [String] {
            var filter = DutyFilter()
            (filter.from, filter.until) = (Day("2026-03-01"), Day("2026-03-03"))
            fill(&filter)
            return try await post.log.page(filter, post.place, for: try post.house.actor("chen")).entries
                .map(\.content.event)
        }
        #expect(try await events { $0.text = "100%" } == ["水压 100% 正常"])
        #expect(try await events { $0.text = "水压_100" } == [])
        #expect(try await events { $0.shift = "night" } == ["水压 100 度"])
        #expect(try await events { $0.isOpen = true } == ["水压 100 度"])
        await refused(HandoverRefusal.tooManyLogDays(most: 366)) {
            try await events { ($0.from, $0.until) = (Day("2024-01-01"), Day("2026-01-01")) }
        }
    }

    @Test("What is wrong is refused, and nothing is written")
    func refusals() async throws {
        let post = try await PostHouse.open()
        await refused(HandoverRefusal.eventMissing) { try await post.write("  ") }
        await refused(HandoverRefusal.entryTimeOutOfRange) { try await post.write("早", at: "03T10:00") }
        await refused(DirectoryRefusal.tooLong(field: "event", limit: 500)) {
            try await post.write(String(repeating: "长", count: 501))
        }
        await refused(WorkforceRefusal.notAllowed(.dutyWrite)) { try await post.write("看看", by: "hui") }
        await refused(RosterRefusal.unknownDepartment("moon")) {
            try await post.log.page(
                DutyFilter(), RosterPlace(project: "garden", department: "moon"), for: try post.house.actor("chen"))
        }
        let page = try await post.log.page(DutyFilter(), post.place, for: try post.house.actor("chen"))
        #expect(page.entries.isEmpty)
    }

    @Test("Ending an open entry needs no reason; changing what was written does, and every version is kept")
    func correcting() async throws {
        let post = try await PostHouse.open()
        let file = try await post.write("水泵异响", at: "03T08:40")
        let ended = try await post.correct(file, version: 1, by: "qian") { $0.result = "换了轴承" }
        #expect(ended.entry.version == 2 && !ended.entry.isOpen && ended.entry.by == file.entry.by)
        await refused(HandoverRefusal.correctionNeedsReason) {
            try await post.correct(ended) { $0.event = "二号水泵异响" }
        }
        await refused(HandoverRefusal.entryChanged) {
            try await post.correct(ended, version: 1) { ($0.event, $0.reason) = ("二号水泵异响", "写错了") }
        }
        let third = try await post.correct(ended, version: 2) {
            ($0.event, $0.reason, $0.at) = ("二号水泵异响", "写错了", try? post.at("03T02:00"))
        }
        #expect(third.versions.map(\.content.event) == ["水泵异响", "水泵异响", "二号水泵异响"])
        #expect(third.versions.map(\.reason) == ["", "", "写错了"] && third.entry.shift == "night")
        #expect(try third.versions.map(\.by) == ["zhao", "qian", "zhao"].map { try post.house.actor($0).staff })
    }

    @Test("A case is made of an entry in one step, once; whoever may not register makes none")
    func cases() async throws {
        let post = try await PostHouse.open()
        let file = try await post.write("地库积水", at: "03T08:40") { $0.course = "先堵后抽" }
        await refused(WorkforceRefusal.notAllowed(.caseRegister)) {
            try await post.log.makeCase(of: file.entry.id, kind: "repair", by: try post.house.actor("zhao"))
        }
        let chen = try post.house.actor("chen")
        let key = RequestKey(key: "one", digest: "one")
        let made = try await post.log.makeCase(of: file.entry.id, kind: "repair", request: key, by: chen)
        let again = try await post.log.makeCase(of: file.entry.id, kind: "repair", request: key, by: chen)
        #expect(made.number != nil && again.number == made.number)
        let item = try await post.house.cases.find(try #require(made.number), for: chen)
        #expect(item.text == "地库积水\n先堵后抽" && item.channel == "round" && item.occurredAt == file.entry.content.at)
        await refused(HandoverRefusal.entryHasCase) {
            try await post.log.makeCase(of: file.entry.id, kind: "repair", by: chen)
        }
        let struck = try await post.correct(try await post.write("写错的", at: "03T08:41")) {
            ($0.isStruck, $0.reason) = (true, "不是本班的事")
        }
        await refused(HandoverRefusal.entryIsStruck) {
            try await post.log.makeCase(of: struck.entry.id, kind: "repair", by: chen)
        }
    }
}
