import Hummingbird
import Kernel
import Workforce

/// One's own month: the next shifts first, then the month, leave, swaps, and the address of the feed.
enum MyRosterPage {
    static func show(_ ask: Ask, _ refused: Refused? = nil, feed: String = "") async throws -> Response {
        let month = (try? ask.month(ask.query("month"))) ?? RosterMonth(of: Zone.shanghai.day(of: ask.now))
        let mine = try await ask.house.roster.mine(month, for: try ask.actor)
        let names = try await Names.load(ask)
        var model = MyRosterModel(mine: mine, names: names, ask: ask).model
        model.merge(typed(refused, names, ask))
        if let day = (refused?.form["day"] ?? ask.query("swap")).flatMap({ Day($0) }) {
            model.merge(try await swapForm(day, refused, ask, names))
        }
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        (model["feed"], model["isSaved"]) = (feed, ask.query("saved") == "1" && refused == nil)
        return Shell.page(
            "roster-mine", model, title: ask.text("roster.mine"), place: "mine", in: ask,
            status: refused.map { .init(code: $0.refusal.kind.status) } ?? .ok)
    }

    /// The form for leave, with what was typed.
    private static func typed(_ refused: Refused?, _ names: Names, _ ask: Ask) -> Model {
        let kinds = ask.house.roster.rules.leaveKinds.map { ($0.key, $0.name[names.language]) }
        func raw(_ name: String) -> String { refused?.form.raw(name) ?? "" }
        return [
            "kinds": Choice.options(kinds, chosen: raw("kind")), "from": raw("from"), "until": raw("until"),
            "isFromNoon": refused?.form.has("fromNoon") ?? false, "isToNoon": refused?.form.has("toNoon") ?? false,
            "reason": raw("reason"), "isAsking": refused?.form.has("kind") ?? (ask.query("leave") != nil),
        ]
    }

    /// With whom one could swap on a day.
    private static func swapForm(_ day: Day, _ refused: Refused?, _ ask: Ask, _ names: Names) async throws -> Model {
        do {
            let found = try await ask.house.roster.colleagues(on: day, for: try ask.actor)
            let words = RosterWords(
                names: names, rules: ask.house.roster.rules, zone: names.zone(of: found.cell.project))
            let others = found.others.map { ("\($0.staff.id)", "\($0.staff.name) · \(words.shift($0.shift))") }
            return [
                "isSwapping": true, "swapDay": "\(day)", "swapShift": words.shift(found.cell.shift),
                "others": Choice.options(others, chosen: refused?.form["other"]),
                "otherDay": refused?.form.raw("otherDay") ?? "", "swapReason": refused?.form.raw("reason") ?? "",
            ]
        } catch let refusal as RosterRefusal { return ["swapRefused": PageSentence(refusal, names).text] }
    }
}
