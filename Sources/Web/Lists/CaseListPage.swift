import HTTPTypes
import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The list of cases: everything about it stands in its address.
enum CaseListPage {
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let names = try await Names.load(ask)
        let projects = actor.projects(reaching: .caseRead, of: try await ask.house.places.projects())
        let query = try ListAddress(ask, projects: projects)
        if let format = try ask.word("format", as: ExportTable.Format.self) {
            return try await ExportRoutes.cases(try query.whole(), format, in: ask)
        }
        // What cannot be read narrows to nothing rather than not at all.
        let isWhole = query.faults.isEmpty
        let page = isWhole ? try await ask.house.cases.list(query.filter, for: actor) : Page(items: [], next: nil)
        var model = try await rows(page, query, names, in: ask)
        model["views"] = try await views(query, in: ask)
        model["form"] = try await CaseListForm.model(query, projects, names, in: ask)
        model = try frame(query, in: ask).merging(model)
        model["unread"] = isWhole ? "" : CaseListForm.unread(query, names, in: ask)
        var response = Shell.page("cases", model, title: ask.text("nav.cases"), place: "cases", in: ask)
        // A form sends its empty fields too; the address that people copy is without them.
        if ask.isForPart, ask.query("seen") == nil { response.headers[.htmxPushURL] = query.address() }
        return response
    }

    private static func rows(
        _ page: Page<Case>, _ query: ListAddress, _ names: Names, in ask: Ask
    ) async throws -> Model {
        let lines = try await CaseLine.lines(page.items, names, in: ask)
        let count = page.items.count
        var model: Model = [
            "rows": lines.map(\.model), "hasRows": count > 0,
            "count": page.next == nil ? "\(count)" : "\(count)+",
            "isLater": query.filter.after != nil, "start": query.address(),
        ]
        if let next = page.next { model["next"] = query.address(setting: [("after", next)]) }
        let newest = page.items.map(\.id).max()
        let seen: ID<Case>? = try ask.id("seen")
        model["refresh"] = query.address(setting: [("seen", (seen ?? newest)?.description)])
        let news = seen.map { seen in page.items.count { $0.id > seen } } ?? 0
        if news > 0 { model["news"] = ask.text("list.news", ["n": "\(news)"]) }
        return model
    }

    /// What stands around the rows: sorting, clearing, exporting.
    private static func frame(_ query: ListAddress, in ask: Ask) throws -> Model {
        let sort = query.filter.sort
        var model: Model = [
            "isNarrow": query.isNarrow, "clear": Paths.cases(), "query": query.query,
            "refreshesLive": query.filter.after == nil,
            "mayChoose": BatchPage.isFor(try ask.actor),
            "mayRegister": ask.session?.actor.may(.caseRegister) ?? false,
            "byOpened": query.address(setting: [("sort", sort == .newest ? "oldest" : nil)]),
            "byDue": query.address(setting: [("sort", "due")]),
            "openedOrder": sort == .newest ? "descending" : sort == .oldest ? "ascending" : "none",
            "dueOrder": sort == .due ? "ascending" : "none",
            "openedMark": sort == .newest ? "↓" : sort == .oldest ? "↑" : "", "dueMark": sort == .due ? "↑" : "",
        ]
        if ask.session?.actor.may(.exportRun) == true, query.faults.isEmpty {
            model["export"] = query.address(setting: [("format", "xlsx")])
            model["exportText"] = query.address(setting: [("format", "csv")])
        }
        return model
    }

    /// The views that everybody has, and one's own.
    private static func views(_ query: ListAddress, in ask: Ask) async throws -> [Model] {
        let live = Phase.live.map { ("phase", Optional($0.rawValue)) }
        let fixed: [(String, [(String, String?)])] = [
            ("views.all", []),
            ("views.open", [("phase", "open"), ("phase", "waiting"), ("sort", "due")]),
            ("views.overdue", [("overdue", "1"), ("sort", "due")]),
            ("views.mine", [("phase", "open"), ("phase", "waiting"), ("agent", "me"), ("sort", "due")]),
            ("views.unread", [("unread", "1"), ("sort", "due")]),
            ("views.lastWord", live + [("lastWord", "1")]), ("views.red", [("red", "1")]),
        ]
        let here = query.address()
        let common = fixed.map { key, pairs -> Model in
            let address = ListAddress.address(pairs)
            return ["name": ask.text(key), "href": address, "isHere": address == here, "isOwn": false]
        }
        let own = try await ask.house.cases.savedViews(of: try ask.actor).map { view -> Model in
            let address = ListAddress.address(ofView: view.address)
            return [
                "name": view.name, "href": address, "isHere": address == here, "isOwn": true,
                "removal": Paths.viewRemoval(view.id.description),
                "removeLabel": ask.text("views.remove", ["name": view.name]),
            ]
        }
        return common + own
    }
}
