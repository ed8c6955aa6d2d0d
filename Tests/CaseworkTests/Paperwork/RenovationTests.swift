import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Directory
@testable import Workforce

@Suite("A renovation from the counter to the end of its observation")
struct RenovationTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])
    private static let form = [
        "works": "walls,gas", "gas-licence": "沪燃 0042", "contractor": "安居装饰 李经理", "workers": "6",
        "period": "2026-03-04T00:00:00Z/2026-04-30T00:00:00Z", "rules": "yes",
    ]

    private static func photo(_ house: House, _ item: Case, by user: String) async throws -> String {
        let file = IncomingFile(name: "现场.png", bytes: png)
        let after = try await house.cases.attach(file, on: item.number, moment: "", by: try house.actor(user))
        return try #require(after.attachments.last?.id.description)
    }

    /// The work that an action sent is taken on and reported by somebody of its department.
    private static func work(_ house: House, _ item: Case, by user: String) async throws {
        try await house.act("accept-work", on: item, by: user)
        try await house.act("report-work", on: item, by: user) { $0.act.text = "看过了" }
    }

    private static func permitted(_ house: House) async throws -> Case {
        let item = try await house.register("802 要装修", kind: "renovation") { $0.form = form }
        await refused(FormRefusal.formIncomplete(["form.plan"])) { try await house.act("submit", on: item, by: "lin") }
        let plan = try await photo(house, item, by: "lin")
        try await house.act("add-papers", on: item, by: "lin") { $0.act.form = ["plan": plan, "licence": plan] }
        let sent = try await house.act("submit", on: item, by: "lin")
        #expect(sent.openTasks.count == 4 && sent.promises.last?.level == "renovation.reviewed")
        house.hand.advance(.minutes(1))
        await refused(CaseRefusal.tasksOpen(4)) { try await house.act("approve", on: item, by: "chen") }
        for user in ["zhao", "qian", "zhao"] { try await work(house, item, by: user) }
        // Nobody of this house looks after fire: the supervisor takes that work back and looks at it.
        try await house.act("take-back", on: item, by: "chen") { $0.act.reason = "主管审消防" }
        try await judge(house, item, "review-structure", "bearing=pass,facade=pass", by: "zhao")
        try await judge(house, item, "review-water", "pipes=pass,waterproof=pass", by: "qian")
        try await judge(house, item, "review-power", "load=fail,lines=pass", by: "zhao")
        try await judge(house, item, "review-fire", "alarm=pass,escape=pass", by: "chen")
        await refused(FormRefusal.checklistOpen("form.review-power")) {
            try await house.act("approve", on: item, by: "chen")
        }
        try await judge(house, item, "review-power", "load=pass,lines=pass", by: "zhao")
        return try await house.act("approve", on: item, by: "chen")
    }

    private static func judge(
        _ house: House, _ item: Case, _ trade: String, _ found: String, by user: String
    ) async throws {
        try await house.act(trade, on: item, by: user) { $0.act.form = [trade: found] }
    }

    @Test("breach, correction, extension, inspection, ninety days, and it ends by itself")
    func whole() async throws {
        let house = try await House.open()
        var item = try await Self.permitted(house)
        #expect(item.stage == "permitted" && item.promises.last?.state == .kept)
        await refused(FormRefusal.stagePhotoMissing) {
            try await house.act("stop", on: item, by: "zhao") { $0.act.form = ["breach": "拆承重墙"] }
        }
        house.hand.advance(.days(2))
        _ = try await Self.photo(house, item, by: "chen")
        house.hand.advance(.minutes(1))
        item = try await house.act("stop", on: item, by: "zhao") { $0.act.form = ["breach": "拆承重墙"] }
        #expect(item.stage == "stopped" && item.form["breach"] == "拆承重墙")
        let passes = try await house.cases.passes(of: item.number, for: try house.actor("chen"))
        #expect(passes.map { $0.pass.endedAt != nil } == [true])
        // Another department's work: the supervisor takes it back, and a new photo of the correction is needed.
        try await house.act("take-back", on: item, by: "chen") { $0.act.reason = "已处理" }
        house.hand.advance(.minutes(5))
        let release: (inout ActRequest) -> Void = { $0.act.reason = "已恢复" }
        await refused(FormRefusal.stagePhotoMissing) { try await house.act("release", on: item, by: "chen", release) }
        _ = try await Self.photo(house, item, by: "chen")
        item = try await house.act("release", on: item, by: "chen", release)
        for day in ["2026-05-10", "2026-05-20"] {
            try await house.act("extend", on: item, by: "lin") {
                ($0.act.reason, $0.act.form) = ("下雨", ["period": "2026-03-04T00:00:00Z/\(day)T00:00:00Z"])
            }
        }
        await refused(FormRefusal.takenTooOften(action: "extend", most: 2)) {
            try await house.act("extend", on: item, by: "lin") {
                ($0.act.reason, $0.act.form) = ("再延", ["period": "2026-03-04T00:00:00Z/2026-05-25T00:00:00Z"])
            }
        }
        let left = try await house.cases.allowed(on: house.found(item), for: house.actor("lin")).map(\.key)
        #expect(!left.contains("extend") && left.contains("finish-works"))
        try await house.act("finish-works", on: item, by: "lin")
        try await Self.work(house, item, by: "qian")
        item = try await house.act("accept", on: item, by: "chen") {
            $0.act.form = ["final": "structure=pass,waterproof=pass,power=pass,rubbish=pass"]
        }
        #expect(item.stage == "observed" && item.standing?.until == house.hand.now + .days(90))
        house.hand.advance(.days(90))
        #expect(try await house.cases.run() == 1)
        item = try await house.found(item)
        #expect(item.stage == "finished" && item.closing == .finished && item.standing == nil)
        #expect(item.promises.allSatisfy { $0.state == .kept || $0.state == .broken })
    }

    @Test("a review that nobody takes on stays asked for, and nothing is permitted without it")
    func untaken() async throws {
        let house = try await House.open()
        let item = try await house.register("802 要装修", kind: "renovation") { $0.form = Self.form }
        let plan = try await Self.photo(house, item, by: "lin")
        try await house.act("add-papers", on: item, by: "lin") { $0.act.form = ["plan": plan, "licence": plan] }
        try await house.act("submit", on: item, by: "lin")
        house.hand.advance(.hours(2))
        #expect(try await house.cases.run() == 0)
        await refused(CaseRefusal.tasksOpen(4)) { try await house.act("approve", on: item, by: "chen") }
    }

    @Test("each morning an inspection is called for; one that was not made is told; where the work is stopped none is")
    func inspections() async throws {
        let house = try await House.open()
        var item = try await Self.permitted(house)
        #expect(item.standing?.next == House.morning + .days(1))
        house.hand.advance(.hours(23))
        #expect(try await house.cases.run() == 0)
        house.hand.advance(.hours(1))
        #expect(try await house.cases.run() == 1)
        #expect(try await house.cases.run() == 0, "once")
        item = try await house.found(item)
        #expect(item.stage == "permitted" && item.openTasks.count == 1)
        #expect(item.standing?.next == House.morning + .days(2))

        try await house.act("accept-work", on: item, by: "zhao")
        house.hand.advance(.days(1))
        #expect(try await house.cases.run() == 1)
        #expect(try await house.heard("lin") == [.missed])
        #expect(try await house.heard("zhao") == [.missed])
        item = try await house.found(item)
        #expect(item.openTasks.count == 1, "nobody is asked twice for what is not done")
        await refused(FormRefusal.stagePhotoMissing) {
            try await house.act("inspect", on: item, by: "zhao") { $0.act.text = "正常" }
        }
        _ = try await Self.photo(house, item, by: "zhao")
        house.hand.advance(.minutes(1))
        item = try await house.act("inspect", on: item, by: "zhao") { $0.act.text = "正常" }
        #expect(item.openTasks.isEmpty && item.stage == "permitted")

        house.hand.advance(.days(1))
        #expect(try await house.cases.run() == 1)
        _ = try await Self.photo(house, item, by: "zhao")
        house.hand.advance(.minutes(1))
        item = try await house.act("stop", on: item, by: "zhao") { $0.act.form = ["breach": "拆承重墙"] }
        #expect(item.openTasks.count == 1 && item.standing?.next == nil)
        let calls = try await house.bySystem(item).filter { $0.hasPrefix("call-for-inspection") }
        #expect(calls.map { $0.split(separator: " ").last } == ["recurring", "missed", "recurring"])
        house.hand.advance(.days(2))
        _ = try await house.cases.run()
        #expect(try await house.bySystem(item).count { $0.hasPrefix("call-for-inspection") } == 3)
    }

    @Test("a move brings its goods' pass as a case of its own, with what was filled in")
    func subCase() async throws {
        let house = try await House.open()
        let when = "2026-03-03T02:00:00Z/2026-03-03T05:00:00Z"
        _ = try await Places(house.store).add(
            [PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: "3-1-802", name: "802")], by: 0)
        let form = ["way": "out", "when": when, "mover": "大众搬场", "vehicle": "沪B55667", "protection": "yes"]
        await refused(CaseRefusal.fieldMissing("place")) {
            try await house.register("周二搬走", kind: "moving") { $0.form = form }
        }
        let item = try await house.register("周二搬走", kind: "moving") { ($0.place, $0.form) = ("3-1-802", form) }
        let booked = try await house.act("book", on: item, by: "lin")
        #expect(booked.openTasks.count == 1)
        try await house.act("release", on: booked, by: "lin")
        var filter = CaseFilter()
        filter.kind = "goods-out"
        let other = try #require(try await house.cases.list(filter, for: try house.actor("lin")).items.first)
        #expect(other.splitFrom == item.id && other.form == ["when": when, "vehicle": "沪B55667"])
        await refused(FormRefusal.formIncomplete(["form.goods", "form.applicant", "form.carrier"])) {
            try await house.act("approve", on: other, by: "lin") {
                $0.act.form = ["checks": "identity=pass,arrears=pass"]
            }
        }
    }
}
