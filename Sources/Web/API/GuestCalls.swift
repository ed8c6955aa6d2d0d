import Bulletin
import Casework
import Foundation
import Hummingbird
import Kernel

/// The customer's page as calls: the secret of the link stands in the body, so that no log has it.
enum GuestCalls {
    static let all: [Route] = [
        .api(
            .post, Paths.API.guest, .open,
            Operation(
                id: "lookAtCustomerPage", summary: "A case as its customer sees it by a link", body: .ref("GuestLook"),
                answer: .ref("CustomerPage"), refusals: [429])
        ) { ask in
            let (body, _) = try await ask.json(GuestBody.self)
            let shown = try await GuestPage.look(ask, by: body.link)
            return .json(try await GuestJSON(shown, ask))
        },
        .api(
            .post, Paths.API.guestAction, .open,
            Operation(
                id: "actAsCustomer", summary: "Takes an action as the customer of the case that a link opens",
                body: .ref("GuestAction"), answer: .ref("CustomerPage"), refusals: [429])
        ) { ask in
            let (body, key) = try await ask.json(GuestBody.self, limit: GuestBody.mostBytes)
            let asked = try body.request
            let shown = try await GuestPage.guarded(ask) {
                try await ask.house.cases.act(
                    asked, byLink: body.link, request: key, device: GuestPage.device(ask))
            }
            return .json(try await GuestJSON(shown, ask))
        },
        .api(
            .post, Paths.API.guestAnnouncement, .open,
            Operation(
                id: "openAnnouncement",
                summary: "An announcement that stands for the customer of a link: it counts as read by them",
                body: .object(
                    [("link", .string(most: 200)), ("announcement", .string(most: 60))],
                    required: ["link", "announcement"]), answer: .ref("CustomerAnnouncement"), refusals: [429])
        ) { ask in
            let (body, _) = try await ask.json(GuestBody.self)
            guard let number = body.announcement else { throw WebRefusal.missing(field: "announcement") }
            let shown = try await GuestPage.look(ask, by: body.link)
            let one = try await ask.house.announcements.open(
                number, for: shown.item.reporter.person, in: shown.project.id)
            return .json(CustomerAnnouncementJSON(one: one, language: ask.language))
        },
    ]
}

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

private struct GuestBody: Decodable, Sendable {
    let link: String
    let action: String?
    let announcement: String?
    let satisfied: Bool?
    let rating: Int?
    let comment: String?
    let reason: String?
    let text: String?
    let form: [String: String]?
    let files: [BroughtBody]?
    let signatures: [String: String]?

    /// The largest file in base 64, and what stands around it.
    static let mostBytes = FileKind.mostBytes * 4 / 3 + 1 << 20

    /// - Throws: ``WebRefusal/missing(field:)`` · ``CaseRefusal/fileKindNotTaken(_:)``
    var request: ActRequest {
        get throws {
            guard let action else { throw WebRefusal.missing(field: "action") }
            var asked = ActRequest(action)
            (asked.act.isSatisfied, asked.act.rating, asked.act.comment) = (satisfied, rating, comment)
            (asked.act.reason, asked.act.text) = (reason, text)
            asked.act.form = (form ?? [:]).mapValues { $0.replacing("\0", with: "") }
            asked.brought = try BroughtBody.all(files, signatures)
            return asked
        }
    }
}

/// A file for a field of the form, as a call brings it.
struct BroughtBody: Decodable, Sendable {
    let field: String
    let name: String
    /// In base 64.
    let content: String

    /// - Throws: ``CaseRefusal/fileKindNotTaken(_:)`` for what is no base 64
    static func all(_ files: [BroughtBody]?, _ signatures: [String: String]?) throws -> [BroughtFile] {
        let brought = try (files ?? []).map { one in
            guard let bytes = Data(base64Encoded: one.content) else { throw CaseRefusal.fileKindNotTaken(one.name) }
            return BroughtFile(one.field, .file(IncomingFile(name: one.name, bytes: bytes)))
        }
        let drawn = (signatures ?? [:]).sorted { $0.key < $1.key }.map { BroughtFile($0.key, .drawn($0.value)) }
        return brought + drawn
    }
}

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
        try await house.activities.tickets(of: shown.item.reporter.person, in: shown.project.id)
    }
}
