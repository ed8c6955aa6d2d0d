import Directory
import Kernel
import Store
import Workforce

/// One sheet that is brought in: read, mapped, looked at row by row, run, and taken back where somebody wishes.
package struct Import: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable, SQLConvertible {
        /// Its rows are being put into the store.
        case reading
        /// Somebody says what its columns are.
        case mapping
        case checking
        /// Every row has its verdict; nothing is done yet.
        case checked
        case running, done
        case undoing, undone
        /// Nothing was done.
        case cancelled

        /// Whether it goes on by itself.
        package var isBusy: Bool { self == .checking || self == .running || self == .undoing }
    }

    package let id: ID<Import>
    package let kind: ImportKind
    package let project: ID<Project>
    /// The file's name, as its owner calls it.
    package let file: String
    package let header: [String]
    /// Which column, from 0, is which field.
    package internal(set) var columns: [String: Int]
    /// The columns, from 0, whose cells are sealed.
    package internal(set) var sealed: [Int] = []
    /// Refused rows are left; otherwise one of them holds up all.
    package internal(set) var goodRows = false
    package internal(set) var state = State.reading
    package internal(set) var rows = 0
    /// Rows of sums and repeated headers.
    package internal(set) var leftOut = 0
    /// How many rows the present state is through with.
    package internal(set) var progress = 0
    /// The number of the row that the present state came to last.
    var atRow = 0
    /// Its turn, where rows are done by their turns.
    var atTurn: Int64 = 0
    /// The kind of a case where the sheet does not say it.
    package internal(set) var caseKind = ""
    package internal(set) var counts = Counts()
    /// Rows that could not be taken back.
    package internal(set) var kept = 0
    var password = ""
    package let by: ID<Staff>
    package let byName: String
    let via: String
    package let madeAt: Instant
    package internal(set) var doneAt: Instant?

    package struct Counts: Sendable, Hashable {
        package var created = 0
        package var changed = 0
        package var unchanged = 0
        package var refused = 0

        mutating func add(_ verdict: RowVerdict, _ count: Int = 1) {
            switch verdict {
            case .created: created += count
            case .changed: changed += count
            case .unchanged: unchanged += count
            case .refused: refused += count
            }
        }

        /// Rows that do something.
        package var effective: Int { created + changed }
    }

    /// What could be done with it next, in the order of a page's buttons.
    package enum Act: String, Sendable, CaseIterable { case check, run, undo, cancel }

    package var acts: [Act] {
        switch state {
        case .undoing, .undone, .cancelled: []
        // One whose reading was broken off is put away.
        case .reading: [.cancel]
        case .mapping: [.check, .cancel]
        case .checking: [.cancel]
        case .checked: counts.effective == 0 ? [.check, .cancel] : [.run, .check, .cancel]
        case .running: [.cancel]
        case .done: [.undo]
        }
    }
}

/// A row of an import with what was said of it.
package struct ImportRow: Sendable {
    /// Why a row could not be taken back.
    package enum Kept: String, Sendable, CaseIterable, SQLConvertible {
        /// Somebody changed it since.
        case changed
        /// Something else speaks of it by now.
        case used
        /// It is not there any more.
        case gone
    }

    package let number: Int
    package let cells: [String]
    /// Nil before it was looked at.
    package let verdict: RowVerdict?
    package let kept: Kept?
    /// By what whom it speaks of was known; nil where nobody was, or where rows are of no customers.
    package var knownBy: Recognition?
}
