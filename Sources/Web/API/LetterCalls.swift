import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// The register of letters: reading, writing, files, what became of each.
enum LetterCalls {
    private static let readers = Route.Gate.right(Letters.readers)
    private static let writers = Route.Gate.right(.letterWrite)

    static let all: [Route] = [
        .api(
            .get, Paths.API.letters, readers,
            Operation(
                id: "letters", summary: "The register, or what of it waits for an answer, is overdue, was struck",
                query: [
                    .init("show", .words(LetterPart.allCases.map(\.rawValue))),
                    .init("direction", .words(Letter.Direction.allCases.map(\.rawValue))),
                    .init("from", .format("date")), .init("until", .format("date")), .init("q", .string()),
                ] + CaseCalls.paging, answer: .page(of: .ref("Letter")))
        ) { ask in
            let page = try await ask.house.letters.list(
                try LetterAddress(ask).filter, after: try ask.id("after"), limit: try ask.limit(),
                for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { LetterJSON(one: $0, zone: zones[$0.project] ?? .utc, now: ask.now) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .post, Paths.API.letters, writers,
            Operation(
                id: "writeLetter", summary: "Registers a letter; one that answers another settles it",
                body: .ref("LetterRequest"), answer: .ref("LetterSheet"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(LetterBody.self)
            let sheet = try await ask.house.letters.write(body.draft(LetterDraft()), request: key, by: try ask.actor)
            return ask.answer(sheet, status: .created)
        },
        .api(
            .get, Paths.API.letter, readers,
            Operation(
                id: "letter", summary: "One letter with its files and every version of its line",
                answer: .ref("LetterSheet"))
        ) { ask in
            ask.answer(try await ask.house.letters.sheet(ask.name("letter"), for: try ask.actor))
        },
        .api(
            .put, Paths.API.letter, writers,
            Operation(
                id: "editLetter",
                summary: "Writes its line anew; what is left out stays as it was, a null for an answer goes",
                body: .ref("LetterRequest"), answer: .ref("LetterSheet")), edit),
        .api(
            .post, Paths.API.letterAction, writers,
            Operation(
                id: "actOnLetter", summary: "It was answered otherwise, is filed, does not belong here, is open again",
                body: .object([("reason", .nullable(.string(most: LetterAct.longestWords)))], required: []),
                answer: .ref("LetterSheet")), act),
        .api(
            .post, Paths.API.letterFiles, writers,
            Operation(
                id: "attachToLetter", summary: "Puts a file on a letter", body: .ref("Upload"), isUpload: true,
                answer: .ref("LetterSheet"), status: 201), attach),
        .api(
            .get, Paths.API.letterFile, readers, Operation(id: "letterFile", summary: "A file of a letter"),
            LetterRoutes.file),
    ]

    private static func edit(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(LetterBody.self)
        let old = try await ask.house.letters.sheet(ask.name("letter"), for: try ask.actor)
        let owner = try await old.one.owner.asUser(ask)
        let sheet = try await ask.house.letters.edit(
            old.one.number,
            body.draft(LetterDraft(old.one, owner: owner, answers: old.answered?.number ?? "")),
            version: try ask.version() ?? old.one.version, request: key, by: try ask.actor)
        return ask.answer(sheet)
    }

    private static func act(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(LetterActionBody.self)
        guard let name = LetterAct.Name(rawValue: ask.name("action")) else {
            throw CaseRefusal.unknownAction(ask.name("action"))
        }
        let sheet = try await ask.house.letters.act(
            LetterAct(name, words: body.reason ?? ""), on: ask.name("letter"), version: try ask.version(),
            request: key, by: try ask.actor)
        return ask.answer(sheet)
    }

    private static func attach(_ ask: Ask) async throws -> Response {
        let body = try await ask.body(limit: FileKind.mostBytes + 65_536)
        let key = try ask.requestKey(body: body)
        let type = ask.request.headers[.contentType] ?? ""
        guard type.hasPrefix("multipart/form-data") else { throw WebRefusal.badForm }
        let form = try Multipart.read(Array(body.readableBytesView), contentType: type)
        guard let file = form.files.first else { throw WebRefusal.missing(field: "file") }
        let sheet = try await ask.house.letters.attach(
            IncomingFile(name: file.name, bytes: file.bytes), to: ask.name("letter"), request: key,
            by: try ask.actor)
        return ask.answer(sheet, status: .created)
    }
}

private struct LetterActionBody: Decodable, Sendable { let reason: String? }

private struct LetterBody: Decodable, Sendable {
    let project: String?
    let direction: Letter.Direction?
    let kind: Letter.Kind?
    let dated: Day?
    let correspondent: String?
    let subject: String?
    let theirNumber: String?
    let note: String?
    let dueOn: GivenDay?
    let owner: String?
    let answers: String?

    /// What is left out is as it was.
    func draft(_ old: LetterDraft) -> LetterDraft {
        var draft = old
        (draft.project, draft.direction, draft.kind) = (project, direction ?? old.direction, kind ?? old.kind)
        (draft.dated, draft.correspondent) = (dated ?? old.dated, correspondent ?? old.correspondent)
        (draft.subject, draft.theirNumber) = (subject ?? old.subject, theirNumber ?? old.theirNumber)
        (draft.note, draft.owner, draft.answers) = (note ?? old.note, owner ?? old.owner, answers ?? old.answers)
        if let dueOn { draft.dueOn = dueOn.day }
        return draft
    }
}

extension Optional<ID<Staff>> {
    /// By the user name that a draft has; empty where there is nobody.
    fileprivate func asUser(_ ask: Ask) async throws -> String {
        guard let self else { return "" }
        return try await ask.house.lookups.staffing(needing: self).staff[self]?.user ?? ""
    }
}

extension Ask {
    fileprivate func answer(_ sheet: LetterSheet, status: HTTPResponse.Status = .ok) -> Response {
        .json(LetterSheetJSON(sheet: sheet, now: now), status: status, etag: sheet.one.version)
    }
}
