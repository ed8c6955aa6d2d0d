import Casework
import Directory
import Foundation
import Hummingbird
import Kernel
import Store
import Workforce

extension Ask {
    /// The JSON body as a `T`, with the caller's key.
    ///
    /// - Throws: ``WebRefusal/notJSON`` · ``WebRefusal/badJSON(_:)`` · ``WebRefusal/wrongType(field:)`` ·
    ///   ``WebRefusal/missing(field:)`` · ``WebRefusal/bodyTooLarge(limit:)``
    func json<T: Decodable>(_: T.Type = T.self, limit: Int = mostBodyBytes) async throws -> (T, RequestKey?) {
        let body = try await body(limit: limit)
        guard request.headers[.contentType].map({ $0.contains("json") }) ?? true else { throw WebRefusal.notJSON }
        let key = try requestKey(body: body)
        do {
            return (try JSONDecoder().decode(T.self, from: Data(body.readableBytesView)), key)
        } catch let error as DecodingError {
            throw Self.refusal(error)
        }
    }

    private static func refusal(_ error: DecodingError) -> WebRefusal {
        func field(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context): return .missing(field: field(context.codingPath + [key]))
        case .valueNotFound(_, let context): return .missing(field: field(context.codingPath))
        case .typeMismatch(_, let context): return .wrongType(field: field(context.codingPath))
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? .badJSON("") : .wrongType(field: field(context.codingPath))
        @unknown default: return .badJSON("")
        }
    }
}

struct IntakeBody: Decodable {
    struct Reporter: Decodable {
        var person: ID<Person>?
        var name: String?
        var phone: String?
        var anonymous: Bool?
    }

    let desk: String
    let project: String?
    let kind: String
    let category: String?
    let priority: Priority?
    let channel: String
    let reporter: Reporter
    let place: String?
    let placeText: String?
    let title: String?
    let text: String
    let occurredAt: Instant?
    let reportedAt: Instant?
    let form: [String: String]?
    let externalNumber: String?
    let promise: String?
    let answer: String?
    let outage: String?
    let notMajor: Bool?
    let outside: OutsideBody?

    var intake: Intake {
        var intake = Intake()
        (intake.desk, intake.project, intake.kind) = (desk, project, kind)
        (intake.category, intake.priority, intake.channel) = (category, priority, channel)
        intake.reporter = Casework.Reporter(
            person: reporter.person, name: reporter.name ?? "", phone: reporter.phone ?? "",
            isAnonymous: reporter.anonymous ?? false)
        (intake.place, intake.placeText) = (place, placeText ?? "")
        (intake.title, intake.text) = (title, text.replacing("\0", with: ""))  // the store keeps no U+0000
        (intake.occurredAt, intake.reportedAt) = (occurredAt, reportedAt)
        (intake.form, intake.externalNumber) = (form ?? [:], externalNumber)
        (intake.promise, intake.answer, intake.outage) = (promise, answer, outage)
        (intake.isNotMajor, intake.outside) = (notMajor ?? false, outside?.outside)
        return intake
    }
}

struct ActionBody: Decodable {
    struct Part: Decodable {
        let title: String?
        let text: String
        let kind: String?
        let category: String?
    }

    var task, to, reason: String?
    var until: Instant?
    var solution: String?
    var cause: String?
    var party: String?
    var satisfied: Bool?
    var rating: Int?
    var comment: String?
    var agent: String?
    var priority: Priority?
    var into: String?
    var parts: [Part]?
    var outcome: String?
    var thing: FiveThing?
    var text: String?
    var note: String?
    var channel: String?
    var from: Instant?
    var consent: Bool?
    var how: String?
    var alarm: String?
    var pets: String?
    var minutes: Int?
    var people: Int?
    var name: String?
    var quantity: String?
    var unit: String?
    var price: Int?
    var line: String?
    var picture: String?
    var code: String?
    var founded: Bool?
    var reasonable: Bool?
    var body: String?
    var direction: OutsideMatter.Direction?
    var theirNumber: String?
    var deadline: Instant?
    var matter: String?
    var answeredAt: Instant?
    var kind: String?
    var category: String?
    var place: String?
    var form, signatures: [String: String]?
    var files: [BroughtBody]?

    /// - Throws: ``CaseRefusal/notYourTask`` · ``CaseRefusal/numberOutOfRange(field:least:most:)`` ·
    ///   ``CaseRefusal/fileKindNotTaken(_:)``
    func request(_ action: String) throws -> ActRequest {
        var asked = ActRequest(action)
        (asked.act.task, asked.to, asked.agent, asked.into) = (try task.map(ActRequest.task), to, agent, into)
        asked.parts = (parts ?? []).map { ($0.title, $0.text, $0.kind, $0.category) }
        (asked.act.reason, asked.act.until, asked.act.solution) = (reason, until, solution)
        (asked.act.cause, asked.act.party, asked.act.isSatisfied) = (cause, party, satisfied)
        (asked.act.rating, asked.act.comment, asked.act.priority) = (rating, comment, priority)
        (asked.act.outcome, asked.act.thing, asked.act.text) = (outcome, thing, text)
        (asked.act.note, asked.act.isTrue, asked.act.isReasonable) = (note, founded, reasonable)
        (asked.picture, asked.act.channel, asked.brought) = (picture, channel, try BroughtBody.all(files, signatures))
        (asked.kind, asked.category, asked.place) = (kind, category, place)
        (asked.act.site, asked.act.outside) = (try site, outside)
        asked.act.form = (form ?? [:]).mapValues { $0.replacing("\0", with: "") }
        return asked
    }

    private var site: Act.Site {
        get throws {
            var site = Act.Site()
            (site.from, site.mayEnter, site.how) = (from, consent, how)
            (site.alarm, site.pets, site.name) = (alarm, pets, name)
            (site.minutes, site.people, site.unit) = (minutes, people, unit)
            (site.line, site.code, site.price) = (line, code, price.map(Int64.init))
            site.quantity = try ActRequest.number(quantity, .quantity, places: 3)
            return site
        }
    }
}

struct MessageBody: Decodable {
    /// Whose words they are.
    enum Speaker: String, Decodable, CaseIterable { case staff, customer }

    let text: String
    let audience: Audience
    let from: Speaker?
    let channel: String?
}

struct PromiseBody: Decodable {
    let kind: Promise.Kind
    let words: String
    let dueAt: Instant
}

struct WordBody: Decodable {
    let apology: String
    let reason: String
    let remedy: String
    let newDueAt: Instant?
    let channel: String?
}

struct ViewBody: Decodable {
    let name: String
    let address: String
}

struct RightsBody: Decodable { let rights: [Right] }
struct ReasonBody: Decodable { let reason: String }
