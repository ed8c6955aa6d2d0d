import Kernel
import Store
import Workforce

extension Cases {
    /// The cases that an outside body has under exactly this number, as far as `actor` may see them, the newest first.
    package func cases(ofOutside number: String, for actor: Actor) async throws -> [Case] {
        let number = number.trimmed
        guard !number.isEmpty, number.count <= OutsideMatter.longestNumber else { return [] }
        return try await store.read { db in
            try OutsideTable.cases(db, number: number, limit: 10).compactMap { try CaseTable.find(db, $0) }
                .filter { Self.maySee($0, actor) }
        }
    }

    /// A case that an outside body sent is recorded as such in the transaction that takes it in.
    func arrive(_ tx: Tx, _ item: Case, from outside: Act.Outside?, by actor: Actor) throws -> Case {
        guard let outside else { return item }
        var act = Act("record-outside")
        act.outside = outside
        act.outside.direction = .received
        return try take(tx, act, on: item, by: actor)
    }

    /// Writes what stands in rows of its own: what went outside, what figures count.
    func saveActs(_ tx: Tx, _ events: [CaseEvent], to item: Case, since old: Case, _ deed: Deed) throws {
        try saveOutside(tx, of: item, since: old)
        try HandlingTable.put(tx, events, to: item, since: old, deed)
    }

    /// Makes what went outside findable: by its body, and by the body's number.
    private func saveOutside(_ tx: Tx, of item: Case, since old: Case) throws {
        for matter in item.outside.dropFirst(old.outside.count) {
            try OutsideTable.insert(tx, matter, of: item.id)
            let tokens = SearchTokens.make(matter.number)
            if !tokens.isEmpty { SearchIndex.add(tx, id: item.id.number, tokens: tokens) }
        }
    }
}
