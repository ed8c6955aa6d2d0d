import Casework
import Directory
import Kernel
import Store

extension PersonEraser {
    /// What duty logs and hand-over sheets say of somebody's cases: that there was an entry or a line stays.
    package static let ofHandovers = PersonEraser(holds: HandoverErasingTable.holding) { tx, erasure in
        let cases = try erasure.people.flatMap { try ReporterTable.cases(tx, of: $0) }
        guard let first = cases.min() else { return }
        var entries: [ID<DutyEntry>] = []
        for item in cases { entries += try HandoverErasingTable.eraseEntries(tx, of: item, erasure) }
        let (known, written) = (Set(cases), Set(entries))
        for one in try HandoverErasingTable.sheets(tx, since: IDMaker.time(of: first.number), erasure.project) {
            let sheet = one.sheet.erased(known, written, erasure.mark)
            if sheet != one.sheet { try HandoverErasingTable.rewrite(tx, one.id, sheet) }
        }
    }
}

extension HandoverSheet {
    /// The sheet without the words about some cases and entries.
    func erased(_ known: Set<ID<Case>>, _ written: Set<ID<DutyEntry>>, _ mark: String) -> HandoverSheet {
        var sheet = self
        sheet.cases = cases.map { known.contains($0.id) ? $0.erased(mark) : $0 }
        sheet.visits = visits.map { known.contains($0.id) ? $0.erased(mark) : $0 }
        sheet.entries = entries.map { written.contains($0.id) ? $0.erased(mark) : $0 }
        return sheet
    }
}

extension HandoverSheet.HeldCase {
    fileprivate func erased(_ mark: String) -> Self {
        Self(id: id, number: number, title: mark, place: mark, promise: promise, dueAt: dueAt, who: who)
    }
}

extension HandoverSheet.Visit {
    fileprivate func erased(_ mark: String) -> Self {
        Self(id: id, number: number, title: mark, place: mark, from: from, until: until, who: who)
    }
}

extension HandoverSheet.OpenEntry {
    fileprivate func erased(_ mark: String) -> Self { Self(id: id, at: at, event: mark, place: mark, by: by) }
}
