import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// Wang lives at 3-1-802, Li at 31-1-801 of another building; Zhou lives nowhere and has asked for something in 3-1.
private struct Homes {
    let grounds: Grounds
    let customers: Customers
    let people: People
    let wang: Person
    let li: Person
    let zhou: Person

    init() async throws {
        grounds = try await Grounds.open()
        let store = grounds.house.store
        customers = Customers(store, keyring: nil, rules: try Checkout.desk.get().contacts)
        people = People(store)
        wang = try await Self.add("王建国", at: "3-1-802", grounds)
        li = try await Self.add("李秀英", at: "31-1-801", grounds)
        zhou = try await Self.add("周大", at: nil, grounds)
        try await Self.ask(zhou, at: "3-1", of: "engineering.lifts.fault", grounds)
    }

    static func add(_ name: String, at code: String?, _ grounds: Grounds) async throws -> Person {
        let from = try #require(Day("2020-05-01"))
        let draft = PersonDraft(project: grounds.house.estate.id, name: name, phones: ["13800138000"])
        let room = try code.map { try #require(grounds.places[$0]).id }
        let rooms: [People.Moving] = room.map { [(place: $0, capacity: .owner, from: from)] } ?? []
        return try await People(grounds.house.store).add(draft, living: rooms, by: 0)
    }

    static func ask(_ person: Person, at code: String, of category: String?, _ grounds: Grounds) async throws {
        try await grounds.house.register("电梯停了", by: "root") { intake in
            (intake.place, intake.category) = (code, category)
            intake.reporter = Reporter(person: person.id, name: "", phone: "")
        }
    }

    func act(
        _ name: PersonAct.Name, on person: Person, by actor: Actor, _ fill: (inout PersonAct) -> Void = { _ in }
    ) async throws {
        var act = PersonAct()
        fill(&act)
        _ = try await customers.act(name, act, on: person.id, by: actor)
    }

    func names(_ actor: Actor) async throws -> [String] {
        try await people.list(in: grounds.house.estate.id, after: nil, limit: 50, for: actor).map(\.person.name)
    }
}

@Suite("Limited posts and customers' files, places' records")
struct LimitedPeopleTests {
    @Test("Whoever has a place lists, finds, opens those who are there and its cases' customers, and nobody else")
    func reading() async throws {
        let homes = try await Homes()
        let zone = try await homes.grounds.someone("zone", try homes.grounds.post("steward", at: "3"))
        #expect(try await homes.names(zone) == ["王建国", "周大"])
        let found = try await homes.people.find("13800138000", in: [homes.li.project], limit: 9, for: zone)
        #expect(Set(found.map(\.person.id)) == [homes.wang.id, homes.zhou.id])
        for code in ["31-1-801", "31"] {
            #expect(try await homes.people.find(code, in: [homes.li.project], limit: 9, for: zone).isEmpty)
        }
        #expect(try await homes.people.find("3-1-802", in: [homes.li.project], limit: 9, for: zone).count == 1)
        #expect(try await homes.customers.file(homes.wang.id, for: zone).may(.peoplePhone))
        await refused(DirectoryRefusal.unknownPerson(homes.li.id.description)) {
            _ = try await homes.customers.file(homes.li.id, for: zone)
        }
        await refused(DirectoryRefusal.unknownPlace("31-1-801")) {
            _ = try await homes.customers.room("31-1-801", for: zone)
        }
        #expect(try await homes.customers.room("3-1-802", for: zone).stays.map(\.person.id) == [homes.wang.id])
    }

    @Test("Who is gone from the part is no longer read, and neither is their family elsewhere")
    func leaving() async throws {
        let homes = try await Homes()
        let zone = try await homes.grounds.someone("zone", try homes.grounds.post("steward", at: "3"))
        let root = try homes.grounds.house.actor("root")
        let day = try #require(Day("2026-01-31"))
        try await homes.act(.moveIn, on: homes.wang, by: root) {
            ($0.place, $0.capacity, $0.from) = ("31-1-801", .family, day)
        }
        let household = try await homes.customers.file(homes.wang.id, for: zone).household
        #expect(household.values.flatMap(\.self).isEmpty, "Li lives there too")
        #expect(try await homes.customers.file(homes.wang.id, for: root).household.values.flatMap(\.self).count == 1)
        let stays = try await homes.customers.file(homes.wang.id, for: root).stays
        let home = try #require(stays.first { $0.place.code == "3-1-802" }).occupancy
        try await homes.act(.moveOut, on: homes.wang, by: zone) {
            ($0.entry, $0.day) = (home.id.description, day)
        }
        await refused(DirectoryRefusal.unknownPerson(homes.wang.id.description)) {
            _ = try await homes.customers.file(homes.wang.id, for: zone)
        }
        #expect(try await homes.customers.room("3-1-802", for: zone).stays.isEmpty)
        #expect(try await homes.names(zone) == ["周大"])
    }

    @Test("What the right lets write is written of the part's people; who is where, of the part's places alone")
    func writing() async throws {
        let homes = try await Homes()
        let zone = try await homes.grounds.someone("zone", try homes.grounds.post("steward", at: "3"))
        let day = try #require(Day("2026-01-31"))
        for person in [homes.wang, homes.zhou] {
            try await homes.act(.contact, on: person, by: zone) { ($0.way, $0.spoke) = ("telephone", "都好") }
            _ = try await homes.grounds.house.cases.writeConsent(false, how: "电话", of: person.id, by: zone)
        }
        try await homes.act(.moveIn, on: homes.zhou, by: zone) {
            ($0.place, $0.capacity, $0.from) = ("3-2-801", .tenant, day)
        }
        await refused(DirectoryRefusal.unknownPlace("31-1")) {
            try await homes.act(.moveIn, on: homes.zhou, by: zone) {
                ($0.place, $0.capacity, $0.from) = ("31-1", .tenant, day)
            }
        }
        await refused(DirectoryRefusal.unknownPerson(homes.li.id.description)) {
            try await homes.act(.contact, on: homes.li, by: zone) { ($0.way, $0.spoke) = ("telephone", "都好") }
        }
        await refused(DirectoryRefusal.unknownPerson(homes.li.id.description)) {
            _ = try await homes.grounds.house.cases.writeConsent(false, how: "电话", of: homes.li.id, by: zone)
        }
        let reader = try await homes.grounds.someone("reader", try homes.grounds.post("quality-inspector", at: "3"))
        await refused(WorkforceRefusal.notAllowed(.peopleWrite)) {
            try await homes.act(.contact, on: homes.wang, by: reader) { ($0.way, $0.spoke) = ("telephone", "都好") }
        }
    }

    @Test("Merging, telling apart and taking out stay with posts for the whole project")
    func records() async throws {
        let homes = try await Homes()
        let manager = "customer-service-manager"
        let zone = try await homes.grounds.someone("zone", try homes.grounds.post(manager, at: "3"))
        let acts: [PersonAct.Name] = [.merge, .unmerge, .distinct, .undoDistinct, .erase]
        for name in acts {
            let right = name == .erase ? Right.peopleErase : .peopleWrite
            await refused(WorkforceRefusal.notAllowed(right)) {
                try await homes.act(name, on: homes.wang, by: zone) {
                    ($0.other, $0.reason) = (homes.zhou.id.description, "同一人")
                }
            }
        }
        let allowed = try await homes.customers.file(homes.wang.id, for: zone).allowed
        #expect(allowed.isDisjoint(with: acts) && allowed.contains(.change))
        let whole = try await homes.customers.file(homes.wang.id, for: try homes.grounds.house.actor("root")).allowed
        #expect(whole.isSuperset(of: acts))
    }

    @Test("A category alone lists nobody and opens the file of its cases' customers")
    func categoryAlone() async throws {
        let homes = try await Homes()
        let trade = try await homes.grounds.someone("trade", try homes.grounds.post("steward", of: "engineering.lifts"))
        #expect(try await homes.names(trade).isEmpty && !trade.lists(.peopleRead) && trade.lists(.placesRead))
        #expect(try await homes.people.find("周大", in: [homes.li.project], limit: 9, for: trade).isEmpty)
        #expect(try await homes.customers.file(homes.zhou.id, for: trade).person.name == "周大")
        await refused(DirectoryRefusal.unknownPerson(homes.wang.id.description)) {
            _ = try await homes.customers.file(homes.wang.id, for: trade)
        }
        await refused(DirectoryRefusal.unknownPlace("3-1-802")) {
            _ = try await homes.customers.room("3-1-802", for: trade)
        }
    }

    @Test("The records of places are read and written within the part, and its stewards are not given by it")
    func places() async throws {
        let homes = try await Homes()
        let grounds = homes.grounds
        let premises = Premises(grounds.house.store, desks: grounds.house.cases.desks)
        let zone = try await grounds.someone("zone", try grounds.post("customer-service-manager", at: "3-1"))
        let estate = grounds.house.estate.id
        func inside(_ code: String?) async throws -> [String] {
            let parent = try code.map { try #require(grounds.places[$0]).id }
            return try await premises.inside(parent, in: estate, limit: 50, for: zone).map(\.code)
        }
        #expect(try await inside(nil) == ["3-1"])
        #expect(try await inside("3-1") == ["3-1-801", "3-1-802"])
        for code in ["3", "31-1"] { #expect(try await inside(code).isEmpty) }
        #expect(try await premises.find("801", in: [estate], limit: 50, for: zone).map(\.code) == ["3-1-801"])
        let file = try await premises.file(of: "3-1-802", for: zone)
        #expect(file.above.map(\.code) == ["3-1"] && file.residents?.map(\.person.id) == [homes.wang.id])
        _ = try await premises.setStatus(StatusWord(.rented), of: "3-1-802", by: zone)
        for code in ["3", "3-2-801", "31-1-801", "T9"] {
            await refused(DirectoryRefusal.unknownPlace(code)) { _ = try await premises.file(of: code, for: zone) }
            await refused(DirectoryRefusal.unknownPlace(code)) {
                _ = try await premises.setStatus(StatusWord(.rented), of: code, by: zone)
            }
        }
        await refused(WorkforceRefusal.notAllowed(.placesWrite)) {
            _ = try await premises.give("3-1-802", to: ZoneDraft(staff: zone.staff), by: zone)
        }
        await refused(WorkforceRefusal.notAllowed(.placesRead)) {
            _ = try await premises.vacancy(in: estate, limit: 10, for: zone)
        }
    }

    @Test("Care that is due is listed, and written down, within the part alone")
    func care() async throws {
        let homes = try await Homes()
        let (house, root) = (homes.grounds.house, try homes.grounds.house.actor("root"))
        let premises = Premises(house.store, desks: house.cases.desks)
        _ = try await Places(house.store).add(
            ["3-1-L1", "31-1-L1"].map {
                PlaceDraft(project: house.estate.id, parent: nil, kind: .facility, code: $0, name: $0)
            }, by: 0)
        let due = try #require(Day("2026-03-05"))
        var plans: [String: String] = [:]
        for code in ["3-1-L1", "31-1-L1"] {
            let draft = CareDraft(
                what: "半月保养", rhythm: CareRhythm(every: 15, unit: .days), isStatutory: false, firstDue: due)
            plans[code] = try await premises.plan(draft, at: code, by: root).care.first?.plan.id.description
        }
        let zone = try await homes.grounds.someone(
            "zone", try homes.grounds.post("steward", at: "3"), try homes.grounds.post("steward", at: "pool"))
        func listed(_ actor: Actor) async throws -> [String] {
            try await premises.careDue(in: house.estate.id, within: 3660, limit: 9, for: actor).items.map(\.place.code)
        }
        #expect(try await listed(zone) == ["3-1-L1"])
        #expect(try await listed(root).count == 2)
        let (near, far) = (try #require(plans["3-1-L1"]), try #require(plans["31-1-L1"]))
        #expect(try await premises.did(near, on: nil, note: "", by: zone).done.count == 1)
        await refused(DirectoryRefusal.unknownCarePlan(far)) {
            _ = try await premises.did(far, on: nil, note: "", by: zone)
        }
    }
}
