import Casework
import Handover
import Insight
import Kernel
import Workforce

/// What stands on a sheet, as pages and paper show it. Of a case that its reader may not see, only the number.
struct HandoverSheetModel {
    let sheet: HandoverSheet
    let seen: Set<ID<Case>>
    /// Whether early warnings are shown.
    let seesAlerts: Bool
    let words: HandoverWords

    private var names: Names { words.names }
    private var times: TimeWords { words.times }

    var model: Model {
        [
            "ending": words.duty.turn(sheet.ending), "next": words.duty.turn(sheet.next),
            "cases": sheet.cases.map(item), "hasCases": !sheet.cases.isEmpty, "caseCount": "\(sheet.caseCount)",
            "isCut": sheet.caseCount > sheet.cases.count, "alerts": seesAlerts ? sheet.alerts.map(alert) : [Model](),
            "hasAlerts": seesAlerts && !sheet.alerts.isEmpty, "alertCount": "\(sheet.alerts.count)",
            "emergencies": sheet.emergencies.map(emergency), "hasEmergencies": !sheet.emergencies.isEmpty,
            "visits": sheet.visits.map(visit), "hasVisits": !sheet.visits.isEmpty,
            "visitCount": "\(sheet.visits.count)",
            "entries": sheet.entries.map(entry), "hasEntries": !sheet.entries.isEmpty,
            "entryCount": "\(sheet.entries.count)", "remarks": sheet.remarks,
            "counts": sheet.counts.map(count), "hasCounts": !sheet.counts.isEmpty,
            "closing": words.ticks(sheet.closing, words.rules.closing), "hasClosing": !sheet.closing.isEmpty,
        ]
    }

    private func item(_ one: HandoverSheet.HeldCase) -> Model {
        let isSeen = seen.contains(one.id)
        return [
            "number": one.number, "href": isSeen ? Paths.case_(one.number) : "", "title": isSeen ? one.title : "",
            "place": isSeen ? one.place : "", "promise": one.promise.map(names.promise) ?? "",
            "due": one.dueAt.map { times.point($0) } ?? "",
            "isLate": one.dueAt.map { $0 < times.now } ?? false, "who": one.who.map(names.staff) ?? "",
        ]
    }

    private func alert(_ one: HandoverSheet.HeldAlert) -> Model {
        let rule = names.desks[one.desk]?.alerts.rules.first { $0.key == one.rule }?.name[names.language]
        return [
            "number": one.number, "href": Paths.alert(one.number), "what": rule ?? one.rule, "at": times.point(one.at),
        ]
    }

    private func emergency(_ one: HandoverSheet.RunningEmergency) -> Model {
        [
            "number": one.number, "href": seen.contains(one.id) ? Paths.emergency(one.number) : "",
            "what": one.name[names.language], "at": times.point(one.openedAt),
        ]
    }

    private func visit(_ one: HandoverSheet.Visit) -> Model {
        let window = "\(times.point(one.from))–\(times.short(one.until))"
        let isSeen = seen.contains(one.id)
        return [
            "number": one.number, "href": isSeen ? Paths.case_(one.number) : "", "title": isSeen ? one.title : "",
            "place": isSeen ? one.place : "", "window": window, "who": one.who.map(names.staff) ?? "",
        ]
    }

    private func entry(_ one: HandoverSheet.OpenEntry) -> Model {
        [
            "href": Paths.dutyEntry("\(one.id)"), "at": times.point(one.at), "event": one.event, "place": one.place,
            "who": names.staff(one.by),
        ]
    }

    private func count(_ one: HandoverCount) -> Model {
        let difference = one.difference ?? 0
        let sign = difference > 0 ? "+" : ""
        return [
            "name": words.line(one.key), "count": words.count(one.count, one.unit),
            "last": one.last.map { words.count($0, one.unit) } ?? "", "reason": one.reason,
            "difference": difference == 0 ? "" : sign + words.count(difference, one.unit),
        ]
    }
}
