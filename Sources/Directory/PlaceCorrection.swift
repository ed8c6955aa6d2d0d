import Kernel
import Store

/// Another code or another spot in the tree for a place that stands wrong.
package struct PlaceCorrection: Sendable {
    /// What it is called from now on; nil leaves its code.
    package var code: String?
    /// The ID or code of what it lies in; empty for the top of the project; nil leaves it where it is.
    package var parent: String?

    package init(code: String? = nil, parent: String? = nil) { (self.code, self.parent) = (code, parent) }
}

/// What a room does with what it keeps of places when their codes have changed, in the same transaction.
package struct PlaceFollower: Sendable {
    package let follow: @Sendable (Tx, [Place]) throws -> Void

    package init(_ follow: @escaping @Sendable (Tx, [Place]) throws -> Void) { self.follow = follow }
}

extension Place {
    package func with(code: String, parent: ID<Place>?) -> Place {
        Place(
            id: id, project: project, parent: parent, kind: kind, code: code, name: name, status: status,
            retiredOn: retiredOn)
    }

    /// Whether a place is another or lies in it: nothing may lie in itself.
    ///
    /// - Parameter above: what a place lies in, as far as that is known.
    package static func lies(
        _ place: ID<Place>, in other: ID<Place>, above: (ID<Place>) throws -> ID<Place>?
    ) rethrows -> Bool {
        var here: ID<Place>? = place
        // A tree is no deeper than this.
        for _ in 0..<16 {
            guard let one = here else { return false }
            if one == other { return true }
            here = try above(one)
        }
        return true
    }
}
