import Kernel
import Store
import Workforce

extension Cases {
    /// So many are under way together: they share a commit, and leave room for others.
    private static let together = 20

    /// Does one thing to several cases: one result each, in their order.
    ///
    /// The same request again answers the first answer. Where the program stopped in between, what was done is not
    /// done again: each case has a key of its own.
    ///
    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)``; what a case refuses
    ///   stands in its result.
    package func batch(_ batch: Batch, request: RequestKey? = nil, by actor: Actor) async throws -> [BatchResult] {
        let chosen = try batch.checked()
        if let request {
            let earlier: [BatchResult]? = try await store.write { tx in
                try tx.answer(to: request, actor: actor.staff.number)
            }
            if let earlier { return earlier }
        }
        var results: [BatchResult] = []
        for start in stride(from: 0, to: chosen.count, by: Self.together) {
            let part = chosen[start..<min(start + Self.together, chosen.count)]
            results += try await some(Array(part), batch.deed, request, by: actor)
        }
        guard let request else { return results }
        return try await store.write { [results] tx in
            try tx.once(request, actor: actor.staff.number) { results }
        }
    }

    private func some(
        _ chosen: [Batch.Choice], _ deed: Batch.Deed, _ request: RequestKey?, by actor: Actor
    ) async throws -> [BatchResult] {
        try await withThrowingTaskGroup(of: (Int, BatchResult).self) { group in
            for (place, choice) in chosen.enumerated() {
                group.addTask { (place, try await one(choice, deed, request, by: actor)) }
            }
            var results: [(Int, BatchResult)] = []
            for try await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func one(
        _ choice: Batch.Choice, _ deed: Batch.Deed, _ request: RequestKey?, by actor: Actor
    ) async throws -> BatchResult {
        let key = request.map { RequestKey(key: "\($0.key)/\(choice.number)", digest: $0.digest) }
        do {
            switch deed {
            case .act(let asked):
                let item = try await act(
                    asked, on: choice.number, version: choice.version, request: key, by: actor)
                return BatchResult(item.number, version: item.version)
            case .message(let text, let audience, let channel):
                let item = try await say(
                    text, to: audience, through: channel, isUnasked: true, on: choice.number, version: choice.version,
                    request: key, by: actor)
                let leavesAt = audience == .customer ? try await keptBack(item, by: channel) : nil
                return BatchResult(item.number, version: item.version, leavesAt: leavesAt)
            case .print:
                let sheet = try await printSheet(of: choice.number, request: key, by: actor)
                return BatchResult(sheet.item.number, version: sheet.item.version, printing: sheet.printing)
            }
        } catch let refusal as any Refusal {
            return BatchResult(choice.number, refused: refusal)
        }
    }

    /// Until when a text message to a customer who does not wait for it is kept back; nil where it leaves at once.
    private func keptBack(_ item: Case, by channel: String?) async throws -> Instant? {
        guard item.mayRefuseTexts, isText(try self.channel(channel, on: item), on: item) else { return nil }
        return try await store.read { quietEnd(of: item.desk, in: try project($0, item.project)) }
    }

    /// When text messages to the customers of some cases would leave, where they wait for the quiet hours to end.
    package func quietEnd(of items: [Case]) async throws -> Instant? {
        guard let first = items.first else { return nil }
        return try await store.read { quietEnd(of: first.desk, in: try project($0, first.project)) }
    }

    /// Those of some cases that `actor` may see, in the order in which they are named.
    ///
    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)``
    package func find(all names: [String], for actor: Actor) async throws -> [Case] {
        try Batch.check(names)
        let found = try await store.read { db in
            var condition = CaseCondition()
            condition.addAny("number", of: names)
            return try CaseTable.list(db, where: condition.sql, values: condition.values)
        }
        let seen = Dictionary(uniqueKeysWithValues: found.filter { Self.maySee($0, actor) }.map { ($0.number, $0) })
        var known: Set<String> = []
        return names.filter { known.insert($0).inserted }.compactMap { seen[$0] }
    }
}
