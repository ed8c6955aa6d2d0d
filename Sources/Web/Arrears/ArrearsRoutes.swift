import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Who owes what, as the accounts tell it.
enum ArrearsRoutes {
    static let all: [Route] = [
        .page(.get, Paths.arrears, .right(.arrearsRead, .arrearsReadZone)) { ask in
            try await ArrearsPage.response(ask)
        },
        .page(.post, Paths.arrears, .right(.arrearsWrite), tell),
    ]

    private static func tell(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let project = try await ask.project(ask.query("project"), .arrearsWrite)
        do {
            let draft = try draft(form)
            _ = try await ask.house.premises.tellArrears(
                draft, in: project.id, request: ask.requestKey(form), by: try ask.actor)
            return .see(
                Paths.arrears(query: [("project", project.code), ("on", draft.day.description), ("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await ArrearsPage.response(ask, Refused(refusal: refusal, form: form))
        }
    }

    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` · ``ArrearsRefusal/amountImpossible`` ·
    ///   ``ArrearsRefusal/sinceImpossible``
    private static func draft(_ form: Form) throws -> ArrearsDraft {
        guard let day = try form.day("day") else { throw CaseRefusal.fieldMissing("day") }
        guard let place = form["place"] else { throw CaseRefusal.fieldMissing("place") }
        guard let written = form["amount"] else { throw CaseRefusal.fieldMissing("amount") }
        guard let amount = FixedPoint.number(written.filter { !",，¥￥ ".contains($0) }, places: 2) else {
            throw ArrearsRefusal.amountImpossible
        }
        let since = form["since"].map { Day.first(ofMonth: $0) }
        if let since, since == nil { throw ArrearsRefusal.sinceImpossible }
        let word = ArrearsWord(
            item: form["item"] ?? "", amount: amount, since: since ?? nil, name: form["person"] ?? "",
            note: form["note"] ?? "")
        return ArrearsDraft(day: day, begins: form["begins"] != nil, lines: [.init(place: place, word)])
    }
}

extension Ask {
    /// The project whose arrears the address asks for, or the first in which the actor may see any.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func arrearsProject() async throws -> Project {
        let (name, all) = (query("project"), try await arrearsProjects())
        let found = name.map { name in all.first { $0.isCalled(name) } } ?? all.first
        guard let found else { throw DirectoryRefusal.unknownProject(name ?? "") }
        return found
    }

    func arrearsProjects() async throws -> [Project] {
        let all = try await house.lookups.staffing().projects.values.sorted { $0.code < $1.code }
        let actor = try actor
        return all.filter { Premises.mayReadArrears(in: $0.id, actor) }
    }

    /// - Throws: ``WebRefusal/badQuery(_:)``
    func arrearsQuestion(limit: Int = 100) throws -> ArrearsQuestion {
        return ArrearsQuestion(
            day: try day("on"), steward: try id("steward"), inside: query("inside"),
            order: try word("order") ?? .amount, limit: limit, after: query("after"))
    }
}
