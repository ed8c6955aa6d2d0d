import ArgumentParser
import Foundation
import Kernel
import Sheets
import Transfer
import Web
import Workforce
import Yams

/// A sheet brought in from the command line: staged, looked at, run.
struct SheetImport {
    let house: House
    let kind: ImportKind
    let file: String
    let map: String?
    let isDryRun: Bool
    let goodRows: Bool
    let project: String?
    let password: String?
    let caseKind: String?
    let actor: Actor

    /// So many rows are told one by one where nothing is refused.
    private static let mostTold = 50

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw SheetError.unreadable(filename: URL(fileURLWithPath: file).lastPathComponent)
        }
        let overrides = try map.map { path in
            try YAMLDecoder().decode([String: String].self, from: try String(contentsOfFile: path, encoding: .utf8))
        }
        let begun = try await house.imports.begin(
            kind, file: URL(fileURLWithPath: file).lastPathComponent, data, project: project,
            overrides: overrides ?? [:], by: actor)
        do { try await work(begun) } catch let refusal as any Refusal {
            // What nobody goes on with is put away.
            _ = try? await house.imports.cancel("\(begun.id)", by: actor)
            throw refusal
        }
    }

    private func work(_ begun: Transfer.Import) async throws {
        let left = begun.header.indices.filter { !begun.columns.values.contains($0) && !begun.header[$0].isEmpty }
        if !left.isEmpty { say("columns left out: \(left.map { begun.header[$0] }.joined(separator: ", "))") }
        _ = try await house.imports.check("\(begun.id)", caseKind: caseKind, by: actor)
        let checked = try await house.imports.goOn(begun.id)
        try await tell(checked)
        guard !isDryRun, goodRows || checked.counts.refused == 0 else { return try await end(checked) }
        guard checked.counts.effective > 0 else {
            _ = try await house.imports.cancel("\(checked.id)", by: actor)
            return sum(checked, "created")
        }
        try await carryOut(checked)
    }

    private func carryOut(_ one: Transfer.Import) async throws {
        let password = kind == .staff && one.counts.created > 0 ? self.password ?? OneTimePassword.make() : nil
        _ = try await house.imports.run("\(one.id)", goodRows: goodRows, password: password, by: actor)
        let done = try await house.imports.goOn(one.id)
        if let password, self.password == nil { say("new staff sign in first with: \(password)") }
        guard done.state == .done else {
            sum(done, "not created, because rows are refused by now")
            throw ExitCode(1)
        }
        sum(done, "created")
        say("import \(done.id); guanjia import undo \(done.id) takes it back")
    }

    /// Nothing was done: a dry run, or refused rows that hold up all.
    private func end(_ one: Transfer.Import) async throws {
        _ = try await house.imports.cancel("\(one.id)", by: actor)
        let isHeldUp = !isDryRun
        sum(one, isHeldUp ? "not created, because of the refused rows" : "would be created")
        if one.counts.refused > 0, !goodRows { throw ExitCode(1) }
    }

    private func sum(_ one: Transfer.Import, _ what: String) {
        let counts = one.counts
        // What was looked after elsewhere is not changed.
        let others = kind == .cases
            ? ["\(counts.unchanged) there already"] : ["\(counts.changed) changed", "\(counts.unchanged) unchanged"]
        let parts = ["\(counts.created) \(what)"] + others + ["\(counts.refused) refused"]
        say("\(one.rows) rows: \(parts.joined(separator: ", "))")
    }

    private func tell(_ one: Transfer.Import) async throws {
        let tellsAll = isDryRun || one.rows <= Self.mostTold
        var after = 0
        while true {
            let rows = try await house.imports.rows(
                "\(one.id)", tellsAll ? .all : .verdict("refused"), after: after, limit: 1000, for: actor)
            for row in rows { tell(row) }
            guard let last = rows.last, rows.count == 1000 else { return }
            after = last.number
        }
    }

    private func tell(_ row: ImportRow) {
        switch row.verdict {
        case .created: say("row \(row.number): would be created")
        case .changed(let changes):
            let all = changes.map { "\($0.field) \($0.old.isEmpty ? "-" : $0.old) → \($0.new)" }
            say("row \(row.number): would change \(all.joined(separator: "; "))")
        case .unchanged(let name?): say("row \(row.number): is there as \(name)")
        case .unchanged: say("row \(row.number): unchanged")
        case .refused(let fault):
            let field = fault.fields.first.map { " (\($0))" } ?? ""
            say("row \(row.number): refused, \(fault.code)\(field)")
        case nil: break
        }
    }
}

extension House {
    /// Somebody who works here, with their rights.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``
    func actor(named user: String) async throws -> Actor {
        guard let staff = try await team.staff(user: user),
            let actor = try await store.read({ try Doorkeeper.actor($0, staff.id)?.0 })
        else { throw WorkforceRefusal.unknownStaff(user) }
        return actor
    }
}
