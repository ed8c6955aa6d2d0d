import Casework
import Directory
import Kernel
import Store
import Workforce

/// What the names in a sheet of staff may mean.
struct StaffKnown {
    var departments: [Department] = []
    var roles: [Role] = []
    var projects: [Project] = []
    /// Paths of categories by their plain names: the path itself, the whole name, and the last part of it where one
    /// alone has it.
    private let categories: [String: String]
    /// Those of which the rows speak, by project and code.
    private var places: [ID<Project>: [String: Place]] = [:]
    /// Those to which posts are limited.
    private var codes: [ID<Place>: String] = [:]
    private let words: ImportWords

    init(_ setting: ImportSetting) {
        words = setting.words
        categories = Self.categories(setting.cases?.desks ?? [:])
    }

    private static func categories(_ desks: [String: Desk]) -> [String: String] {
        var (all, last): ([String: String], [String: Set<String>]) = ([:], [:])
        for tree in desks.sorted(by: { $0.key < $1.key }).map(\.value.categories) {
            for one in tree.all {
                for language in Language.allCases {
                    all[ImportWords.plain(tree.title(one.path, language))] = one.path
                    last[ImportWords.plain(one.name[language]), default: []].insert(one.path)
                }
            }
            for one in tree.all { all[ImportWords.plain(one.path)] = one.path }
        }
        return all.merging(last.compactMapValues { $0.count == 1 ? $0.first : nil }) { whole, _ in whole }
    }

    /// Reads the places of which rows speak, and those to which posts are limited that are there.
    mutating func open(_ db: DB, _ rows: [StagedRow], _ setting: ImportSetting, _ staff: [Staff]) throws {
        let spoken = rows.flatMap { row in
            StaffReach.places(row, setting).flatMap { word in
                [word] + (PlaceCode(word, words: words).map { [$0.written, $0.plain] } ?? [])
            }
        }
        let limits = Set(staff.flatMap(\.roles).compactMap(\.place)).subtracting(codes.keys).sorted()
        codes.merge(try PlaceTable.codes(db, of: limits)) { first, _ in first }
        guard !spoken.isEmpty else { return }
        for project in projects {
            let found = try PlaceTable.find(db, codes: Set(spoken).sorted(), in: project.id)
            places[project.id, default: [:]].merge(found) { $1 }
        }
    }

    /// - Throws: ``WorkforceRefusal/placeNeedsProject`` · ``DirectoryRefusal/unknownPlace(_:)`` ·
    ///   ``DirectoryRefusal/placeRetired(_:)`` · ``TransferRefusal/placeWithNote(_:)``
    func place(_ word: String, in project: ID<Project>?) throws -> ID<Place> {
        guard let project else { throw WorkforceRefusal.placeNeedsProject }
        let (there, code) = (places[project] ?? [:], PlaceCode(word, words: words))
        let found = there[word] ?? code.flatMap { there[$0.written] ?? there[$0.plain] }
        guard let place = found else {
            throw word.contains { "(（【".contains($0) } ? TransferRefusal.placeWithNote(word) : Self.unknown(word)
        }
        guard place.retiredOn == nil else { throw DirectoryRefusal.placeRetired(place.code) }
        return place.id
    }

    private static func unknown(_ place: String) -> any Refusal { DirectoryRefusal.unknownPlace(place) }

    func category(_ word: String) -> String? { categories[ImportWords.plain(word)] }

    private func code(of id: ID<Place>) -> String {
        codes[id] ?? places.values.lazy.compactMap { there in there.values.first { $0.id == id }?.code }.first
            ?? id.description
    }

    /// - Throws: ``WorkforceRefusal/unknownRole(_:)``
    func role(_ word: String) throws -> String {
        try roles.first { Self.means(word, $0.key, $0.name) }.orThrow(WorkforceRefusal.unknownRole(word)).key
    }

    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func project(_ word: String) throws -> ID<Project>? {
        if words.meansAllProjects(word) { return nil }
        return try projects.first { $0.code == word || $0.name == word }
            .orThrow(DirectoryRefusal.unknownProject(word)).id
    }

    /// One that takes people in, or that is theirs already.
    ///
    /// - Throws: ``TransferRefusal/departmentUnknown(_:known:)`` · ``TransferRefusal/departmentRetired(_:)``
    func department(_ word: String, besides had: [ID<Department>]) throws -> ID<Department> {
        let meant = departments.filter { Self.means(word, $0.key, $0.name) }
        if let open = meant.first(where: { $0.retiredAt == nil || had.contains($0.id) }) { return open.id }
        guard meant.isEmpty else { throw TransferRefusal.departmentRetired(word) }
        let known = departments.filter { $0.retiredAt == nil }.map { $0.name[.simplified] }
        throw TransferRefusal.departmentUnknown(word, known: known)
    }

    private static func means(_ word: String, _ key: String, _ name: Words) -> Bool {
        let plain = word.lowercased()
        return plain == key || Language.allCases.contains { name[$0].lowercased() == plain }
    }

    /// A post as ``StaffReach`` reads it: `agent@garden#3-1#engineering.plumbing`.
    func text(_ post: Staff.Post) -> String {
        let project = projects.first { $0.id == post.project }?.code
        let place = post.place.map { id in code(of: id) }
        return StaffReach.text(post.role, project: project, place: place, category: post.category)
    }
}
