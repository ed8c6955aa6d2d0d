import Bulletin
import Casework
import Directory
import Kernel
import Workforce

/// A case as a page shows it: head, promises, timeline, what can be done next. A pure function of its values.
struct CaseSheet {
    let file: CaseFile
    let names: Names
    let times: TimeWords
    let actor: Actor
    let frame: CaseFrame
    let desk: Desk
    let procedure: Procedure
    /// What may be done now, and nothing else: the likeliest first.
    let allowed: [Procedure.Action]
    /// Set where something stands open over the case.
    var open: OpenForm?
    /// To whom the work could go, where a form asks that.
    private(set) var suggestions: [Suggestion] = []
    /// Those of the case, where its procedure issues any.
    private(set) var passes: [(pass: Pass, tries: [PassTry])] = []
    /// Where the fields of the form lead.
    let formLinks: FormLinks
    let news: NewsModel
    /// A script that the address names, filled in; empty where it names none.
    let said: String
    let placeFacts: PlaceFactsModel
    /// Those of its place.
    let keys: Model
    /// Which cases may belong to it, the likest first.
    let matches: [LikelyMatch]
    /// The matter with an outside body that a form is about; nil where none is named.
    let matter: String?
    /// Up to which entry the reader had seen it before.
    let seen: ID<TimelineEntry>?
    /// What the reader has begun to write, by what it is for.
    let drafts: [String: KeptDraft]
    /// What has to be done after a meeting and became this case; nil where the reader has no business with it.
    let followUp: FollowUpFile?

    var item: Case { file.item }

    init(_ file: CaseFile, in ask: Ask, frame: CaseFrame, open: OpenForm?) async throws {
        self.file = file
        names = try await Names.load(ask, needing: file.item.agent)
        times = TimeWords(ask, zone: names.zone(of: file.item.project))
        actor = try ask.actor
        self.frame = frame
        (desk, procedure) = try ask.house.cases.rules(of: file.item)
        allowed = Self.inOrder(procedure.allowed(on: file.item, for: actor))
        (matter, seen) = (ask.query("matter"), try ask.id("seen") ?? file.looks.mine?.seen)
        drafts = try await ask.house.cases.drafts(for: Self.draftable(file.item.number, open), of: actor)
        followUp = try await ask.house.minutes.followUp(of: file.item.id, for: actor)
        self.open = open
        formLinks = try await FormLinks.load(ask, file.item, procedure.form.fields)
        news = try await NewsModel.load(
            ask, file.place, in: file.item.project, names, category: file.item.category)
        said = try await ScriptWords.said(ask, file, names)
        placeFacts = try await PlaceFactsModel.load(
            ask, file.place, kind: file.item.kind, category: file.item.category, names, besides: file.item)
        let isMatched = procedure.matching != nil && !file.item.phase.isOver
        matches = isMatched ? try await ask.house.cases.matches(of: file.item.number, for: actor) : []
        keys = try await CaseKeys.load(ask, file.item).model(
            KeyNames(ask, names, times.zone), file.place, from: frame)
        if !procedure.passes.isEmpty { passes = try await ask.house.cases.passes(of: item.number, for: actor) }
        takeUp()
        let asked = open?.after("act-").flatMap { key in procedure.action(key) }
        if asked?.fields.contains(where: { $0.0 == .to }) == true, actor.may(.caseDispatch, on: item) {
            suggestions = try await ask.house.cases.suggestions(for: item.number, by: actor)
        }
    }

    var model: Model {
        var model: Model = [
            "number": item.number, "version": item.version, "frame": frame.rawValue,
            "here": frame.address(item.number), "page": Paths.case_(item.number), "title": item.title,
            "about": about, "facts": facts, "hasText": !item.saysAllInTitle, "text": item.text,
            "kin": kin, "hasKin": !kin.isEmpty, "promises": promises, "words": promiseWords, "things": things,
            "isComplaint": !things.isEmpty, "news": known, "hasNews": news.isThere,
            "asksDoubles": mayLink && !item.phase.isOver, "doublesTo": doublesTo, "mayLink": mayLink,
            "linkHref": frame.address(item.number, open: OpenForm.link),
            "sheets": item.tasks.compactMap(words.sheet),
            "passes": passModels, "pageLinks": pageLinks, "prints": printModels, "hasPrints": !printModels.isEmpty,
            "files": files, "hasFiles": !item.attachments.isEmpty, "entries": timeline,
            "tags": CaseLine(item, place: file.place, names, times).model["tags"] ?? [],
            "actions": mainActions, "more": moreActions, "hasMore": !moreActions.isEmpty,
            "mayFollow": mayFollow, "message": message, "hasForm": false, "isOver": item.phase.isOver,
        ]
        if let origin { model["origin"] = origin }
        if placeFacts.isThere { model["premises"] = placeFacts.model }
        model["keys"] = keys
        if !matches.isEmpty { model["matching"] = matching }
        model.merge(looking)
        model.merge(outside)
        if let form {
            model["form"] = form
            model["hasForm"] = true
        }
        return model
    }

    var words: SheetWords { SheetWords(names: names, times: times, desk: desk) }

    var mayFollow: Bool {
        [Right.caseFollow, .caseWork, .caseConfirm].contains { actor.may($0, on: item) }
    }

    private var about: String {
        let opened = "\(names.channel(item)) \(times.short(item.openedAt))"
        return [names.kind(item), names.category(item), opened].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private var facts: [Model] {
        var facts: [Model] = []
        func add(_ key: String, _ text: String, exact: String = "", isStage: Bool = false, isWide: Bool = false) {
            guard !text.isEmpty else { return }
            facts.append([
                "label": names.text(key), "text": text, "exact": exact, "isStage": isStage, "mayUnmask": false,
                "isWide": isWide,
            ])
        }
        add("case.place", place)
        add("case.agent", names.staff(item.agent))
        add("case.worker", worker)
        add("case.stage", stage, isStage: true)
        add("visit.appointment", words.appointment(of: item))
        if let access = item.visit?.access { add("visit.access", words.access(access)) }
        if let code = item.currentTask.flatMap({ item.doorCode(of: $0, for: actor) }) { add("visit.doorCode", code) }
        facts.append(reporterFact)
        if item.priority != .general { add("case.priority", names.priority(item.priority)) }
        // On a telephone it stands with how each due time came about.
        add("case.level", level, isWide: true)
        if let at = item.occurredAt { add("case.occurred", times.point(at), exact: times.exact(at)) }
        add("case.externalNumber", item.externalNumber ?? "")
        facts += formFacts
        if let solution = item.solution, !solution.text.isEmpty || item.closing != .finished {
            add("case.solution", result(solution))
        }
        if let verdict = item.verdict { add("case.verdict", self.verdict(verdict)) }
        if let judgement = item.judgement {
            add("case.judgement", "\(names.judgement(judgement)) · \(judgement.grounds)")
        }
        add("case.report", report)
        if let closing = item.closing { add("case.closing", names.closing(closing)) }
        return facts
    }

    private var place: String {
        guard let place = file.place else { return item.placeText }
        let isRead = place.kind == .room || place.kind == .parking || place.name == place.code
        let name = isRead ? place.code : "\(place.name) \(place.code)"
        return item.placeText.isEmpty || item.placeText == place.code ? name : "\(name) · \(item.placeText)"
    }

    private var worker: String {
        guard let task = item.currentTask else { return "" }
        let at = task.steps.last?.at ?? task.sentAt
        let parts = [names.worker(task), "\(names.taskState(task.state)) \(times.short(at))", words.arrival(task)]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private var stage: String {
        guard let waiting = item.waiting else { return names.stage(item) }
        let until = waiting.until.map { " → \(times.point($0))" } ?? ""
        return "\(names.stage(item)) · \(names.waitReason(waiting.reason, of: item))\(until)"
    }

    /// Name and number as they were when the case was registered; where nobody is known, the number can be shown here.
    private var reporterFact: Model {
        let maySee = actor.may(.peoplePhone, on: item)
        let phone = maySee ? item.reporter.phone : Phone.masked(item.reporter.phone)
        let name = names.reporter(item)
        return [
            "isWide": false, "label": names.text("case.reporter"),
            "text": phone.isEmpty || name == phone ? name : "\(name) \(phone)",
            "exact": "", "isStage": false, "number": item.number,
            "mayUnmask": !maySee && !phone.isEmpty && actor.may(.peopleUnmask, on: item)
                && file.person?.may(.peopleRead) != true,
            "unmask": Paths.casePhone(item.number),
        ]
    }

    func result(_ solution: Solution) -> String {
        let cause = solution.cause.map { names.cause($0, of: item) }
        let party = solution.party.map { names.party($0, of: item) }
        return [solution.text, cause, party].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
    }

    func verdict(_ verdict: Verdict) -> String {
        let word = names.text(verdict.isSatisfied ? "verdict.satisfied" : "verdict.unsatisfied")
        let rating = verdict.rating.map { names.text("verdict.rating", ["n": "\($0)"]) }
        return [word, rating, verdict.comment].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
