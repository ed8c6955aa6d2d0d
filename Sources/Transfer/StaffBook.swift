import Directory
import Kernel
import Store
import Workforce

/// Staff as rows meet them: by the name that they sign in with. Nobody gives by a sheet what they could not give by
/// hand, and passwords and who has left stay as they are.
struct StaffBook: ImportBook {
    private let setting: ImportSetting
    private var known: StaffKnown
    private var staff: [String: Staff] = [:]
    private var rows: [String: Int] = [:]
    private var isOpen = false

    init(_ setting: ImportSetting) { (self.setting, known) = (setting, StaffKnown(setting)) }

    func key(_ row: StagedRow) -> String? { try? StaffDraft.checked(user: setting.text("user", row)) }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        if !isOpen { try openAll(db) }
        try known.open(db, rows, setting, Array(staff.values))
    }

    private mutating func openAll(_ db: DB) throws {
        isOpen = true
        known.departments = try StaffTable.departments(db)
        known.roles = try StaffTable.roles(db)
        known.projects = try ProjectTable.all(db)
        for one in try StaffTable.all(db) { staff[one.user.lowercased()] = one }
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let read = try StaffRow(row, setting, known, staff)
        let old = staff[read.user]
        let posts = try posts(read, old)
        if let right = setting.actor.lacks(toRuleOver: posts + (old?.roles ?? []), known.roles) {
            throw WorkforceRefusal.notAllowed(right)
        }
        let new = made(of: read, old, posts, tx)
        let changes = old.map { differences($0, new) } ?? []
        guard old == nil || !changes.isEmpty else { return (.unchanged(), []) }
        if let first = rows[read.user] { throw TransferRefusal.rowRepeats(row: first) }
        (staff[read.user], rows[read.user]) = (new, row.number)
        let verdict = old == nil ? RowVerdict.created : .changed(changes)
        guard let tx else { return (verdict, []) }
        return (verdict, [try write(tx, old, new)])
    }

    /// Where a sheet says no limits, a role in a project to a part of which somebody has it stays limited.
    private func posts(_ read: StaffRow, _ old: Staff?) throws -> [Staff.Post] {
        guard let said = read.posts else { return try (old?.roles).orThrow(TransferRefusal.fieldEmpty("role")) }
        let posts = said.flatMap { one -> [Staff.Post] in
            let kept = old?.roles.filter { $0.role == one.post.role && $0.project == one.post.project } ?? []
            return !one.saysLimit && kept.contains { !$0.isWhole } ? kept : [one.post]
        }
        // The same in another order is the same.
        return old.map { Set($0.roles) == Set(posts) ? $0.roles : posts } ?? posts
    }

    private func made(of read: StaffRow, _ old: Staff?, _ posts: [Staff.Post], _ tx: Tx?) -> Staff {
        let phone = read.phone.isEmpty ? old?.phone ?? "" : read.phone
        let homes = read.departments ?? old?.departments ?? []
        if let old { return old.with(name: read.name, phone: phone, departments: homes, roles: posts) }
        // A dry run tells its staff apart as well.
        let id: ID<Staff> = tx?.newID() ?? ID(number: -Int64(staff.count) - 1)
        return Staff(
            id: id, user: read.user, name: read.name, phone: phone, departments: homes, roles: posts, isActive: true,
            language: .simplified, mustChoose: true)
    }

    private func differences(_ old: Staff, _ new: Staff) -> [FieldChange] {
        var all: [FieldChange] = []
        func note(_ field: String, _ old: String, _ new: String) {
            if old != new { all.append(FieldChange(field, old, new)) }
        }
        note("name", old.name, new.name)
        if old.phone != new.phone { all.append(FieldChange("phone", Phone.masked(old.phone), new.phone)) }
        note("department", homes(old), homes(new))
        note("role", posts(old), posts(new))
        return all
    }

    private func homes(_ staff: Staff) -> String {
        let keys = staff.departments.compactMap { id in known.departments.first { $0.id == id }?.key }
        return keys.joined(separator: " ")
    }

    private func posts(_ staff: Staff) -> String {
        staff.roles.map(known.text).joined(separator: " ")
    }

    private func write(_ tx: Tx, _ old: Staff?, _ new: Staff) throws -> Effect {
        guard let old else {
            try StaffTable.keep(tx, new, sealed: setting.password)
            return .made(.staff, new.id.number, seal: new.seal)
        }
        try StaffTable.update(tx, new)
        return .changed(.staff, new.id.number, seal: new.seal, before: try Effect.before(old))
    }
}
