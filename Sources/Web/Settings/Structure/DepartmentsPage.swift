import Hummingbird
import Kernel
import Workforce

/// All departments as a table; one at a time is changed in a form above it, a new one is made in a form of its own.
enum DepartmentsPage {
    /// - Parameters:
    ///   - chosen: the code of the department whose form is open.
    ///   - typed: what was filled in, in a form that was refused.
    static func response(
        _ ask: Ask, chosen: String? = nil, typed: DepartmentBody? = nil, refusal: (any Refusal)? = nil
    ) async throws -> Response {
        let mayWrite = try ask.actor.rules(.rightsWrite, in: nil)
        let names = try await Names.load(ask)
        let sentence = refusal.map { PageSentence($0, names).text } ?? ""
        let all = try await ask.house.team.departments()
        let key = chosen ?? ask.query("department")
        let open = mayWrite ? all.first { $0.key == key } : nil
        let new = chosen == nil ? typed : nil
        var model: Model = [
            "departments": all.map { row($0, mayWrite, ask.language) }, "count": "\(all.count)",
            "mayWrite": mayWrite, "refused": open == nil && new == nil ? sentence : "",
            "isSaved": ask.query("saved") != nil && refusal == nil,
        ]
        if let open { model["form"] = form(open, typed, new == nil ? sentence : "", ask.language) }
        if mayWrite {
            model["new"] =
                [
                    "code": new?.code ?? "", "zh": new?.names?.zh ?? "", "zhHant": new?.names?.zhHant ?? "",
                    "en": new?.names?.en ?? "", "isOpen": new != nil, "sentence": new == nil ? "" : sentence,
                ] as Model
        }
        return Shell.page(
            "departments", model, title: ask.text("nav.departments"), place: "departments", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func row(_ department: Department, _ mayWrite: Bool, _ language: Language) -> Model {
        [
            "code": department.key, "name": department.name[language], "isRetired": department.retiredAt != nil,
            "mayChange": mayWrite, "change": Paths.departments(query: [("department", department.key)]) + "#form",
        ]
    }

    private static func form(
        _ department: Department, _ typed: DepartmentBody?, _ sentence: String, _ language: Language
    ) -> Model {
        let names = typed?.names ?? department.name
        return [
            "title": department.name[language], "action": Paths.department(department.key),
            "cancel": Paths.departments(), "version": "\(department.version)",
            "isRetired": department.retiredAt != nil, "sentence": sentence, "zh": names.zh, "zhHant": names.zhHant,
            "en": names.en,
        ]
    }
}
