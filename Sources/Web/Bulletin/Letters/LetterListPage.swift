import Bulletin
import Hummingbird
import Kernel
import Workforce

/// The register of letters, what waits for an answer, and the form for a new line.
enum LetterListPage {
    static func write(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let sheet = try await ask.house.letters.write(
                try LetterForm.draft(form), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.letter(sheet.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let address = try LetterAddress(ask)
        let page = try await ask.house.letters.list(address.filter, after: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        let words = LetterWords(names: names)
        var model: Model = [
            "rows": page.items.map { words.line($0, at: ask.now) }, "hasRows": !page.items.isEmpty,
            "none": ask.text("letters.none.\(address.filter.part.rawValue)"),
            "more": page.next.map { Paths.letters(query: address.query([("after", $0)])) } ?? "",
            "refresh": Paths.letters(query: address.query([("after", ask.query("after"))])),
            "printTo": Paths.letters(query: address.query([("print", "1")])),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        model.merge(try await ListedSheet.links(.letters, of: nil, address.query(), in: ask))
        model.merge(filters(address, words, ask))
        model.merge(try await entry(ask, refused, names))
        return Shell.page(
            "letters", model, title: ask.text("nav.letters"), place: "letters", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func filters(_ address: LetterAddress, _ words: LetterWords, _ ask: Ask) -> Model {
        [
            "shown": address.filter.part.rawValue, "q": address.filter.text,
            "from": address.filter.from?.description ?? "", "until": address.filter.until?.description ?? "",
            "directions": Choice.options(
                [("", ask.text("letters.both"))]
                    + Letter.Direction.allCases.map { ($0.rawValue, words.direction($0)) },
                chosen: address.filter.direction?.rawValue),
            "tabs": LetterPart.allCases.map { part -> Model in
                [
                    "name": ask.text("letters.tab.\(part.rawValue)"),
                    "href": Paths.letters(query: address.query(part: part)), "isHere": part == address.filter.part,
                ]
            },
        ]
    }

    /// The form for a new line: of what came in, or of what goes out, as an answer where the address names a letter.
    private static func entry(_ ask: Ask, _ refused: Refused?, _ names: Names) async throws -> Model {
        let projects = try ask.actor.projects(.letterWrite, of: try await ask.house.places.projects())
        var draft = LetterDraft()
        draft.answers = ask.query("answers") ?? ""
        let asked = draft.answers.isEmpty ? ask.query("new") : Letter.Direction.out.rawValue
        draft.direction = (refused?.form["direction"] ?? asked).flatMap(Letter.Direction.init) ?? .in
        draft.dated = projects.first.map { $0.zone.day(of: ask.now) }
        if let other = try await answered(draft.answers, ask) {
            draft.correspondent = other.content.correspondent
            draft.subject = ask.text("letter.re", ["subject": other.content.subject])
        }
        let owners = projects.isEmpty ? [] : try await ask.house.letters.owners(in: projects.map(\.id))
        var model = LetterForm(form: refused?.form, draft: draft, owners: owners, names: names).model
        model["mayWrite"] = !projects.isEmpty
        model["isOpen"] = refused != nil || ask.query("new") != nil || !draft.answers.isEmpty
        model["projects"] = Choice.options(projects.map { ($0.code, $0.name) }, chosen: refused?.form["project"])
        model["hasProjects"] = projects.count > 1
        model["project"] = projects.first?.code ?? ""
        model["begins"] = Letter.Direction.allCases.map { one -> Model in
            [
                "name": LetterWords(names: names).direction(one), "isHere": one == draft.direction,
                "href": Paths.letters(query: [("new", one.rawValue)]),
            ]
        }
        return model
    }

    private static func answered(_ number: String, _ ask: Ask) async throws -> Letter? {
        number.isEmpty ? nil : try await ask.house.letters.sheet(number, for: try ask.actor).one
    }
}
