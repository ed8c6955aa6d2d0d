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
struct Crew: Sendable {
    let staff: [Staff]
    let project: ID<Project>
    let onDuty: Set<ID<Staff>>

    /// Whom steps tell: those meant who are on duty; where none of them is, the next up the chain who are, then the
    /// next down; where nobody is on duty, those meant, else whoever is next. So it is told to somebody while there is
    /// anybody.
    func hearers(
        of steps: [WatchRules.Step], chain: [WatchRules.Listener], _ watched: Watched
    ) -> (people: [ID<Staff>], areStandIns: Bool) {
        let words = steps.flatMap(\.tell)
        let last = (chain.lastIndex { words.contains($0) } ?? -1) + 1
        let meant = people(words, watched)
        let others = (chain[last...] + chain[..<last].reversed()).map { people([$0], watched) }
        let here = ([meant] + others).map { $0.intersection(onDuty) }
        let everybody = here + [meant] + others
        let place = everybody.firstIndex { !$0.isEmpty }
        return (place.map { everybody[$0].sorted() } ?? [], place != 0 && place != here.count)
    }

    private func people(_ words: [WatchRules.Listener], _ watched: Watched) -> Set<ID<Staff>> {
        Set(words.flatMap { people($0, watched) })
    }

    private func people(_ word: WatchRules.Listener, _ watched: Watched) -> [ID<Staff>] {
        switch word {
        case .owner: active([watched.agent])
        case .worker: active([watched.worker].compactMap(\.self))
        case .role(let key):
            staff.filter { one in
                one.isActive && one.roles.contains { $0.role == key && ($0.project == nil || $0.project == project) }
            }.map(\.id)
        }
    }

    private func active(_ ids: [ID<Staff>]) -> [ID<Staff>] {
        ids.filter { id in staff.contains { $0.id == id && $0.isActive } }
    }
}
