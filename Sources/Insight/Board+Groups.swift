import Casework
import Directory
import Kernel
import Store

extension Board {
    /// By what the open cases are told apart.
    package enum Grouping: String, Sendable, CaseIterable {
        case project, category, kind
        /// Those that lie in a department's queue.
        case department
        /// Who says "I".
        case agent
        /// Who has the work in hand.
        case worker
        case building

        fileprivate var prefix: String {
            switch self {
            case .project: "phase:"
            case .category: "open-category:"
            case .kind: "open-kind:"
            case .department: "open-queue:"
            case .agent: "open-agent:"
            case .worker: "open-worker:"
            case .building: "open-building:"
            }
        }

        /// The counter's own name as lists and the API name it: identities by their letters.
        fileprivate func key(_ name: String) -> String {
            switch self {
            case .department, .agent, .worker: Int64(name).map { ID<Board>(number: $0).description } ?? name
            case .building where name.isEmpty: "-"
            default: name
            }
        }
    }

    /// How many open cases have one thing in common.
    package struct Group: Sendable, Hashable {
        /// What the list's filter of the same name takes.
        package let key: String
        package let count: Int
        /// Of buildings, whose codes are a project's own.
        package var project: Project?
        /// Of buildings: what is known of the place with that code.
        package var place: Place?
    }

    package static let mostGroups = 500

    static func groups(_ db: DB, _ by: Grouping, _ projects: [Project]) throws -> [Group] {
        switch by {
        case .project: try projects.map { Group(key: $0.code, count: try open(db, $0), project: $0) }
        case .building: try projects.flatMap { try buildings(db, $0) }
        default: try counted(db, by, projects)
        }
    }

    private static func open(_ db: DB, _ project: Project) throws -> Int {
        let phases = try Counters.all(db, projects: [project.id.number], prefix: Grouping.project.prefix)
        return Phase.live.reduce(0) { $0 + (phases["phase:\($1.rawValue)"] ?? 0) }
    }

    /// The most first, without empty ones.
    private static func counted(_ db: DB, _ by: Grouping, _ projects: [Project]) throws -> [Group] {
        let all = try Counters.all(db, projects: projects.map(\.id.number), prefix: by.prefix)
        let groups = all.filter { $0.value > 0 }.map {
            Group(key: by.key(String($0.key.dropFirst(by.prefix.count))), count: $0.value)
        }
        return Array(groups.sorted { ($1.count, $0.key) < ($0.count, $1.key) }.prefix(mostGroups))
    }

    /// Every building of a project, also where nothing is open, and whatever else cases were registered at; in the
    /// order in which people count them.
    private static func buildings(_ db: DB, _ project: Project) throws -> [Group] {
        let counted = try counted(db, .building, [project])
        let counts = Dictionary(uniqueKeysWithValues: counted.map { ($0.key, $0.count) })
        let places = try PlaceTable.top(db, of: project.id, with: counted.map(\.key), limit: mostGroups)
        let known = places.filter { $0.kind == .building || counts[$0.code] != nil }.map {
            Group(key: $0.code, count: counts[$0.code] ?? 0, project: project, place: $0)
        }
        let codes = Set(known.map(\.key))
        let others = counted.filter { !codes.contains($0.key) }.map {
            Group(key: $0.key, count: $0.count, project: project)
        }
        return known.sorted { NaturalOrder($0.key) < NaturalOrder($1.key) } + others
    }
}
