import Foundation
import Kernel
import TestStore
import Testing

@testable import Store

@Suite("A table in parts", .enabled(if: TestStore.isPostgres, "PostgreSQL only"))
struct PartingTests {
    private static let made = ["diary_2026_03 23", "diary_2026_04 23", "diary_2026_05 23", "diary_rest 23"]

    @Test("This month and the next two are there at the opening, and a row lies in its month, or in the rest")
    func landing() async throws {
        let diary = try Diary()
        #expect(try await diary.parts() == Self.made)
        for (line, time) in [
            ("a", "2026-03-31T23:59:59Z"), ("b", "2026-04-01T00:00:00Z"), ("c", "2020-01-01T00:00:00Z"),
            ("d", "2031-07-01T00:00:00Z"),
        ] {
            try await diary.write(line, at: time)
        }
        #expect(try await diary.places() == ["c rest", "a 2026_03", "b 2026_04", "d rest"].map { part in
            part.replacing(" ", with: " diary_")
        })
    }

    @Test("What lies in the rest gets a part of its own, and nothing is lost on the way")
    func moving() async throws {
        let diary = try Diary()
        for month in ["2025-11", "2026-03", "2026-06", "2026-08"] {
            try await diary.write("x", at: "\(month)-05T00:00:00Z")
        }
        try await diary.cellar.store.write { _ = try $0.run("INSERT INTO diary (id, line) VALUES (-7, 'of nowhere')") }
        try await diary.prepare()
        #expect(
            try await diary.places() == [
                "of nowhere diary_rest", "x diary_2025_11", "x diary_2026_03", "x diary_2026_06", "x diary_2026_08",
            ])
        let parts = try await diary.parts()
        #expect(parts.allSatisfy { $0.hasSuffix(" 23") }, "each has its indexes and its guards: \(parts)")
        // The clock stands in August, and identities with it.
        #expect(parts.contains("diary_2026_10 23") && parts.count == 9)
        try await diary.prepare()
        #expect(try await diary.parts() == parts)
    }

    @Test("No row is changed or removed, whatever part is named", arguments: ["diary", "diary_2026_03", "diary_rest"])
    func kept(_ table: String) async throws {
        let diary = try Diary()
        try await diary.write("a", at: "2026-03-05T00:00:00Z")
        try await diary.write("old", at: "2020-03-05T00:00:00Z")
        for round in 0..<2 {
            for change in ["UPDATE \(table) SET line = 'b'", "DELETE FROM \(table)", "TRUNCATE \(table)"] {
                // Where the rest is empty there is no row to guard.
                if round == 1, table == "diary_rest", !change.hasPrefix("TRUNCATE") { continue }
                await #expect(throws: StoreFailure.self, "\(change)") {
                    _ = try await diary.cellar.store.write { try $0.run(change) }
                }
            }
            try await diary.prepare()
        }
        #expect(try await diary.places() == ["old diary_2020_03", "a diary_2026_03"])
    }

    @Test("A store of an earlier program is laid in parts with all that is in it, and reads back as the same tables")
    func upgrade() async throws {
        let diary = try Diary(Diary.before)
        for month in ["2025-11", "2026-03", "2031-07"] { try await diary.write("x", at: "\(month)-05T00:00:00Z") }
        try await diary.cellar.store.write { try Audit.append($0, actor: 7, act: "before", subject: "s") }
        let (catalog, inventory) = try await diary.cellar.store.read { (try Catalog($0), try Inventory($0)) }
        let newer = try diary.cellar.again(Diary.migrations)
        defer { newer.close() }
        #expect(try await newer.read { try Catalog($0) } == catalog)
        #expect(try await newer.read { try Inventory($0) } == inventory)
        #expect(try await diary.places(newer) == ["x diary_2025_11", "x diary_2026_03", "x diary_2031_07"])
        for wrong in ["(1, 99, 'no jar')", "(1, NULL, '')"] {
            await #expect(throws: StoreFailure.self, "\(wrong)") {
                _ = try await newer.write { try $0.run("INSERT INTO diary (id, jar, line) VALUES \(wrong)") }
            }
        }
        try await newer.write { try Audit.append($0, actor: 7, act: "after", subject: "s") }
        let walk = try await newer.read { try Audit.walk($0) }
        #expect(walk.firstBroken == nil && walk.entries == 2)
    }

    /// Five indexes, by number, subject, act, whoever did it and time; three guards: what is laid in parts after the
    /// step of erasures keeps those that let nothing through.
    @Test("The audit trail lies by its numbers, ten millions a part")
    func audit() async throws {
        let diary = try Diary()
        let parts = try await diary.parts(of: "audit")
        #expect(parts == ["audit_0 53", "audit_1 53", "audit_2 53", "audit_rest 53"])
        let row = "(30000000, 0, 1, 'a', 's', 'd', '\(String(repeating: "0", count: 64))')"
        try await diary.cellar.store.write { _ = try $0.run("INSERT INTO audit VALUES \(row)") }
        try await diary.prepare()
        #expect(try await diary.parts(of: "audit").map { String($0.prefix(7)) }.contains("audit_5"))
        try await diary.cellar.store.write { try Audit.append($0, actor: 1, act: "b", subject: "s") }
        let newest = try await diary.cellar.store.read { try $0.value(Int.self, "SELECT max(seq) FROM audit_3") }
        #expect(newest == 30_000_001)
    }

    @Test("A month that was taken off is not seen, holds nothing up, and is there again when it is put back")
    func detached() async throws {
        let diary = try Diary()
        try await diary.write("kept", at: "2026-03-05T00:00:00Z")
        let march = try #require(Parting.months.part(of: "diary", holding: IDMaker.first(at: Cellar.noon)))
        func alter(_ sql: String) async throws {
            try await diary.cellar.store.write { tx in _ = try tx.run("ALTER TABLE diary \(sql)") }
        }
        try await alter("DETACH PARTITION diary_2026_03")
        try await diary.write("later", at: "2026-08-05T00:00:00Z")
        try await diary.prepare()
        #expect(try await diary.places() == ["later diary_2026_08"])
        let bounds = "FROM (\(march.keys.lowerBound)) TO (\(march.keys.upperBound))"
        try await alter("ATTACH PARTITION diary_2026_03 FOR VALUES \(bounds)")
        #expect(try await diary.places() == ["kept diary_2026_03", "later diary_2026_08"])
        #expect(try await diary.parts().contains("diary_2026_03 23"), "with its guards")
    }

    @Test("A whole store that is carried finds its months, however long ago")
    func carried() async throws {
        let (diary, other) = (try Diary(), try Diary())
        for month in ["2021-01", "2021-02", "2026-03"] { try await diary.write("x", at: "\(month)-05T00:00:00Z") }
        _ = try await diary.cellar.store.carry(into: other.cellar.store)
        #expect(try await other.places() == ["x diary_2021_01", "x diary_2021_02", "x diary_2026_03"])
    }

    @Test("Somebody who reads for long holds nobody up for long; the parts are made another time")
    func busy() async throws {
        let diary = try Diary()
        try await diary.write("late", at: "2026-09-05T00:00:00Z")
        let gate = DispatchSemaphore(value: 0)
        async let reading: Void = diary.cellar.store.read { db in
            _ = try db.value(Int.self, "SELECT count(*) FROM diary")
            gate.wait()
        }
        try await Task.sleep(for: .milliseconds(200))
        let begun = ContinuousClock.now
        try await diary.prepare()
        try await diary.write("meanwhile", at: "2026-09-06T00:00:00Z")
        #expect(ContinuousClock.now - begun < .seconds(5))
        gate.signal()
        try await reading
        #expect(try await diary.places() == ["late diary_rest", "meanwhile diary_rest"])
        try await diary.prepare()
        #expect(try await diary.places() == ["late diary_2026_09", "meanwhile diary_2026_09"])
    }
}
