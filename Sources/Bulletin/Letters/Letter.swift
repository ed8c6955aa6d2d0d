import Directory
import Foundation
import Kernel
import Store
import Workforce

/// A line of the register of letters: what came in or went out on paper or by mail.
package struct Letter: Sendable, Hashable {
    package enum Direction: String, Sendable, Codable, CaseIterable, SQLConvertible { case `in`, out }

    package enum Kind: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case letter
        /// A notice or an order of an authority.
        case notice
        case email
    }

    /// What became of it; empty where nothing has yet.
    package enum Settled: String, Sendable, SQLConvertible {
        case none = ""
        case answered, filed, struck
    }

    /// Where it is on a day.
    package enum State: String, Sendable, CaseIterable {
        /// In the register, and no answer is due.
        case registered
        case waiting, overdue, answered, filed
        /// It was registered by mistake.
        case struck
    }

    package let id: ID<Letter>
    /// What people read out: `L2611-003`.
    package fileprivate(set) var number: String
    package let project: ID<Project>
    package let direction: Direction
    package let by: ID<Staff>
    package let madeAt: Instant
    package var content: Content
    /// Who sees to the answer; nil where nobody does.
    package var owner: ID<Staff>?
    /// The letter that came in which this one answers.
    package var answers: ID<Letter>?
    package var settled = Settled.none
    package var version = 1

    package struct Content: Sendable, Codable, Hashable {
        package var kind = Kind.letter
        /// The day on which it came or went.
        package var dated: Day
        /// From whom it came, or to whom it went.
        package var correspondent = ""
        package var subject = ""
        /// The number that it has with them.
        package var theirNumber = ""
        package var note = ""
        /// The last day for an answer; of what came in alone.
        package var dueOn: Day?

        package init(dated: Day) { self.dated = dated }
    }
}

extension Letter {
    /// Where it is on a day. Pure.
    package func state(on today: Day) -> State {
        switch settled {
        case .answered: .answered
        case .filed: .filed
        case .struck: .struck
        case .none: content.dueOn.map { $0 < today ? .overdue : .waiting } ?? .registered
        }
    }

    func numbered(_ number: String) -> Letter {
        var one = self
        one.number = number
        return one
    }

    /// What may be done with it. Pure.
    package var allowed: [LetterAct.Name] {
        switch settled {
        case .none: direction == .in ? [.answer, .file, .strike] : [.file, .strike]
        case .answered: [.file, .reopen]
        case .filed, .struck: [.reopen]
        }
    }
}

/// A file of a letter.
package struct LetterFile: Sendable, Hashable {
    package let id: ID<LetterFile>
    package let name: String
    package let type: String
    package let bytes: Int
    package let digest: String
    package let by: ID<Staff>
    package let at: Instant
}

/// One version of a letter's line, and what was done to make it so. Never edited.
package struct LetterVersion: Sendable {
    package let version: Int
    /// `write`, `edit`, `attach`, or an act's name.
    package let act: String
    package let words: String
    package let content: Letter.Content
    package let at: Instant
    package let staff: ID<Staff>
    package let staffName: String
}

/// A letter with everything that its page shows.
package struct LetterSheet: Sendable {
    package let one: Letter
    package let project: Project
    package let files: [LetterFile]
    /// The newest first; the last 100.
    package let versions: [LetterVersion]
    /// What this one answers.
    package let answered: Letter?
    /// What answers this one, the oldest first; none that was struck.
    package let answers: [Letter]
    /// What the reader may do with it now.
    package let allowed: [LetterAct.Name]
    package let mayEdit: Bool
}
