import Casework
import Kernel

/// What publishing a text of the house would do, in words.
struct TextEffectPart {
    let effect: TextEffect
    /// Which text it is, as its words are called.
    let sort: String
    let names: Names
    let ask: Ask

    /// So many rows are shown.
    private static let mostRows = 80

    var model: Model {
        let left = effect.rows.count - Self.mostRows
        var model: Model = [
            "isSound": true, "isProcedure": false, "isSame": effect.rows.isEmpty,
            "rows": effect.rows.prefix(Self.mostRows).map(row), "hasRows": !effect.rows.isEmpty,
            "more": left > 0 ? ask.text("houseTexts.more", ["n": "\(left)"]) : "",
            "uses": effect.uses.map(use), "hasUses": !effect.uses.isEmpty, "plans": effect.plans.map(plan),
            "hasPlans": !effect.plans.isEmpty,
        ]
        model.merge(promises)
        return model
    }

    private func row(_ row: TextEffect.Row) -> Model {
        let isGone = row.changes.contains { [.gone, .retired].contains($0) }
        return [
            "key": row.key, "name": row.name[ask.language],
            "former": row.former.map { ask.text("houseTexts.former", ["name": $0[ask.language]]) } ?? "",
            "changes": row.changes.map { change -> Model in
                ["name": ask.text("houseTexts.change.\(change.rawValue)"), "class": isGone ? "warn" : "info"]
            },
            "live": row.live == 0 && sort == "rounds" ? "" : ask.text("houseTexts.live.\(sort)", ["n": "\(row.live)"]),
        ]
    }

    private func use(_ use: TextUse) -> String {
        names.text(
            "refusal.textInUse",
            ["given": use.key, "count": "\(use.count)", "cases": names.list(use.cases)])
    }

    private func plan(_ plan: TextEffect.Plan) -> String {
        ask.text(
            "houseTexts.plan",
            ["name": plan.name, "project": names.project(plan.project), "n": "\(plan.rounds)"])
    }

    private var promises: Model {
        let count = effect.sooner + effect.later + effect.never
        let times = TimeWords(ask)
        return [
            "hasPromises": sort == "levels" && count > 0,
            "promises": ask.text(
                effect.isWhole ? "houseTexts.promises" : "houseTexts.promisesAtLeast",
                [
                    "n": "\(count)", "sooner": "\(effect.sooner)", "later": "\(effect.later)",
                    "never": "\(effect.never)",
                ]),
            "others": effect.others.map { one -> Model in
                [
                    "number": one.number, "href": Paths.case_(one.number), "promise": names.promise(one.kind),
                    "due": times.point(one.dueAt),
                    "otherwise": one.otherwise.map(times.point) ?? ask.text("houseTexts.never"),
                ]
            },
        ]
    }
}
