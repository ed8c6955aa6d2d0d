import Hummingbird
import Workforce

/// Pages of duty: the log of a post, its entries, and what is handed over from shift to shift.
enum HandoverRoutes {
    private static let readers = Route.Gate.right(.dutyRead, .dutyWrite)
    private static let writers = Route.Gate.right(.dutyWrite)

    static let all: [Route] = [
        .page(.get, Paths.dutyLog, readers) { ask in try await DutyLogPage.show(ask, nil) },
        .page(.post, Paths.dutyLog, writers, DutyLogPage.write),
        .page(.get, Paths.dutyExport, .right(.exportRun), DutyExport.response),
        .page(.get, Paths.dutyEntry, readers) { ask in try await DutyEntryPage.show(ask, nil) },
        .page(.post, Paths.dutyEntry, writers, DutyEntryPage.correct),
        .page(.post, Paths.dutyCase, writers, DutyEntryPage.makeCase),
        .page(.get, Paths.handovers, readers, HandoverListPage.show),
        .page(.post, Paths.handovers, writers, HandoverFormPage.hand),
        .page(.get, Paths.handoverForm, writers) { ask in try await HandoverFormPage.show(ask, nil) },
        .page(.get, Paths.handover, readers) { ask in try await HandoverPage.show(ask, nil) },
        .page(.get, Paths.handoverSignature, readers, HandoverPage.picture),
        .page(.post, Paths.handoverSignature, writers, HandoverPage.sign),
        .page(.post, Paths.handoverWithdrawal, writers, HandoverPage.withdraw),
    ]
}
