import Directory
import Foundation
import Kernel
import Store

/// What rows write about identity papers: gathered, and written together after the people whose they are.
struct PaperWriting {
    private let setting: ImportSetting
    private var made: [PaperTable.Marked] = []
    private var struck: [ID<Paper>] = []

    init(_ setting: ImportSetting) { self.setting = setting }

    /// The paper of a change, sealed for itself; a dry run keeps no number of it.
    ///
    /// - Throws: ``PersonRefusal/sealedAway``
    func paper(_ change: PaperChange, _ id: ID<Paper>, of person: ID<Person>, _ tx: Tx?) throws -> Paper {
        guard let tx else {
            return Paper(
                id: id, person: person, kind: change.number.kind, sealed: nil, validUntil: nil,
                madeAt: Instant(milliseconds: 0))
        }
        guard let key = setting.sealed?.key else { throw PersonRefusal.sealedAway }
        return Paper(
            id: id, person: person, kind: change.number.kind, sealed: try key.seal(change.number, of: id),
            validUntil: nil, madeAt: tx.now)
    }

    /// - Returns: what takes it back, the last first.
    mutating func write(_ tx: Tx, _ change: PaperChange, as paper: Paper) -> [Effect] {
        made.append((paper, change.mark))
        let new = Effect.made(.paper, paper.id.number, seal: paper.seal)
        guard var old = change.replaces else { return [new] }
        struck.append(old.id)
        old.struckAt = tx.now
        return [.changed(.paper, old.id.number, seal: old.seal, before: "{}"), new]
    }

    mutating func finish(_ tx: Tx) throws {
        try PaperTable.insert(tx, made, by: setting.actor.staff.number)
        for one in struck { try PaperTable.strike(tx, one, why: setting.file) }
        (made, struck) = ([], [])
    }
}

extension Paper {
    /// Whose it is, and whether it stands with the number that it has.
    var seal: String {
        Effect.seal("\(person) \(kind.rawValue) \(sealed ?? "") \(struckAt?.milliseconds ?? 0)")
    }
}

extension Paper: Undoable {
    func takeBack(_ tx: Tx) throws { try PaperTable.takeBack(tx, id) }
    /// An import strikes a paper through and changes nothing else of it.
    func restore(_ tx: Tx, _ before: String) throws { try PaperTable.unstrike(tx, id) }
}
