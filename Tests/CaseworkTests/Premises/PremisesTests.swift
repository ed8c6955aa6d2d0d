import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("What is kept of places")
struct PremisesTests {
    private struct Grounds {
        let house: House
        let premises: Premises
        let root: Actor
    }

    private func open() async throws -> Grounds {
        let house = try await House.open()
        func draft(_ kind: Place.Kind, _ code: String, in project: Project) -> PlaceDraft {
            PlaceDraft(project: project.id, parent: nil, kind: kind, code: code, name: code)
        }
        _ = try await Places(house.store).add(
            [
                draft(.building, "3", in: house.estate), draft(.unit, "3-1", in: house.estate),
                draft(.room, "3-1-801", in: house.estate), draft(.room, "3-1-802", in: house.estate),
                draft(.facility, "3-1-lift", in: house.estate), draft(.building, "5", in: house.estate),
                draft(.room, "5-1-101", in: house.estate), draft(.room, "9-101", in: house.tower),
            ], by: 0)
        return Grounds(
            house: house, premises: Premises(house.store, desks: house.cases.desks), root: try house.actor("root"))
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test("a record is changed by version, in the desk's words, and every version stays")
    func records() async throws {
        let grounds = try await open()
        let (premises, root) = (grounds.premises, grounds.root)
        var record = PlaceRecord(name: "海景房", area: 8950, use: "residential", deliveredOn: try day("2025-06-01"))
        record.meters = [.init(kind: "water", number: "W-1")]
        var file = try await premises.change(record, of: "3-1-802", version: 1, by: root)
        #expect(file.version == 2 && file.record == record && file.place.name == "海景房")
        #expect(file.covers.first { $0.part == "electrics" }?.until == Day("2027-06-01"))
        let late = record
        await #expect(throws: DirectoryRefusal.placeStale(current: 2)) {
            try await premises.change(late, of: "3-1-802", version: 1, by: root)
        }
        record.note = "角户"
        file = try await premises.change(record, of: "3-1-802", version: 2, by: root)
        #expect(file.edits.map(\.version) == [3, 2] && file.edits.last?.record.note == "")
        let places = Places(grounds.house.store)
        let found = try await places.find("haijing", in: [grounds.house.estate.id], limit: 5)
        #expect(found.map(\.code) == ["3-1-802"])
    }

    @Test("what no record may hold is refused, and so is who may not change it")
    func badRecords() async throws {
        let grounds = try await open()
        let (premises, root) = (grounds.premises, grounds.root)
        let tomorrow = PlaceRecord(name: "x", deliveredOn: Day("2026-03-04"))
        await #expect(throws: CaseRefusal.dateOutOfRange(field: "deliveredOn")) {
            try await premises.change(tomorrow, of: "3-1-802", version: nil, by: root)
        }
        let negative = PlaceRecord(name: "x", area: -1)
        await #expect(throws: CaseRefusal.numberOutOfRange(field: "area", least: "0", most: "1000000")) {
            try await premises.change(negative, of: "3-1-802", version: nil, by: root)
        }
        let long = PlaceRecord(name: "x", note: String(repeating: "长", count: 601))
        await #expect(throws: CaseRefusal.tooLong(field: "note", limit: 600)) {
            try await premises.change(long, of: "3-1-802", version: nil, by: root)
        }
        let lift = PlaceRecord(name: "x", facility: FacilityCard(kind: "lift"))
        await #expect(throws: DirectoryRefusal.notAFacility("3-1-802")) {
            try await premises.change(lift, of: "3-1-802", version: nil, by: root)
        }
        let lin = try grounds.house.actor("lin")
        let good = PlaceRecord(name: "x")
        await #expect(throws: WorkforceRefusal.notAllowed(.placesWrite)) {
            try await premises.change(good, of: "3-1-802", version: nil, by: lin)
        }
        await #expect(throws: DirectoryRefusal.unknownPlace("9-101")) {
            try await premises.file(of: "9-101", for: lin)
        }
    }

    @Test("statuses are said, said over again, and of a whole building at once; nothing is edited")
    func statuses() async throws {
        let grounds = try await open()
        let (premises, root) = (grounds.premises, grounds.root)
        _ = try await premises.setStatus(StatusWord(.renovating, from: try day("2026-02-10")), of: "3-1-802", by: root)
        // Said late, about an earlier day: what it is now stays.
        var file = try await premises.setStatus(
            StatusWord(.handedOver, from: try day("2026-01-05"), note: "补录"), of: "3-1-802", by: root)
        #expect(file.place.status == .renovating)
        let (inside, before) = (try day("2026-02-09"), try day("2026-01-04"))
        #expect(file.history.entry(on: inside)?.status == .handedOver && file.history.entry(on: before) == nil)
        await #expect(throws: CaseRefusal.dateOutOfRange(field: "from")) {
            try await premises.setStatus(StatusWord(.vacant, from: Day("2026-03-04")), of: "3-1-802", by: root)
        }
        let changed = try await premises.setStatus(StatusWord(.handedOver), ofAllIn: "3", by: root)
        #expect(changed == 2)
        let again = try await premises.setStatus(StatusWord(.handedOver), ofAllIn: "3", by: root)
        let none = try await premises.setStatus(StatusWord(.vacant), ofAllIn: "3", only: .unsold, by: root)
        #expect(again == 0 && none == 0)
        file = try await premises.file(of: "3-1-802", for: root)
        #expect(file.place.status == .handedOver && file.history.entries.count == 3)
        await #expect(throws: DirectoryRefusal.nothingInside("3-1-lift")) {
            try await premises.setStatus(StatusWord(.vacant), ofAllIn: "3-1-lift", by: root)
        }
        let (estate, store) = (grounds.house.estate.id, grounds.house.store)
        let vacancy = try await premises.vacancy(in: estate, limit: 1, for: root)
        #expect(vacancy.all == 3 && vacancy.counts[.handedOver] == 2 && vacancy.counts[nil] == 1)
        #expect(vacancy.buildings.map(\.empty) == [2, 0] && vacancy.rooms.map(\.code) == ["3-1-801"])
        let more = try await premises.vacancy(
            in: estate, after: try #require(vacancy.next), limit: 1, for: root)
        #expect(more.rooms.map(\.code) == ["3-1-802"] && more.next == nil)
        await #expect(throws: (any Error).self) {
            try await store.write { try $0.run("UPDATE place_status SET status = 'vacant'") }
        }
    }

    @Test("a place that is no longer used stays, and nothing new begins there")
    func retiring() async throws {
        let grounds = try await open()
        let (premises, root, house) = (grounds.premises, grounds.root, grounds.house)
        await #expect(throws: DirectoryRefusal.placeHasParts("3-1")) {
            try await premises.retire("3", reason: "拆除", by: root)
        }
        await #expect(throws: CaseRefusal.fieldMissing("reason")) {
            try await premises.retire("3-1-801", reason: " ", by: root)
        }
        let kept = try await house.register("门坏了") { $0.place = "3-1-801" }
        let file = try await premises.retire("3-1-801", reason: "并入 802", by: root)
        #expect(file.place.retiredOn == Day("2026-03-03") && file.edits.first?.words == "并入 802")
        await #expect(throws: DirectoryRefusal.placeRetired("3-1-801")) {
            try await house.register("门又坏了") { $0.place = "3-1-801" }
        }
        let (still, found) = (
            try await house.found(kept), try await Places(house.store).find("3-1-801", in: [house.estate.id], limit: 5)
        )
        #expect(still.place == file.place.id && found.isEmpty)
        _ = try await premises.restore("3-1-801", reason: "弄错了", by: root)
        _ = try await house.register("门又坏了") { $0.place = "3-1-801" }
    }

    @Test("care is due by its plan, and each time it was done is a row")
    func care() async throws {
        let grounds = try await open()
        let (premises, root) = (grounds.premises, grounds.root)
        let draft = CareDraft(
            what: "年检", rhythm: CareRhythm(every: 12, unit: .months), isStatutory: true,
            firstDue: try day("2026-03-01"))
        var file = try await premises.plan(draft, at: "3-1-lift", by: root)
        let plan = try #require(file.care.first).plan
        func due(_ days: Int?) async throws -> [CareFile] {
            try await premises.careDue(in: grounds.house.estate.id, within: days, limit: 10, for: root).items
        }
        let today = try day("2026-03-03")
        let overdue = try await due(nil)
        #expect(overdue.map { $0.plan.state(on: today, ahead: 14) } == [.overdue])
        _ = try await premises.did(plan.id.description, on: try day("2026-03-02"), note: "合格", by: root)
        let (soon, later) = (try await due(nil), try await due(364))
        #expect(soon.isEmpty && later.map(\.plan.nextDue.description) == ["2027-03-02"])
        // Written down late: it moves nothing that was done since.
        let late = try await premises.did(plan.id.description, on: try day("2025-03-02"), note: "补录", by: root)
        #expect(late.plan.nextDue == Day("2027-03-02") && late.done.map(\.note) == ["合格", "补录"])
        await #expect(throws: CaseRefusal.dateOutOfRange(field: "doneOn")) {
            try await premises.did(plan.id.description, on: Day("2026-03-04"), note: "", by: root)
        }
        await #expect(throws: DirectoryRefusal.notAFacility("3-1-802")) {
            try await premises.plan(draft, at: "3-1-802", by: root)
        }
        let facts = try await premises.facts(at: file.place.id, kind: "repair", category: nil, for: root)
        #expect(facts?.lastCare?.note == "合格" && facts?.nextCare?.what == "年检")
        _ = try await premises.endPlan(plan.id.description, by: root)
        file = try await premises.file(of: "3-1-lift", for: root)
        let after = try await due(3660)
        #expect(after.isEmpty && file.care.first?.done.count == 2)
        await #expect(throws: DirectoryRefusal.unknownCarePlan(plan.id.description)) {
            try await premises.did(plan.id.description, on: nil, note: "", by: root)
        }
    }

    @Test("who looks after a place is given, handed over and ended; suggestions follow, gaps are told")
    func zones() async throws {
        let grounds = try await open()
        let (premises, root, house) = (grounds.premises, grounds.root, grounds.house)
        let (zhao, qian) = (try house.actor("zhao").staff, try house.actor("qian").staff)
        _ = try await premises.give("3", to: ZoneDraft(staff: zhao, from: try day("2026-01-01")), by: root)
        let other = ZoneDraft(staff: qian)
        await #expect(throws: DirectoryRefusal.stewardAlready(zhao.description)) {
            try await premises.give("3", to: other, by: root)
        }
        var list = try await premises.zones(in: house.estate.id, for: root)
        #expect(list.lines.map(\.place.code) == ["3"] && list.gaps.map(\.code).contains("5"))
        let item = try await house.register("漏水") {
            ($0.category, $0.place) = ("engineering.plumbing.leak", "3-1-802")
        }
        func inZone() async throws -> [ID<Staff>] {
            try await house.cases.suggestions(for: item.number, by: root).filter(\.isInZone).map(\.staff)
        }
        var meant = try await inZone()
        #expect(meant == [zhao])
        let away = ZoneDraft(staff: qian, to: try day("2026-03-05"), standsInFor: zhao)
        _ = try await premises.give("3", to: away, by: root)
        meant = try await inZone()
        #expect(meant == [qian], "whoever is away is not meant")
        _ = try await premises.give("5", to: ZoneDraft(staff: zhao, from: try day("2026-01-01")), by: root)
        let next = ZoneDraft(staff: qian, from: try day("2026-03-03"), takesOver: true)
        let post = try await premises.give("5", to: next, by: root)
        list = try await premises.zones(in: house.estate.id, on: try day("2026-03-02"), for: root)
        #expect(list.lines.filter { $0.place.code == "5" && $0.holds }.map(\.post.staff) == [zhao])
        list = try await premises.zones(in: house.estate.id, for: root)
        #expect(list.lines.filter { $0.place.code == "5" && $0.holds }.map(\.post.staff) == [qian])
        _ = try await premises.endZone(post.id.description, on: try day("2026-03-02"), by: root)
        list = try await premises.zones(in: house.estate.id, for: root)
        #expect(list.gaps.map(\.code).contains("5"))
        let lin = try house.actor("lin")
        await #expect(throws: WorkforceRefusal.notAllowed(.placesWrite)) {
            try await premises.give("5", to: ZoneDraft(staff: zhao), by: lin)
        }
    }
}
