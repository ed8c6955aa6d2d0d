import Casework
import Directory
import Kernel
import Workforce

/// The form for a new outage, with what was typed where it came back.
struct OutageForm {
    private let projects: [Project]
    private let names: Names
    private let refused: Refused?
    private let ask: Ask

    init(_ projects: [Project], _ names: Names, _ refused: Refused?, _ ask: Ask) {
        (self.projects, self.names, self.refused, self.ask) = (projects, names, refused, ask)
    }

    var model: Model {
        let rules = names.outageRules(of: names.firstDesk)
        let kind = field("kind").isEmpty ? rules.kinds.first?.key ?? "" : field("kind")
        return [
            "kinds": rules.kinds.map { one -> Model in
                [
                    "value": one.key, "text": one.name[names.language], "isChosen": one.key == kind,
                    "says": one.sentence[.simplified],
                ]
            },
            "sentence": refused == nil ? rules.kind(kind)?.sentence[.simplified] ?? "" : field("sentence"),
            "places": field("places"), "isWhole": refused?.form.has("whole") ?? false, "cause": field("cause"),
            "from": refused == nil ? times.field(ask.now) : field("from"), "until": field("until"),
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: field("project")),
            "hasProjects": projects.count > 1, "project": projects.first?.code ?? "",
            "errors": errors, "hasErrors": !errors.isEmpty,
        ]
    }

    private func field(_ name: String) -> String { refused?.form.raw(name) ?? ask.query(name) ?? "" }
    private var times: TimeWords { TimeWords(ask, zone: projects.first?.zone ?? .shanghai) }

    private var errors: [Model] {
        guard let refused else { return [] }
        let sentence = PageSentence(refused.refusal, names)
        return ["kind", "places", "place", "from", "until", "cause", "sentence"].compactMap { name in
            sentence.about(name).map { ["text": $0, "field": name] }
        }
    }

    /// The outage that a form describes.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    static func draft(_ form: Form, _ projects: [Project], _ ask: Ask) throws -> OutageDraft {
        var draft = OutageDraft()
        draft.project = form["project"]
        draft.kind = form["kind"] ?? ""
        draft.isWhole = form.has("whole")
        draft.places = form.raw("places").split(whereSeparator: { " ,，、;；\n\r\t".contains($0) }).map(String.init)
        draft.cause = form["cause"] ?? ""
        draft.sentence = form["sentence"] ?? ""
        let project = projects.first { $0.code == draft.project } ?? projects.first
        let times = TimeWords(ask, zone: project?.zone ?? .shanghai)
        draft.from = try form["from"].map { try times.given($0, "from") }
        draft.until = try form["until"].map { try times.given($0, "until") }
        return draft
    }
}
