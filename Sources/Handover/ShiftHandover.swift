import Casework
import Directory
import Kernel
import Workforce

/// A post is handed over from one shift to the next: what stood, who handed over, who took over.
package struct ShiftHandover: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable { case waiting, signed, withdrawn }

    package let id: ID<ShiftHandover>
    /// What people read out: `S2611-003`.
    package let number: String
    package let project: ID<Project>
    package let department: ID<Department>
    package let by: ID<Staff>
    package let at: Instant
    package let sheet: HandoverSheet
    package internal(set) var state = State.waiting
    package internal(set) var signedBy: ID<Staff>?
    /// When it was signed or withdrawn.
    package internal(set) var decidedAt: Instant?
    package internal(set) var signature: Takeover?
    /// Why it was taken back; empty where it was not.
    package internal(set) var withdrawal = ""
}

/// What whoever takes over says under a hand-over.
package struct Takeover: Sendable, Codable, Hashable {
    /// As typed.
    package let name: String
    /// Digest of the drawn signature among the files; nil where the name was typed alone.
    package let picture: String?
    package let opening: [HandoverTick]
    /// What is otherwise than the sheet says; empty where nothing is.
    package let difference: String
}

/// A hand-over as somebody reads it.
package struct HandoverFile: Sendable {
    package let handover: ShiftHandover
    package let post: Post
    /// What its reader may do: `sign` is for another than who handed over.
    package let maySign: Bool
    package let mayWithdraw: Bool
    /// The cases of the sheet that the reader may see; of the others the number alone is shown.
    package let seen: Set<ID<Case>>
}
