import Casework
import Foundation
import Hummingbird
import Kernel
import Workforce

/// Messages, promises, files: what everybody who follows a case does with it.
enum FollowingCalls {
    private static let followers = Route.Gate.right(.caseFollow, .caseWork, .caseConfirm)

    static let all: [Route] = [
        .api(
            .post, Paths.API.messages, followers,
            Operation(
                id: "say", summary: "Writes a message, or what the customer said", body: .ref("Message"),
                answer: .ref("Case"), status: 201), say),
        .api(
            .post, Paths.API.promises, followers,
            Operation(
                id: "promise", summary: "Makes a promise", body: .ref("PromiseRequest"), answer: .ref("Case"),
                status: 201,
                refusals: [412])
        ) { ask in
            let (body, key) = try await ask.json(PromiseBody.self)
            let item = try await ask.changing {
                try await ask.house.cases.promise(
                    body.kind, words: body.words, dueAt: body.dueAt, on: ask.name("number"),
                    version: try ask.version(), request: key, by: try ask.actor)
            }
            return try await ask.answer(item, status: .created)
        },
        .api(
            .post, Paths.API.word, followers,
            Operation(
                id: "word", summary: "Records a word beforehand", body: .ref("Word"), answer: .ref("Case"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(WordBody.self)
            guard let promise = ID<Promise>(ask.name("promise")) else {
                throw CaseRefusal.unknownPromise(ask.name("promise"))
            }
            let item = try await ask.house.cases.giveWord(
                apology: body.apology, reason: body.reason, remedy: body.remedy, newDueAt: body.newDueAt,
                through: body.channel, about: promise, request: key, by: try ask.actor)
            return try await ask.answer(item, status: .created)
        },
        .api(
            .post, Paths.API.review, .right(.caseSupervise),
            Operation(
                id: "review", summary: "Clears the red mark of a promise that broke without a word beforehand",
                body: .whole([("finding", .string())]), answer: .ref("Case"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(ReviewBody.self)
            guard let promise = ID<Promise>(ask.name("promise")) else {
                throw CaseRefusal.unknownPromise(ask.name("promise"))
            }
            let item = try await ask.house.cases.review(
                promise, finding: body.finding, request: key, by: try ask.actor)
            return try await ask.answer(item, status: .created)
        },
        .api(
            .post, Paths.API.attachments, followers,
            Operation(
                id: "attach", summary: "Puts a file on a case", body: .ref("Upload"), isUpload: true,
                answer: .ref("Case"),
                status: 201), attach),
        .api(
            .get, Paths.API.file, .right(.caseRead, .caseReadOwn),
            Operation(id: "file", summary: "A file of a case")
        ) { ask in try await CaseFileAnswer.response(ask) },
        .api(
            .get, Paths.API.proposals, .right(.caseRegister),
            Operation(
                id: "propose", summary: "Categories that a text seems to be about, the likeliest first",
                query: [.init("desk", .string()), .init("text", .string()), .init("title", .string())],
                answer: .page(of: .ref("Named")))
        ) { ask in
            let desk = try ask.house.cases.desk(ask.query("desk") ?? "")
            let found = desk.categories.propose(title: ask.query("title") ?? "", text: ask.query("text") ?? "")
            let items = found.map {
                NamedJSON(key: $0.category.path, name: desk.categories.title($0.category.path, ask.language))
            }
            return .json(PageJSON(items: items, next: nil))
        },
    ]

    private static func attach(_ ask: Ask) async throws -> Response {
        let body = try await ask.body(limit: FileKind.mostBytes + 65_536)
        let key = try ask.requestKey(body: body)
        let type = ask.request.headers[.contentType] ?? ""
        guard type.hasPrefix("multipart/form-data") else { throw WebRefusal.badForm }
        let form = try Multipart.read(Array(body.readableBytesView), contentType: type)
        guard let file = form.files.first else { throw WebRefusal.missing(field: "file") }
        let item = try await ask.house.cases.attach(
            IncomingFile(name: file.name, bytes: file.bytes), on: ask.name("number"), moment: form["moment"] ?? "",
            request: key, by: try ask.actor)
        return try await ask.answer(item, status: .created)
    }

    @Sendable
    private static func say(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(MessageBody.self)
        let (number, actor) = (ask.name("number"), try ask.actor)
        guard body.from == .customer else {
            return try await ask.answer(
                try await ask.house.cases.say(
                    body.text, to: body.audience, through: body.channel, on: number, request: key, by: actor),
                status: .created)
        }
        guard body.audience == .customer else {
            throw CaseRefusal.unknownWord(
                field: "audience", given: body.audience.rawValue, known: [Audience.customer.rawValue])
        }
        return try await ask.answer(
            try await ask.house.cases.hear(body.text, through: body.channel, on: number, request: key, by: actor),
            status: .created)
    }
}

/// A file, apart from the pages: never run, never guessed at.
enum CaseFileAnswer {
    static func response(_ ask: Ask) async throws -> Response {
        guard let id = ID<Attachment>(ask.name("file")),
            let (attachment, bytes) = try await ask.house.cases.file(id, of: ask.name("number"), for: try ask.actor)
        else { throw WebRefusal.unknownPage }
        let shows = attachment.type.hasPrefix("image/") || attachment.type == "application/pdf"
        let name = Path.encoded(attachment.name)
        return .kept(
            bytes, type: attachment.type,
            disposition: "\(shows ? "inline" : "attachment"); filename*=UTF-8''\(name)")
    }
}

private struct ReviewBody: Decodable, Sendable { let finding: String
}
