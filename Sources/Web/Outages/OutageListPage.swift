import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Outages and works: those that stand, those that are over, and the form for a new one.
enum OutageListPage {
    static func response(_ ask: Ask) async throws -> Response { try await show(ask, nil) }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let actor = try ask.actor
        let isOver = ask.query("show") == "over"
        let page = try await ask.house.cases.outages(isOver: isOver, after: try ask.id("after"), for: actor)
        let names = try await Names.load(ask)
        let projects = actor.projects(.caseDispatch, of: try await ask.house.places.projects())
        var model: Model = [
            "tabs": [false, true].map { tab(isOver: $0, isHere: $0 == isOver, ask) },
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "more": page.next.map { Paths.outages(query: [("show", isOver ? "over" : nil), ("after", $0)]) } ?? "",
            "refresh": Paths.outages(query: [("show", isOver ? "over" : nil), ("after", ask.query("after"))]),
            "none": ask.text(isOver ? "outages.none.over" : "outages.none.standing"),
            "mayAnnounce": !projects.isEmpty, "isOpen": refused != nil || ask.query("new") != nil,
        ]
        if let refused {
            model["sentence"] = PageSentence(refused.refusal, names).beside(shown)
        }
        model["entry"] = OutageForm(projects, names, refused, ask).model
        let here: OutageTab = isOver ? .over : .standing
        model.merge(try await ListedSheet.links(.outages, of: nil, [("show", here.rawValue)], in: ask))
        return Shell.page(
            "outages", model, title: ask.text("nav.outages"), place: "outages", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// The fields that show what is wrong with them beside themselves.
    private static let shown = ["kind", "places", "from", "until", "cause", "sentence"]

    private static func tab(isOver: Bool, isHere: Bool, _ ask: Ask) -> Model {
        [
            "name": ask.text(isOver ? "outages.tab.over" : "outages.tab.standing"),
            "href": Paths.outages(query: [("show", isOver ? "over" : nil)]), "isHere": isHere,
        ]
    }

    private static func row(_ outage: Outage, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: outage.project))
        let isPast = outage.isPastItsEnd(at: ask.now)
        let state = outage.state(at: ask.now)
        return [
            "number": outage.number, "href": Paths.outage(outage.number),
            "kind": names.outage(outage.kind, of: outage.desk), "where": names.places(of: outage),
            "cause": outage.cause, "span": OutageWords.span(outage, times, names),
            "state": ask.text("outageState.\(state.rawValue)"), "class": state.mood, "isPast": isPast,
            "asked": ask.text("outage.asked", ["n": "\(outage.asked)"]),
        ]
    }
}

/// What was typed into a form that was refused.
struct Refused {
    let refusal: any Refusal
    let form: Form
}

extension Outage.State {
    var mood: String {
        switch self {
        case .planned: "info"
        case .running: "warn"
        case .over: ""
        }
    }
}

extension Names {
    func outageRules(of desk: String) -> OutageRules { knowledge(of: desk)?.outages ?? .none }
    /// The codes of its places, or that all of it is affected.
    func places(of outage: Outage) -> String {
        outage.isWhole ? project(outage.project) : outage.places.map(\.name).joined(separator: " ")
    }

    func hintTopic(_ key: String) -> String {
        hintTopics.first { $0.key == key }?.name[language] ?? key
    }
}
