import Bulletin
import Casework
import Kernel

/// What the page of an article shows.
struct ArticleFacts {
    let file: ArticleFile
    let words: ArticleWords
    let times: TimeWords
    private var one: Article { file.one }
    private var names: Names { words.names }

    var model: Model {
        let state = one.state(on: file.project.zone.day(of: times.now))
        var model: Model = [
            "number": one.number, "name": one.content.title, "nameEnglish": one.content.titleEnglish,
            "state": words.state(state), "class": state.mood, "kindName": words.kind(one.kind),
            "version": "\(one.version)", "phone": one.content.phone, "dial": Self.dial(one.content.phone),
            "said": one.content.text, "saidEnglish": one.content.textEnglish,
            "tags": one.content.tags.map { ["text": words.tag($0)] }, "hasTags": !one.content.tags.isEmpty,
            "facts": facts, "mayEdit": file.mayEdit, "editTo": Paths.article(one.number),
            "versions": file.versions.map(version),
        ]
        for name in ArticleAct.Name.allCases {
            let word = name.rawValue
            model["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = file.allowed.contains(name)
            model["\(word)To"] = Paths.articleAction(one.number, word)
        }
        return model
    }

    /// What a telephone dials: the digits, with what stands before an extension.
    static func dial(_ phone: String) -> String {
        let first = phone.split(whereSeparator: { "/,#".contains($0) }).first.map(String.init) ?? ""
        let digits = first.filter { $0.isNumber || $0 == "+" }
        return digits.isEmpty ? "" : "tel:\(digits)"
    }

    private var facts: [Model] {
        [
            ("article.scope", words.scope(of: one)), ("article.checked", words.checked(one)),
            ("article.until", one.content.until?.description ?? names.text("article.untilOpen")),
            ("field.owner", names.staff(one.owner)),
            ("article.by", "\(names.staff(one.by)) \(times.point(one.madeAt))"),
        ].map { ["label": names.text($0.0), "text": $0.1] }
    }

    private func version(_ version: ArticleVersion) -> Model {
        let content = version.content
        let isOther = file.mayEdit && (content != one.content || version.version != one.version)
        return [
            "label": names.text("dutyLog.version", ["n": "\(version.version)"]), "at": times.short(version.at),
            "exact": times.exact(version.at), "who": version.staffName,
            "act": names.text("articleEntry.\(version.act)"), "why": version.words,
            "then": [content.title, content.phone, content.text, content.titleEnglish, content.textEnglish]
                .filter { !$0.isEmpty }.joined(separator: "\n"),
            "useTo": isOther ? Paths.article(one.number, query: [("from", "\(version.version)")]) + "#edit" : "",
        ]
    }
}

extension ArticleAct {
    /// What an address names, with what was written beside it.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)``
    init(_ action: String, reason: String?) throws {
        self =
            switch Name(rawValue: action) {
            case .check: .check
            case .retire: .retire(reason: reason ?? "")
            case .restore: .restore
            case nil: throw CaseRefusal.unknownAction(action)
            }
    }
}
