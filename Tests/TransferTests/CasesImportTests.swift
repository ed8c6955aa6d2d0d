import Casework
import Foundation
import Kernel
import Store
import Testing

@testable import Transfer

@Suite("Bringing old cases in")
struct CasesImportTests {
    private static let sheet = """
        编号,联系人,电话,时间,诉求内容,答复,答复时间,类型,分类
        A-3,王五,13700137000,2019/5/1,水管漏水,,,报修,
        A-1,张三,13800138000,2019/3/11 9:05,楼道灯不亮,已更换灯头,2019-03-12,,
        A-2,李四,13900139000,2019年3月12日,电梯按键失灵,,,repair,engineering.lighting.corridor

        """

    private func listed(_ yard: Yard, _ text: String? = nil) async throws -> [Case] {
        var filter = CaseFilter()
        filter.text = text
        return try await yard.cases.list(filter, for: yard.keeper).items
    }

    @Test("Under their old dates, answered ones closed, the newest on top")
    func taken() async throws {
        let yard = try await Yard()
        let one = try await yard.taken(.cases, Self.sheet)
        #expect(one.counts.created == 3 && one.state == .done)
        let all = try await listed(yard)
        #expect(all.map(\.externalNumber) == ["A-3", "A-2", "A-1"])
        #expect(all.map(\.kind) == ["repair", "repair", "complaint"])
        #expect(all.map(\.phase) == [.open, .open, .closed])
        #expect(all[2].openedAt == Instant("2019-03-11T09:05:00+08:00"))
        #expect(all[2].form["answeredPrecision"] == "day" && all[1].category == "engineering.lighting.corridor")
        #expect(try await listed(yard, "电梯").map(\.externalNumber) == ["A-2"])
    }

    @Test("A dry run writes nothing; the same sheet again is told by its numbers")
    func again() async throws {
        let yard = try await Yard()
        #expect(try await yard.words(try await yard.checked(.cases, Self.sheet)) == ["created", "created", "created"])
        #expect(try await listed(yard).isEmpty)
        try await yard.taken(.cases, Self.sheet)
        let number = try #require(try await listed(yard).last?.number)
        let again = try await yard.checked(.cases, Self.sheet)
        #expect(try await yard.verdicts(again)[1] == .unchanged(as: number))
        #expect(again.acts == [.check, .cancel])
    }

    @Test("Undone, they are gone from every list and may come again; what somebody touched stays and is told")
    func undone() async throws {
        let yard = try await Yard()
        let one = try await yard.taken(.cases, Self.sheet)
        let touched = try #require(try await listed(yard, "电梯").first)
        var dispatch = ActRequest("dispatch")
        dispatch.to = "service"
        _ = try await yard.cases.act(dispatch, on: touched.number, by: yard.keeper)
        let undone = try await yard.undone(one)
        #expect(undone.state == .undone && undone.kept == 1)
        let rows = try await yard.imports.rows("\(one.id)", .kept, limit: 9, for: yard.keeper)
        #expect(rows.map(\.number) == [4] && rows.map(\.kept) == [.changed])
        #expect(try await listed(yard).map(\.number) == [touched.number])
        #expect(try await yard.cases.check().filter { $0.state == .bad }.map(\.check) == [])
        let again = try await yard.taken(.cases, Self.sheet)
        #expect(again.counts == .init(created: 2, changed: 0, unchanged: 1, refused: 0))
    }

    @Test("Every refused row says why; the kind of the rest is chosen")
    func refused() async throws {
        let yard = try await Yard()
        let sheet = "内容,时间,类型\n漏水,不记得了,\n灯坏,2019-01-01,火箭\n,2019-01-01,\n噪音,43466,\n"
        let one = try await yard.checked(.cases, sheet)
        #expect(
            try await yard.faults(one) == ["dateOutOfRange reportedAt", "unknownKind kind", "textMissing text"])
        #expect(one.caseKind == "complaint" && one.counts.created == 1)
        let other = try await yard.imports.check("\(one.id)", caseKind: "repair", by: yard.keeper)
        try await yard.run(try await yard.imports.goOn(other.id), goodRows: true)
        let made = try #require(try await listed(yard).first)
        #expect(made.kind == "repair" && made.openedAt == Instant("2019-01-01T00:00:00+08:00"))
        await #expect(throws: TransferRefusal.self) {
            try await yard.imports.check("\(one.id)", caseKind: "rocket", by: yard.keeper)
        }
    }

    @Test("A run that is broken off in the middle is taken back; turns go on over portions")
    func cancelled() async throws {
        let yard = try await Yard()
        let rows = (1...1100).map { "N-\($0),事\($0),2019-01-\(padded($0 % 28 + 1))" }.joined(separator: "\n")
        let one = try await yard.checked(.cases, "编号,内容,时间\n\(rows)\n")
        let running = try await yard.imports.run("\(one.id)", goodRows: false, by: yard.keeper)
        let half = try await yard.store.write { try yard.imports.portion($0, of: running.id)?.one }
        #expect(half?.state == .running && half?.progress == 500)
        let done = try await yard.imports.goOn(running.id)
        #expect(done.state == .done && done.progress == 1100)
        #expect(try await listed(yard).map(\.openedAt).first == Instant("2019-01-28T00:00:00+08:00"))
        let stopped = try await yard.undone(done)
        #expect(stopped.kept == 0)
        #expect(try await listed(yard).isEmpty)
    }
}
