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
                number, for: shown.person, in: shown.project.id)
            return .json(CustomerAnnouncementJSON(one: one, language: ask.language))
        },
    ]
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
