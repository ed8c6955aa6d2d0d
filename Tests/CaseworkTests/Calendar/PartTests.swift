import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("A part of the places may have a calendar of its own")
struct PartTests {
    private static let codes = ["3-1-802", "3-1", "3-2-101", "3", "4-1-101", "B2", nil]

    /// Version 2 for the estate, 3 for building 3, 4 for its first unit.
    private func published(_ house: House, _ effect: CalendarVersion.Effect = .keep) async throws -> [String: Place] {
        let places = try await house.built()
        try await house.publish(House.week("09:00-17:00"), as: house.office(), over: 1, effect)
        try await house.publish(House.week("10:00-16:00"), as: house.office(places["3"]), over: 2, effect)
        try await house.publish(House.week("11:00-15:00"), as: house.office(places["3-1"]), over: 3, effect)
        return places
    }

    @Test("the closest one wins: the place, what it lies in, the project, the desk; the promise keeps which it was")
    func cascade() async throws {
        let house = try await House.open()
        let places = try await published(house)
        let expected = [4, 4, 3, 3, 2, 2, 2]
        for (code, version) in zip(Self.codes, expected) {
            #expect(try await house.versions(house.letter(at: code)) == [version], "\(code ?? "nowhere")")
        }
        let item = try await house.letter(at: "3-1-802")
        let promise = try await house.promise(.closed, of: item)
        let reckoning = try await house.cases.reckon(promise.id, for: try house.actor("lin"))
        #expect(reckoning.part == CalendarPart(try #require(places["3-1"])) && reckoning.calendar?.version == 4)
        #expect(reckoning.worked == promise.clock?.target)
        let elsewhere = try await house.promise(.closed, of: house.letter(at: "4-1-101"))
        #expect(try await house.cases.reckon(elsewhere.id, for: try house.actor("lin")).part == nil)
    }

    @Test("another priority takes what its place has now, with the time that was used")
    func priority() async throws {
        let house = try await House.open()
        let places = try await house.built()
        let item = try await house.letter(at: "3-1-802")
        try await house.publish(House.week("10:00-16:00"), as: house.office(places["3"]), over: 1)
        house.hand.advance(.minutes(4))
        _ = try await house.act("reprioritise", on: item, by: "chen") {
            ($0.act.priority, $0.act.reason) = (.major, "住户年迈")
        }
        let new = try await house.found(item).promises.filter { $0.state == .open }
        #expect(!new.isEmpty && new.allSatisfy { $0.clock?.version == 2 && $0.startsAt == item.openedAt })
    }

    @Test("a preview counts the open promises of its part alone, and publishing moves those and no others")
    func moving() async throws {
        let house = try await House.open()
        let places = try await published(house)
        var items: [Case] = []
        for code in Self.codes { items.append(try await house.letter(at: code)) }
        func count(_ place: CalendarPlace) async throws -> Int {
            let draft = try House.week("08:30-17:30")
            let seen = try await house.cases.preview(draft, of: place, for: try house.actor("root"))
            return seen.earlier + seen.later + seen.same + seen.staying
        }
        let each = items[0].promises.count
        #expect(try await count(house.office(places["3-1"])) == 2 * each)
        #expect(try await count(house.office(places["3"])) == 2 * each)
        #expect(try await count(house.office()) == 3 * each)
        #expect(try await count(house.office(places["B2"])) == each, "one that has none yet: what it would take over")
        #expect(try await count(house.office(isDesk: true)) == 0)
        // Longer hours that nothing is over with at once.
        try await house.publish(House.week("10:00-15:30"), as: house.office(places["3"]), over: 3, .move)
        try await house.works()
        let versions = try await items.asyncVersions(house)
        #expect(versions == [[4], [4], [5], [5], [2], [2], [2]])
        try await house.publish(House.week("09:30-17:00"), as: house.office(), over: 2, .move)
        try await house.works()
        #expect(try await items.asyncVersions(house) == [[4], [4], [5], [5], [6], [6], [6]])
        #expect(try await house.isSound())
    }

    @Test("who registers waits for no look at the places where no part has a calendar of its own, else for one")
    func looks() async throws {
        let house = try await House.open()
        let places = try await house.built()
        func looked() async throws -> Int {
            house.store.watch.record(true)
            _ = try await house.letter(at: "3-1-802")
            return house.store.watch.record(false).count { $0.sql.contains("WITH RECURSIVE above") }
        }
        #expect(try await looked() == 0)
        try await house.publish(House.week("10:00-16:00"), as: house.office(places["3"]), over: 1)
        #expect(try await looked() == 1)
    }

    @Test("a place of another project is none; whoever edits there alone may not here")
    func refusals() async throws {
        let house = try await House.open()
        _ = try await house.built()
        let other = try await Places(house.store).add(
            [PlaceDraft(project: house.tower.id, parent: nil, kind: .building, code: "1", name: "1")], by: 0)[0]
        await refused(DirectoryRefusal.unknownPlace("\(other.id)")) {
            try await house.publish(House.week("09:00-17:00"), as: house.office(other), over: 1)
        }
        await refused(WorkforceRefusal.notAllowed(.calendarsEdit)) {
            try await house.publish(House.week("09:00-17:00"), as: house.office(), over: 1, by: "chen")
        }
    }

    @Test("over random hours each promise is due when a walk minute by minute on its own part's hours says so")
    func property() async throws {
        let house = try await House.open()
        let places = try await house.built()
        var dice = Dice(state: 44)
        var hours: [Int: CalendarDraft] = [:]
        var newest: [String: Int] = ["": 1]
        for number in 2...9 {
            let from = Int.random(in: 5...11, using: &dice)
            let draft = try House.week("\(padded(from)):30-12:00, 13:00-\(from + 8):15")
            let code = dice.pick(["", "3", "3-1", "B2", "4-1"])
            let base = [code, "3", ""].compactMap { code.hasPrefix($0) ? newest[$0] : nil }[0]
            try await house.publish(draft, as: house.office(places[code]), over: base)
            (hours[number], newest[code]) = (draft, number)
            house.hand.advance(.minutes(Int64.random(in: 1...900, using: &dice)))
            for code in Self.codes { try await check(house, try await house.letter(at: code), code, newest, hours) }
        }
        #expect(newest.count > 3, "too few parts to say anything")
    }

    private func check(
        _ house: House, _ item: Case, _ code: String?, _ newest: [String: Int], _ hours: [Int: CalendarDraft]
    ) async throws {
        // As codes are read from left to right: `3-1-802`, `3-1`, `3`, the whole.
        let parts = (code ?? "").split(separator: "-")
        let path = (0...parts.count).reversed().map { parts.prefix($0).joined(separator: "-") }
        let version = try #require(path.compactMap { newest[$0] }.first)
        for promise in item.promises {
            #expect(promise.clock?.version == version, "\(code ?? "nowhere")")
            guard let draft = hours[version], let target = promise.clock?.target else { continue }
            let calendar = try draft.calendar(
                after: .roundTheClock(.shanghai), number: version, known: [], at: House.morning)
            let due = MinuteWalk(calendar: calendar, pauses: []).due(
                from: promise.startsAt, minutes: target.milliseconds / 60_000)
            #expect(promise.dueAt == due, "\(code ?? "nowhere") \(promise.kind)")
        }
    }
}

extension [Case] {
    fileprivate func asyncVersions(_ house: House) async throws -> [Set<Int>] {
        var all: [Set<Int>] = []
        for item in self { all.append(try await house.versions(item)) }
        return all
    }
}
