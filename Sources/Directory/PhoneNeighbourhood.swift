import Kernel
import Store

/// The number that was typed, as it is understood in each project.
struct PhoneNeighbourhood {
    private let asked: Phone?
    private let areas: [ID<Project>: String]

    init(_ areas: PhoneAreas, of projects: [Project], asked: Phone?) {
        self.asked = asked
        self.areas = Dictionary(
            uniqueKeysWithValues: projects.compactMap { project in areas[project.code].map { (project.id, $0) } })
    }

    /// Whether it is a number of theirs.
    func has(_ person: Person) -> Bool {
        guard let asked else { return false }
        return person.phones.contains { Phone($0)?.isSame(as: asked, area: areas[person.project]) ?? false }
    }

    /// Whether they have nothing but the same number of another area, which they gave without it.
    func isElsewhere(_ person: Person) -> Bool {
        guard let asked, let local = asked.local, areas[person.project] != nil, !has(person) else { return false }
        let phones = person.phones.compactMap(Phone.init)
        return phones.contains { $0.digits == local } && !phones.contains { $0.digits.hasSuffix(asked.digits) }
    }
}

extension PersonTable {
    /// Whose number somebody calls from: a landline may be written without its area, on either side, where the project
    /// says of which area it is then.
    package static func callers(
        _ db: DB, _ phone: Phone, _ areas: PhoneAreas, of projects: [Project]
    ) throws -> [Person] {
        guard areas != .none else { return try find(db, phone: phone) }
        let wholes = Set(projects.compactMap { areas[$0.code] }.map(phone.whole))
        let spellings = wholes.union([phone.digits, phone.local].compactMap(\.self)).sorted()
        let local = PhoneNeighbourhood(areas, of: projects, asked: phone)
        var seen: Set<ID<Person>> = []
        return try spellings.compactMap(Phone.init).flatMap { try find(db, phone: $0) }
            .filter { local.has($0) && seen.insert($0.id).inserted }
    }
}
