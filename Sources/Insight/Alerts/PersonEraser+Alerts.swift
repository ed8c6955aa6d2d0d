import Casework
import Directory
import Kernel
import Store

extension PersonEraser {
    /// What early warnings say of somebody's cases. What was decided stays, and so do its words where the warning was
    /// about cases of others too.
    package static let ofAlerts = PersonEraser { tx, erasure in
        let cases = try erasure.people.flatMap { try ReporterTable.cases(tx, of: $0) }
        let known = Set(cases)
        let alerts = Set(try cases.flatMap { try AlertErasingTable.alerts(tx, about: $0) })
        for alert in alerts.sorted() {
            let isTheirs = try AlertCaseTable.cases(tx, of: alert).allSatisfy(known.contains)
            try AlertErasingTable.erase(tx, alert, isTheirs: isTheirs, erasure.mark)
        }
    }
}
