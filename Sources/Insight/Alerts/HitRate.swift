import Casework

/// How often a rule was right: acted on ÷ decided.
package struct HitRate: Sendable {
    package let desk: String
    package let rule: AlertRules.Rule
    /// How many of which nobody has decided yet.
    package let undecided: Int
    package let acted: Int
    package let dismissed: Int
    /// Of how many decided ones a share says something.
    package let least: Int

    package var decided: Int { acted + dismissed }
    /// 0 to 1; nil where too few were decided.
    package var share: Double? { decided < least ? nil : Double(acted) / Double(decided) }
}
