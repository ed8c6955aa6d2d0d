import Kernel
import Workforce

/// A version of a procedure with whoever published it; nobody where a desk's file brought it.
package struct ProcedureEdition: Sendable {
    package let version: Int
    package let at: Instant
    package let by: ID<Staff>?
    package let byName: String
    package let note: String
    /// Of its files, in hexadecimal: two versions with the same one say the same.
    package let digest: String
    /// The text of its own file.
    package let source: String

    package var isOwn: Bool { version >= Procedure.firstOwn }
}

/// What somebody has begun to write, kept until it is published or set aside.
package struct ProcedureDraft: Sendable {
    /// Counts each time that it was kept.
    package let revision: Int
    /// The version that it goes out from; 0 for a kind that is still to come.
    package let base: Int
    package let source: String
    package let byName: String
    package let at: Instant
}

/// How many cases that are not over run by a version.
package struct RunningCases: Sendable, Equatable {
    package let kind: String
    package let version: Int
    package let count: Int
}

/// A procedure as its editor shows it.
package struct ProcedureSheet: Sendable {
    package let desk: String
    package let kind: String
    /// Nil for one that was never published.
    package let current: ProcedureEdition?
    /// The newest first.
    package let editions: [ProcedureEdition]
    package let draft: ProcedureDraft?
    /// The version of the desk's file as it is loaded; nil for one that the house made.
    package let delivered: Int?
    /// A delivered version came after the one that the house's own went out from.
    package let isOffered: Bool
    package let running: [RunningCases]

    /// What the editor begins with: what was begun, else what holds.
    package var source: String { draft?.source ?? current?.source ?? "" }

    package var state: State { current == nil ? .new : current?.isOwn == false ? .delivered : own }
    private var own: State { delivered == nil ? .own : .changed }

    package enum State: String, Sendable, CaseIterable {
        /// As the desk's file has it, or in the house's version of it.
        case delivered, changed
        /// Made by the house, or still to be published.
        case own, new
    }

    package func edition(_ version: Int) -> ProcedureEdition? { editions.first { $0.version == version } }
}

/// A text that somebody wants to be the procedure from now on.
package struct ProcedurePublishing: Sendable {
    package let source: String
    /// The version that its author saw; 0 where there was none.
    package let basedOn: Int
    package let note: String
    /// The draft that becomes a version by it; nil where it was made of none. Another one stays.
    package let draft: Int?

    package static let longestNote = 400

    package init(_ source: String, basedOn: Int, note: String, draft: Int? = nil) {
        (self.source, self.basedOn, self.note, self.draft) = (source.lines, basedOn, note.trimmed, draft)
    }
}

extension String {
    /// With line ends as files have them; what the store does not keep is left out.
    package var lines: String { replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "") }
}
