import Directory
import Kernel
import Testing

@testable import Casework
@testable import Rounds
@testable import Workforce

@Suite("What contractors are paid")
struct PaymentTests {
    private static let april = House.morning + .days(30)

    private static func open() async throws -> (RoundHouse, Payments) {
        let all = try await RoundHouse()
        return (all, Payments(all.store, desks: [try Checkout.desk.get()]))
    }

    /// 3 March: two of three checks pass; 4 March: nobody walks.
    private static func walked(_ all: RoundHouse) async throws -> Round {
        _ = try await all.plan()
        let round = try await all.round()
        _ = try await all.visit(round, "p1", ["clean": 4])
        _ = try await all.visit(round, "p2", ["clean": 5, "water": 9])
        all.house.hand.set(House.morning + .days(1))
        try await all.inspections.run()
        let missed = try await all.round()
        all.house.hand.set(april)
        try await all.inspections.run()
        return missed
    }

    @Test("Drawn up, approved by somebody else when the month is over, fixed; what is counted later stands beside it")
    func life() async throws {
        let (all, payments) = try await Self.open()
        let (chen, root, zhao) = (try all.house.actor("chen"), try all.house.actor("root"), try all.house.actor("zhao"))
        let home = all.house.estate.id
        let early = try await payments.draw("cleaning", "2026-03", in: home, monthly: 1_000_001, by: chen)
        let name = early.sheet.id.description
        #expect(early.pay == 1_000_001 && early.held.figures.score == nil, "nothing was checked")
        await refused(RoundRefusal.ownSheet) { try await payments.approve(name, pay: early.pay, by: chen) }
        await refused(RoundRefusal.monthNotOver) { try await payments.approve(name, pay: early.pay, by: root) }
        let missed = try await Self.walked(all)
        let file = try await payments.file(name, for: root)
        let figures = file.held.figures
        #expect(MonthFigures.Figure.allCases.map { figures[$0] } == [2, 1, 1, 2, 3, 1, 0, 0, 0])
        #expect(figures.score == 66 && file.held.percent == 20)
        #expect(file.deduction == 200_000 && file.pay == 800_001, "rounded down, to the contractor's good")
        #expect(file.mayApprove)
        #expect(try await payments.file(name, for: chen).mayApprove == false)
        await refused(RoundRefusal.paymentChanged) { try await payments.approve(name, pay: early.pay, by: root) }
        await refused(RoundRefusal.unknownPaymentSheet(name)) {
            try await payments.approve(name, pay: 800_001, by: try all.house.actor("hui"))
        }
        let approved = try await payments.approve(name, pay: 800_001, by: root)
        #expect(approved.sheet.approvedBy == root.staff && approved.sheet.approvedAt == Self.april)
        await refused(RoundRefusal.sheetApproved) { try await payments.approve(name, pay: 800_001, by: root) }
        await refused(RoundRefusal.sheetApproved) {
            try await payments.draw("cleaning", "2026-03", in: home, monthly: 5, by: chen)
        }
        let late = try await all.visit(missed, "p1", ["clean": 4], at: House.morning + .days(1))
        _ = try await all.inspections.decide(late.id.description, .accepted, reason: "有照片", by: chen)
        let after = try await payments.file(name, for: chen)
        #expect(after.changed == [.passed, .judged] && after.pay == 800_001, "what was approved stays")
        #expect(after.now.figures.score == 75 && after.now.percent == 10)
        await refused(RoundRefusal.unknownPaymentSheet(name)) { try await payments.file(name, for: zhao) }
    }

    @Test("Another sum before it is approved; what is no contractor, no month and no sum is refused")
    func drawing() async throws {
        let (all, payments) = try await Self.open()
        let (chen, home) = (try all.house.actor("chen"), all.house.estate.id)
        for sum in [nil, 0, -1, PaymentSheet.mostFen + 1] as [Int64?] {
            await refused(RoundRefusal.badContractSum) {
                try await payments.draw("cleaning", "2026-01", in: home, monthly: sum, by: chen)
            }
        }
        await refused(RoundRefusal.notAContractor("engineering")) {
            try await payments.draw("engineering", "2026-01", in: home, monthly: 1, by: chen)
        }
        await refused(RoundRefusal.fieldMissing("month")) {
            try await payments.draw("cleaning", "2026-13", in: home, monthly: 1, by: chen)
        }
        let first = try await payments.draw("cleaning", "2026-01", in: home, monthly: 100, by: chen)
        let second = try await payments.draw(
            "cleaning", "2026-01", in: home, monthly: 300, by: try all.house.actor("root"))
        #expect(second.sheet.id == first.sheet.id && second.sheet.monthly == 300 && second.sheet.drawnBy != chen.staff)
        #expect(second.isMonthOver)
        #expect(try await payments.file(first.sheet.id.description, for: chen).mayApprove)
        let (month, lines) = try await payments.list(in: home, for: chen)
        #expect(month.description == "2026-02", "the last that is over")
        #expect(lines.map(\.department) == ["cleaning", "greening", "order"] && lines[0].lastSum == 300)
        #expect(lines.allSatisfy { $0.file == nil && $0.maySum })
        await refused(WorkforceRefusal.notAllowed(.roundsPlan)) {
            try await payments.draw("cleaning", "2026-01", in: all.house.tower.id, monthly: 1, by: chen)
        }
    }

    @Test("The rule, against walking down the bands one score at a time; deduction and pay make the whole sum")
    func rule() throws {
        let rules = try Checkout.desk.get().contracts
        for department in rules.departments {
            let bands = rules.bands(of: department)
            var standing = bands[bands.count - 1].deduct
            for score in 0...100 {
                if let reached = bands.first(where: { $0.from == score }) { standing = reached.deduct }
                #expect(rules.deduction(of: department, score: score) == standing, "\(department) \(score)")
            }
            #expect(rules.deduction(of: department, score: nil) == 0)
        }
        for monthly in [1, 99, 100, 101, 1_250_000, PaymentSheet.mostFen] as [Int64] {
            for percent in 0...100 {
                let off = PaymentSheet.deduction(of: monthly, percent: percent)
                let exact = monthly * Int64(percent)
                #expect(off * 100 <= exact && exact < (off + 1) * 100 && (0...monthly).contains(off))
            }
        }
    }

    @Test("Cases count for whom their work was sent to, in the month in which they were solved")
    func cases() async throws {
        let all = try await RoundHouse()
        _ = try await all.house.solved()
        _ = try await all.house.register("电梯异响")
        let (day, home) = (House.morning..<(House.morning + .days(1)), all.house.estate.id)
        let before = (House.morning - .days(1))..<House.morning
        let counts = try await all.store.read { db in
            try StaffTable.departments(db).reduce(into: [String: Int]()) { counts, one in
                counts[one.key] = try CaseCountTable.solved(db, in: home, with: one.id, day)
                #expect(try CaseCountTable.solved(db, in: home, with: one.id, before) == 0)
            }
        }
        #expect(counts["engineering"] == 1 && counts.values.reduce(0, +) == 1)
    }
}
