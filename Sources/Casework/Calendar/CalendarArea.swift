import Directory
import Kernel
import Store

/// At which places a calendar holds: those of one part but not of parts in it that have their own, or all but those of
/// such parts.
struct CalendarArea: Sendable, Equatable {
    let roots: [ID<Place>]
    /// What lies in these is not looked at.
    let stops: [ID<Place>]
    let isInside: Bool

    /// Nil where it holds at every place of its projects.
    init?(_ scope: CalendarScope, of parts: [ID<Place>]) {
        if case .part(let part) = scope {
            (roots, stops, isInside) = ([part], parts.filter { $0 != part }, true)
        } else if parts.isEmpty {
            return nil
        } else {
            (roots, stops, isInside) = (parts, [], false)
        }
    }

    var values: [any SQLConvertible] { roots + stops }
}
