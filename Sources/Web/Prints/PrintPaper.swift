import Casework
import Kernel

/// A paper of a case as it is read, in the language or the languages that it is printed in. A pure function of its
/// values, for the page and the API alike.
struct PrintPaper {
    /// One language of the paper, with the case's names and times in it.
    struct Voice {
        let names: Names
        let times: TimeWords
        let words: FormWords
        var language: Language { names.language }
    }

    let print: CasePrint
    /// The first leads; a second one stands under it.
    let voices: [Voice]
    /// Where the case is, in words.
    let place: String
    /// Where a file of the case is looked at.
    var address: (String, String) -> String = { Paths.caseFile($0, $1) }

    static func load(_ ask: Ask, _ print: CasePrint) async throws -> PrintPaper {
        let chinese: Language = ask.language == .traditional ? .traditional : .simplified
        let languages: [Language] =
            switch print.form.tongue {
            case .zh: [chinese]
            case .en: [.english]
            case .both: [chinese, .english]
            }
        var voices: [Voice] = []
        for language in languages {
            let names = try await Names(ask.house, language)
            let times = TimeWords(
                now: ask.now, zone: print.project.zone, language: language, texts: ask.house.texts)
            voices.append(
                Voice(names: names, times: times, words: FormWords(names, times, files: print.item.attachments)))
        }
        let places = try await ask.house.places.places([print.item.place].compactMap(\.self))
        let place = print.item.place.flatMap { places[$0]?.code } ?? print.item.placeText
        return PrintPaper(print: print, voices: voices, place: place)
    }

    private var item: Case { print.item }

    /// In each language of the paper; once where they say the same.
    func say(_ one: (Voice) -> String, _ between: String = " / ") -> String {
        var said: [String] = []
        for text in voices.map(one) where !text.isEmpty && !said.contains(text) { said.append(text) }
        return said.joined(separator: between)
    }

    func name(_ words: Words) -> String { say({ words[$0.language] }, " ") }
    private func label(_ key: String) -> String { say({ $0.names.text(key) }, " ") }

    /// What its code says: a pass, or the number of the case.
    var code: String { print.pass?.code ?? item.number }
    var readableCode: String { print.pass?.readable ?? item.number }

    /// When the pass holds; empty without one.
    var span: String {
        guard let pass = print.pass else { return "" }
        return "\(time(pass.from)) – \(time(pass.until))"
    }

    /// On paper no day is called today, and figures need no translation: `2026-03-03 09:00`.
    private func time(_ at: Instant) -> String {
        (voices.first?.times.field(at) ?? "").replacing("T", with: " ")
    }

    /// What every paper says of its case.
    var facts: [(name: String, text: String)] {
        let facts = [
            (label("list.number"), item.number), (label("case.place"), place), (label("case.reporter"), reporter),
            (label("print.stage"), say { $0.names.stage(item) }),
            (label("print.registered"), time(item.openedAt)),
        ]
        return facts.filter { !$0.1.isEmpty }
    }

    /// Without a telephone number: papers hang on doors and go through many hands.
    private var reporter: String { voices.first?.names.reporter(item) ?? "" }

    /// The fields that are shown, with what they hold; an empty one is there to be written in.
    func fields(_ section: PrintForm.Section) -> [DeclaredForm.Field] {
        let form = print.procedure.form
        return section.fields.compactMap { form.field($0) }.filter { form.isShown($0, item.form) }
    }

    func label(_ field: DeclaredForm.Field) -> String { name(field.name) }

    func text(_ field: DeclaredForm.Field) -> String {
        guard let held = item.form[field.key] else { return "" }
        guard field.kind == .window, let window = FormWindow(held) else { return say { $0.words.text(field, held) } }
        return "\(time(window.from)) – \(time(window.until))"
    }

    /// A cell of a table.
    func text(_ column: DeclaredForm.Field, _ row: [String: String]) -> String {
        guard let held = row[column.key] else { return "" }
        return say { $0.words.text(column, held) }
    }

    /// Each item of a checklist, ticked or not looked at yet.
    func checks(_ field: DeclaredForm.Field) -> [String] {
        let verdicts = Checklist(item.form[field.key] ?? "").verdicts
        return field.options.map { option in
            let mark = verdicts[option.key].map { $0 == .pass ? "☑" : "☒" } ?? "☐"
            return "\(mark) \(name(option.name))"
        }
    }
}
