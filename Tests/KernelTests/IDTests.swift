import Foundation
import Testing

@testable import Kernel

private enum Thing {}

@Suite("Identities")
struct IDTests {
    @Test("thirteen letters and back, in either case, and in the order of the numbers")
    func roundTrip() {
        var numbers = SeededNumbers(seed: 13)
        var all = (0..<5_000).map { _ in Int64.random(in: 0...Int64.max, using: &numbers) }
        all += [0, 1, 31, 32, .max]
        for number in all {
            let id = ID<Thing>(number: number)
            #expect(id.description.utf8.count == 13)
            #expect(ID<Thing>(id.description) == id)
            #expect(ID<Thing>(id.description.uppercased()) == id)
        }
        let ids = all.map { ID<Thing>(number: $0) }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }

    @Test("what is no identity", arguments: [
        "", "0", "000000000000", "00000000000000", "000000000000i", "000000000000l", "000000000000o", "000000000000u",
        "zzzzzzzzzzzzz", "8000000000000", "-000000000001", "0000000000 01", "０00000000000",
    ])
    func rejects(_ text: String) { #expect(ID<Thing>(text) == nil) }

    @Test("the largest is seven and twelve z")
    func largest() {
        #expect(ID<Thing>(number: .max).description == "7zzzzzzzzzzzz")
        #expect(ID<Thing>("7zzzzzzzzzzzz")?.number == .max)
    }

    @Test("ten thousand in one millisecond, and then a clock that goes back: unique and rising")
    func clockGoesBack() {
        let hand = HandClock(Instant("2026-03-03T01:00:00Z")!)
        let maker = IDMaker(clock: hand.clock, node: 5)
        var made: [Int64] = []
        for step in 0..<10_000 {
            if step == 4_000 { hand.advance(.days(-400)) }
            if step == 8_000 { hand.advance(.days(401)) }
            made.append(maker.make(Thing.self).number)
        }
        #expect(zip(made, made.dropFirst()).allSatisfy { $0 < $1 })
        #expect(made.allSatisfy { ($0 >> 12) & 1023 == 5 })
    }

    @Test("from an identity one reads when it was made, and a time has a least identity")
    func time() {
        let noon = Instant("2026-03-03T04:00:00Z")!
        let made = IDMaker(clock: HandClock(noon).clock, node: 1023).make(Thing.self).number
        #expect(IDMaker.time(of: made) == noon)
        let next = IDMaker.first(at: Instant(milliseconds: noon.milliseconds + 1))
        #expect((IDMaker.first(at: noon)..<next).contains(made))
        #expect(IDMaker.first(at: Instant("1999-01-01T00:00:00Z")!) == 0)
        #expect(IDMaker.first(at: Instant("2199-01-01T00:00:00Z")!) <= .max)
    }

    @Test("made on many threads at once each is its own, and each thread sees them rise")
    func concurrent() async {
        let maker = IDMaker(clock: .system)
        let runs = await withTaskGroup(of: [Int64].self) { group in
            for _ in 0..<16 { group.addTask { (0..<2_000).map { _ in maker.make(Thing.self).number } } }
            return await group.reduce(into: [[Int64]]()) { $0.append($1) }
        }
        #expect(Set(runs.joined()).count == 32_000)
        #expect(runs.allSatisfy { run in zip(run, run.dropFirst()).allSatisfy { $0 < $1 } })
    }

    @Test("two nodes never make the same, and the time of making can be read")
    func nodes() {
        let at = Instant("2026-03-03T01:00:00.123Z")!
        let makers = [1, 2].map { IDMaker(clock: HandClock(at).clock, node: $0) }
        let ids = makers.flatMap { maker in (0..<5_000).map { _ in maker.make(Thing.self).number } }
        #expect(Set(ids).count == 10_000)
        #expect((ids[0] >> 22) + 1_577_836_800_000 == at.milliseconds)
    }
}
