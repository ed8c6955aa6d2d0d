import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// One letter: its line, its files, what answers it, what was done with it.
enum LetterPage {
    private static let mostFormBytes = FileKind.mostBytes + 64 << 10

    static func edit(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            try await ask.house.letters.edit(
                ask.name("letter"), try LetterForm.draft(form), version: version(form),
                request: ask.requestKey(form), by: try ask.actor)
        }
    }

    static func act(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            guard let name = LetterAct.Name(rawValue: ask.name("action")) else {
                throw CaseRefusal.unknownAction(ask.name("action"))
            }
            return try await ask.house.letters.act(
                LetterAct(name, words: form.raw("reason")), on: ask.name("letter"), version: version(form),
                request: ask.requestKey(form), by: try ask.actor)
        }
    }

    static func attach(_ ask: Ask) async throws -> Response {
        try await attempt(ask, limit: mostFormBytes) { form in
            var sheet: LetterSheet?
            for (place, file) in form.files.enumerated() {
                sheet = try await ask.house.letters.attach(
                    IncomingFile(name: file.name, bytes: file.bytes), to: ask.name("letter"),
                    request: ask.requestKey(form, part: place), by: try ask.actor)
            }
            guard let sheet else { throw CaseRefusal.fieldMissing("file") }
            return sheet
        }
    }

    private static func version(_ form: Form) -> Int? { form[FormField.version].flatMap { Int($0) } }

    private static func attempt(
        _ ask: Ask, limit: Int = Ask.mostBodyBytes, _ work: (Form) async throws -> LetterSheet
    ) async throws -> Response {
        let form = try await ask.form(limit: limit)
        do { return .see(Paths.letter(try await work(form).one.number)) } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let sheet = try await ask.house.letters.sheet(ask.name("letter"), for: try ask.actor)
        let names = try await Names.load(ask)
        var model = LetterFacts(
            sheet: sheet, words: LetterWords(names: names), times: TimeWords(ask, zone: sheet.project.zone)
        ).model
        if sheet.mayEdit {
            let draft = LetterDraft(
                sheet.one, owner: sheet.one.owner.flatMap { names.person($0)?.user } ?? "",
                answers: sheet.answered?.number ?? "")
            let owners = try await ask.house.letters.owners(in: [sheet.one.project])
            let typed = refused.flatMap { $0.form.has("subject") ? $0.form : nil }
            model.merge(LetterForm(form: typed, draft: draft, owners: owners, names: names).model)
        }
        model["warnings"] = try await ask.warnings(about: .letter(sheet.one), names)
        model["isEditing"] = refused?.form.has("subject") ?? false
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        model["reason"] = refused?.form.raw("reason") ?? ""
        return Shell.page(
            "letter", model, title: "\(sheet.one.number) \(sheet.one.content.subject)", place: "letters", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}
