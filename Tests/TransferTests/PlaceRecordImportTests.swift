import Casework
import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Transfer

/// What sheets say of places besides where they lie: read, told, written and taken back.
@Suite("Bringing in what is kept of places")
struct PlaceRecordImportTests {
    private static let head = "房号,名称,建筑面积,用途,状态,状态起始日期,交付日期,质保到期\n"
    /// What an import leaves behind that was taken back: that it was, row by row.
    private static let trail: Set<String> = [
        "import", "import_row", "import_effect", "import_mapping", "audit", "job",
    ]

    private func place(_ code: String, _ yard: Yard) async throws -> Place {
        try #require(try await yard.store.read { try PlaceTable.find($0, code: code, in: yard.garden.id) })
    }

    private func file(_ code: String, _ yard: Yard) async throws -> PlaceFile {
        try await Premises(yard.store, desks: yard.cases.desks).file(of: code, for: yard.keeper)
    }

    /// A room with a record of two versions and a status, as somebody made them.
    private func kept(_ yard: Yard) async throws {
        try await yard.taken(.places, "房号,名称\n3-1-801,甲\n3-1-802,乙\n3-1-803,丙\n")
        let premises = Premises(yard.store, desks: yard.cases.desks)
        for area in [8000, 8100] as [Int64] {
            let record = PlaceRecord(name: "乙", area: area, meters: [.init(kind: "water", number: "W-1")], note: "角户")
            _ = try await premises.change(record, of: "3-1-802", version: nil, by: yard.keeper)
        }
        let day = Day("2025-05-01")
        _ = try await premises.setStatus(StatusWord(.vacant, from: day), of: "3-1-802", by: yard.keeper)
    }

    @Test("In the words and shapes of people; the same sheet again changes nothing")
    func words() async throws {
        let yard = try await Yard()
        let sheet = Self.head
            + "3栋1单元802,乙,\"1,089.50㎡\",商铺,已入住,2025-07-01,2023/6/30,防水防渗 2031-05-01；给排水：2028年5月1日\n"
            + "3-1-803,,89.5平方米,office,空置,,20230701,\n3-1-804,丁,,,,,,\n"
        let one = try await yard.taken(.places, sheet)
        #expect(one.counts.created == 3 && one.counts.refused == 0)
        let (first, second) = (try await file("3-1-802", yard), try await file("3-1-803", yard))
        let record = PlaceRecord(
            name: "乙", area: 108_950, use: "shop", deliveredOn: Day("2023-06-30"),
            warranty: ["waterproofing": Day("2031-05-01")!, "plumbing": Day("2028-05-01")!])
        #expect(first.record == record && first.version == 2 && first.edits.first?.words == "表.xlsx")
        #expect(first.place.status == .occupied && first.history.last?.from == Day("2025-07-01"))
        #expect(second.record.area == 8950 && second.record.use == "office")
        #expect(second.history.last?.status == .vacant && second.history.last?.from == Day("2026-03-03"))
        #expect(try await file("3-1-804", yard).version == 1)
        #expect(try await yard.words(try await yard.checked(.places, sheet)) == ["unchanged", "unchanged", "unchanged"])
    }

    @Test("A dry run says cell by cell what changes, and what is empty stays")
    func cells() async throws {
        let yard = try await Yard()
        try await kept(yard)
        let before = try await yard.store.read { try Inventory($0) }
        let one = try await yard.checked(.places, Self.head + "3-1-802,,81.5,住宅,自住,2025-04-01,,给排水 2028-05-01\n")
        let changes = [
            FieldChange("area", "81", "81.5"), FieldChange("use", "", "residential"),
            FieldChange("warranty", "", "plumbing 2028-05-01"), FieldChange("status", "", "occupied"),
            FieldChange("statusFrom", "", "2025-04-01"),
        ]
        #expect(try await yard.verdicts(one) == [.changed(changes)])
        let touched = try await yard.store.read { try Inventory($0) }.differences(from: before)
        #expect(Self.trail.isSuperset(of: touched), "\(touched)")
        try await yard.run(one)
        let now = try await file("3-1-802", yard)
        // An earlier day changes nothing of what the place is now.
        #expect(now.place.status == .vacant && now.history.entries.count == 2)
        #expect(now.record.note == "角户" && now.record.meters.count == 1 && now.record.area == 8150)
    }

    @Test(
        "What cannot be is refused beside its column",
        arguments: [
            ("大,,,,,", "numberUnreadable area"), ("1.234,,,,,", "numberUnreadable area"),
            ("1000001,,,,,", "numberOutOfRange area"), (",火箭,,,,", "wordUnknown use"),
            (",,飞了,,,", "wordUnknown status"), (",,自住,明天,,", "dayUnreadable statusFrom"),
            (",,自住,2026-03-04,,", "dateOutOfRange statusFrom"), (",,,2026-03-01,,", "fieldEmpty status"),
            (",,,,2026-03-04,", "dateOutOfRange deliveredOn"), (",,,,,2031-05-01", "warrantyUnreadable warranty"),
            (",,,,,电梯 2031-05-01", "wordUnknown warranty"), (",,,,,防水防渗 1920-05-01", "dateOutOfRange warranty"),
        ])
    func refused(_ cells: String, _ fault: String) async throws {
        let yard = try await Yard()
        let one = try await yard.checked(.places, Self.head + "3-1-802,乙,\(cells)\n3-1-805,戊,,,,,,\n")
        #expect(try await yard.faults(one) == [fault])
        let done = try await yard.run(one, goodRows: true)
        #expect(done.counts.created == 1)
        #expect(try await yard.store.read { try PlaceTable.find($0, code: "3-1-802", in: yard.garden.id) } == nil)
    }

    @Test("A retired place keeps its status; its record may be mended")
    func retired() async throws {
        let yard = try await Yard()
        try await kept(yard)
        let premises = Premises(yard.store, desks: yard.cases.desks)
        _ = try await premises.retire("3-1-802", reason: "拆了", by: yard.keeper)
        let one = try await yard.checked(.places, "房号,面积,状态\n3-1-802,82,自住\n")
        #expect(try await yard.faults(one).first?.hasPrefix("placeRetired") == true)
        #expect(try await yard.words(try await yard.checked(.places, "房号,面积\n3-1-802,82\n")) == ["changed"])
    }

    @Test("After undoing, every table is what it was before, to the byte")
    func undo() async throws {
        let yard = try await Yard()
        try await kept(yard)
        let before = try await yard.store.read { try Inventory($0) }
        let sheet = Self.head + "3-1-801,甲甲,70,住宅,自住,2025-07-01,2023-06-30,防水防渗 2031-05-01\n"
            + "3-1-802,新名,99.99,办公,出租,2025-08-01,,\n7-2-201,丙,50,,空置,,,\n3-1-803,,,,,,2023-06-30,\n"
        let one = try await yard.taken(.places, sheet)
        #expect(one.counts.created == 1 && one.counts.changed == 3)
        let there = try await yard.store.read { try Inventory($0) }.differences(from: before)
        #expect(Set(there).isSuperset(of: ["place", "place_edit", "place_status"]), "\(there)")
        let undone = try await yard.undone(one)
        #expect(undone.state == .undone && undone.kept == 0)
        let left = try await yard.store.read { try Inventory($0) }.differences(from: before)
        #expect(Self.trail.isSuperset(of: left), "\(left)")
    }

    @Test("A place that somebody touched since stays whole, and is named; the others leave")
    func touched() async throws {
        let yard = try await Yard()
        try await kept(yard)
        let one = try await yard.taken(
            .places, "房号,名称,面积,状态\n3-1-801,新甲,70,自住\n3-1-802,新乙,71,自住\n9-1-101,庚,72,自住\n9-1-102,辛,73,自住\n")
        let premises = Premises(yard.store, desks: yard.cases.desks)
        _ = try await premises.setStatus(StatusWord(.rented), of: "3-1-801", by: yard.keeper)
        _ = try await premises.change(PlaceRecord(name: "庚", area: 7300), of: "9-1-101", version: nil, by: yard.keeper)
        let undone = try await yard.undone(one)
        let rows = try await yard.imports.rows("\(one.id)", .kept, limit: 9, for: yard.keeper)
        #expect(rows.map(\.kept) == [.changed, .changed] && rows.map(\.number) == [2, 4] && undone.kept == 2)
        let stays = try await file("3-1-801", yard)
        #expect(stays.place.name == "新甲" && stays.record.area == 7000 && stays.history.entries.count == 2)
        #expect(try await file("9-1-101", yard).record.area == 7300)
        let back = try await file("3-1-802", yard)
        #expect(back.place.name == "乙" && back.record.area == 8100 && back.version == 3)
        #expect(try await yard.store.read { try PlaceTable.find($0, code: "9-1-102", in: yard.garden.id) } == nil)
    }

    @Test("Nothing else of what was said of places ever leaves, neither a person's words nor another sheet's")
    func kept() async throws {
        let yard = try await Yard()
        try await kept(yard)
        let one = try await yard.taken(.places, "房号,面积,状态\n3-1-801,70,自住\n")
        let person = try await place("3-1-802", yard).id
        let sheet = try await place("3-1-801", yard).id
        for table in ["place_edit", "place_status"] {
            await #expect(throws: (any Error).self) {
                try await yard.store.write { try $0.run("DELETE FROM \(table) WHERE place = ?1", sheet) }
            }
            await #expect(throws: (any Error).self) {
                try await yard.store.write { tx in
                    try PlaceStateTable.takingBack(tx, one.id.number) {
                        try tx.run("DELETE FROM \(table) WHERE place = ?1", person)
                    }
                }
            }
            await #expect(throws: (any Error).self) {
                try await yard.store.write { tx in
                    try PlaceStateTable.takingBack(tx, one.id.number + 1) {
                        try tx.run("DELETE FROM \(table) WHERE place = ?1", sheet)
                    }
                }
            }
        }
        #expect(try await file("3-1-802", yard).version == 3)
    }
}
