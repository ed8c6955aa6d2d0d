import Directory
import Kernel
import Store

extension PersonEraser {
    /// Calls of somebody: that one came, when, and who took it stays; the number goes, what was said and where it was
    /// recorded. A number that somebody else has too says of a call with nobody's name nothing about them.
    package static let ofCalls = PersonEraser { tx, erasure in
        let digits = erasure.phones.compactMap { Phone($0)?.digits }
        let calls = try erasure.people.flatMap { try CallErasingTable.calls(tx, of: $0) }
            + digits.flatMap { try CallErasingTable.calls(tx, from: $0, in: erasure.project) }
        for call in calls { try CallErasingTable.erase(tx, call, erasure.mark) }
        try Audit.erase(tx, about: calls.map(\.description), by: erasure.actor)
    }
}
