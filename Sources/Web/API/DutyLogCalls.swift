import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Workforce

/// Duty logs: reading, writing, correcting, making a case of an entry.
enum DutyLogCalls {
    private static let readers = Route.Gate.right(.dutyRead, .dutyWrite)
    private static let writers = Route.Gate.right(.dutyWrite)
    private static let filters: [Operation.Parameter] = [
        .init("project", .string()), .init("department", .string()), .init("from", .format("date")),
        .init("until", .format("date")), .init("shift", .string()), .init("open", .words(["true", "false"])),
        .init("q", .string(most: 100)),
    ]

    static let all: [Route] = [
        .api(
            .get, Paths.API.dutyLog, readers,
            Operation(
                id: "dutyLog", summary: "The duty log of a post in the order of what happened; of today by itself",
                query: filters + CaseCalls.paging, answer: .page(of: .ref("DutyEntry")))
        ) { ask in
            let place = try await ask.dutyPlace(ask.query("project"), ask.query("department"))
            let page = try await ask.house.dutyLog.page(try ask.dutyFilter(), place, for: try ask.actor)
            let items = page.entries.map { entry in
                DutyEntryJSON(entry: entry, post: page.post, number: entry.item.flatMap { page.numbers[$0] })
            }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .post, Paths.API.dutyLog, writers,
            Operation(
                id: "writeDuty", summary: "Writes an entry into the duty log of a post", body: .ref("DutyRequest"),
                answer: .ref("DutyFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(DutyBody.self)
            let place = try await ask.dutyPlace(body.project, body.department)
            let file = try await ask.house.dutyLog.write(body.draft(), place, request: key, by: try ask.actor)
            return ask.answer(file, status: .created)
        },
        .api(
            .get, Paths.API.dutyExport, .right(.exportRun),
            Operation(
                id: "exportDuty", summary: "The duty log of a post as a workbook or as text",
                query: filters + [.init("format", .words(ExportTable.Format.allCases.map(\.rawValue)))]),
            DutyExport.response),
        .api(
            .get, Paths.API.dutyEntry, readers,
            Operation(id: "dutyEntry", summary: "One entry with all its versions", answer: .ref("DutyFile"))
        ) { ask in ask.answer(try await ask.house.dutyLog.file(try ask.dutyEntry(), for: try ask.actor)) },
        .api(
            .post, Paths.API.dutyVersions, writers,
            Operation(
                id: "correctDuty", summary: "Writes a newer version of an entry; what is left out stays as it was",
                body: .ref("DutyCorrection"), answer: .ref("DutyFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(DutyBody.self)
            let old = try await ask.house.dutyLog.file(try ask.dutyEntry(), for: try ask.actor).entry
            let file = try await ask.house.dutyLog.correct(
                old.id, body.draft(old.content), version: try ask.version(), request: key, by: try ask.actor)
            return ask.answer(file, status: .created)
        },
        .api(
            .post, Paths.API.dutyCase, writers,
            Operation(
                id: "makeCaseOfDuty", summary: "Makes a case of an entry in one step",
                body: .object([("kind", .string())], required: ["kind"]), answer: .ref("DutyFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(KindBody.self)
            let file = try await ask.house.dutyLog.makeCase(
                of: try ask.dutyEntry(), kind: body.kind, request: key, by: try ask.actor)
            return ask.answer(file, status: .created)
        },
    ]
}

private struct KindBody: Decodable, Sendable { let kind: String }

private struct DutyBody: Decodable, Sendable {
    let project: String?
    let department: String?
    let at: Instant?
    let place: String?
    let event: String?
    let course: String?
    let result: String?
    let struck: Bool?
    let reason: String?

    /// What is left out is as it was.
    func draft(_ old: DutyEntry.Content? = nil) -> DutyDraft {
        var draft = DutyDraft()
        (draft.at, draft.place) = (at ?? old?.at, place ?? old?.placeText ?? "")
        (draft.event, draft.course) = (event ?? old?.event ?? "", course ?? old?.course ?? "")
        (draft.result, draft.isStruck) = (result ?? old?.result ?? "", struck ?? old?.isStruck ?? false)
        draft.reason = reason ?? ""
        return draft
    }
}

extension Ask {
    fileprivate func answer(_ file: DutyFile, status: HTTPResponse.Status = .ok) -> Response {
        .json(DutyFileJSON(file: file), status: status, etag: file.entry.version)
    }
}
