import Directory
import Store

extension PersonEraser {
    /// Keys that somebody lent, or gave into our keeping: who gave and took, for what and with which words goes; that a
    /// key went out and came back, and the count, stays.
    package static let ofKeys = PersonEraser { tx, erasure in
        for person in erasure.people { try KeyErasingTable.erase(tx, of: person, erasure.mark) }
    }
}
