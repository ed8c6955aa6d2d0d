import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("A corrected case in the store")
struct CorrectedRowsTests {
    private func found(_ text: String, _ house: House) async throws -> [String] {
        var filter = CaseFilter()
        filter.text = text
        return try await house.cases.list(filter, for: try house.actor("chen")).items.map(\.number)
    }

    private func counted(_ house: House, _ prefix: String) async throws -> [String: Int] {
        try await house.store.read {
            try Counters.all($0, projects: [house.estate.id.number], prefix: prefix)
        }.filter { $0.value != 0 }
    }

    private func correct(
        _ house: House, _ item: Case, by user: String = "lin", kind: String? = nil, category: String? = nil,
        place: String? = nil
    ) async throws -> Case {
        try await house.act("reclassify", on: item, by: user) {
            ($0.kind, $0.category, $0.place, $0.act.reason) = (kind, category, place, "听错了")
        }
    }

    @Test("another place: row, board, list and search go with it; who asked stays as they were")
    func place() async throws {
        let house = try await House.open()
        let places = try await house.built()
        let item = try await house.register { ($0.place, $0.placeText) = ("3-1-802", "阳台角落") }
        let named = try await house.register("楼上 3-1-802 漏水") { $0.place = "3-1-802" }
        let moved = try await correct(house, item, place: "4-1-101")
        #expect(moved.place == places["4-1-101"]?.id && moved.placeText == "" && moved.reporter == item.reporter)
        #expect(try await house.found(item) == moved)
        #expect(try await found("4-1-101", house) == [item.number])
        #expect(try await found("3-1-802", house) == [named.number])
        #expect(try await found("阳台角落", house) == [])
        #expect(try await found("厨房水管", house) == [item.number])
        #expect(try await counted(house, "open-building:") == ["open-building:3": 1, "open-building:4": 1])
        let again = try await correct(house, named, place: "4-1-101")
        #expect(try await found("3-1-802", house) == [named.number], "the customer said it")
        #expect(try await found("4-1-101", house) == [again.number, item.number])
        var filter = CaseFilter()
        filter.place = places["4-1-101"]?.id
        #expect(try await house.cases.list(filter, for: try house.actor("chen")).items.count == 2)
        let back = try await correct(house, moved, place: try #require(places["3-1-802"]).id.description)
        #expect(try await found("3-1-802", house) == [named.number, back.number])
        #expect(try await house.cases.check().allSatisfy { $0.state == .good })
        #expect(moved.promises == item.promises, "the same times are promised at either place")
    }

    @Test("words about a place that was not known stay beside the one that is known now")
    func words() async throws {
        let house = try await House.open()
        _ = try await house.built()
        let item = try await correct(house, try await house.register { $0.placeText = "三栋大堂" }, place: "3")
        #expect(item.placeText == "三栋大堂")
        #expect(try await found("三栋大堂", house) == [item.number])
        #expect(try await counted(house, "open-building:") == ["open-building:3": 1])
    }

    @Test("another kind and category: procedure, stage, board; closing it leaves the board empty")
    func kind() async throws {
        let house = try await House.open()
        _ = try await house.built()
        var item = try await house.register { ($0.place, $0.category) = ("3-1-802", "engineering.plumbing.leak") }
        item = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        await refused(CaseRefusal.tasksOpen(1)) { try await correct(house, item, kind: "complaint") }
        item = try await house.act("decline", on: item, by: "zhao") { $0.act.reason = "不是维修" }
        item = try await correct(house, item, kind: "complaint", category: "engineering.lifts")
        let complaint = try Checkout.desk.get().procedure("complaint")
        #expect(item.kind == "complaint" && item.stage == complaint?.start)
        #expect(item.procedureVersion == complaint?.version)
        #expect(try await house.found(item) == item)
        let kinds = try await counted(house, "open-kind:")
        #expect(kinds == ["open-kind:complaint": 1])
        #expect(try await counted(house, "open-category:") == ["open-category:engineering.lifts": 1])
        #expect(try house.cases.allowed(on: item, for: try house.actor("chen")).contains { $0.key == "judge" })
        item = try await house.act("cancel", on: item, by: "chen") { $0.act.reason = "重复" }
        #expect(try await counted(house, "open-").isEmpty)
        #expect(try await house.cases.check().allSatisfy { $0.state == .good })
    }

    @Test("what becomes a complaint and looks major is reported once")
    func major() async throws {
        let house = try await House.open()
        let item = try await correct(house, try await house.register("我要找记者曝光"), kind: "complaint")
        let open = try await house.cases.openCalls(for: try house.actor("chen"))
        #expect(open.map(\.number) == [item.number])
    }

    @Test("names that nothing has are refused, and nothing changes; who does not follow may not")
    func refusals() async throws {
        let house = try await House.open()
        _ = try await house.built()
        let item = try await house.register()
        await refused(CaseRefusal.unknownKind("x")) { try await correct(house, item, kind: "x") }
        await refused(CaseRefusal.unknownCategory("x")) { try await correct(house, item, category: "x") }
        await refused(DirectoryRefusal.unknownPlace("9-9")) { try await correct(house, item, place: "9-9") }
        await refused(CaseRefusal.nothingToCorrect) { try await correct(house, item, kind: " ", place: "") }
        await refused(WorkforceRefusal.notAllowed(.caseFollow)) {
            try await correct(house, item, by: "hui", kind: "complaint")
        }
        #expect(try await house.found(item) == item)
    }

    @Test("the calendar of the place that it is at now counts")
    func calendar() async throws {
        let house = try await House.open()
        let places = try await house.built()
        try await house.publish(House.week("10:00-16:00"), as: house.office(places["3"]), over: 1)
        let item = try await house.letter(at: "4-1-101")
        #expect(try await house.versions(item) == [1])
        house.hand.advance(.minutes(4))
        let moved = try await correct(house, item, place: "3-1-802")
        let open = moved.promises.filter { $0.state == .open }
        #expect(!open.isEmpty && open.allSatisfy { $0.clock?.version == 2 && $0.startsAt == item.openedAt })
        #expect(moved.promises.count { $0.state == .replaced } == open.count)
    }
}
