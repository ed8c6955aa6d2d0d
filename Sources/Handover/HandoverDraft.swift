/// What whoever hands over fills in.
package struct HandoverDraft: Sendable {
    /// By the key of the line; pieces, or money in minor units.
    package var counts: [String: Int] = [:]
    /// Why a count is another than the last one, by the key of the line.
    package var reasons: [String: String] = [:]
    /// Keys of what was ticked.
    package var closing: Set<String> = []
    package var remarks = ""

    package init() {}
}

/// What whoever takes over fills in.
package struct TakeoverDraft: Sendable {
    package var name = ""
    /// A drawn signature: a PNG in base 64.
    package var picture: String?
    /// Keys of what was ticked.
    package var opening: Set<String> = []
    package var difference = ""

    package init() {}
}
