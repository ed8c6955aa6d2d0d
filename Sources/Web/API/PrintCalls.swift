import Casework
import Hummingbird
import Kernel
import Workforce

/// The papers of a case, as what stands on them.
enum PrintCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.casePrints, PrintPage.reading,
            Operation(
                id: "prints", summary: "The papers of a case that can be printed at its stage",
                answer: .page(of: .ref("PrintOffer")))
        ) { ask in
            let all = try await ask.house.cases.prints(of: ask.name("number"), for: try ask.actor)
            return .json(PageJSON(items: all.map { PrintOfferJSON(print: $0, language: ask.language) }, next: nil))
        },
        .api(
            .get, Paths.API.casePrint, PrintPage.reading,
            Operation(id: "print", summary: "What stands on a paper of a case", answer: .ref("Print"))
        ) { ask in
            let (print, number) = (ask.name("print"), ask.name("number"))
            return try await ask.answer(
                try await ask.house.cases.paper(print, of: number, for: try ask.actor))
        },
        .api(
            .post, Paths.API.casePrint, PrintPage.printing,
            Operation(
                id: "countPrinting", summary: "Counts a printing of a paper on the case's timeline",
                answer: .ref("Print"))
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            return try await ask.answer(
                try await ask.house.cases.countPrinting(
                    ask.name("print"), of: ask.name("number"), request: key, by: try ask.actor))
        },
    ]
}

extension Ask {
    /// A paper as the answer.
    fileprivate func answer(_ print: CasePrint) async throws -> Response {
        .json(PrintJSON(paper: try await PrintPaper.load(self, print), language: language))
    }
}

/// A paper that can be printed.
struct PrintOfferJSON: JSONValue {
    let print: CasePrint
    let language: Language

    var json: JSON { .object(pairs) }

    var pairs: [(String, JSON)] {
        let form = print.form
        return [
            ("case", print.item.number.json), ("print", form.key.json), ("name", form.name[language].json),
            ("size", form.size.rawValue.json), ("language", form.tongue.rawValue.json),
            ("printings", print.printing.json),
        ]
    }
}

/// A paper with what stands on it, in the language or languages that it is printed in.
struct PrintJSON: JSONValue {
    let paper: PrintPaper
    let language: Language

    var json: JSON {
        let (form, sender) = (paper.print.form, paper.print.sender)
        return .object(
            PrintOfferJSON(print: paper.print, language: language).pairs + [
                ("title", paper.name(form.name).json), ("company", (sender?.company).map(paper.name).json),
                ("address", (sender?.address).map(paper.name).json), ("telephone", (sender?.telephone).json),
                ("project", paper.print.project.name.json), ("code", paper.code.json),
                ("facts", .array(paper.facts.map { said($0.name, $0.text) })),
                ("sections", .array(form.sections.map(section))), ("notes", form.notes.map(paper.name).json),
                ("signatures", form.signs.map(paper.name).json),
            ])
    }

    private func said(_ name: String, _ text: String) -> JSON {
        .object([("name", name.json), ("text", text.json)])
    }

    private func section(_ section: PrintForm.Section) -> JSON {
        let fields = paper.fields(section).map { field in
            JSON.object([
                ("key", field.key.json), ("name", paper.label(field).json), ("text", paper.text(field).json),
            ])
        }
        return .object([("title", section.title.map(paper.name).json), ("fields", .array(fields))])
    }
}
