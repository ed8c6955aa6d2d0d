import Kernel
import Workforce

/// Whom an alarm calls, in order. Read from a desk's files; each alarm keeps the one that it began with.
package struct AlarmChain: Sendable, Codable, Hashable {
    /// Those who are called: everybody with a role in the project, or everybody of a department who works there.
    package enum Callee: Sendable, Codable, Hashable {
        case role(String)
        case department(String)

        /// `supervisor`, `department:engineering`: as in the desk's files and in the API.
        package var word: String {
            switch self {
            case .role(let key): key
            case .department(let key): Self.mark + key
            }
        }

        private static let mark = "department:"

        init(_ word: String) {
            self = word.hasPrefix(Self.mark) ? .department(String(word.dropFirst(Self.mark.count))) : .role(word)
        }
    }

    /// Those who are called together.
    package struct Link: Sendable, Codable, Hashable {
        package let call: [Callee]
        /// How long they have to answer before the next are called as well; of the last ones, to be in time.
        package let seconds: Int64

        package var within: Span { .seconds(seconds) }
    }

    package let links: [Link]
}

extension AlarmChain {
    /// The next people to call, and of which link they are.
    struct Turn: Equatable {
        let link: Int
        let people: [ID<Staff>]
        /// None of those it was meant for was on duty.
        let areStandIns: Bool
    }

    /// Those of the next link who were not called yet. Pure.
    ///
    /// Called are those on duty; where none of a link is, those on duty of the links after it, then of those before it,
    /// stand in; where nobody is, the link itself is called off duty. A link without anybody new is passed over.
    ///
    /// - Parameters:
    ///   - begun: how many links were called before.
    ///   - called: who was called before, by whichever link.
    /// - Returns: nil at the end of the chain.
    func next(
        after begun: Int, _ crew: Crew, _ departments: [String: ID<Department>], called: Set<ID<Staff>>
    ) -> Turn? {
        let all = links.map { link in Set(link.call.flatMap { crew.people($0, departments) }) }
        for place in all.indices.dropFirst(begun) {
            let others = all[(place + 1)...] + all[..<place].reversed()
            let here = ([all[place]] + others).map { $0.intersection(crew.onDuty) }
            guard let first = here.firstIndex(where: { !$0.isEmpty }) else {
                let rest = all[place].subtracting(called)
                if !rest.isEmpty { return Turn(link: place, people: rest.sorted(), areStandIns: false) }
                continue
            }
            let rest = here[first].subtracting(called)
            if !rest.isEmpty { return Turn(link: place, people: rest.sorted(), areStandIns: first > 0) }
        }
        return nil
    }
}

extension Crew {
    func people(_ callee: AlarmChain.Callee, _ departments: [String: ID<Department>]) -> [ID<Staff>] {
        switch callee {
        case .role(let key): holders(of: key)
        case .department(let key):
            departments[key].map { id in
                staff.filter { one in
                    one.isActive && one.departments.contains(id)
                        && one.roles.contains { $0.project == nil || $0.project == project }
                }.map(\.id)
            } ?? []
        }
    }
}
