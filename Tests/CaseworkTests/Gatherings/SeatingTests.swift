import Bulletin
import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// A garden whose neighbours come together; Tuesday, 2026-03-03 09:00.
private struct Party {
    let house: House
    let activities: Activities
    let neighbours: [String]

    static func open(neighbours count: Int) async throws -> Party {
        let house = try await House.open()
        let people = People(house.store)
        var neighbours: [String] = []
        for place in 0..<count {
            let draft = PersonDraft(
                project: house.estate.id, name: "邻居\(place)", phones: ["139\(10_000_000 + place)"])
            neighbours.append(try await people.add(draft, by: 0).id.description)
        }
        return Party(house: house, activities: Activities(house.store), neighbours: neighbours)
    }

    /// One that is open for registration.
    func hold(seats: Int?) async throws -> String {
        var draft = ActivityDraft()
        (draft.title, draft.venue, draft.seats) = ("包粽子", "会所", seats)
        (draft.begins, draft.ends) = (House.morning + .hours(5), House.morning + .hours(7))
        let chen = try house.actor("chen")
        let number = try await activities.write(draft, by: chen).one.number
        return try await activities.act(.open, on: number, by: chen).one.number
    }

    func file(_ number: String) async throws -> ActivityFile {
        try await activities.file(number, for: try house.actor("chen"))
    }

    func reseat(_ number: String, to seats: Int) async throws {
        var draft = ActivityDraft(try await file(number).one)
        draft.seats = seats
        _ = try await activities.edit(number, draft, version: nil, by: try house.actor("chen"))
    }
}

/// What must hold after every step.
private func check(_ file: ActivityFile) {
    let seated = file.registrations.filter { $0.state == .seated }
    let waiting = file.registrations.filter { $0.state == .waiting }
    #expect(seated.reduce(0) { $0 + $1.heads } == file.one.taken)
    if let seats = file.one.content.seats {
        #expect(file.one.taken <= seats)
        if let first = waiting.first { #expect(first.heads > seats - file.one.taken, "a seat stands empty") }
    } else {
        #expect(waiting.isEmpty)
    }
    // Seats are given in the order of registering: nobody who registered later was seated while somebody waited.
    if let first = waiting.first { #expect(seated.allSatisfy { $0.id < first.id }) }
}

@Suite("Who gets the seats")
struct SeatingTests {
    @Test("Twenty at once for seven seats: never more, the others wait in their order")
    func together() async throws {
        let party = try await Party.open(neighbours: 20)
        let number = try await party.hold(seats: 7)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, neighbour) in party.neighbours.enumerated() {
                group.addTask {
                    _ = try await party.activities.register(
                        neighbour, heads: 1 + place % 3, for: number, by: try party.house.actor("lin"))
                }
            }
            try await group.waitForAll()
        }
        let file = try await party.file(number)
        check(file)
        #expect(file.registrations.count == 20 && file.tally.waiting.registrations > 0)
    }

    @Test(
        "Whatever is registered, cancelled, reseated: no seat is given twice, nobody is passed",
        arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func random(_ seed: UInt64) async throws {
        let party = try await Party.open(neighbours: 12)
        let number = try await party.hold(seats: 6)
        let lin = try party.house.actor("lin")
        var dice = Dice(state: seed)
        for _ in 0..<60 {
            let file = try await party.file(number)
            let live = file.registrations.filter { $0.state != .cancelled }
            switch dice.roll(5) {
            case 0 where !live.isEmpty:
                let one = live[dice.roll(live.count)]
                _ = try await party.activities.act(.cancel, on: one.id.description, of: number, by: lin)
            case 1: try await party.reseat(number, to: max(file.one.taken, 4 + dice.roll(8)))
            default:
                let guest = party.neighbours[dice.roll(party.neighbours.count)]
                let isKnown = live.contains { $0.person.description == guest }
                do {
                    _ = try await party.activities.register(guest, heads: 1 + dice.roll(4), for: number, by: lin)
                    #expect(!isKnown)
                } catch let refusal as GatheringRefusal {
                    #expect(isKnown && refusal == .alreadyRegistered)
                }
            }
            check(try await party.file(number))
        }
    }

    @Test("Who waits gets the seat of who cancels, and stands among those to be told; a large family is not passed by")
    func movesUp() async throws {
        let party = try await Party.open(neighbours: 4)
        let number = try await party.hold(seats: 4)
        let lin = try party.house.actor("lin")
        var ids: [String] = []
        for (neighbour, heads) in zip(party.neighbours, [2, 2, 3, 1]) {
            ids.append(
                try await party.activities.register(neighbour, heads: heads, for: number, by: lin).id.description)
        }
        func states() async throws -> [Registration.State] {
            try await party.file(number).registrations.map(\.state)
        }
        #expect(try await states() == [.seated, .seated, .waiting, .waiting])
        _ = try await party.activities.act(.cancel, on: ids[0], of: number, by: lin)
        #expect(try await states() == [.cancelled, .seated, .waiting, .waiting], "one would fit, but is behind three")
        try await party.reseat(number, to: 5)
        #expect(try await states() == [.cancelled, .seated, .seated, .waiting])
        #expect(try await party.file(number).registrations[2].isToTell)
        await refused(GatheringRefusal.seatsTaken(taken: 5)) { try await party.reseat(number, to: 4) }
        _ = try await party.activities.act(.tell, on: ids[2], of: number, by: lin)
        #expect(try await party.file(number).tally.toTell == 0)
        await refused(GatheringRefusal.tooManyHeads(most: 5)) {
            _ = try await party.activities.register(party.neighbours[0], heads: 6, for: number, by: lin)
        }
    }
}

extension Dice {
    /// 0 to one less than so many.
    fileprivate mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
}
