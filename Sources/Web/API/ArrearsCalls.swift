import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Arrears as the accounts tell them: reading a statement, reading a place, telling.
enum ArrearsCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.arrears, .right(.arrearsRead, .arrearsReadZone),
            Operation(
                id: "arrears", summary: "Who owes what by a statement, with sums by steward",
                query: [
                    .init("project", .string()), .init("on", .format("date")), .init("steward", .string()),
                    .init("inside", .string()), .init("order", .words(ArrearsFilter.Order.allCases.map(\.rawValue))),
                ] + CaseCalls.paging, answer: .ref("Arrears"))
        ) { ask in
            let project = try await ask.arrearsProject()
            let report = try await ask.house.premises.arrears(
                in: project.id, try ask.arrearsQuestion(limit: try ask.limit()), for: try ask.actor)
            return .json(ArrearsJSON(report: report, names: try await Names.load(ask)))
        },
        .api(
            .post, Paths.API.arrears, .right(.arrearsWrite),
            Operation(
                id: "tellArrears", summary: "Tells what is owed at some places on the day of a statement",
                body: .ref("ArrearsRequest"),
                answer: .whole([("on", .format("date")), ("told", .integer(0...Premises.mostArrearsAtOnce))]),
                status: 201)
        ) { ask in
            let (body, key) = try await ask.json(ArrearsBody.self)
            let project = try await ask.project(body.project, .arrearsWrite)
            let told = try await ask.house.premises.tellArrears(
                try body.draft, in: project.id, request: key, by: try ask.actor)
            return .json(JSON.object([("on", body.on.description.json), ("told", told.json)]), status: .created)
        },
        .api(
            .get, Paths.API.placeArrears, .right(.arrearsRead, .arrearsReadZone),
            Operation(
                id: "placeArrears", summary: "What was told of one place, the newest statement first",
                answer: .ref("PlaceArrears"))
        ) { ask in
            let found = try await ask.knownPlace {
                try await ask.house.premises.arrears(of: ask.name("place"), for: try ask.actor)
            }
            guard let found else { throw WebRefusal.unknownPage }
            return .json(PlaceArrearsJSON(one: found, names: try await Names.load(ask)))
        },
    ]
}

private struct ArrearsBody: Decodable, Sendable {
    struct Line: Decodable, Sendable {
        let place: String
        /// In fen.
        let amount: Int64
        let item: String?
        let since: String?
        let person: String?
        let note: String?

        var line: ArrearsDraft.Line {
            get throws {
                let month = since.map { Day.first(ofMonth: $0) }
                if let month, month == nil { throw ArrearsRefusal.sinceImpossible }
                let word = ArrearsWord(
                    item: item ?? "", amount: amount, since: month ?? nil, name: person ?? "", note: note ?? "")
                return .init(place: place, word)
            }
        }
    }

    let project: String?
    let on: Day
    let begins: Bool?
    let items: [Line]

    var draft: ArrearsDraft {
        get throws { ArrearsDraft(day: on, begins: begins ?? false, lines: try items.map { try $0.line }) }
    }
}
