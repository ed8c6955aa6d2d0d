import Directory
import Foundation
import Kernel
import Store
import Testing
import Workforce

@testable import Transfer

/// Sheets of more rows than go into one transaction: what is read while other rows are written is what would be read
/// after them.
@Suite("Rows looked at while those before them are written")
struct LookTests {
    private static let rows = 1300

    /// Most customers come again in a later portion, some with more to say; now and then a row is refused, and
    /// one with the same number is good later.
    private static let sheet = "编号,name,phone,room\n" + (0..<rows).map { row in
        let one = row % 450
        let phone = row % 91 == 5 ? "12" : "138000\(10000 + one)"
        let room = row % 97 == 3 ? "9-9-999" : "3-1-\(100 + (one + (row > 900 ? 1 : 0)) % 20)"
        return "K-\(one),住户\(one),\(phone),\(room)\n"
    }.joined()

    private static func filled() async throws -> Yard {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n" + (0..<20).map { "3-1-\(100 + $0)\n" }.joined())
        return yard
    }

    private static func begun(_ yard: Yard) async throws -> Import {
        let one = try await yard.imports.begin(
            .people, file: "表.csv", Data(sheet.utf8), project: "garden", by: yard.keeper)
        return try await yard.imports.check("\(one.id)", by: yard.keeper)
    }

    private static func copy(_ yard: Yard) throws -> Imports {
        Imports(
            yard.store, words: try ImportWords.read(Yard.checkout.appending(path: "Desks/property")), cases: yard.cases)
    }

    /// All portions of what an import is at, by several copies of the program in turn.
    private static func goOn(_ one: Import, _ copies: [Imports]) async throws -> Import {
        var turn = 0
        while true {
            let imports = copies[turn % copies.count]
            turn += 1
            try #require(turn < 2000, "it never ends")
            let (now, isAtIt) = try #require(try await imports.store.write { try imports.portion($0, of: one.id) })
            if !now.state.isBusy { return now }
            if !isAtIt { try await Task.sleep(for: .milliseconds(20)) }
        }
    }

    @Test("One copy of the program, several in turn, and one for each portion come to the same verdicts and customers")
    func copies() async throws {
        var seen: [[String]] = []
        for count in [1, 2, 9] {
            let yard = try await Self.filled()
            let copies = try (0..<count).map { _ in try Self.copy(yard) }
            let checked = try await Self.goOn(try await Self.begun(yard), copies)
            let verdicts = try await yard.imports.rows("\(checked.id)", limit: 2000, for: yard.keeper).map {
                "\($0.number) \($0.verdict.map { "\($0)" } ?? "")"
            }
            #expect(verdicts.count == Self.rows && checked.counts.refused > 10 && checked.counts.changed > 10)
            #expect(checked.counts.created + checked.counts.changed + checked.counts.unchanged > 900)
            _ = try await yard.imports.run("\(checked.id)", goodRows: true, by: yard.keeper)
            let done = try await Self.goOn(checked, copies)
            #expect(done.counts == checked.counts, "a run does what the dry run said")
            let people = try await People(yard.store).list(in: yard.garden.id, after: nil, limit: 1000).map { one in
                let rooms = one.rooms.map { "\($0.place.code) \($0.occupancy.capacity) \($0.household.map(\.name))" }
                return "\(one.person.name) \(one.person.phones) \(rooms)"
            }
            seen.append(verdicts + people.sorted())
        }
        for other in seen.dropFirst() {
            let different = zip(seen[0], other).filter { $0 != $1 }
            #expect(seen[0].count == other.count && different.isEmpty, "\(different.prefix(3))")
        }
        #expect(seen[0].count > Self.rows + 400)
    }

    /// What the first portion of a sheet leaves to be taken for the second.
    private static func first(
        _ yard: Yard, _ id: ID<Import>, _ then: @Sendable @escaping (Tx, inout Import) throws -> Void = { _, _ in }
    ) async throws -> Look? {
        // The thread that writes may wait; a task may not.
        try await yard.store.write { tx in
            var one = try #require(try ImportTable.find(tx, id))
            (one.atRow, one.progress, one.counts) = (0, 0, .init())
            try ImportTable.update(tx, one)
            try yard.imports.checkPortion(tx, &one, by: yard.keeper)
            for _ in 0..<2000 where yard.imports.ahead.isUnderWay(id) { Thread.sleep(forTimeInterval: 0.01) }
            try then(tx, &one)
            return yard.imports.ahead.take(one, audit: try Audit.newest(tx))
        }
    }

    @Test("The next rows are there when their turn comes; not where something was done meanwhile, nor otherwise")
    func taken() async throws {
        let yard = try await Self.filled()
        let begun = try await Self.begun(yard)
        let look = try #require(try await Self.first(yard, begun.id))
        #expect(look.rows.count == Imports.portion && look.judged.count == Imports.portion)
        #expect(look.rows.first?.number == look.one.atRow + 1 && look.one.atRow == 1 + Imports.portion)
        #expect(try await yard.store.write { yard.imports.ahead.take(look.one, audit: try Audit.newest($0)) } == nil)
        let somebodyActed = try await Self.first(yard, begun.id) { tx, _ in
            try Audit.append(tx, actor: 1, act: "person.erase", subject: "x")
        }
        #expect(somebodyActed == nil)
        #expect(try await Self.first(yard, begun.id) { _, one in one.columns["note"] = 3 } == nil)
        #expect(try await Self.first(yard, begun.id) { _, one in one.state = .running } == nil)
        #expect(try await Self.first(yard, begun.id) { _, one in yard.imports.forget(one) } == nil)
    }

    @Test("Nothing is read ahead while another import changes the same people")
    func beside() async throws {
        let yard = try await Self.filled()
        let begun = try await Self.begun(yard)
        let other = try await yard.checked(.places, "code\n3-1-190\n")
        _ = try await yard.imports.run("\(other.id)", goodRows: false, by: yard.keeper)
        #expect(try await Self.first(yard, begun.id) == nil)
        _ = try await yard.imports.goOn(other.id)
        #expect(try await Self.first(yard, begun.id) != nil)
    }

    @Test("A sheet that is looked at again by other columns is looked at from its first row")
    func again() async throws {
        let yard = try await Self.filled()
        let begun = try await Self.begun(yard)
        _ = try await yard.store.write { try yard.imports.portion($0, of: begun.id) }
        _ = try await yard.imports.cancel("\(begun.id)", by: yard.keeper)
        var columns = begun.columns
        columns["phone"] = nil
        let other = try await yard.imports.check("\(begun.id)", columns: columns, by: yard.keeper)
        #expect(yard.imports.keys.reach(other) == 0)
        let checked = try await yard.imports.goOn(other.id)
        #expect(checked.progress == Self.rows && checked.counts.refused < 20, "no telephone is wrong")
    }

    @Test("Many rows whose keys nobody knows are read by another processor, and are waited for")
    func far() async throws {
        let yard = try await Yard()
        let rows = 7000
        let sheet = "code\n" + (0..<rows).map { "\(1 + $0 % 6900 / 100)-1-\(100 + $0 % 100)\n" }.joined()
        let one = try await yard.imports.begin(
            .places, file: "表.csv", Data(sheet.utf8), project: "garden", by: yard.keeper)
        let begun = try await yard.imports.check("\(one.id)", by: yard.keeper)
        let (old, new) = (try Self.copy(yard), try Self.copy(yard))
        for _ in 0..<12 { _ = try await yard.store.write { try old.portion($0, of: begun.id) } }
        let waiting = try #require(try await yard.store.write { try new.portion($0, of: begun.id) })
        #expect(!waiting.isAtIt && waiting.one.progress == 12 * Imports.portion)
        let checked = try await new.goOn(begun.id)
        #expect(checked.counts == .init(created: 6900, changed: 0, unchanged: 100, refused: 0))
    }

    @Test("What is known of an import is let go when it has ended, by whoever is told of it")
    func letGo() async throws {
        let yard = try await Self.filled()
        let begun = try await Self.begun(yard)
        var last = try #require(try await yard.store.write { try yard.imports.portion($0, of: begun.id) })
        while last.one.state.isBusy {
            #expect(yard.imports.keys.reach(last.one) >= last.one.atRow)
            last = try #require(try await yard.store.write { try yard.imports.portion($0, of: begun.id) })
        }
        #expect(last.isAtIt && yard.imports.keys.reach(last.one) > 0)
        let after = try await yard.store.write { try yard.imports.portion($0, of: begun.id) }
        #expect(after?.isAtIt == false && yard.imports.keys.reach(last.one) == 0)
    }

    @Test("Why keys cannot be made again is said to whoever waits for them, who tries again")
    func failing() throws {
        let (keys, id) = (RowKeys(), ID<Import>(number: 7))
        #expect(try keys.beginLearning(id))
        #expect(try !keys.beginLearning(id), "somebody is at it")
        keys.endLearning(id, TransferRefusal.noRows)
        #expect(throws: TransferRefusal.noRows) { try keys.beginLearning(id) }
        #expect(try keys.beginLearning(id))
        keys.endLearning(id)
        #expect(try keys.beginLearning(id))
    }

    private static func keyed(_ keys: [String?], from number: Int) -> [Keyed] {
        keys.enumerated().map { Keyed(number: number + $0, key: $1) }
    }

    @Test("Keys are known up to a row, for the columns that they were made by")
    func keys() async throws {
        let yard = try await Self.filled()
        var one = try await Self.begun(yard)
        let keys = RowKeys()
        #expect(keys.earlier(one, Self.keyed(["a", nil, "b", "a"], from: 2), to: 5) == [])
        one.atRow = 5
        #expect(keys.reach(one) == 5)
        #expect(keys.earlier(one, Self.keyed(["a", "c"], from: 6), to: 7) == [2, 5])
        #expect(keys.earlier(one, Self.keyed(["c"], from: 6), to: 6) == [], "what comes later is no earlier row")
        one.atRow = 9
        #expect(keys.earlier(one, Self.keyed(["a"], from: 10), to: 10) == nil, "rows before these are not known")
        keys.add(one, Self.keyed(["d"], from: 9), from: 8, to: 9)
        #expect(keys.reach(one) == 7, "there is no gap")
        keys.add(one, Self.keyed(["d", nil], from: 8), from: 7, to: 9)
        #expect(keys.earlier(one, Self.keyed(["d", "c"], from: 10), to: 11) == [7, 8])
        var other = one
        other.columns["note"] = 3
        #expect(keys.reach(other) == 0)
        keys.forget(one.id)
        #expect(keys.reach(one) == 0)
    }

    @Test("Of more sheets than are kept at one time, the one that was asked longest ago is forgotten")
    func most() async throws {
        let yard = try await Yard()
        let keys = RowKeys()
        var all: [Import] = []
        for _ in 0...RowKeys.most {
            all.append(
                try await yard.imports.begin(
                    .places, file: "表.csv", Data("code\n3-1-101\n".utf8), project: "garden", by: yard.keeper))
        }
        for one in all.dropLast() { keys.add(one, Self.keyed(["a"], from: 2), from: 0, to: 2) }
        _ = keys.earlier(all[0], Self.keyed(["a"], from: 2), to: 2)
        keys.add(all[RowKeys.most], Self.keyed(["a"], from: 2), from: 0, to: 2)
        #expect(all.map { keys.reach($0) } == [2, 0] + Array(repeating: 2, count: RowKeys.most - 1))
    }
}
