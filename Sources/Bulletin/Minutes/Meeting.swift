import Directory
import Kernel
import Store
import Workforce

/// A meeting of staff with its minutes: written by one, approved by who had the chair.
package struct Meeting: Sendable, Hashable {
    package enum Stage: String, Sendable, CaseIterable, SQLConvertible { case draft, submitted, approved }

    package let id: ID<Meeting>
    /// What people read out: `M2611-003`.
    package let number: String
    package let project: ID<Project>
    package let by: ID<Staff>
    package let madeAt: Instant
    package var content: Content
    package var stage = Stage.draft
    /// Who wrote what stands there now.
    package var editor: ID<Staff>
    package var approvedAt: Instant?
    package var version = 1

    package struct Content: Sendable, Codable, Hashable {
        package var title: String
        package var heldAt: Instant
        package var venue: String
        package var chair: ID<Staff>
        package var present: [ID<Staff>]
        package var absent: [ID<Staff>]
        /// Who else was there: of the owners' committee, of a contractor.
        package var guests: String
        package var items: [Item]
    }

    /// One point of what was spoken about.
    package struct Item: Sendable, Codable, Hashable {
        package var heading: String
        package var text: String

        package init(heading: String, text: String) { (self.heading, self.text) = (heading, text) }
    }
}

extension Meeting {
    /// What may be done with its minutes now. Pure.
    package var allowed: [MeetingAct.Name] {
        switch stage {
        case .draft: [.submit]
        case .submitted: [.approve, .back]
        case .approved: [.back]
        }
    }
}
