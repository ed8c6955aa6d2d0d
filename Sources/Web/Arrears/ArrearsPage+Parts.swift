import Casework
import Directory
import Kernel
import Workforce

extension ArrearsPage {
    static func choices(_ report: ArrearsReport, _ question: ArrearsQuestion, _ names: Names) -> Model {
        let day = report.statement?.day.description ?? ""
        let stewards = report.groups.compactMap { group in group.steward.map { ($0.description, names.staff($0)) } }
        let orders = ArrearsFilter.Order.allCases.map { ($0.rawValue, names.text("arrears.order.\($0.rawValue)")) }
        return [
            "days": Choice.options(report.statements.map { ("\($0.day)", "\($0.day)") }, chosen: day), "day": day,
            "former": report.former.map { names.text("arrears.against", ["day": "\($0.day)"]) } ?? "",
            "stewards": Choice.options(stewards, chosen: question.steward?.description),
            "hasStewards": stewards.count > 1, "inside": question.inside ?? "",
            "orders": Choice.options(orders, chosen: question.order.rawValue),
        ]
    }

    static func groups(_ report: ArrearsReport, _ question: ArrearsQuestion, _ names: Names) -> Model {
        let words = ArrearsWords(names: names)
        let rows = report.groups.map { group -> Model in
            var row = words.model(group.now, group.before)
            row["name"] = group.steward.map { names.staff($0) } ?? names.text("acquaintance.nobody")
            row["zones"] = group.zones.joined(separator: " ")
            var own = question
            own.steward = group.steward
            row["href"] = group.steward == nil ? "" : Paths.arrears(query: address(report, own))
            return row
        }
        return ["groups": rows, "hasGroups": rows.count > 1]
    }

    static func households(_ report: ArrearsReport, _ question: ArrearsQuestion, _ names: Names) -> Model {
        let rows = report.households.map { one -> Model in
            [
                "code": one.code, "href": Paths.place(one.place.description), "names": one.names,
                "amount": names.money(one.amount), "since": one.since?.month ?? "", "lines": "\(one.lines)",
            ]
        }
        var model: Model = ["rows": rows, "hasRows": !rows.isEmpty]
        if let next = report.next {
            model["next"] = Paths.arrears(query: address(report, question) + [("after", next)])
        }
        return model
    }

    static func form(_ report: ArrearsReport, _ refused: Refused?, _ names: Names) -> Model {
        let typed = refused?.form
        func raw(_ name: String) -> String { typed?.raw(name) ?? "" }
        return [
            "isOpen": typed != nil, "place": raw("place"), "amount": raw("amount"), "item": raw("item"),
            "since": raw("since"), "person": raw("person"), "note": raw("note"),
            "on": typed?.raw("day") ?? report.statement?.day.description ?? "", "begins": typed?["begins"] != nil,
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
    }
}
