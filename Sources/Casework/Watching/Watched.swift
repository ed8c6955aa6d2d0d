import Directory
import Kernel
import Store
import Workforce

/// A promise whose time has come to be told of, with what it takes to know whom to tell.
struct Watched: Sendable {
    let promise: Promise
    /// The share that was told last.
    let noticed: Int
    let item: ID<Case>
    let desk: String
    let priority: Priority
    let agent: ID<Staff>
    let worker: ID<Staff>?
}

/// Who works in a project and who of them is on duty: whom a notice can go to.
package struct Crew: Sendable {
    package let staff: [Staff]
    let project: ID<Project>
    let onDuty: Set<ID<Staff>>
    /// Those at home whom the published plan has on call.
    let onCall: Set<ID<Staff>>
    /// Those of each role who work here: asked for each notice, and there may be thousands of both.
    private let byRole: [String: [ID<Staff>]]
    /// Limited posts, which count for the case that is at hand alone.
    private let parts: [(post: Staff.Post, staff: ID<Staff>)]
    private var spot: CaseSpot?
    private let active: Set<ID<Staff>>

    init(staff: [Staff], project: ID<Project>, onDuty: Set<ID<Staff>>, onCall: Set<ID<Staff>> = []) {
        (self.staff, self.project, self.onDuty, self.onCall) = (staff, project, onDuty, onCall)
        let here = staff.filter(\.isActive)
        active = Set(here.map(\.id))
        let posts = here.flatMap { one in
            Set(one.roles.filter { $0.isWhole && $0.isIn(project) }.map(\.role)).map { ($0, one.id) }
        }
        parts = here.flatMap { one in
            one.roles.filter { !$0.isWhole && $0.isIn(project) }.map { ($0, one.id) }
        }
        byRole = Dictionary(grouping: posts, by: \.0).mapValues { $0.map(\.1) }
    }

    func hearers(
        of steps: [WatchRules.Step], chain: [WatchRules.Listener], _ watched: Watched
    ) -> (people: [ID<Staff>], areStandIns: Bool) {
        hearers(meaning: steps.flatMap(\.tell), chain: chain, agent: watched.agent, worker: watched.worker)
    }

    /// Whom words tell: those meant who are on duty; where none of them is, the next up the chain who are, then the
    /// next down; where nobody is on duty, in the same order those on call by the plan; where nobody is on call, those
    /// meant, else whoever is next. So it is told to somebody while there is anybody.
    package func hearers(
        meaning words: [WatchRules.Listener], chain: [WatchRules.Listener], agent: ID<Staff>, worker: ID<Staff>?
    ) -> (people: [ID<Staff>], areStandIns: Bool) {
        func people(_ words: [WatchRules.Listener]) -> Set<ID<Staff>> {
            Set(words.flatMap { self.people($0, agent, worker) })
        }
        let last = (chain.lastIndex { words.contains($0) } ?? -1) + 1
        let meant = people(words)
        let others = (chain[last...] + chain[..<last].reversed()).map { people([$0]) }
        let all = [meant] + others
        let everybody = all.map { $0.intersection(onDuty) } + all.map { $0.intersection(onCall) } + all
        let place = everybody.firstIndex { !$0.isEmpty }
        // The first of each order are those meant.
        return (place.map { everybody[$0].sorted() } ?? [], place.map { $0 % all.count != 0 } ?? true)
    }

    private func people(_ word: WatchRules.Listener, _ agent: ID<Staff>, _ worker: ID<Staff>?) -> [ID<Staff>] {
        switch word {
        case .owner: [agent].filter(active.contains)
        case .worker: [worker].compactMap(\.self).filter(active.contains)
        case .role(let key):
            holders(of: key)
        }
    }

    package func holders(of role: String) -> [ID<Staff>] {
        let whole = byRole[role] ?? []
        guard let spot else { return whole }
        let more = parts.filter { $0.post.role == role && $0.post.covers(path: spot.path, category: spot.category) }
        return whole + Set(more.map(\.staff)).subtracting(whole).sorted()
    }

    /// The same people with a case at hand: those whose limited posts count for it are among them.
    func about(_ db: DB, _ item: ID<Case>) throws -> Crew {
        guard !parts.isEmpty else { return self }
        var crew = self
        crew.spot = try CaseSpot(db, item)
        return crew
    }

    /// Who takes over the cases of an agent who has left: those of the lowest role of the chain of whom anybody is on
    /// duty; where nobody is, those of the lowest that anybody has.
    func heirs(_ chain: [WatchRules.Listener]) -> [ID<Staff>] {
        let roles = chain.compactMap { word in
            if case .role(let key) = word { Set(holders(of: key)) } else { nil }
        }
        let found = (roles.map { $0.intersection(onDuty) } + roles).first { !$0.isEmpty }
        return found?.sorted() ?? []
    }
}
