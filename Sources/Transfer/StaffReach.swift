import Directory
import Kernel
import Workforce

/// Where the posts of a row count: in columns of their own for all of them, or behind each role.
package struct StaffReach {
    /// A post, and whether the row says to which part it is limited.
    struct Said {
        let post: Staff.Post
        let saysLimit: Bool
    }

    /// A post in one word: `agent`, `agent@garden`, `agent@garden#3-1#engineering.plumbing`, `agent@garden##fire`.
    package static func text(_ role: String, project: String?, place: String?, category: String?) -> String {
        let limits = place == nil && category == nil ? "" : "#" + (place ?? "") + (category.map { "#\($0)" } ?? "")
        guard let project else { return limits.isEmpty ? role : "\(role)@\(limits)" }
        return "\(role)@\(project)\(limits)"
    }

    /// The codes of which a row speaks.
    static func places(_ row: StagedRow, _ setting: ImportSetting) -> [String] {
        let behind = setting.cell("role", row).split { "、;；,，\n".contains($0) }.compactMap { word in
            word.split(separator: "#", omittingEmptySubsequences: false).dropFirst().first.map { String($0).trimmed }
        }
        return (CellWords.rooms(setting.cell("place", row)) + behind).filter { !$0.isEmpty }
    }

    /// The posts of a row; nil where it says none.
    ///
    /// - Throws: what ``StaffKnown`` refuses
    static func posts(_ row: StagedRow, _ setting: ImportSetting, _ known: StaffKnown) throws -> [Said]? {
        let cell = setting.text("role", row)
        guard !cell.isEmpty else { return nil }
        let words = cell.contains("@") ? behind(cell) : CellWords.list(cell)
        let projects = try projects(CellWords.list(setting.cell("project", row)), setting, known)
        let (places, categories) = (limits(row, setting), try categories(row, setting, known))
        return try words.flatMap { word -> [Said] in
            if word.contains("@") { return [Said(post: try post(word, known), saysLimit: true)] }
            let role = try known.role(word)
            return try projects.flatMap { project in
                try (places ?? [nil]).flatMap { place in
                    let home = try place.map { try known.place($0, in: project) }
                    return (categories ?? [nil]).map {
                        Said(
                            post: Staff.Post(role: role, project: project, place: home, category: $0),
                            saysLimit: places != nil || categories != nil)
                    }
                }
            }
        }
    }

    /// Codes may have a slash within them.
    private static func behind(_ cell: String) -> [String] {
        cell.split { "、;；,，\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static func post(_ word: String, _ known: StaffKnown) throws -> Staff.Post {
        let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
            .map { String($0).trimmed }
        let limits = (parts.last ?? "").split(separator: "#", omittingEmptySubsequences: false)
            .map { String($0).trimmed }
        let project = try limits[0].isEmpty ? nil : known.project(limits[0])
        let (place, category) = (limits.count > 1 ? limits[1] : "", limits.count > 2 ? limits[2] : "")
        return Staff.Post(
            role: try known.role(parts[0]), project: project,
            place: try place.isEmpty ? nil : known.place(place, in: project),
            category: try category.isEmpty
                ? nil : known.category(category).orThrow(TransferRefusal.wordUnknown(category, field: "category")))
    }

    /// Where it does not say, the project that the sheet is brought into.
    private static func projects(
        _ words: [String], _ setting: ImportSetting, _ known: StaffKnown
    ) throws -> [ID<Project>?] {
        words.isEmpty ? [setting.project.id] : try words.map { try known.project($0) }
    }

    /// Nil where the row does not say it; one of them nil where it says that every place counts.
    private static func limits(_ row: StagedRow, _ setting: ImportSetting) -> [String?]? {
        let words = CellWords.rooms(setting.cell("place", row))
        guard !words.isEmpty else { return nil }
        return words.map { setting.words.meansAllProjects($0) ? nil : $0 }
    }

    /// As ``limits(_:_:)``. A name may have a slash or a comma within it.
    private static func categories(
        _ row: StagedRow, _ setting: ImportSetting, _ known: StaffKnown
    ) throws -> [String?]? {
        let cell = setting.text("category", row)
        guard !cell.isEmpty else { return nil }
        if let whole = known.category(cell) { return [whole] }
        return try CellWords.list(cell).map { word in
            if setting.words.meansAllProjects(word) { return nil }
            return try known.category(word).orThrow(TransferRefusal.wordUnknown(word, field: "category"))
        }
    }
}
