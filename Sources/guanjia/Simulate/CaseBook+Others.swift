import Casework
import Kernel
import Web

/// What came to cases by an act on something else: two that are linked, those who asked about an outage.
extension CaseBook {
    /// A case that came about by something else than registering.
    func add(_ item: Case) { if index(of: item.number) == nil { append(item) } }

    func index(of number: String) -> Int? { cases.firstIndex { $0.number == number } }

    func index(of item: ID<Case>) -> Int? { cases.firstIndex { $0.id == item } }

    /// Takes in cases that an answered act wrote to: each has a newer version.
    ///
    /// - Parameter mayBeSame: where the act leaves what is as it should be already.
    func refresh(_ indices: [Int], mayBeSame: Bool = false, _ house: House) async throws {
        for index in indices {
            let (old, new) = (cases[index], try await house.cases.find(cases[index].number, for: root))
            guard new.version > old.version || mayBeSame && new == old else {
                throw Broken("\(old.number) is at \(new.version), and an act on it was answered")
            }
            replace(index, with: new)
        }
    }

    /// Takes in what the jobs of published calendars did to open cases: nothing else may have come since but the next
    /// call of an alarm, whose time came meanwhile.
    ///
    /// - Returns: how many were moved.
    func followCalendars(_ house: House) async throws -> Int {
        var moved = 0
        for index in open {
            let old = cases[index]
            guard try await house.cases.find(old.number, for: root) != old else { continue }
            let file = try await house.cases.file(old.number, for: root)
            if try Self.checkMove(of: old, to: file) { moved += 1 }
            replace(index, with: file.item)
        }
        return moved
    }

    /// - Returns: whether its calendar changed it.
    private static func checkMove(of old: Case, to file: CaseFile) throws -> Bool {
        let acts = Set(file.entries.suffix(max(1, file.item.version - old.version)).map(\.act))
        let isByCalendar = acts.isSubset(of: ["calendar", "call-out"])
        let isKept = old.promises.filter { $0.state != .open }.allSatisfy(file.item.promises.contains)
        guard isByCalendar, isKept else { throw Broken("\(old.number) was changed by more than its calendar") }
        return acts.contains("calendar")
    }
}
