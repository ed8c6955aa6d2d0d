import Directory
import Kernel
import Workforce

/// Anything that is looked after from opening to closing. A value: it changes by ``applying(_:)`` alone.
package struct Case: Sendable, Codable, Hashable {
    package let id: ID<Case>
    /// What people read out: `2611-00042`, year and month of registration and a running number.
    package fileprivate(set) var number: String
    package let project: ID<Project>
    package let desk: String
    package var kind: String
    package var procedureVersion: Int
    package let channel: String
    package let reporter: Reporter
    package var place: ID<Place>?
    package var placeText: String
    package let title: String
    /// In the customer's own words.
    package let text: String
    package let occurredAt: Instant?
    package let reportedAt: Instant
    package let openedAt: Instant
    package let externalNumber: String?
    /// What was filled in by the declared form of its procedure, or came with an import: texts by key.
    package internal(set) var form: [String: String]
    package let splitFrom: ID<Case>?

    package var category: String?
    package var priority: Priority
    package var stage: String
    package var phase: Phase
    /// The one who says "I": owns the case until it is closed, whoever does the work.
    package var agent: ID<Staff>
    package var version = 1
    package var tasks: [CaseTask] = []
    package var promises: [Promise] = []
    package var waiting: Waiting?

    package var firstAnsweredAt: Instant?
    package var firstSolvedAt: Instant?
    package var solvedAt: Instant?
    package var closedAt: Instant?
    package var closing: Closing?
    package var solution: Solution?
    package var verdict: Verdict?
    package var tries: [CallbackTry] = []
    package var thingsDone: [FiveThing] = []
    package var judgement: Judgement?
    package var attachments: [Attachment] = []
    /// With outside bodies, in the order in which they were recorded.
    package var outside: [OutsideMatter] = []
    /// Nil where its procedure does not ask how long it stands in its stage.
    package var standing: Standing?
    /// How often actions were taken that may be taken so many times only.
    package var counts: [String: Int] = [:]
    /// By the key of the field: the answers that are asked anew.
    package var bygone: [Bygone] = []
    /// Nil where nothing was agreed about coming.
    package var visit: Visit?
    package var reopenCount = 0
    package var chaseCount = 0
    package var chasedAt: Instant?
    package var mergedInto: ID<Case>?
    /// While it is merged: what it comes back to.
    package var beforeMerge: BeforeMerge?
    /// The customer spoke last and nobody answered yet.
    package var customerHadLastWord = true
}

/// The customer as known when the case was registered; later changes of the person do not rewrite it.
package struct Reporter: Sendable, Codable, Hashable {
    package var person: ID<Person>?
    package var name: String
    package var phone: String
    package var isAnonymous: Bool

    package init(person: ID<Person>? = nil, name: String = "", phone: String = "", isAnonymous: Bool = false) {
        self.person = person
        self.name = name
        self.phone = phone
        self.isAnonymous = isAnonymous
    }
}

/// Why the clocks stand still, since when and, where it was said, until when.
package struct Waiting: Sendable, Codable, Hashable {
    package let reason: String
    package let since: Instant
    package let until: Instant?
}

package struct Solution: Sendable, Codable, Hashable {
    package let text: String
    package let cause: String?
    package let party: String?
}

/// The customer's own word on the result.
package struct Verdict: Sendable, Codable, Hashable {
    package let isSatisfied: Bool
    /// 1 to 5.
    package let rating: Int?
    package let comment: String?
    package let at: Instant
}

/// Somebody rang and nobody answered.
package struct CallbackTry: Sendable, Codable, Hashable {
    package let outcome: String
    package let at: Instant
    package let day: Day
}

/// The five things of a complaint, each with its own line in the timeline; it cannot close without all.
package enum FiveThing: String, Sendable, Codable, CaseIterable {
    case heard, asked, followed, answered, recorded
}

/// Whether a complaint is true and whether what it asks is reasonable, with the grounds.
package struct Judgement: Sendable, Codable, Hashable {
    package let isTrue: Bool
    package let isReasonable: Bool
    package let grounds: String
    package let by: ID<Staff>
    package let at: Instant
}

/// A file on a case, by the digest of its content.
package struct Attachment: Sendable, Codable, Hashable {
    package let id: ID<Attachment>
    package let name: String
    package let type: String
    package let bytes: Int
    package let digest: String
    /// `before`, `after`, `signature` or empty.
    package let moment: String
    package let by: ID<Staff>
    package let at: Instant

    package init(
        id: ID<Attachment>, name: String, type: String, bytes: Int, digest: String, moment: String, by: ID<Staff>,
        at: Instant
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.bytes = bytes
        self.digest = digest
        self.moment = moment
        self.by = by
        self.at = at
    }
}

extension Case {
    /// The same case with the number that the writing transaction gave it.
    func numbered(_ number: String) -> Case {
        var item = self
        item.number = number
        return item
    }

    /// The task that somebody is at, or that was sent last.
    package var currentTask: CaseTask? { tasks.last { $0.state.isOpen } ?? tasks.last }
    package var openTasks: [CaseTask] { tasks.filter(\.state.isOpen) }
    /// Those who did the work; none of them rings the customer to ask how it was.
    package var workers: Set<ID<Staff>> {
        Set(tasks.filter { $0.state != .declined && $0.state != .takenBack }.compactMap(\.assignee))
    }
    /// The nearest due time that somebody waits for; a far promise never hides it.
    package var nextDue: Instant? { promises.filter(\.isRunning).map(\.dueAt).min() }
}
