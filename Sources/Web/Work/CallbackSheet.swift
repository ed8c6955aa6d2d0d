import Casework
import Directory
import Kernel
import Workforce

/// One call-back: whom to ring, what was done, the sentences to say, and what comes of it.
struct CallbackSheet {
    private let item: Case
    private let line: CaseLine
    private let actor: Actor
    private let names: Names
    private let times: TimeWords
    private let ask: Ask

    init(_ item: Case, _ line: CaseLine, _ actor: Actor, _ names: Names, _ ask: Ask) throws {
        self.item = item
        self.line = line
        self.actor = actor
        self.names = names
        self.ask = ask
        times = TimeWords(ask, zone: names.zone(of: item.project))
    }

    var model: Model {
        get throws {
            let allowed = Set(try ask.house.cases.allowed(on: item, for: actor).map(\.key))
            let (desk, _) = try ask.house.cases.rules(of: item)
            let missing = FiveThing.allCases.filter { !item.thingsDone.contains($0) }
            let unjudged = item.judgement == nil ? [names.text("case.judgement")] : []
            let solution = item.solution?.text ?? ""
            var model = line.model.merging(script)
            model.merge(phone)
            let more: Model = [
                "caseHref": Paths.case_(item.number), "version": "\(item.version)", "key": "",
                "solution": solution, "hasSolution": !solution.isEmpty,
                "workers": item.workers.map(names.staff).sorted().joined(separator: " · "),
                "confirmAction": Paths.caseAction(item.number, "confirm"),
                "triedAction": Paths.caseAction(item.number, "not-reached"),
                "mayConfirm": allowed.contains("confirm"), "mayTry": allowed.contains("not-reached"),
                "ratings": (1...5).reversed().map { n -> Model in
                    ["n": "\(n)", "name": ask.text("callback.rating.\(n)")]
                },
                "outcomes": Choice.options(desk.outcomes.map { ($0.key, $0.name[ask.language]) }, chosen: nil),
                "tries": item.tries.map(attempt), "hasTries": !item.tries.isEmpty,
                "isLastTry": item.tries.count >= 2,
                "isIncomplete": ask.house.cases.isComplaint(item) && !(missing.isEmpty && unjudged.isEmpty),
                "missing": (missing.map(names.fiveThing) + unjudged).joined(separator: " · "),
            ]
            return model.merging(more)
        }
    }

    private func attempt(_ one: CallbackTry) -> Model {
        ["at": times.point(one.at), "exact": times.exact(one.at), "outcome": names.outcome(one.outcome, of: item)]
    }

    /// What is said, with its blanks filled.
    private var script: Model {
        let values = [
            "me": actor.name, "project": names.project(item.project), "customer": names.reporter(item),
            "title": item.title, "when": times.point(item.openedAt),
        ]
        let questions = ["solved", "attitude", "tidy", "wishes"].map { ask.text("callback.ask.\($0)") }
        return [
            "greeting": ask.text("callback.greeting", values),
            "questions": questions.map { ["question": $0] as Model }, "thanks": ask.text("callback.thanks", values),
        ]
    }

    private var phone: Model {
        let number = item.reporter.phone
        let isOpen = actor.may(.peoplePhone, on: item)
        return [
            "hasPhone": !number.isEmpty, "isCallable": isOpen && !number.isEmpty,
            "phone": isOpen ? number : Phone.masked(number),
            "mayShow": !isOpen && !number.isEmpty && actor.may(.peopleUnmask, on: item),
            "showAction": Paths.casePhone(item.number), "isAnonymous": item.reporter.isAnonymous,
        ]
    }
}
