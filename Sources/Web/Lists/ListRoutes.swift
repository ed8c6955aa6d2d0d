import Hummingbird
import Casework
import Kernel

/// The list of cases and its saved views.
enum ListRoutes {
    static let all: [Route] = [
        .page(.get, Paths.cases, .right(.caseRead, .caseReadOwn), CaseListPage.response),
        .page(.post, Paths.views, .right(.caseRead, .caseReadOwn)) { ask in
            let form = try await ask.form()
            let address = form["address"] ?? ""
            _ = try await ask.house.cases.saveView(
                form["name"] ?? "", address: address, request: ask.requestKey(form), by: try ask.actor)
            return .see(ListAddress.address(ofView: address))
        },
        .page(.post, Paths.viewRemoval, .right(.caseRead, .caseReadOwn)) { ask in
            _ = try await ask.form()
            if let id = ID<SavedView>(ask.name("view")) {
                try await ask.house.cases.removeView(id, by: try ask.actor)
            }
            return .see(Paths.cases())
        },
    ]
}
