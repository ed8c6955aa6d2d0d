import Casework
import Directory
import Kernel

extension PersonView {
    /// When to speak to them next, and when somebody did.
    var dealings: Model {
        var model: Model = [
            "contacts": file.contacts.prefix(5).map(contact), "hasContacts": !file.contacts.isEmpty, "plan": "",
        ]
        if let plan = file.plan {
            let isDue = plan.dueOn <= file.today
            model["plan"] =
                [
                    "day": plan.dueOn.description, "why": names.why(plan, isDue: isDue), "isDue": isDue,
                    "noCalls": file.consents.declines(.call),
                ] as Model
        }
        return model
    }

    private func contact(_ one: Contact) -> Model {
        [
            "at": times.point(one.at), "exact": times.exact(one.at), "who": one.byName, "way": way(one.way),
            "spoke": one.spoke, "next": one.nextOn.map { names.text("contact.next", ["day": "\($0)"]) } ?? "",
        ]
    }

    private func way(_ key: String) -> String { names.has("way.\(key)") ? names.text("way.\(key)") : key }
    private func shown(_ text: String, _ one: PersonChange) -> String { seesPhones ? text : one.masked(text) }

    /// What changed, which records became one, who may be the same.
    var trail: Model {
        let standing = file.merges.filter(\.merge.stands)
        var model: Model = [
            "changes": extras.isWhole ? file.changes.map(change) : [], "hasChanges": !file.changes.isEmpty,
            "isWhole": extras.isWhole, "whole": Paths.person(id, query: [("whole", "yes")]),
            "merges": file.merges.filter { $0.merge.kept == person.id }.map(merge),
            "hasMerges": file.merges.contains { $0.merge.kept == person.id },
            "distinct": file.distinct.map(distinct), "hasDistinct": !file.distinct.isEmpty,
            "twins": file.twins.map(twin), "hasTwins": !file.twins.isEmpty && may(.merge), "into": "",
        ]
        if let into = standing.first(where: { $0.merge.gone == person.id }) {
            model["into"] =
                [
                    "name": into.other.name, "href": Paths.person(into.other.id.description),
                    "links": [link(.unmerge, ("entry", into.merge.id.description))].compactMap(\.self),
                ] as Model
        }
        return model
    }

    private func change(_ one: PersonChange) -> Model {
        func shown(_ text: String?) -> String { self.shown(text.map { word($0, one.about) } ?? "", one) }
        return [
            "at": times.point(one.at), "exact": times.exact(one.at), "who": one.byName,
            "what": names.text("person.did.\(one.act)"), "about": about(one.about), "was": shown(one.was),
            "hasWas": one.was != nil, "becomes": shown(one.becomes), "hasBecomes": one.becomes != nil,
            "why": one.why ?? "",
        ]
    }

    /// What a change is about, in the words of the page.
    private func about(_ key: String) -> String {
        for known in ["belonging", "capacity"] where names.has("\(known).\(key)") {
            return names.text("\(known).\(key)")
        }
        return names.has("field.\(key)") ? names.field(key) : ""
    }

    private func word(_ text: String, _ about: String) -> String {
        switch about {
        case "nature": names.text("nature.\(text)")
        case "language": names.text("speech.\(text)")
        case "paper": names.text("paper.\(text)")
        case "membership":
            text.split(separator: " · ").map { names.membership(String($0)) }.joined(separator: " · ")
        case "tags": text.split(separator: ",").map { names.tag($0.trimmed) }.joined(separator: ", ")
        default: text
        }
    }

    private func merge(_ joined: CustomerFile.Joined) -> Model {
        let merge = joined.merge
        return [
            "name": joined.other.name, "href": Paths.person(joined.other.id.description), "at": times.point(merge.at),
            "exact": times.exact(merge.at), "who": merge.byName, "why": merge.why, "isUndone": !merge.stands,
            "undoneWhy": merge.undoneWhy ?? "",
            "links": merge.stands ? [link(.unmerge, ("entry", merge.id.description))].compactMap(\.self) : [],
        ]
    }

    private func twin(_ twin: CustomerFile.Twin) -> Model {
        named(twin.person).merging([
            "sign": names.text("twin.\(twin.sign.rawValue)"),
            "links": [
                link(.merge, ("other", twin.person.id.description)),
                link(.distinct, ("other", twin.person.id.description)),
            ].compactMap(\.self),
        ])
    }

    private func distinct(_ one: CustomerFile.Distinct) -> Model {
        let mark = one.mark
        return named(one.other).merging([
            "at": times.point(mark.at), "exact": times.exact(mark.at), "who": mark.byName, "why": mark.why,
            "isUndone": !mark.stands, "undoneBy": mark.undoneByName ?? "",
            "links": mark.stands ? [link(.undoDistinct, ("entry", mark.id.description))].compactMap(\.self) : [],
        ])
    }
}
