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
    let posts: [Staff.Post]?

    /// What the names in the sheet may mean.
    struct Known {
        var departments: [Department] = []
        var roles: [Role] = []
        var projects: [Project] = []
    }

    /// - Throws: ``WorkforceRefusal/badUserName`` · ``WorkforceRefusal/badStaffName`` ·
    ///   ``DirectoryRefusal/nameMissing`` · ``TransferRefusal/phoneRounded(_:)`` ·
    ///   ``TransferRefusal/wordUnknown(_:field:)`` · ``WorkforceRefusal/unknownRole(_:)`` ·
    ///   ``DirectoryRefusal/unknownProject(_:)``
    init(_ row: StagedRow, _ setting: ImportSetting, _ known: Known) throws {
        user = try StaffDraft.checked(user: setting.text("user", row))
        name = try StaffDraft.checked(name: setting.text("name", row))
        guard !name.isEmpty else { throw DirectoryRefusal.nameMissing }
        phone = try CellWords.phones([setting.cell("phone", row)]).joined(separator: " ")
        guard phone.count <= 40 else { throw DirectoryRefusal.tooLong(field: "phone", limit: 40) }
        if let bad = try CellWords.phones([setting.cell("phone", row)]).first(where: { Phone($0) == nil }) {
            throw DirectoryRefusal.phoneUnreadable(bad)
        }
        departments = try Self.departments(setting.cell("department", row), known)
        posts = try Self.posts(row, setting, known)
    }

    private static func departments(_ cell: String, _ known: Known) throws -> [ID<Department>]? {
        let words = CellWords.list(cell)
        guard !words.isEmpty else { return nil }
        return try words.map { word in
            try known.departments.first { means(word, $0.key, $0.name) }.orThrow(
                TransferRefusal.wordUnknown(word, field: "department")).id
        }
    }

    private static func posts(_ row: StagedRow, _ setting: ImportSetting, _ known: Known) throws -> [Staff.Post]? {
        let words = CellWords.list(setting.cell("role", row))
        guard !words.isEmpty else { return nil }
        let projects = try projects(CellWords.list(setting.cell("project", row)), setting, known)
        return try words.flatMap { word in
            let role = try known.roles.first { means(word, $0.key, $0.name) }
                .orThrow(WorkforceRefusal.unknownRole(word)).key
            return projects.map { Staff.Post(role: role, project: $0) }
        }
    }

    /// Where it does not say, the project that the sheet is brought into.
    private static func projects(
        _ words: [String], _ setting: ImportSetting, _ known: Known
    ) throws -> [ID<Project>?] {
        guard !words.isEmpty else { return [setting.project.id] }
        return try words.map { word in
            if setting.words.meansAllProjects(word) { return nil }
            return try known.projects.first { $0.code == word || $0.name == word }
                .orThrow(DirectoryRefusal.unknownProject(word)).id
        }
    }

    private static func means(_ word: String, _ key: String, _ name: Words) -> Bool {
        let plain = word.lowercased()
        return plain == key || Language.allCases.contains { name[$0].lowercased() == plain }
    }
}
