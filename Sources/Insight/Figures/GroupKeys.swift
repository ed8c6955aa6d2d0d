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
        case .person: return person(of: fact).description
        case .department: return department(of: fact)
        case .project: return projects[about.project]?.code ?? Self.none
        case .category:
            return about.category.map { $0.split(separator: ".").prefix(2).joined(separator: ".") } ?? Self.none
        case .kind: return about.kind
        case .day: return window.zone.day(of: fact.happened.at).description
        case .age: return Age(window.cutOff - about.openedAt).rawValue
        }
    }

    private func person(of fact: Fact) -> ID<Staff> { fact.happened.promise?.by ?? fact.happened.about.agent }

    /// An answer and a word are owed by whoever promised them; to be there, to solve and to close is the work of the
    /// department that it was sent to.
    private func department(of fact: Fact) -> String {
        let home = homes[person(of: fact)] ?? Self.none
        switch fact.happened.promise?.kind {
        case .firstAnswer, .nextWord, .free: return home
        case .onTheSpot, .solved, .closed, nil: return works[fact.happened.about.id] ?? home
        }
    }
}
