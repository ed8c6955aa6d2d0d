import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("How well households are known")
struct AcquaintanceTests {
    /// The second way: every resident read, every household judged by itself, its zone found by its code.
    private func walked(_ at: ArrearsHouse, _ rules: ContactRules, _ zones: [(String, ID<Staff>)]) async throws
        -> [ID<Staff>?: Acquaintance.Count]
    {
        let store = at.house.store
        let places = try await store.read { try PlaceTable.find($0, codes: ArrearsHouse.rooms, in: at.house.estate.id) }
        let residents = try await store.read { try AcquaintanceTable.residents($0, at: places.values.map(\.id)) }
        let lacks = Set(Acquaintance.lacks(of: residents, rules, at: store.clock.now()).map(\.resident.place))
        var counts: [ID<Staff>?: Acquaintance.Count] = [:]
        for (place, household) in Dictionary(grouping: residents, by: \.place) {
            let code = household[0].code
            let closest = zones.filter { CodeRange($0.0).holds(code) }.max { $0.0.count < $1.0.count }
            counts[closest?.1, default: .zero] += .init(households: 1, known: lacks.contains(place) ? 0 : 1)
        }
        return counts
    }

    @Test("Counted by the engine it is what it is household by household, zone within zone, tenants before owners")
    func counted() async throws {
        let at = try await ArrearsHouse()
        let (house, lin) = (at.house, try at.house.actor("lin"))
        var rules = try Checkout.desk.get().contacts
        rules.complete = [.phone, .emergency]
        rules.stewards = ["steward", "engineer"]
        let customers = Customers(house.store, keyring: nil, rules: rules)
        var seed: UInt64 = 3
        func chance() -> Bool {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return seed >> 40 & 1 == 1
        }
        for (number, room) in (ArrearsHouse.rooms + ArrearsHouse.rooms).enumerated() {
            let draft = PersonDraft(
                project: house.estate.id, name: "甲\(number)", phones: chance() ? ["1380013\(8000 + number)"] : [])
            let person = try await People(house.store).add(draft, by: 0)
            var acts: [(PersonAct.Name, PersonAct)] = []
            var move = PersonAct()
            let isTenant = number >= 6 && chance()
            (move.place, move.capacity, move.from) = (room, isTenant ? .tenant : .owner, Day("2025-01-01"))
            acts.append((.moveIn, move))
            var add = PersonAct()
            (add.kind, add.fields) = ("emergency", ["contactName": "乙", "contactPhone": "13511112222"])
            if chance() || number % 3 == 0 { acts.append((.add, add)) }
            var contact = PersonAct()
            (contact.way, contact.spoke) = ("visit", "都好")
            if chance() || number % 3 == 0 { acts.append((.contact, contact)) }
            for (name, act) in acts { _ = try await customers.act(name, act, on: person.id, by: lin) }
        }
        let zones = [("3", at.steward.staff), ("3-1", try house.actor("zhao").staff)]
        for days in [0, 100, 200] as [Int64] {
            house.hand.advance(.days(days))
            let known = try await customers.acquaintance(in: house.estate.id, for: at.root)
            let counts = Dictionary(uniqueKeysWithValues: known.groups.map { ($0.steward?.id, $0.count) })
            #expect(try await counts == walked(at, rules, zones), "after \(days) days")
            let areAllNamed = known.groups.allSatisfy { $0.lacks.items.count == $0.households - $0.known }
            #expect(known.households == 6 && areAllNamed)
        }
    }
}
