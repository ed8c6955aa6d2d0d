import Casework
import Hummingbird
import Kernel
import Workforce

/// The number of somebody who is kept on a case alone, shown to whoever says why.
enum CasePhoneCalls {
    static let all: [Route] = [
        .api(
            .post, Paths.API.casePhone, .right(.peopleUnmask),
            Operation(
                id: "unmaskCaller", summary: "The telephone number kept on a case, in full; noted in the audit trail",
                body: .whole([("reason", .string(most: 200))]),
                answer: .whole([("number", .string()), ("name", .string()), ("phone", .string())]))
        ) { ask in
            let (body, key) = try await ask.json(ReasonBody.self)
            let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
            try ask.actor.require(.peopleUnmask, on: item)
            guard !body.reason.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("reason") }
            try await ask.house.people.noteUnmasking(
                of: item.reporter.person, on: item.number, reason: String(body.reason.prefix(200)), request: key,
                by: try ask.actor.staff.number)
            return .json(
                JSON.map(["number": item.number, "name": item.reporter.name, "phone": item.reporter.phone]))
        }
    ]
}
