import Casework
import Directory
import Kernel
import Workforce

/// What is shown while a demand is typed: likely categories, open cases that look the same, the sentence to say.
struct IntakeHelp {
    let draft: IntakeDraft
    let desk: Desk
    let names: Names
    let alike: [CaseLine]
    let promises: [Promise]
    let news: NewsModel
    let placeFacts: PlaceFactsModel

    static func load(_ ask: Ask, _ draft: IntakeDraft, _ project: Project?, _ names: Names, _ desk: Desk) async throws
        -> IntakeHelp
    {
        let actor = try ask.actor
        var alike: [Case] = []
        let code = draft["placeText"].isEmpty ? draft["place"] : draft["placeText"]
        let place = try await draft.place(code, ask, project)
        let news = try await NewsModel.load(ask, place, in: project?.id, names, category: draft.category)
        if let project, let place {
            alike = try await ask.house.cases.lookAlikes(
                title: draft["title"], text: draft["text"], category: draft.category, place: place, project: project.id,
                for: actor)
        }
        var intake = Intake()
        intake.project = project?.id.description
        intake.kind = draft.kind(on: desk)
        intake.category = draft.category
        intake.priority = Priority(rawValue: draft["priority"]) ?? (draft["major"] == "yes" ? .major : nil)
        intake.channel = draft["channel"].isEmpty ? "telephone" : draft["channel"]
        let promises = try? await ask.house.cases.promises(for: intake, by: actor)
        return IntakeHelp(
            draft: draft, desk: desk, names: names, alike: try await CaseLine.lines(alike, names, in: ask),
            promises: promises ?? [], news: news,
            placeFacts: try await PlaceFactsModel.load(
                ask, place, kind: draft.kind(on: desk), category: draft.category, names))
    }

    var model: Model {
        var model = asked
        if placeFacts.isThere { model["premises"] = placeFacts.model }
        return model
    }

    private var asked: Model {
        let said = promises.inOrder.map(\.words).joined(separator: "\n")
        let written = draft.promise
        return [
            "proposals": proposals, "hasProposals": !proposals.isEmpty, "alike": alike.map(\.model),
            "hasAlike": !alike.isEmpty, "proposed": said, "promise": written ?? said,
            "mayBeAnonymous": desk.procedure(draft.kind(on: desk))?.mayBeAnonymous ?? false,
            "isAnonymous": draft.isAnonymous,
            "isUncategorised": draft.category == nil, "news": news.model, "hasNews": news.isThere,
            "signs": signs, "hasSigns": !signs.isEmpty,
            "isMajor": draft["major"] == "yes", "isNotMajor": draft["major"] == "no",
        ]
    }

    /// What speaks for a major complaint, each condition with the words that say so.
    private var signs: [Model] {
        let found = desk.complaints?.signs(of: draft.kind(on: desk), title: draft["title"], text: draft["text"]) ?? []
        return (desk.complaints?.conditions ?? []).compactMap { condition in
            let words = found.filter { $0.condition == condition.key }.map(\.found)
            return words.isEmpty ? nil : ["name": condition.name[names.language], "words": words.joined(separator: " ")]
        }
    }

    /// The chosen category first, then the likely ones.
    private var proposals: [Model] {
        let likely = desk.categories.propose(title: draft["title"], text: draft["text"])
        let chosen = draft.category.flatMap { desk.categories[$0] }
        let all = [chosen].compactMap(\.self) + likely.map(\.category).filter { $0.path != chosen?.path }
        return all.map { category in
            [
                "path": category.path, "category": names.category(category.path, of: desk.key),
                "kind": category.kind ?? "", "kindName": category.kind.map { names.kind($0, of: desk.key) } ?? "",
                "hasKind": category.kind != nil, "isChosen": category.path == chosen?.path,
                "urgency": category.priority.map { names.priority($0) } ?? "", "isUrgent": category.priority != nil,
                "found": likely.first { $0.category.path == category.path }?.found.joined(separator: " ") ?? "",
            ]
        }
    }
}
