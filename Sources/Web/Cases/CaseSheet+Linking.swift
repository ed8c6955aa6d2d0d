import Casework
import Kernel
import Workforce

/// What belongs to a case beside itself: other cases, incidents, outages, likely duplicates, and what its place is
/// known for.
extension CaseSheet {
    var mayLink: Bool { [Right.caseFollow, .caseSupervise].contains { actor.may($0, on: item) } }

    var kin: [Model] {
        let cases: [Model] = file.kin.map { kin in
            [
                "label": names.text("case.kin.\(kin.tie.rawValue)"), "number": kin.number,
                "href": Paths.case_(kin.number),
            ]
        }
        let boards: [Model] = file.alarms.filter { $0.alarm.about == .emergency && maySee($0) }.map { _ in
            ["label": names.text("emergency.board"), "number": item.number, "href": Paths.emergency(item.number)]
        }
        let incidents: [Model] = file.incidents.map { tie in
            [
                "label": names.text(tie.isTied ? "case.kin.incident" : "case.kin.maybeIncident"),
                "number": tie.number, "href": Paths.incident(tie.number),
                "after": "\(tie.title) · \(names.text("incident.size", ["n": "\(tie.cases)"]))",
            ]
        }
        let outages: [Model] = (Cases.maySeeOutages(in: item.project, actor) ? file.outages : []).map { outage in
            [
                "label": names.text("case.kin.outage"), "number": outage.number, "href": Paths.outage(outage.number),
                "after": names.outage(outage.kind, of: outage.desk),
            ]
        }
        return cases + boards + file.links.map(linked) + incidents + outages
    }

    /// The board of an emergency is for those who read its project's cases, and for those who were called.
    private func maySee(_ one: AlarmFile) -> Bool {
        actor.may(.caseRead, on: item) || one.calls.contains { $0.staff == actor.staff }
    }

    private func linked(_ one: LinkedCase) -> Model {
        [
            "label": names.text("link.\(one.side.rawValue)"), "number": one.other.number,
            "href": Paths.case_(one.other.number), "after": "\(one.other.title) · \(names.stage(one.other))",
            "undo": mayLink ? frame.address(item.number, open: OpenForm.unlink("\(one.link.id)")) : "",
        ]
    }

    /// The forms of linking: one open, or none.
    func linkForm(_ open: OpenForm) -> (fields: [Field], title: String, address: String)? {
        guard mayLink else { return nil }
        if open.key == OpenForm.link {
            let relations = CaseLink.Relation.allCases.map {
                Field.Option(value: $0.rawValue, name: names.text("link.\($0.rawValue)"))
            }
            let fields = [
                field("relation", .choice(relations), isRequired: true, first: CaseLink.Relation.related.rawValue),
                field("with", .line, isRequired: true),
            ]
            return (fields, names.text("case.link"), Paths.caseLinks(item.number))
        }
        guard let id = open.after("unlink-"), file.links.contains(where: { "\($0.link.id)" == id }) else { return nil }
        return (
            [field("reason", .area, isRequired: true)], names.text("case.unlink"), Paths.caseLinkEnd(item.number, id)
        )
    }

    /// Where the page asks for them when it is open: looking for them costs more than all the rest of it.
    var doublesTo: String { Paths.caseDuplicates(item.number, query: [("frame", frame.rawValue)]) }

    /// Each with the buttons that one click is enough for.
    func doubles(_ duplicates: [LikelyDuplicate]) -> [Model] {
        duplicates.map { one in
            [
                "double": one.item.number, "title": one.item.title, "href": Paths.case_(one.item.number),
                "after": [names.reporter(one.item), names.stage(one.item), times.short(one.item.openedAt)]
                    .joined(separator: " · "),
                "likeness": "\(one.likeness)%", "mayMerge": mayMerge(into: one.item),
                "mergeTo": Paths.caseAction(item.number, "merge"), "linkTo": Paths.caseLinks(item.number),
                "apartTo": Paths.caseDistinct(item.number),
            ]
        }
    }

    private func mayMerge(into other: Case) -> Bool {
        allowed.contains { action in
            action.key == "merge" && action.rights.contains { actor.may($0, on: other) }
        }
    }

    /// What is told of its place, with the button that answers the case with it.
    var known: Model {
        var model = news.model
        let isTied = Set(file.outages.map(\.number))
        let answers: [Right] = [.caseRegister, .caseFollow]
        let mayAnswer = !item.phase.isOver && answers.contains { actor.may($0, on: item) }
        model["told"] = news.told { number in
            ["mayAnswer": mayAnswer && !isTied.contains(number), "item": item.number]
        }
        model["hintsTo"] = file.place.map { Paths.hints(query: [("place", $0.id.description)]) } ?? ""
        return model
    }
}
