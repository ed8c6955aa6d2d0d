import Directory
import Kernel
import Store

/// The identity papers of the customers whom some rows meet: those that stand, as the rows before left them.
struct KnownPapers {
    private let setting: ImportSetting
    private var all: [ID<Person>: [PaperTable.Marked]] = [:]
    private var holders: [String: Set<ID<Person>>] = [:]

    init(_ setting: ImportSetting) { self.setting = setting }

    /// Sheets without such a column ask for nothing.
    private var isWanted: Bool { setting.columns["paperNumber"] != nil }

    /// Who has one of the papers that rows speak of.
    func people(_ db: DB, with cells: [PaperCell]) throws -> [ID<Person>] {
        let marks = cells.compactMap { cell in if case .number(_, let mark) = cell { mark } else { nil } }
        guard isWanted, !marks.isEmpty else { return [] }
        return try PaperTable.standing(db, marks: Set(marks).sorted()).map(\.paper.person)
    }

    /// Reads the papers of customers who are known from now on.
    mutating func open(_ db: DB, of people: [ID<Person>]) throws {
        guard isWanted, !people.isEmpty else { return }
        for one in try PaperTable.standing(db, of: people) { note(one) }
    }

    private mutating func note(_ one: PaperTable.Marked) {
        all[one.paper.person, default: []].append(one)
        holders[one.mark, default: []].insert(one.paper.person)
    }

    /// Who has one of these papers.
    func holders(of cells: [PaperCell]) -> Set<ID<Person>> {
        cells.reduce(into: []) { found, cell in
            if case .number(_, let mark) = cell { found.formUnion(holders[mark] ?? []) }
        }
    }

    func has(_ person: ID<Person>) -> Bool { all[person]?.isEmpty == false }

    /// What a row makes of somebody's papers; what stands there already is said again without effect.
    ///
    /// - Parameters:
    ///   - name: as the row calls them.
    ///   - isSure: whether they are known so well that a paper of a kind that is another by now is theirs.
    /// - Throws: ``TransferRefusal/personUnclear(_:)`` · ``TransferRefusal/paperUnreadable`` for a masked number that
    ///   is none of theirs · ``PersonRefusal/personHasTooMany(limit:)`` · ``PersonRefusal/sealedAway``
    func changes(
        _ cells: [PaperCell], of person: ID<Person>, called name: String, isSure: (PaperNumber.Kind) -> Bool
    ) throws -> [PaperChange] {
        let own = all[person] ?? []
        var changes: [PaperChange] = []
        for cell in cells {
            switch cell {
            case .masked(let text):
                guard try own.contains(where: { try masked($0.paper) == text }) else {
                    throw TransferRefusal.paperUnreadable
                }
            case .number(let number, let mark):
                if own.contains(where: { $0.mark == mark }) || changes.contains(where: { $0.mark == mark }) { continue }
                let alike = own.map(\.paper).filter { $0.kind == number.kind }
                let isOnly = cells.count { $0.kind == number.kind } == 1 && alike.count == 1
                guard alike.isEmpty || isSure(number.kind) else { throw TransferRefusal.personUnclear(name) }
                changes.append(PaperChange(number: number, mark: mark, replaces: isOnly ? alike.first : nil))
            }
        }
        guard own.count + changes.count <= Paper.most else {
            throw PersonRefusal.personHasTooMany(limit: Paper.most)
        }
        return changes
    }

    private func masked(_ paper: Paper) throws -> String {
        guard let key = setting.sealed?.key else { throw PersonRefusal.sealedAway }
        return PaperNumber.masked(try key.number(of: paper))
    }

    mutating func learn(_ change: PaperChange, as paper: Paper) {
        if let old = change.replaces {
            for one in all[paper.person] ?? [] where one.paper.id == old.id { holders[one.mark]?.remove(paper.person) }
            all[paper.person]?.removeAll { $0.paper.id == old.id }
        }
        note((paper, change.mark))
    }
}

extension PaperCell {
    fileprivate var kind: PaperNumber.Kind? {
        if case .number(let number, _) = self { number.kind } else { nil }
    }
}
