import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Everything about a customer on one page, what is to be done and the last three things first.
enum PersonPage {
    /// What a page may show beside the file as it is.
    struct Extras {
        var showsPhones = false
        /// A paper whose number somebody asked for.
        var paper: (id: ID<Paper>, number: String)?
        var consent: ConsentForm.Refused?
        var form: PersonActForm?
        /// Whether all earlier cases and changes are asked for, which most readers never open.
        var isWhole = false
    }

    private static let pastAtFirst = 3

    static func get(_ ask: Ask) async throws -> Response {
        var extras = Extras()
        if let name: PersonAct.Name = try? ask.word("open") {
            extras.form = PersonActForm(
                name, entry: ask.query("entry"), kind: ask.query("kind"), other: ask.query("other"))
        }
        extras.isWhole = ask.query("whole") != nil
        return try await response(try ask.personID(), extras, in: ask)
    }

    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``, also where the reader may not see them.
    static func response(_ id: ID<Person>, _ extras: Extras = Extras(), in ask: Ask) async throws -> Response {
        let file = try await ask.house.customers.file(id, for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: names.zone(of: file.person.project))
        let view = PersonView(file: file, names: names, times: times, actor: try ask.actor, extras: extras)
        var model = view.model
        let parts = try await PersonParts.load(file.person, in: ask)
        model.merge(try await cases(parts, extras, names, in: ask))
        model.merge(try parts.model(names, in: ask))
        model["keys"] = try await KeyLines.of(file.person, names, in: ask)
        model["phone"] = view.phones(reasons: PhoneShowing.choices(in: ask))
        let homes = file.stays.filter(\.occupancy.isPresent).map(\.place)
        model["arrears"] = try await ask.house.premises.arrears(of: homes, for: try ask.actor)
            .map { ArrearsWords(names: names).model($0) }
        model["consent"] = ConsentForm.model(file, extras.consent, names, in: ask)
        let refusal = extras.form?.refusal ?? extras.consent?.refusal
        return Shell.page(
            "person", model, title: file.person.name, place: "people", in: ask,
            status: (refusal?.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func cases(
        _ parts: PersonParts, _ extras: Extras, _ names: Names, in ask: Ask
    ) async throws -> Model {
        let (person, items) = (parts.person, parts.cases)
        let (over, open) = (items.filter(\.phase.isOver), items.filter { !$0.phase.isOver })
        let past = extras.isWhole ? over : Array(over.prefix(pastAtFirst))
        let lines = try await CaseLine.lines(open + past, names, in: ask).map { history($0, names, in: ask) }
        var model: Model = [
            "open": Array(lines.prefix(open.count)), "hasOpen": !open.isEmpty, "openCount": "\(open.count)",
            "past": Array(lines.dropFirst(open.count)), "hasPast": !past.isEmpty, "pastCount": "\(over.count)",
            "hasEarlier": over.count > past.count, "isNew": items.isEmpty,
            "all": Paths.cases(query: [("person", person.id.description)]),
            "isMore": items.count == PersonParts.mostCases && past.count == over.count, "register": "",
        ]
        if try ask.actor.reaches(.caseRegister, in: person.project), person.stands {
            model["register"] = Paths.intake(query: [("person", person.id.description)])
        }
        return model
    }

    /// A case with what became of it.
    private static func history(_ line: CaseLine, _ names: Names, in ask: Ask) -> Model {
        let item = line.item
        var model = line.model
        model["result"] = item.closing.map(names.closing) ?? names.stage(item)
        let (solution, rating, comment) = (item.solution?.text ?? "", item.verdict?.rating, item.verdict?.comment ?? "")
        let more: Model = [
            "solution": solution, "hasSolution": !solution.isEmpty, "comment": comment, "hasComment": !comment.isEmpty,
            "rating": ask.text("person.rated", ["n": "\(rating ?? 0)"]), "isRated": rating != nil,
            "isUnhappy": item.verdict?.isSatisfied == false,
        ]
        model.merge(more)
        return model
    }
}
