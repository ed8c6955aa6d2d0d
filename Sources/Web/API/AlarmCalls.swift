import Casework
import Hummingbird
import Kernel
import Workforce

/// Who is called to a case, and what they answer.
enum AlarmCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.alarms, .signedIn,
            Operation(
                id: "openCalls", summary: "The calls that the asker has not answered, the oldest first",
                answer: .page(of: .ref("OpenCall")))
        ) { ask in
            let zones = try await ask.house.lookups.zones()
            let items = try await ask.house.cases.openCalls(for: try ask.actor).map {
                OpenCallJSON(open: $0, zone: zones[$0.project] ?? .utc)
            }
            return .json(PageJSON(items: items, next: nil))
        },
        .api(
            .post, Paths.API.alarmAnswer, .inPerson,
            Operation(
                id: "answerCall", summary: "Answers a call: I heard it",
                body: .object([("note", .nullable(.string()))], required: []),
                answer: .ref("AlarmCall"))
        ) { ask in
            let (body, key) = try await ask.json(AnswerBody.self)
            guard let id = ID<AlarmCall>(ask.name("call")) else { throw CaseRefusal.unknownCall(ask.name("call")) }
            let call = try await ask.house.cases.answer(id, note: body.note ?? "", request: key, by: try ask.actor)
            return .json(AlarmCallJSON(call: call, zone: .shanghai))
        },
        .api(
            .get, Paths.API.caseAlarms, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "alarms", summary: "Who was called to a case, and to whom a major complaint was reported",
                answer: .page(of: .ref("Alarm")))
        ) { ask in
            let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
            let zone = try await ask.house.lookups.zone(of: item.project)
            let items = try await ask.house.cases.alarms(of: item.number, for: try ask.actor).map {
                AlarmJSON(file: $0, zone: zone)
            }
            return .json(PageJSON(items: items, next: nil))
        },
        .api(
            .get, Paths.API.majorSigns, .right(.caseRegister),
            Operation(
                id: "majorSigns", summary: "What in a text speaks for a major complaint",
                query: ["desk", "kind", "text", "title"].map { .init($0, .string()) },
                answer: .page(of: .whole([("condition", .string()), ("name", .string()), ("found", .string())])))
        ) { ask in
            let rules = try ask.house.cases.desk(ask.query("desk") ?? "").complaints
            let signs = rules?.signs(
                of: ask.query("kind") ?? "", title: ask.query("title"), text: ask.query("text") ?? "")
            let items = (signs ?? []).map { sign in
                let name = rules?.conditions.first { $0.key == sign.condition }?.name[ask.language] ?? ""
                return JSON.object([
                    ("condition", sign.condition.json), ("name", name.json), ("found", sign.found.json),
                ])
            }
            return .json(PageJSON(items: items, next: nil))
        },
    ]
}

private struct AnswerBody: Decodable, Sendable { let note: String? }

struct AlarmJSON: JSONValue {
    let file: AlarmFile
    let zone: Zone

    var json: JSON {
        let alarm = file.alarm
        return .object([
            ("id", alarm.id.json), ("about", alarm.about.rawValue.json), ("beganAt", zone.text(alarm.beganAt).json),
            ("nextAt", alarm.nextAt.map(zone.text).json), ("endedAt", alarm.endedAt.map(zone.text).json),
            ("answered", file.isAnswered.json),
            ("calls", .array(file.calls.map { AlarmCallJSON(call: $0, zone: zone).json })),
        ])
    }
}

private struct AlarmCallJSON: JSONValue {
    let call: AlarmCall
    let zone: Zone

    var json: JSON {
        .object([
            ("id", call.id.json), ("staff", call.staff.json), ("link", .integer(call.link + 1)),
            ("at", zone.text(call.at).json), ("dueAt", zone.text(call.dueAt).json), ("standIn", call.isStandIn.json),
            ("answeredAt", call.answeredAt.map(zone.text).json), ("inTime", call.isInTime.json),
            ("note", call.note.json),
        ])
    }
}

private struct OpenCallJSON: JSONValue {
    let open: OpenCall
    let zone: Zone

    var json: JSON {
        .object([
            ("call", AlarmCallJSON(call: open.call, zone: zone).json), ("about", open.about.rawValue.json),
            ("case", open.number.json), ("title", open.title.json),
        ])
    }
}
