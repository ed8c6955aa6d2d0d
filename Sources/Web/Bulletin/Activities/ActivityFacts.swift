import Bulletin
import Casework
import Kernel
import Workforce

/// What the page of an activity shows.
struct ActivityFacts {
    let file: ActivityFile
    let rows: ActivityRows
    let words: ActivityWords
    let actor: Actor
    let now: Instant
    private var one: Activity { file.one }
    private var names: Names { words.names }

    var model: Model {
        let state = one.state(at: now)
        let model: Model = [
            "number": one.number, "name": one.content.title, "state": words.state(state), "class": state.mood,
            "version": "\(one.version)", "facts": facts, "paragraphs": AnnouncementFacts.lines(one.content.text),
            "hasText": !one.content.text.isEmpty,
            "figures": figures, "rowsTitle": names.text("activityRows.\(rows.rawValue)"), "lines": lines,
            "hasLines": !lines.isEmpty, "costs": file.costs.map(cost), "hasCosts": !file.costs.isEmpty,
            "deeds": file.deeds.map { words.times.deed($0, names.text("activityDeed.\($0.act)")) },
        ]
        return model.merging(sums).merging(doors)
    }

    /// Where each button and link goes, and which stand there.
    private var doors: Model {
        [
            "mayPlan": file.mayPlan, "mayEdit": file.mayEdit, "mayRegister": file.mayRegister,
            "mayAttend": file.mayAttend, "mayOpen": file.allowed.contains(.open),
            "mayCancel": file.allowed.contains(.cancel), "mayExport": file.mayAttend && actor.may(.exportRun),
            "openTo": Paths.activityAction(one.number, "open"),
            "cancelTo": Paths.activityAction(one.number, "cancel"), "editTo": Paths.activity(one.number),
            "registerTo": Paths.registrations(one.number), "costTo": Paths.activityCosts(one.number),
            "doorTo": Paths.activityDoor(one.number), "exportTo": Paths.activityExport(one.number),
            "printTo": Paths.activity(one.number, query: [("print", "1")]),
            "slipsTo": Paths.activity(one.number, query: [("print", "slips")]),
            "refresh": Paths.activity(one.number, query: [("rows", rows.rawValue)]),
        ]
    }

    private var facts: [Model] {
        [
            ("field.when", words.when(one)), ("field.venue", one.content.venue),
            ("announcement.audience", words.audience(of: one)), ("field.seats", words.seats(one)),
            ("announcement.by", "\(names.staff(one.by)) \(words.times.point(one.madeAt))"),
        ].map { ["label": names.text($0.0), "text": $0.1] }
    }

    /// Each opens the rows that it counts.
    private var figures: [Model] {
        let tally = file.tally
        let all: [(ActivityRows, ActivityTally.Count, Bool)] = [
            (.seated, tally.seated, true), (.waiting, tally.waiting, tally.waiting.people > 0),
            (.came, tally.came, now >= one.content.begins || tally.came.people > 0),
            (.absent, tally.absent, one.state(at: now) == .over), (.cancelled, tally.cancelled, true),
        ]
        let told: [Model] = tally.toTell > 0 ? [figure(.tell, "\(tally.toTell)", "late")] : []
        return all.filter(\.2).map { figure($0.0, words.people($0.1), "") } + told
    }

    private func figure(_ rows: ActivityRows, _ text: String, _ mood: String) -> Model {
        [
            "label": names.text("activityRows.\(rows.rawValue)"), "text": text, "class": mood,
            "href": file.mayAttend ? Paths.activity(one.number, query: [("rows", rows.rawValue)]) + "#rows" : "",
            "isHere": rows == self.rows,
        ]
    }

    private var lines: [Model] {
        guard file.mayAttend else { return [] }
        let seesPhones = actor.may(.peoplePhone, in: one.project)
        let seesPeople = actor.may(.peopleRead, in: one.project)
        return file.registrations.filter(rows.has).map {
            RegistrationLine(
                one: $0, file: file, names: names, times: words.times, seesPhones: seesPhones, seesPeople: seesPeople
            ).model
        }
    }

    private var sums: Model {
        let tally = file.tally
        return [
            "planned": words.money(tally.planned), "actual": words.money(tally.actual),
            "perPerson": tally.perPerson.map(words.money) ?? "",
        ]
    }

    private func cost(_ cost: ActivityCost) -> Model {
        [
            "kind": names.text("activityCost.\(cost.kind.rawValue)"), "what": cost.what, "sum": words.money(cost.fen),
            "who": names.staff(cost.by), "at": words.times.short(cost.at), "isStruck": cost.struckAt != nil,
            "mayStrike": file.mayPlan && cost.struckAt == nil,
            "strikeTo": Paths.activityCostStrike(one.number, cost.id.description),
        ]
    }
}

extension TimeWords {
    /// Something that was done, as the end of a page lists it.
    func deed(_ deed: BookedDeed, _ act: String) -> Model {
        [
            "at": short(deed.at), "exact": exact(deed.at), "who": deed.actorName, "act": act, "words": deed.words,
        ]
    }
}
