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
    }

    private static let mostCases = 50

    static func get(_ ask: Ask) async throws -> Response {
        var extras = Extras()
        if let name: PersonAct.Name = try? ask.word("open") {
            extras.form = PersonActForm(
                name, entry: ask.query("entry"), kind: ask.query("kind"), other: ask.query("other"))
        }
        return try await response(try ask.personID(), extras, in: ask)
    }

    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``, also where the reader may not see them.
    static func response(_ id: ID<Person>, _ extras: Extras = Extras(), in ask: Ask) async throws -> Response {
        let file = try await ask.house.customers.file(id, for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: names.zone(of: file.person.project))
        let view = PersonView(file: file, names: names, times: times, actor: try ask.actor, extras: extras)
        var model = view.model
        model.merge(try await cases(file.person, names, in: ask))
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

    private static func cases(_ person: Person, _ names: Names, in ask: Ask) async throws -> Model {
        let actor = try ask.actor
        let items = try await ask.house.cases.recent(of: person.id, for: actor, limit: mostCases)
        let lines = try await CaseLine.lines(items, names, in: ask).map { history($0, names, in: ask) }
        let all = Array(zip(items, lines))
        let open = all.filter { !$0.0.phase.isOver }.map(\.1)
        let past = all.filter { $0.0.phase.isOver }.map(\.1)
        let times = TimeWords(ask, zone: names.zone(of: person.project))
        let said = try await ask.house.cases.said(on: items.prefix(10).map(\.id), limit: 5)
        let numbers = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0.number) })
        let messages = said.map { word -> Model in
            let number = numbers[word.on] ?? ""
            return [
                "words": word.words, "who": word.byName, "at": times.point(word.at), "exact": times.exact(word.at),
                "number": number, "href": Paths.case_(number),
            ]
        }
        var model: Model = [
            "open": open, "hasOpen": !open.isEmpty, "openCount": "\(open.count)",
            "past": Array(past.prefix(3)), "hasPast": !past.isEmpty, "pastCount": "\(past.count)",
            "earlier": Array(past.dropFirst(3)), "hasEarlier": past.count > 3, "isNew": items.isEmpty,
            "all": Paths.cases(query: [("person", person.id.description)]), "isMore": items.count == mostCases,
            "messages": messages, "hasMessages": !messages.isEmpty, "register": "",
        ]
        if actor.reaches(.caseRegister, in: person.project), person.stands {
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
