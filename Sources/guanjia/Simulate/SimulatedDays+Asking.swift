import Casework
import Kernel

extension SimulatedDays {
    /// Sends requests at once and keeps in mind what they came to.
    @discardableResult
    func settle(_ operations: [Operation], _ copy: Int) async throws -> [Result<Case, any Error>] {
        let results = try await answers(operations, copy)
        try await note(operations, results, copy)
        return results
    }

    /// Sends requests at once, again until each is answered, as a client with a key does.
    func answers(_ operations: [Operation], _ copy: Int) async throws -> [Result<Case, any Error>] {
        var results = [Result<Case, any Error>?](repeating: nil, count: operations.count)
        for _ in 0..<6 {
            let house = centre.house(copy)
            let waiting = operations.indices.filter { results[$0] == nil }
            try await withThrowingTaskGroup(of: (Int, Result<Case, any Error>?).self) { group in
                for place in waiting {
                    let operation = operations[place]
                    group.addTask { (place, try await operation.answer(at: house)) }
                }
                for try await (place, result) in group { results[place] = result }
            }
            try await centre.revive(copy)
            if !results.contains(where: { $0 == nil }) { break }
        }
        return try results.map { result in
            guard let result else { throw Broken("a request was never answered") }
            return result
        }
    }

    private func note(_ operations: [Operation], _ results: [Result<Case, any Error>], _ copy: Int) async throws {
        for (operation, result) in zip(operations, results) {
            switch result {
            case .success(let item):
                counts.done[operation.name, default: 0] += 1
                try await book.note(operation, item, centre.house(copy))
            case .failure(let error):
                counts.refused[(error as? any Refusal)?.code ?? "?", default: 0] += 1
            }
        }
    }
}
