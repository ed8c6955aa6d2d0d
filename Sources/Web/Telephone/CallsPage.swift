import Casework
import Channels
import Directory
import Hummingbird
import Kernel
import Workforce

/// The telephone: who rings now, whom somebody has to call back, and the calls of the day.
enum CallsPage {
    static let all: [Route] = [
        .page(.get, Paths.calls, .right(.caseRegister)) { ask in try await show(ask, nil) },
        .page(.post, Paths.callReturn, .right(.caseRegister), giveBack),
    ]

    private static func giveBack(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            _ = try await ask.house.calls.giveBack(
                ask.name("telephone"), words: form.raw("words"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.calls(query: [("show", CallsTab.owed.rawValue)]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let usual: CallsTab = ask.query("person") == nil ? .now : .all
        let tab: CallsTab = refused == nil ? try ask.word("show") ?? usual : .owed
        let filter = try await ask.callFilter(shown: tab)
        let names = try await Names.load(ask)
        let calls = try await ask.house.calls.list(filter, limit: 50, for: try ask.actor)
        let lines = CallLines(
            names: names, times: TimeWords(ask),
            people: try await ask.house.people.names(of: calls.items.compactMap(\.person)), actor: try ask.actor)
        var model: Model = [
            "refresh": address(tab, of: filter.person), "rows": calls.items.map(lines.model),
            "hasRows": !calls.items.isEmpty, "tabs": tabs(tab, of: filter.person, ask),
            "none": ask.text(
                tab == .all && filter.person != nil ? "calls.none.ofOne" : "calls.none.\(tab.rawValue)"),
            "everybody": filter.person == nil ? "" : address(tab, of: nil),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
            "typed": refused?.form.raw("words") ?? "",
        ]
        model.merge(
            try await ListedSheet.links(
                .calls, of: nil, [("show", tab.rawValue), ("person", filter.person?.description)], in: ask))
        if let next = calls.next {
            model["more"] = address(tab, of: filter.person, after: next)
        }
        return Shell.page(
            "telephone", model, title: ask.text("nav.calls"), place: "calls", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// All calls of a customer.
    static func address(of person: ID<Person>) -> String { address(.all, of: person) }

    private static func address(_ tab: CallsTab, of person: ID<Person>?, after: String? = nil) -> String {
        Paths.calls(query: [("show", tab.rawValue), ("person", person?.description), ("after", after)])
    }

    private static func tabs(_ here: CallsTab, of person: ID<Person>?, _ ask: Ask) -> [Model] {
        CallsTab.allCases.map { one in
            [
                "name": ask.text("calls.tab.\(one.rawValue)"), "isHere": one == here,
                "href": address(one, of: person),
            ]
        }
    }
}

/// The parts of the page of calls.
enum CallsTab: String, CaseIterable {
    case now, owed, all
}

extension Ask {
    /// Which calls the address asks for, of those that a part of the page shows.
    ///
    /// - Throws: as ``callFilter()``
    func callFilter(shown tab: CallsTab) async throws -> CallFilter {
        var filter = try await callFilter()
        switch tab {
        case .now:
            filter.state = .ringing
            filter.from = now - house.calls.rules.longestRing
        case .owed: filter.isOwed = true
        case .all: break
        }
        return filter
    }
}

/// Calls as their page and a customer's show them.
struct CallLines {
    let names: Names
    let times: TimeWords
    let people: [ID<Person>: String]
    let actor: Actor

    func model(_ call: Call) -> Model {
        let times = times.on(names.zone(of: call.project))
        let person = actor.may(.peopleRead, in: call.project) ? call.person : nil
        var model: Model = [
            "id": call.id.description, "to-return": Paths.callReturn(call.id.description),
            "from": call.from.isEmpty ? names.text("calls.withheld") : call.number(for: actor),
            "name": person.flatMap { people[$0] } ?? "", "to": call.to,
            "began": times.short(call.beganAt), "exact": times.exact(call.beganAt),
            "state": names.text("callState.\(call.state.rawValue)"), "class": call.state.mood,
            "rang": call.rangFor.map { names.text("calls.seconds", ["n": "\($0.milliseconds / 1000)"]) } ?? "",
            "agent": (call.agent ?? call.rung).map(names.staff) ?? "",
            "intake": intake(for: call, person),
            "isOwed": call.isOwed, "recording": call.recording ?? "",
        ]
        if let person { model["person"] = Paths.person(person.description) }
        model["returned"] = call.returned.map { words($0, times) }
        return model
    }

    /// The intake for who calls; a number that the reader may not see stands in no address either.
    private func intake(for call: Call, _ person: ID<Person>?) -> String {
        let number = call.from.isEmpty || !call.showsNumber(to: actor) ? nil : call.from
        return Paths.intake(
            query: [("person", person?.description), ("q", person == nil ? number : nil), ("channel", "telephone")])
    }

    private func words(_ returned: Call.Returned, _ times: TimeWords) -> String {
        names.text(
            returned.words.isEmpty ? "calls.calledAgain" : "calls.returned",
            ["name": returned.by.map(names.staff) ?? "", "at": times.short(returned.at), "words": returned.words])
    }
}

extension Call.State {
    fileprivate var mood: String {
        switch self {
        case .ringing: "warn"
        case .talking: "info"
        case .ended: "ok"
        case .missed: "late"
        }
    }
}
