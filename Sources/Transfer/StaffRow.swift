import Directory
import Kernel
import Workforce

/// A row of a sheet of staff, read; names of departments, roles and projects as people write them.
struct StaffRow {
    let user: String
    let name: String
    let phone: String
    /// Nil where the sheet does not say it.
    let departments: [ID<Department>]?
    let posts: [StaffReach.Said]?

    /// - Parameter staff: those who are there, by the name that they sign in with.
    /// - Throws: ``WorkforceRefusal/badUserName`` · ``WorkforceRefusal/badStaffName`` ·
    ///   ``DirectoryRefusal/nameMissing`` · ``TransferRefusal/phoneRounded(_:)`` ·
    ///   ``TransferRefusal/departmentUnknown(_:known:)`` · ``TransferRefusal/departmentRetired(_:)`` ·
    ///   ``TransferRefusal/wordUnknown(_:field:)`` · ``WorkforceRefusal/unknownRole(_:)`` ·
    ///   ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/placeNeedsProject`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``DirectoryRefusal/placeRetired(_:)``
    init(_ row: StagedRow, _ setting: ImportSetting, _ known: StaffKnown, _ staff: [String: Staff]) throws {
        user = try StaffDraft.checked(user: setting.text("user", row))
        name = try StaffDraft.checked(name: setting.text("name", row))
        guard !name.isEmpty else { throw DirectoryRefusal.nameMissing }
        phone = try Self.phone(row, setting, staff[user])
        let homes = CellWords.list(setting.cell("department", row))
        let had = staff[user]?.departments ?? []
        departments = try homes.isEmpty ? nil : homes.map { try known.department($0, besides: had) }
        posts = try StaffReach.posts(row, setting, known)
    }

    /// Empty where the sheet says none, or only what a masked sheet says of the one that is there.
    private static func phone(_ row: StagedRow, _ setting: ImportSetting, _ old: Staff?) throws -> String {
        let text = setting.text("phone", row)
        if let old, !old.phone.isEmpty, text == Phone.masked(old.phone) { return "" }
        if text.contains("*") { throw DirectoryRefusal.phoneUnreadable(text) }
        let all = try CellWords.phones([setting.cell("phone", row)])
        let phone = all.joined(separator: " ")
        guard phone.count <= 40 else { throw DirectoryRefusal.tooLong(field: "phone", limit: 40) }
        if let bad = all.first(where: { Phone($0) == nil }) { throw DirectoryRefusal.phoneUnreadable(bad) }
        return phone
    }
}
