import Kernel
import Workforce

/// What the work of one task took, who signed for it, and the code at the customer's door.
package struct WorkSheet: Sendable, Codable, Hashable {
    /// In the order in which they were written; a line that was wrong is struck and stays.
    package var lines: [SheetLine] = []
    package var signatures: [Signature] = []
    package var door: DoorCode?

    /// So many lines has a sheet.
    static let mostLines = 200
    static let mostSignatures = 20

    /// What the lines that stand come to, in minor units of the currency.
    package var charges: Int64 { standing.reduce(0) { $0 + $1.amount } }
    package var standing: [SheetLine] { lines.filter { $0.struck == nil } }
}

/// One line of a work sheet: time that was worked, or material that was used.
package struct SheetLine: Sendable, Codable, Hashable {
    package enum What: Sendable, Codable, Hashable {
        case labour(minutes: Int, people: Int)
        /// The quantity is in thousandths of the unit, the price of one unit in minor units of the currency.
        case material(name: String, quantity: Int64, unit: String, price: Int64)
    }

    package let id: ID<SheetLine>
    package let what: What
    /// What the customer pays for it, in minor units of the currency.
    package let amount: Int64
    package let note: String
    package let by: ID<Staff>
    package let at: Instant
    package var struck: Strike?

    /// Why a line does not hold any more.
    package struct Strike: Sendable, Codable, Hashable {
        package let reason: String
        package let by: ID<Staff>
        package let at: Instant
    }

    /// A quantity in thousandths times the price of one: half a minor unit is rounded up.
    static func amount(_ quantity: Int64, at price: Int64) -> Int64 { (quantity * price + 500) / 1000 }
}

/// The customer's name under the work sheet, with what it came to then.
package struct Signature: Sendable, Codable, Hashable {
    package let name: String
    /// The drawn one among the case's files; nil where the name was typed alone.
    package let picture: ID<Attachment>?
    /// In minor units of the currency.
    package let charges: Int64
    package let by: ID<Staff>
    package let at: Instant
}

/// Four figures that the customer says to whoever comes: who knows them was at the door.
package struct DoorCode: Sendable, Codable, Hashable {
    package let code: String
    /// How often it may still be tried.
    package var triesLeft: Int
    /// Whoever arrived knew it.
    package var isKnown = false

    package init(code: String, triesLeft: Int) {
        self.code = code
        self.triesLeft = triesLeft
    }
}

extension CaseTask {
    mutating func edit(_ change: (inout WorkSheet) -> Void) {
        var sheet = sheet ?? WorkSheet()
        change(&sheet)
        self.sheet = sheet
    }
}

extension WorkSheet {
    mutating func strike(_ line: ID<SheetLine>, _ strike: SheetLine.Strike) {
        guard let place = lines.firstIndex(where: { $0.id == line && $0.struck == nil }) else { return }
        lines[place].struck = strike
    }
}
