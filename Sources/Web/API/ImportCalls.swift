import Hummingbird
import Kernel
import Transfer
import Workforce

/// Sheets that programs bring: as the pages do it.
enum ImportCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.imports, ImportRoutes.gate,
            Operation(
                id: "imports", summary: "Sheets that were brought in, the newest first", query: CaseCalls.paging,
                answer: .page(of: .ref("Import")))
        ) { ask in
            let limit = try ask.limit()
            let all = try await ask.house.imports.list(
                before: try ask.id("after"), limit: limit + 1, for: try ask.actor)
            let items = try await all.prefix(limit).asyncMap { try await ask.json($0) }
            return .json(PageJSON(items: items, next: all.count > limit ? all[limit - 1].id.description : nil))
        },
        .api(
            .post, Paths.API.imports, ImportRoutes.gate,
            Operation(
                id: "beginImport", summary: "Takes a sheet in and finds its columns; changes nothing else",
                body: .ref("ImportUpload"), isUpload: true, answer: .ref("Import"), status: 201), begin),
        .api(
            .get, Paths.API.import_, ImportRoutes.gate,
            Operation(id: "import", summary: "One import and how far it is", answer: .ref("Import"))
        ) { ask in
            try await ask.answer(try await ask.house.imports.find(ask.name("import"), for: try ask.actor), status: .ok)
        },
        .api(
            .get, Paths.API.importRows, ImportRoutes.gate,
            Operation(
                id: "importRows", summary: "Rows of an import with what becomes of them",
                query: [
                    .init("verdict", .words(RowVerdict.words + ["kept"])), .init("limit", .integer(1...200)),
                    .init("after", .integer(0...10_000_000)),
                ], answer: .page(of: .ref("ImportRow"))), rows),
        .api(
            .post, Paths.API.importAction, ImportRoutes.gate,
            Operation(
                id: "actOnImport", summary: "check, run, undo or cancel; goes on by itself, see the import",
                body: .ref("ImportWish"), answer: .ref("Import"))
        ) { ask in
            let (body, key) = try await ask.json(ImportWish.self)
            guard let act = Import.Act(rawValue: ask.name("action")) else { throw WebRefusal.unknownPage }
            return try await ask.answer(
                try await body.carryOut(act, on: ask.name("import"), request: key, in: ask), status: .ok)
        },
        .api(
            .get, Paths.API.importFaults, ImportRoutes.gate,
            Operation(id: "importFaults", summary: "The refused rows as a workbook, with why"), ImportRoutes.faults),
        .api(
            .get, Paths.API.importTemplate, ImportRoutes.gate,
            Operation(id: "importTemplate", summary: "A table to fill in, as a workbook"), ImportRoutes.template),
    ]

    private static func begin(_ ask: Ask) async throws -> Response {
        let body = try await ask.body(limit: ImportRoutes.mostBytes + 65_536)
        let type = ask.request.headers[.contentType] ?? ""
        guard type.hasPrefix("multipart/form-data") else { throw WebRefusal.badForm }
        let form = try Multipart.read(Array(body.readableBytesView), contentType: type)
        return try await ask.answer(try await ImportRoutes.begin(form, in: ask), status: .created)
    }

    private static func rows(_ ask: Ask) async throws -> Response {
        let limit = try ask.limit()
        let filter: RowFilter =
            switch ask.query("verdict") {
            case nil: .all
            case "kept": .kept
            case let word? where RowVerdict.words.contains(word): .verdict(word)
            default: throw WebRefusal.badQuery("verdict")
            }
        let rows = try await ask.house.imports.rows(
            ask.name("import"), filter, after: try ask.integer("after", 0...10_000_000, otherwise: 0), limit: limit + 1,
            for: try ask.actor)
        let items = rows.prefix(limit).map { ImportRowJSON(row: $0, texts: ask.house.texts, language: ask.language) }
        return .json(PageJSON(items: items, next: rows.count > limit ? "\(rows[limit - 1].number)" : nil))
    }
}

extension Ask {
    fileprivate func json(_ one: Import) async throws -> ImportJSON {
        let staffing = try await house.lookups.staffing()
        let project = staffing.projects[one.project]
        return ImportJSON(one: one, project: project?.code ?? "", zone: project?.zone ?? .shanghai)
    }

    fileprivate func answer(_ one: Import, status: HTTPResponse.Status) async throws -> Response {
        .json(try await json(one), status: status)
    }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
        var all: [T] = []
        for element in self { all.append(try await body(element)) }
        return all
    }
}
