import Casework
import Hummingbird
import Kernel
import Workforce

/// The page of a case's customer, who comes by a secret link and signs in nowhere.
enum GuestPage {
    /// The largest file and the form around it.
    private static let mostFormBytes = FileKind.mostBytes + 1 << 20

    static let all: [Route] = [
        .page(.get, Paths.guest, .open) { ask in
            let shown = try await look(ask, by: ask.name("secret"))
            return try await show(ask, shown, asked: ask.query("do"))
        },
        .page(.post, Paths.guestAction, .open, act),
        .page(.get, Paths.guestFile, .open) { ask in
            guard let id = ID<Attachment>(ask.name("file")) else { throw PageLinkRefusal.pageUnknown }
            let found = try await guarded(ask) { try await ask.house.cases.file(id, byLink: ask.name("secret")) }
            guard let (file, bytes) = found else { throw PageLinkRefusal.pageUnknown }
            let way = file.type.hasPrefix("image/") ? "inline" : "attachment"
            var response = Response.kept(
                bytes, type: file.type, disposition: "\(way); filename*=UTF-8''\(Path.encoded(file.name))")
            response.headers[.cacheControl] = "no-store"
            return response
        },
        .page(.get, Paths.guestPrint, .open, paper),
        .page(.get, Paths.guestAnnouncement, .open) { ask in
            let shown = try await look(ask, by: ask.name("secret"))
            let one = try await ask.house.announcements.open(
                ask.name("announcement"), for: shown.item.reporter.person, in: shown.project.id)
            return GuestSheet.announcement(one, shown, ask)
        },
    ]

    /// Opens a link, and counts one that opens nothing against the address that brought it.
    ///
    /// - Throws: ``WorkforceRefusal/tooManyTries(waitSeconds:)`` · ``PageLinkRefusal/pageUnknown``
    static func guarded<T>(_ ask: Ask, _ work: () async throws -> T) async throws -> T {
        try await ask.house.entrance.checkLinks(from: ask.way.origin)
        do { return try await work() } catch PageLinkRefusal.pageUnknown {
            try await ask.house.entrance.countWrongLink(from: ask.way.origin)
            throw PageLinkRefusal.pageUnknown
        }
    }

    static func look(_ ask: Ask, by secret: String) async throws -> CustomerCase {
        try await guarded(ask) { try await ask.house.cases.customerCase(by: secret, device: device(ask)) }
    }

    /// What stands beside what the customer does.
    static func device(_ ask: Ask) -> String { ask.request.headers[.userAgent].map(Device.name) ?? "" }

    private static func act(_ ask: Ask) async throws -> Response {
        let (secret, key) = (ask.name("secret"), ask.name("action"))
        // Files are read of nobody who has no link.
        let length = ask.request.headers[.contentLength].flatMap { Int($0) } ?? .max
        if length > 1 << 16 { _ = try await look(ask, by: secret) }
        let form = try await ask.form(limit: mostFormBytes)
        let shown = try await look(ask, by: secret)
        do {
            let times = TimeWords(ask, zone: shown.project.zone)
            let asked = try request(key, form, shown, times)
            _ = try await ask.house.cases.act(
                asked, byLink: secret, request: ask.requestKey(form), device: device(ask))
            return .see(Paths.guest(secret, query: [("done", "yes")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, shown, asked: key, typed: form, refusal)
        }
    }

    /// What was filled in, of what customers can be asked; files come beside those that stand there.
    private static func request(
        _ key: String, _ form: Form, _ shown: CustomerCase, _ times: TimeWords
    ) throws -> ActRequest {
        let said = try ActRequest(key, form, times).act
        var asked = ActRequest(key)
        (asked.act.isSatisfied, asked.act.rating, asked.act.comment) = (said.isSatisfied, said.rating, said.comment)
        (asked.act.reason, asked.act.text) = (said.reason, said.text)
        let keys = shown.procedure.action(key)?.asks ?? []
        let fields = shown.procedure.form.fields.filter { keys.contains($0.key) }
        asked.act.form = FormNames.given(fields, times) { form.joined($0) }
        for field in fields where field.kind == .files || field.kind == .photo {
            asked.act.form[field.key] = shown.item.form[field.key] ?? ""
        }
        asked.brought = FormNames.brought(fields, form)
        return asked
    }

    private static func show(
        _ ask: Ask, _ shown: CustomerCase, asked: String?, typed: Form? = nil, _ refusal: (any Refusal)? = nil
    ) async throws -> Response {
        let names = try await Names.load(ask)
        let sheet = GuestSheet(
            shown: shown, tickets: try await ask.tickets(of: shown),
            announcements: try await ask.announcements(for: shown), names: names,
            times: TimeWords(ask, zone: shown.project.zone), secret: ask.name("secret"),
            asked: asked, typed: typed, sentence: refusal.map { PageSentence($0, names, item: shown.item) })
        var model = sheet.model
        model["isDone"] = ask.query("done") != nil
        return Shell.page(
            "guest", model, title: "\(names.kind(shown.item)) \(shown.item.number)", isPhone: true, in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    @Sendable
    private static func paper(_ ask: Ask) async throws -> Response {
        let secret = ask.name("secret")
        let shown = try await look(ask, by: secret)
        guard let print = shown.papers.first(where: { $0.form.key == ask.name("print") }) else {
            throw PageLinkRefusal.pageUnknown
        }
        var paper = try await PrintPaper.load(ask, print)
        paper.address = { Paths.guestFile(secret, $1) }
        let name = print.form.name[ask.language]
        let model: Model = [
            "paper": paper.model, "isPrinted": false, "back": Paths.guest(secret), "to": "", "name": name,
            "mayPrint": false, "count": "", "reprint": "", "printed": ask.text("print.preview"),
        ]
        return Shell.page("print-form", model, title: "\(name) \(shown.item.number)", in: ask)
    }
}
