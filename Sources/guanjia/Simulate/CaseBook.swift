import Casework
import Foundation
import Kernel
import Web
import Workforce

/// What the centre was told of its cases: the store is held against it. Cases go by their place in the book, which,
/// unlike numbers and identities, is the same in every run of a seed.
final class CaseBook {
    let centre: Centre
    private(set) var cases: [Case] = []
    /// The last requests that were answered, with their answers.
    private(set) var answered: [(Operation, Case)] = []
    private var keys = 0

    init(_ centre: Centre) { self.centre = centre }

    var count: Int { cases.count }
    var open: [Int] { cases.indices.filter { !cases[$0].phase.isOver } }
    var phases: [String: Int] { Dictionary(grouping: cases, by: \.phase.rawValue).mapValues(\.count) }

    func newKey() -> Int {
        keys += 1
        return keys
    }

    func note(_ operation: Operation, _ item: Case, _ house: House) async throws {
        guard let index = operation.index else {
            cases.append(item)
            return remember(operation, item)
        }
        guard item.version > cases[index].version else { throw Broken("\(item.number) went back to \(item.version)") }
        cases[index] = item
        remember(operation, item)
        guard case .act(let asked, _) = operation.kind else { return }
        if asked.into != nil, let target = cases.firstIndex(where: { $0.id == item.mergedInto }) {
            cases[target] = try await house.cases.find(cases[target].number, for: root)
        }
        guard !asked.parts.isEmpty else { return }
        for part in try await house.cases.file(item.number, for: root).kin where part.tie == .part {
            if !cases.contains(where: { $0.number == part.number }) {
                cases.append(try await house.cases.find(part.number, for: root))
            }
        }
    }

    /// Takes in what a case did by itself: nothing but acts of the system may have come since.
    ///
    /// - Returns: the case as it was and as it is; nil where nothing happened.
    func follow(_ index: Int, _ house: House) async throws -> (old: Case, new: Case)? {
        let old = cases[index]
        let file = try await house.cases.file(old.number, for: root)
        guard file.item.version != old.version else { return nil }
        let fresh = file.entries.suffix(max(1, file.item.version - old.version))
        guard fresh.allSatisfy({ $0.actor == Actor.system.staff && $0.via == Actor.system.via }) else {
            throw Broken("\(old.number) was changed by somebody who was never answered")
        }
        cases[index] = file.item
        return (old, file.item)
    }

    func append(_ item: Case) { cases.append(item) }
    func replace(_ index: Int, with item: Case) { cases[index] = item }

    var root: Actor { centre.actor("admin") }

    private func remember(_ operation: Operation, _ item: Case) {
        answered.append((operation, item))
        if answered.count > 200 { answered.removeFirst() }
    }

    /// Everything that was acknowledged is there as it was told, and nothing else.
    func compare(with house: House, on day: Int) async throws {
        let stored = try await house.cases.count()
        guard stored == cases.count else {
            throw Broken("day \(day): \(stored) cases are there, \(cases.count) were told")
        }
        for item in cases {
            guard try await house.cases.find(item.number, for: root) == item else {
                throw Broken("day \(day): \(item.number) is not what was told of it")
            }
        }
    }

    /// Over what the cases came to, in the order of the book (FNV-1a, 64 bits).
    var digest: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for item in cases {
            let promises = item.promises.map { "\($0.kind.rawValue) \($0.state.rawValue) \($0.dueAt)" }
            let parts = [item.kind, item.text, item.stage, "\(item.version)", "\(item.priority)"] + promises
            for byte in parts.joined(separator: "|").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
