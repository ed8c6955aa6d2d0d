import Directory
import Foundation
import Kernel
import Store
import Workforce

/// What an import makes and changes, as undoing it meets it: taken back whole, or made what it was before.
protocol Undoable {
    /// A text that another state hardly has.
    var seal: String { get }

    func takeBack(_ tx: Tx) throws

    /// - Parameter before: as ``Effect/changed(_:_:seal:before:)`` kept it.
    func restore(_ tx: Tx, _ before: String) throws
}

extension Undoable where Self: Decodable {
    fileprivate static func read(_ json: String) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    }
}

extension Place: Undoable {
    func takeBack(_ tx: Tx) throws { try PlaceTable.takeBack(tx, id) }
    func restore(_ tx: Tx, _ before: String) throws { try PlaceTable.update(tx, try Self.read(before)) }
}

extension PlaceState: Undoable {
    func takeBack(_ tx: Tx) throws { try place.takeBack(tx) }
    func restore(_ tx: Tx, _ before: String) throws { try PlaceStateTable.restore(tx, try Self.read(before)) }
}

extension PersonRecord: Undoable {
    func takeBack(_ tx: Tx) throws { try PersonRecordTable.takeBack(tx, self) }

    func restore(_ tx: Tx, _ before: String) throws {
        try PersonRecordTable.replace(tx, [(self, try Self.read(before))])
    }
}

extension Staff: Undoable {
    func takeBack(_ tx: Tx) throws { try StaffTable.takeBack(tx, id) }
    func restore(_ tx: Tx, _ before: String) throws { try StaffTable.update(tx, try Self.read(before)) }
}

extension Belonging: Undoable {
    func takeBack(_ tx: Tx) throws { try BelongingTable.takeBack(tx, self) }
    func restore(_ tx: Tx, _ before: String) throws { try BelongingTable.replace(tx, try Self.read(before)) }
}
