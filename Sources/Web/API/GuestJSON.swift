import Bulletin
import Casework
import Kernel

/// A case as its customer sees it.
struct GuestJSON: JSONValue {
    let shown: CustomerCase
    let tickets: [ActivityTicket]
    let announcements: [CustomerAnnouncement]
    let ask: Ask

    init(_ shown: CustomerCase, _ ask: Ask) async throws {
        (self.shown, self.ask) = (shown, ask)
        tickets = try await ask.tickets(of: shown)
        announcements = try await ask.announcements(for: shown)
    }

    private var language: Language { ask.language }
    private var zone: Zone { shown.project.zone }

    var json: JSON {
        let item = shown.item
        return .object([
            ("number", item.number.json), ("kind", shown.procedure.name[language].json), ("title", item.title.json),
            ("phase", item.phase.rawValue.json), ("stage", shown.stage(in: language).json),
            ("promise", shown.nextPromise.map(promise) ?? .null), ("facts", .array(facts)),
            ("bookings", .array(shown.bookings.map(booking))), ("passes", .array(shown.passes.map(pass))),
            ("activities", .array(tickets.map(ticket))),
            ("papers", shown.papers.map { NamedJSON(key: $0.form.key, name: $0.form.name[language]) }.json),
            ("announcements", .array(announcements.map(announcement))),
            ("messages", .array(shown.messages.map(message))),
            ("actions", shown.actions.map { ActionJSON($0, shown.desk, language) }.json),
            ("slots", .array(shown.slots.map(slot))),
        ])
    }

    private func promise(_ promise: Promise) -> JSON {
        .object([("kind", promise.kind.rawValue.json), ("dueAt", zone.text(promise.dueAt).json)])
    }

    /// As the fields spell what they hold.
    private var facts: [JSON] {
        shown.fields.compactMap { field in
            shown.item.form[field.key].map { held in
                .object([("key", field.key.json), ("name", field.name[language].json), ("value", held.json)])
            }
        }
    }

    private func booking(_ booking: Booking) -> JSON {
        .object([
            ("what", booking.resource.json), ("from", zone.text(booking.from).json),
            ("until", zone.text(booking.until).json),
        ])
    }

    private func slot(_ slot: SlotChoice) -> JSON {
        .object([
            ("action", slot.action.json), ("field", slot.field.json), ("from", zone.text(slot.from).json),
            ("until", zone.text(slot.until).json), ("free", slot.free.json),
        ])
    }

    private func pass(_ pass: Pass) -> JSON {
        .object([
            ("kind", pass.key.json), ("code", pass.code.json), ("from", zone.text(pass.from).json),
            ("until", zone.text(pass.until).json), ("state", pass.verdict(at: ask.now, in: nil).rawValue.json),
        ])
    }

    private func ticket(_ ticket: ActivityTicket) -> JSON {
        let (content, one) = (ticket.activity.content, ticket.registration)
        return .object([
            ("title", content.title.json), ("venue", content.venue.json), ("begins", zone.text(content.begins).json),
            ("ends", zone.text(content.ends).json), ("heads", one.heads.json), ("code", one.code.json),
            ("came", one.came.json),
        ])
    }

    private func announcement(_ told: CustomerAnnouncement) -> JSON {
        .object([
            ("number", told.one.number.json), ("title", told.one.content.title(for: language).json),
            ("read", told.isRead.json),
        ])
    }

    private func message(_ entry: TimelineEntry) -> JSON {
        .object([("at", zone.text(entry.at).json), ("text", entry.words.json)])
    }
}

extension Ask {
    /// What the customer of a page shows at the doors of activities.
    func tickets(of shown: CustomerCase) async throws -> [ActivityTicket] {
        try await house.activities.tickets(of: shown.person, in: shown.project.id)
    }
}

/// An announcement as its reader reads it.
struct CustomerAnnouncementJSON: JSONValue {
    let one: Announcement
    let language: Language

    var json: JSON {
        .object([
            ("number", one.number.json), ("title", one.content.title(for: language).json),
            ("text", one.content.text(for: language).json),
        ])
    }
}
