import Directory

/// A cabinet with what hangs in it.
package struct CabinetFile: Sendable {
    package let cabinet: Cabinet
    package let project: Project
    /// By hook; those without one come last.
    package let keys: [Key]
    /// The last counts, the newest first.
    package let counts: [KeyCount]
    /// Nobody signed a count for longer than the desk allows.
    package let isCountDue: Bool
}
