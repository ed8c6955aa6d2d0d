import Bulletin
import Casework
import Kernel
import Workforce

/// The form of an article: as it stands, or as it was typed where it came back.
struct ArticleForm {
    /// What was typed; nil where nothing was refused.
    let form: Form?
    let draft: ArticleDraft
    /// Who may look after it.
    let owners: [Staff]
    let names: Names

    /// What a form says.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)`` · ``ArticleRefusal/checkDaysOutOfRange(most:)`` for what is no
    ///   number
    static func draft(_ form: Form) throws -> ArticleDraft {
        var draft = ArticleDraft()
        draft.project = form["project"]
        draft.kind = form["kind"].flatMap(Article.Kind.init) ?? .article
        draft.content = try content(form)
        (draft.places, draft.without) = (codes(form.raw("places")), codes(form.raw("without")))
        (draft.zones, draft.owner) = (codes(form.raw("zones")), form.raw("owner"))
        return draft
    }

    private static func content(_ form: Form) throws -> Article.Content {
        var content = Article.Content()
        (content.title, content.text) = (form.raw("title"), form.raw("text"))
        (content.titleEnglish, content.textEnglish) = (form.raw("titleEnglish"), form.raw("textEnglish"))
        (content.phone, content.tags) = (form.raw("phone"), tags(form.raw("tags")))
        content.until = try form.day("until")
        guard let days = Int(form["checkDays"] ?? "") else {
            throw ArticleRefusal.checkDaysOutOfRange(most: ArticleDraft.mostCheckDays)
        }
        content.checkDays = days
        return content
    }

    private static func codes(_ text: String) -> [String] {
        text.split(whereSeparator: { " ,，、;；\n\r\t".contains($0) }).map(String.init)
    }

    /// A tag may have a blank in it: `Burst pipe`.
    private static func tags(_ text: String) -> [String] {
        text.split(whereSeparator: { ",，、;；\n\r\t".contains($0) }).map { String($0).trimmed }
    }

    private func typed(_ name: String, _ otherwise: String) -> String { form?.raw(name) ?? otherwise }

    var model: Model {
        let content = draft.content
        return [
            "titleField": typed("title", content.title), "textField": typed("text", content.text),
            "titleEnglishField": typed("titleEnglish", content.titleEnglish),
            "textEnglishField": typed("textEnglish", content.textEnglish),
            "phoneField": typed("phone", content.phone),
            "tagsField": typed("tags", content.tags.joined(separator: ", ")),
            "untilField": typed("until", content.until?.description ?? ""),
            "checkDaysField": typed("checkDays", "\(content.checkDays)"),
            "placesField": typed("places", draft.places.joined(separator: " ")),
            "withoutField": typed("without", draft.without.joined(separator: " ")),
            "zonesField": typed("zones", ""),
            "owners": Choice.options(owners.map { ($0.user, $0.name) }, chosen: typed("owner", draft.owner)),
            "isNumber": draft.kind == .number, "isScript": draft.kind == .script, "kind": draft.kind.rawValue,
            "variables": ScriptVariable.allCases.map { one -> Model in
                [
                    "mark": one.mark, "key": one.rawValue, "means": names.text("scriptVariable.\(one.rawValue)"),
                    "sample": names.text("scriptSample.\(one.rawValue)"),
                ]
            },
        ]
    }
}
