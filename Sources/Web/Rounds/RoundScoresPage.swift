import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// How a month's checks of departments and contractors came out, with the rows behind.
enum RoundScoresPage {
    static func response(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .roundsRead)
        let department = ask.query("department")
        let sheet = try await ask.house.inspections.scores(
            in: project.id, month: ask.query("month"), department: department, for: try ask.actor)
        let names = try await Names.load(ask)
        let words = RoundWords(names, ask, zone: project.zone)
        func name(_ key: String) -> String {
            key.isEmpty ? names.text("rounds.noDepartment") : names.department(key: key) ?? key
        }
        func href(_ key: String) -> String {
            Paths.roundScores(query: [("project", project.code), ("month", sheet.month), ("department", key)])
        }
        var model = try await RoundTabs.frame(here: Paths.roundScores, project, .roundsRead, in: ask)
        model.merge([
            "month": sheet.month,
            "scores": sheet.scores.map { one -> Model in
                [
                    "name": name(one.department), "href": href(one.department), "hasRows": !one.department.isEmpty,
                    "share": words.percent(one.share), "passed": "\(one.passed)", "judged": "\(one.judged)",
                    "visits": "\(one.visits)", "isHere": one.department == department,
                ]
            }, "hasScores": !sheet.scores.isEmpty, "department": department.map(name) ?? "",
            "rows": sheet.rows.map { words.visit($0.visit).merging(["code": $0.place?.code ?? ""]) },
            "hasRows": !sheet.rows.isEmpty,
        ])
        return Shell.page("round-scores", model, title: ask.text("rounds.scores"), place: "rounds", in: ask)
    }
}
