import Kernel
import Workforce

/// What the forms of a plan say.
enum RosterForm {
    static let off = "off"

    /// Cells as the script sends them: `staff:day:shift:what stood there`, one after the other with semicolons.
    ///
    /// - Throws: ``WebRefusal/badForm``
    static func edits(_ text: String) throws -> [CellEdit] {
        try text.split(separator: ";").map { cell in
            let parts = cell.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, let staff = ID<Staff>(parts[0]), let day = Day(parts[1]) else {
                throw WebRefusal.badForm
            }
            return CellEdit(staff: staff, day: day, shift: parts[2].isEmpty ? nil : parts[2], was: parts[3])
        }
    }

    /// One shift, or none, for some people on some days.
    ///
    /// - Throws: ``RosterRefusal/badDays`` · ``RosterRefusal/spanTooLong(most:)``
    static func edits(_ form: Form, shift: String) throws -> [CellEdit] {
        let days = try days(form)
        return who(form).flatMap { staff in
            days.map { CellEdit(staff: staff, day: $0, shift: shift == off ? nil : shift) }
        }
    }

    /// A pattern that fills some days; nil where a shift was chosen.
    ///
    /// - Throws: as ``edits(_:shift:)``
    static func filling(_ form: Form) throws -> PatternFilling? {
        guard let what = form["what"], what.hasPrefix(pattern) else { return nil }
        let days = try days(form)
        let (offset, step) = (form["offset"].flatMap { Int($0) } ?? 0, form["step"].flatMap { Int($0) } ?? 0)
        guard (-366...366).contains(offset), (-366...366).contains(step) else { throw WebRefusal.badQuery("offset") }
        var filling = PatternFilling()
        filling.pattern = String(what.dropFirst(pattern.count))
        (filling.first, filling.last) = (days.first, days.last)
        filling.members = who(form).enumerated().map { ($0.element, offset + $0.offset * step) }
        return filling
    }

    /// How the list of a form tells patterns from shifts.
    static let pattern = "pattern:"

    private static func who(_ form: Form) -> [ID<Staff>] {
        (form.values["who"] ?? []).prefix(Roster.mostMembers).compactMap { ID<Staff>($0) }
    }

    private static func days(_ form: Form) throws -> [Day] {
        guard let first = form["from"].flatMap({ Day($0) }), let last = form["until"].flatMap({ Day($0) }),
            first <= last
        else { throw RosterRefusal.badDays }
        let days = first.through(min(last, first.adding(days: Int64(Roster.mostDays))))
        guard days.count <= Roster.mostDays else { throw RosterRefusal.spanTooLong(most: Roster.mostDays) }
        return days
    }

    /// A leave as its form says it.
    static func leave(_ form: Form) -> LeaveDraft {
        var draft = LeaveDraft()
        draft.kind = form["kind"] ?? ""
        (draft.first, draft.last) = (form["from"].flatMap { Day($0) }, form["until"].flatMap { Day($0) })
        (draft.isFromNoon, draft.isToNoon) = (form.has("fromNoon"), form.has("toNoon"))
        draft.reason = form.raw("reason")
        return draft
    }
}
