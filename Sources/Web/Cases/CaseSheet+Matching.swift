import Casework
import Kernel

/// What may belong to a case, as its procedure declares it, with the button that links the two.
extension CaseSheet {
    var matching: Model {
        let rule = procedure.matching
        let action = allowed.first { $0.key == rule?.action }
        return [
            "mayMatch": action != nil, "matchName": action?.name[names.language] ?? "",
            "matchTo": action.map { Paths.caseAction(item.number, $0.key) } ?? "",
            "matchField": rule.map { DeclaredForm.prefix + $0.field } ?? "", "matches": matches.map(match),
        ]
    }

    private func match(_ one: LikelyMatch) -> Model {
        let parts = one.parts.map { procedure.form.field($0)?.name[names.language] ?? names.text("case.place") }
        return [
            "match": one.item.number, "title": one.item.title, "href": Paths.case_(one.item.number),
            "likeness": "\(one.likeness)%",
            "after": [names.list(parts), names.stage(one.item), times.short(one.item.openedAt)]
                .filter { !$0.isEmpty }.joined(separator: " · "),
        ]
    }
}
