import Directory
import Kernel
import Store
import Testing

@testable import Casework

@Suite("Two customers who are not the same person")
struct DistinctPeopleTests {
    private func twins(_ at: FileHouse, _ count: Int = 2) async throws -> [Person] {
        var all: [Person] = []
        for number in 0..<count { all.append(try await at.person("王小明\(number)", ["13800138000"])) }
        return all
    }

    @Test("are kept with who, when and why, not offered again and not merged; undone, they are offered again")
    func apart() async throws {
        let at = try await FileHouse()
        let two = try await twins(at)
        let (one, other) = (two[0], two[1])
        await refused(CaseRefusal.fieldMissing("reason")) {
            try await at.does(.distinct, to: one) { $0.other = "\(other.id)" }
        }
        await refused(PersonRefusal.samePerson) {
            try await at.does(.distinct, to: one) { ($0.other, $0.reason) = ("\(one.id)", "x") }
        }
        let file = try await at.does(.distinct, to: other) { ($0.other, $0.reason) = ("\(one.id)", "父子共用电话") }
        #expect(file.twins.isEmpty && file.distinct.first?.other.id == one.id)
        let mark = try #require(file.distinct.first).mark
        #expect(mark.byName == "林晓" && mark.why == "父子共用电话" && mark.at == at.house.hand.clock.now())
        let mine = try await at.file(one)
        #expect(mine.twins.isEmpty && mine.distinct.count == 1)
        #expect(mine.changes.contains { $0.act == "distinct" && $0.becomes == other.name })
        await refused(PersonRefusal.distinctAlready) {
            try await at.does(.distinct, to: one) { ($0.other, $0.reason) = ("\(other.id)", "再来") }
        }
        await refused(PersonRefusal.distinctAlready) {
            try await at.does(.merge, to: one) { ($0.other, $0.reason) = ("\(other.id)", "同一个人") }
        }
        let undone = try await at.does(.undoDistinct, to: one) { ($0.entry, $0.reason) = ("\(mark.id)", "弄错了") }
        #expect(undone.twins.map(\.person.id) == [other.id] && undone.distinct.first?.mark.undoneByName == "林晓")
        await refused(PersonRefusal.unknownEntry) {
            try await at.does(.undoDistinct, to: one) { ($0.entry, $0.reason) = ("\(mark.id)", "再来") }
        }
        try await at.does(.merge, to: one) { ($0.other, $0.reason) = ("\(other.id)", "同一个人") }
    }

    @Test("What was merged since stands for what it went into, on either side")
    func merged() async throws {
        let at = try await FileHouse()
        let all = try await twins(at, 4)
        try await at.does(.distinct, to: all[0]) { ($0.other, $0.reason) = ("\(all[1].id)", "父子") }
        try await at.does(.merge, to: all[2]) { ($0.other, $0.reason) = ("\(all[1].id)", "同一个人") }
        #expect(try await at.file(all[0]).twins.map(\.person.id) == [all[3].id], "2 is 1, who is not 0")
        try await at.does(.merge, to: all[3]) { ($0.other, $0.reason) = ("\(all[0].id)", "同一个人") }
        for one in [2, 3] { #expect(try await at.file(all[one]).twins.isEmpty) }
    }
}
