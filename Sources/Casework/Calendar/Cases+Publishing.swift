import Directory
import Kernel
import Store
import Workforce

/// A draft that somebody wants to be the calendar from now on.
package struct CalendarPublishing: Sendable {
    package let draft: CalendarDraft
    /// The version that its author saw.
    package let basedOn: Int
    package let note: String
    package let effect: CalendarVersion.Effect

    package static let longestNote = 400

    package init(_ draft: CalendarDraft, basedOn: Int, note: String, effect: CalendarVersion.Effect) {
        (self.draft, self.basedOn, self.note, self.effect) = (draft, basedOn, note.trimmed, effect)
    }
}

extension Cases {
    /// Publishes a calendar: new promises run on it from now on; those that are open stay as they are, or are replaced
    /// one case after the other.
    ///
    /// - Returns: the calendar with its history.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/fieldMissing(_:)`` without a reason ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/unknownCalendar(_:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``CaseRefusal/tooManyCalendarParts(limit:)`` ·
    ///   ``CaseRefusal/calendarStale(version:by:note:)`` where somebody else was quicker ·
    ///   what ``CalendarDraft/calendar(after:number:known:at:)`` refuses
    package func publish(
        _ asked: CalendarPublishing, as place: CalendarPlace, request: RequestKey? = nil, by actor: Actor
    ) async throws -> CalendarShown {
        try require(toEdit: place, actor)
        guard !asked.note.isEmpty else { throw CaseRefusal.fieldMissing("note") }
        guard asked.note.count <= CalendarPublishing.longestNote else {
            throw CaseRefusal.tooLong(field: "note", limit: CalendarPublishing.longestNote)
        }
        let shown = try await store.write { tx in
            _ = try tx.once(request, actor: actor.staff.number) { try publish(tx, asked, as: place, by: actor) }
            return try self.shown(tx, place)
        }
        try await learnCalendars()
        return shown
    }

    /// - Returns: the number of the version.
    private func publish(
        _ tx: Tx, _ asked: CalendarPublishing, as place: CalendarPlace, by actor: Actor
    ) throws -> Int {
        try adoptCalendars(tx)
        let shown = try self.shown(tx, place)
        guard shown.current.number == asked.basedOn else { throw Self.stale(shown.current) }
        try checkParts(tx, place)
        let calendar = try read(tx, asked.draft, shown, at: tx.now)
        let version = CalendarVersion(
            id: tx.newID(), desk: place.desk, key: place.key, project: place.project, calendar: calendar,
            publishedAt: tx.now, by: actor.staff, byName: actor.name, via: actor.via, note: asked.note,
            effect: asked.effect, taken: shown.takenUp(by: calendar, from: tx.now),
            part: shown.part)
        try CalendarTable.insert(tx, version)
        if asked.effect == .move { try planMoves(tx, to: version) }
        try Audit.append(
            tx, actor: actor.staff.number, act: "calendar.publish", subject: "\(place.key) v\(version.number)",
            detail: "\(asked.effect.rawValue) \(version.taken.map(String.init).joined(separator: " "))".trimmed)
        return version.number
    }

    private static func stale(_ current: CalendarVersion) -> CaseRefusal {
        .calendarStale(version: current.number, by: current.byName, note: current.note)
    }
}

extension CalendarShown {
    /// The years of which the next version has every proposed day that is still to come and the current one had not.
    fileprivate func takenUp(by next: WorkCalendar, from now: Instant) -> [Int] {
        let today = next.zone.day(of: now)
        return holidays.filter { file in
            let proposed = next.exceptions(for: file.holidays.filter { $0.day >= today })
            return file.isTaken(up: proposed, in: next) && !file.isTaken(up: proposed, in: current.calendar)
        }.map(\.year)
    }
}

extension HolidayFile {
    /// Whether a calendar has each of the proposed days, off or worked as proposed.
    fileprivate func isTaken(up proposed: [Day: WorkCalendar.Exception], in calendar: WorkCalendar) -> Bool {
        !proposed.isEmpty
            && proposed.allSatisfy { day, exception in
                calendar.days[day].map { $0.hours.isEmpty == exception.hours.isEmpty } ?? false
            }
    }
}
