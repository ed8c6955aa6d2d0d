import Casework
import Directory
import Kernel
import Workforce

/// Gives each fact its key.
struct GroupKeys {
    /// Stands for “none of them”.
    static let none = CaseFilter.noCategory

    let window: FigureWindow
    let projects: [ID<Project>: Project]
    /// The keys of the departments in which people are at home: of each their first.
    let homes: [ID<Staff>: String]
    /// The keys of the departments that the work of cases went to last.
    let works: [ID<Case>: String]

    func key(of fact: Fact, by grouping: Grouping) -> String {
        let about = fact.happened.about
        switch grouping {
        case .person: return fact.happened.person.description
        case .department: return department(of: fact)
        case .project: return projects[about.project]?.code ?? Self.none
        case .category:
            return about.category.map { $0.split(separator: ".").prefix(2).joined(separator: ".") } ?? Self.none
        case .kind: return about.kind
        case .day: return window.zone.day(of: fact.happened.at).description
        case .age: return Age(window.cutOff - about.openedAt).rawValue
        }
    }

    /// An answer, a word and what an outside body waits for are owed by whoever promised them, and what somebody had in
    /// hand was theirs; to be there, to solve and to close is the work of the
    /// department that it was sent to.
    private func department(of fact: Fact) -> String {
        let home = homes[fact.happened.person] ?? Self.none
        guard fact.happened.handling == nil else { return home }
        switch fact.happened.promise?.kind {
        case .firstAnswer, .nextWord, .free, .outside: return home
        case .onTheSpot, .solved, .closed, nil: return works[fact.happened.about.id] ?? home
        }
    }
}
