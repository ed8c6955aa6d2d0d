import Casework
import Directory
import Kernel
import Web
import Workforce

extension DemoHistory {
    /// The stewards go round in the last weeks: they meet people, and write down what they learn.
    func files(before end: Instant) {
        then(end - .days(40)) { try await self.divide() }
        for (place, home) in estate.homes.enumerated() where place % 3 != 2 {
            let steward = home.room.code.hasPrefix("3-") ? "hu" : "ma"
            then(end - .days(38) + .minutes(Int64(place) * 307 % 50_000)) { try await self.visit(home, place, steward) }
        }
        then(end - .days(9)) { try await self.registerTwice() }
    }

    /// Each steward gets a zone.
    private func divide() async throws {
        for (user, zones) in script.files.zones.sorted(by: { $0.key < $1.key }) {
            let steward = try actor(user).staff
            _ = try await house.cases.setExpertise(Expertise(zones: zones), of: steward, by: try actor("admin"))
        }
    }

    private func visit(_ home: DemoEstate.Home, _ place: Int, _ steward: String) async throws {
        let files = script.files
        if place % 4 != 1 {
            try await does(.add, home.person, steward) { act in
                (act.kind, act.fields) = (
                    "emergency",
                    [
                        "contactName": dice.pick(script.surnames) + dice.pick(script.given),
                        "relation": dice.pick(files.relations),
                        "contactPhone": "137\(padded(Int.random(in: 0...99_999_999, using: &dice), 8))",
                    ]
                )
            }
        }
        if place % 5 == 0 {
            let pet = dice.pick(files.pets)
            try await does(.add, home.person, steward) { act in
                (act.kind, act.fields) = (
                    "pet", ["animal": pet.animal, "petName": pet.name, "vaccinatedUntil": "2027-0\(place % 9 + 1)-01"]
                )
            }
        }
        try await does(.contact, home.person, steward) { act in
            (act.way, act.spoke) = (dice.pick(["visit", "met", "call"]), dice.pick(files.spoke))
        }
    }

    /// A customer whom somebody took for a new one.
    private func registerTwice() async throws {
        let person = estate.homes[4].person
        _ = try await house.people.add(
            PersonDraft(project: person.project, name: person.name, phones: person.phones), by: 0)
        let again = estate.homes[6].person
        let other = try await house.people.add(
            PersonDraft(project: again.project, name: again.name, phones: again.phones), by: 0)
        try await does(.merge, again, "liu") { act in
            (act.other, act.reason) = (other.id.description, script.files.twin)
        }
    }

    private func does(
        _ name: PersonAct.Name, _ person: Person, _ user: String, _ fill: (inout PersonAct) -> Void
    ) async throws {
        var act = PersonAct()
        fill(&act)
        _ = try await house.customers.act(name, act, on: person.id, by: try actor(user))
    }
}
