import Casework
import Directory
import Kernel
import Web
import Workforce

/// Customers with a history, from all over those that are known: what one page has to show.
struct BenchCustomers: Sendable {
    let house: House
    let actor: Actor

    private static let most = 100
    private static let cases = 20
    /// As many of them are not over.
    private static let open = 3

    /// Gives each of them rooms, things, contacts and cases, through the engine; whoever has them keeps them.
    ///
    /// - Returns: their IDs.
    func prepare() async throws -> [ID<Person>] {
        let ids = try await sample()
        for (number, id) in ids.enumerated() {
            let known = try await house.cases.recent(of: id, for: actor, limit: Self.cases).count
            if known == 0 { try await file(id, number) }
            for place in known..<max(known, Self.cases) { try await register(id, number * Self.cases + place) }
        }
        return ids
    }

    /// The first, and every so many after it.
    private func sample() async throws -> [ID<Person>] {
        try await house.store.read { db in
            let project = try ProjectTable.all(db)[0].id
            let step = max(1, try PersonTable.count(db) / Self.most)
            var (ids, after): ([ID<Person>], Int64) = ([], 0)
            while ids.count < Self.most {
                let page = try PersonTable.list(db, in: project, after: after, limit: step)
                guard let first = page.first, let last = page.last else { break }
                ids.append(first.id)
                after = last.id.number
            }
            return ids
        }
    }

    private func file(_ id: ID<Person>, _ number: Int) async throws {
        var move = PersonAct()
        (move.place, move.capacity, move.from) = ("1-1-\(number % 500 + 1)", .owner, Day("2020-05-01"))
        try await act(.moveIn, move, id)
        for (kind, fields) in [
            ("vehicle", ["plate": "沪A\(10_000 + number)"]), ("pet", ["animal": "猫"]),
            ("emergency", ["contactName": "家人", "contactPhone": "135\(padded(number, 8))"]),
        ] {
            var add = PersonAct()
            (add.kind, add.fields) = (kind, fields)
            try await act(.add, add, id)
        }
        for _ in 0..<5 {
            var contact = PersonAct()
            (contact.way, contact.spoke) = ("visit", "上门走访，一切都好")
            try await act(.contact, contact, id)
        }
    }

    private func act(_ name: PersonAct.Name, _ act: PersonAct, _ id: ID<Person>) async throws {
        _ = try await house.customers.act(name, act, on: id, by: actor)
    }

    private func register(_ id: ID<Person>, _ n: Int) async throws {
        var intake = Intake()
        (intake.kind, intake.channel, intake.place) = ("repair", "telephone", "1-1-\(n % 500 + 1)")
        intake.category = BenchFilling.categories[n % BenchFilling.categories.count]
        intake.reporter = Reporter(person: id)
        intake.text = "\(BenchFilling.subjects[n % BenchFilling.subjects.count])，又来了一次。"
        let item = try await house.cases.register(intake, by: actor)
        _ = try await house.cases.say("您好，已经安排师傅。", to: .customer, on: item.number, by: actor)
        guard n % Self.cases >= Self.open else { return }
        var answer = ActRequest("answer")
        answer.act.solution = "已电话指导，恢复正常"
        _ = try await house.cases.act(answer, on: item.number, by: actor)
    }
}
