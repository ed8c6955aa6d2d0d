import Directory
import Kernel
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
    var onCall: Set<ID<Staff>> = []

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
        case .owner: active([agent])
        case .worker: active([worker].compactMap(\.self))
        case .role(let key):
            holders(of: key)
        }
    }

    package func holders(of role: String) -> [ID<Staff>] {
        staff.filter { one in
            one.isActive && one.roles.contains { $0.role == role && ($0.project == nil || $0.project == project) }
        }.map(\.id)
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

    private func active(_ ids: [ID<Staff>]) -> [ID<Staff>] {
        ids.filter { id in staff.contains { $0.id == id && $0.isActive } }
    }
}
