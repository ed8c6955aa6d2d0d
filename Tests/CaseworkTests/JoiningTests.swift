import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Splitting, merging, likeness")
struct JoiningTests {
    @Test("a split makes cases of their own, linked to the first, with its customer and place")
    func split() async throws {
        let house = try await House.open()
        _ = try await Places(house.store).add(
            [PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: "3-1-802", name: "802室")], by: 0)
        let item = try await house.register("漏水，还有灯不亮") { $0.place = "3-1-802" }
        let after = try await house.act("split", on: item, by: "lin") {
            $0.parts = [("水管", "厨房漏水", nil, nil), (nil, "走廊灯不亮", "repair", "engineering.lighting.corridor")]
        }
        #expect(after.version == 2 && after.phase == .open)
        let parts = try await house.cases.list(CaseFilter(), for: try house.actor("lin")).items.filter {
            $0.id != item.id
        }
        #expect(parts.map(\.title) == ["走廊灯不亮", "水管"])
        #expect(parts.allSatisfy { $0.splitFrom == item.id && $0.reporter == item.reporter && $0.place == item.place })
        #expect(parts.first?.category == "engineering.lighting.corridor")
        let entry = try await house.cases.timeline(of: item.number, for: try house.actor("lin")).items.last
        #expect(entry?.events == [.splitInto(parts.map(\.id).sorted())])
    }

    @Test("a part that is wrong undoes the whole split")
    func badPart() async throws {
        let house = try await House.open()
        let item = try await house.register()
        await refused(CaseRefusal.textMissing) {
            try await house.act("split", on: item, by: "lin") {
                $0.parts = [("一", "漏水", nil, nil), ("二", " ", nil, nil)]
            }
        }
        await refused(CaseRefusal.unknownKind("wish")) {
            try await house.act("split", on: item, by: "lin") { $0.parts = [(nil, "漏水", "wish", nil)] }
        }
        await refused(CaseRefusal.fieldMissing("parts")) { try await house.act("split", on: item, by: "lin") }
        #expect(try await house.store.read { try $0.value(Int.self, "SELECT count(*) FROM cases") } == 1)
        #expect(try await house.found(item) == item)
    }

    @Test("merging closes the one as merged, voids its promises, takes its work back and notes it on the other")
    func merge() async throws {
        let house = try await House.open()
        let target = try await house.register("楼上漏水")
        var item = try await house.register("厨房顶漏水")
        item = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        let merged = try await house.act("merge", on: item, by: "chen") { $0.into = target.number }
        #expect(merged.stage == "merged" && merged.phase == .cancelled && merged.closing == .merged)
        #expect(merged.mergedInto == target.id && merged.closedAt == House.morning && merged.nextDue == nil)
        #expect(Set(merged.promises.map(\.state)) == [.kept, .void])
        #expect(merged.openTasks.isEmpty && merged.tasks.first?.state == .takenBack)
        let entries = try await house.cases.timeline(of: target.number, for: try house.actor("lin")).items
        #expect(entries.last?.events == [.absorbed(item.id)])
        #expect(try await house.found(target).version == 2)
    }

    @Test("what cannot be merged")
    func badMerges() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let elsewhere = try await house.register(by: "root") { $0.project = "tower" }
        let closed = try await house.register("咨询", kind: "consultation") { $0.answer = "好的" }
        func merge(into name: String, by user: String = "root") async throws -> Case {
            try await house.act("merge", on: item, by: user) { $0.into = name }
        }
        await refused(CaseRefusal.mergeIntoItself) { try await merge(into: item.id.description) }
        await refused(CaseRefusal.mergeAcrossProjects) { try await merge(into: elsewhere.number) }
        await refused(CaseRefusal.mergeNeedsAnOpenCase) { try await merge(into: closed.number) }
        await refused(CaseRefusal.unknownCase("2603-99999")) { try await merge(into: "2603-99999") }
        await refused(CaseRefusal.unknownCase(elsewhere.number)) { try await merge(into: elsewhere.number, by: "chen") }
        #expect(try await house.found(item) == item)
    }

    @Test("like cases: same trade or same words, in the same building, open, and visible")
    func lookAlikes() async throws {
        let house = try await House.open()
        let codes = ["3", "3-1-802", "3-2-101", "5-1-101"]
        let places = try await Places(house.store).add(
            codes.map { PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: $0, name: $0) }, by: 0)
        let leak = "engineering.plumbing.leak"
        let same = try await house.register("卫生间渗水") { ($0.place, $0.category) = ("3-2-101", leak) }
        let words = try await house.register("厨房水管漏水严重") { $0.place = "3" }
        try await house.register("电梯停了") { ($0.place, $0.category) = ("3-2-101", "engineering.lifts.fault") }
        try await house.register("厨房水管漏水") { ($0.place, $0.category) = ("5-1-101", leak) }
        let gone = try await house.register("厨房水管漏水") { ($0.place, $0.category) = ("3", leak) }
        try await house.act("cancel", on: gone, by: "chen") { $0.act.reason = "重复" }
        func alike(_ user: String) async throws -> [String] {
            try await house.cases.lookAlikes(
                title: "", text: "厨房水管在漏水", category: "engineering.plumbing.burst-pipe", place: places[1],
                project: house.estate.id, for: try house.actor(user)
            ).map(\.number)
        }
        #expect(try await alike("lin") == [words.number, same.number])
        #expect(try await alike("zhao") == [], "an engineer sees only what is theirs")
    }
}
