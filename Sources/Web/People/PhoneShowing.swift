import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Shows a masked number to somebody who says why.
///
/// Each showing is in the audit trail before the number is on the screen.
enum PhoneShowing {
    static let reasons = ["callback", "follow", "emergency", "check"]

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WebRefusal/missing(field:)``
    static func ofPerson(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let file = try await ask.file(try ask.personID())
        guard file.may(.peopleUnmask) else { throw WorkforceRefusal.notAllowed(.peopleUnmask) }
        try await ask.house.people.noteUnmasking(
            of: file.person.id, reason: try reason(form), by: try ask.actor.staff.number)
        var extras = PersonPage.Extras()
        extras.showsPhones = true
        return try await PersonPage.response(file.person.id, extras, in: ask)
    }

    /// The number as it was kept on a case.
    static func ofCase(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
        try ask.actor.require(.peopleUnmask, on: item)
        try await ask.house.people.noteUnmasking(
            of: item.reporter.person, on: item.number, reason: try reason(form), by: try ask.actor.staff.number)
        let model: Model = [
            "name": item.reporter.name, "phone": item.reporter.phone, "number": item.number,
            "back": EntranceRoutes.inside(form[FormField.to] ?? Paths.case_(item.number)),
        ]
        return Shell.page("phone", model, title: ask.text("people.phone"), in: ask)
    }

    static func choices(in ask: Ask) -> [Model] {
        Choice.options(reasons.map { ($0, ask.text("phone.reason.\($0)")) }, chosen: nil)
    }

    private static func reason(_ form: Form) throws -> String {
        guard let reason = form["reason"], reasons.contains(reason) else {
            throw WebRefusal.missing(field: "reason")
        }
        return reason
    }
}
