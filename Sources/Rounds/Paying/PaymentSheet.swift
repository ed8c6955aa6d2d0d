import Directory
import Kernel
import Workforce

/// What a contractor is to be paid for a month of a project. It is counted anew until somebody else approves it; then
/// it is fixed, and what is counted later is shown beside it.
package struct PaymentSheet: Sendable, Hashable {
    /// What was approved.
    package struct Fixed: Sendable, Hashable, Codable {
        package let figures: MonthFigures
        /// What the rule took off then, in per cent.
        package let percent: Int
    }

    /// The largest monthly sum, in fen.
    package static let mostFen: Int64 = 100_000_000_000

    package let id: ID<PaymentSheet>
    package let project: ID<Project>
    /// The key of the contractor's department.
    package let department: String
    package let month: RosterMonth
    /// The contract's sum for a month, in fen.
    package internal(set) var monthly: Int64
    package internal(set) var drawnBy: ID<Staff>
    package internal(set) var drawnAt: Instant
    package internal(set) var fixed: Fixed?
    package internal(set) var approvedBy: ID<Staff>?
    package internal(set) var approvedAt: Instant?

    /// What is taken off so many fen at so many per cent, rounded down to whole fen.
    package static func deduction(of monthly: Int64, percent: Int) -> Int64 { monthly * Int64(percent) / 100 }
}

/// A sheet with what is counted now.
package struct PaymentFile: Sendable {
    package let sheet: PaymentSheet
    package let project: Project
    /// As it is counted now, with what the rule would take off now.
    package let now: PaymentSheet.Fixed
    package let isMonthOver: Bool
    package let maySum: Bool
    package let mayApprove: Bool

    /// What holds: as it was approved, or as it is counted now.
    package var held: PaymentSheet.Fixed { sheet.fixed ?? now }
    package var deduction: Int64 { PaymentSheet.deduction(of: sheet.monthly, percent: held.percent) }
    /// In fen.
    package var pay: Int64 { sheet.monthly - deduction }

    /// What is counted otherwise by now than it was approved; none before that.
    package var changed: [MonthFigures.Figure] {
        MonthFigures.Figure.allCases.filter { held.figures[$0] != now.figures[$0] }
    }
}

/// A contractor's month in a list: with its sheet, where somebody has drawn one up.
package struct PaymentLine: Sendable {
    package let department: String
    package let now: PaymentSheet.Fixed
    package let file: PaymentFile?
    /// The monthly sum of the last sheet before, in fen: what is proposed.
    package let lastSum: Int64?
    package let maySum: Bool
}
