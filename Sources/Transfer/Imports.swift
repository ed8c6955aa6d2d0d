import Casework
import Directory
import Kernel
import Store
import Workforce

/// Sheets that people bring: the façade of this room. Each activity is an extension in a file of its own.
package struct Imports: Sendable {
    let store: Store
    package let words: ImportWords
    /// Where old cases are taken in.
    let cases: Cases?
    /// What seals numbers of identity papers; without it no sheet that has any is taken.
    let keyring: Keyring?
    let ahead = HeadStarts()
    let keys = RowKeys()
    /// So many rows are looked at, written or taken back in one transaction: whoever writes meanwhile waits for these.
    static let portion = 500
    /// More than this is not a sheet.
    package static let mostRows = 400_000

    package init(_ store: Store, words: ImportWords, cases: Cases? = nil, keyring: Keyring? = nil) {
        (self.store, self.words, self.cases, self.keyring) = (store, words, cases, keyring)
    }

    /// - Throws: ``TransferRefusal/unknownImport(_:)``, also where it may not be seen: that it is there is told to
    ///   nobody without the rights.
    func visible(_ db: DB, _ name: String, to actor: Actor) throws -> Import {
        guard let one = try ID<Import>(name).flatMap({ try ImportTable.find(db, $0) }), Self.may(actor, one) else {
            throw TransferRefusal.unknownImport(name)
        }
        return one
    }

    static func may(_ actor: Actor, _ one: Import) -> Bool {
        actor.may(.importRun, in: one.project) && actor.may(one.kind.right, in: one.project)
    }

    /// The projects into which somebody may bring sheets of a kind.
    package static func projects(_ kind: ImportKind, of all: [Project], for actor: Actor) -> [Project] {
        all.filter { actor.may(.importRun, in: $0.id) && actor.may(kind.right, in: $0.id) }
    }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    func setting(_ db: DB, _ one: Import, _ actor: Actor) throws -> ImportSetting {
        let project = try project(db, one.project)
        return ImportSetting(
            project: project, words: words, columns: one.columns, today: project.zone.day(of: store.clock.now()),
            actor: actor, password: one.password, file: one.file, cases: cases, caseKind: one.caseKind,
            premises: one.kind == .places ? Premises(store, desks: cases?.desks ?? [:]) : nil, sheet: one.id.number,
            sealed: cells(one))
    }

    /// The sealed cells of an import, with what opens them where it is at hand.
    func cells(_ one: Import) -> SealedCells {
        let key = one.sealed.isEmpty ? nil : (try? keyring?.heldBefore()) ?? nil
        return SealedCells(sheet: one.id.number, columns: Set(one.sealed), key: key)
    }

    func note(_ tx: Tx, _ act: String, _ one: Import, by actor: Actor, _ detail: String = "") throws {
        try Audit.append(
            tx, actor: actor.staff.number, act: "import.\(act)", subject: one.id.description, detail: detail)
    }
}
