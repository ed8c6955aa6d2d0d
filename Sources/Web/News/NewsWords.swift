import Casework
import Kernel

/// A news to many as pages say it: what, by whom, and how far it has come.
struct NewsWords {
    let names: Names
    let times: TimeWords

    func line(_ one: News) -> Model {
        var parts: [String] = []
        if one.doneAt == nil { parts.append(say("news.going", ["n": "\(one.told)", "all": "\(one.hearers)"])) }
        if one.said > 0 { parts.append(say("news.said", ["n": "\(one.said)"])) }
        if one.texts > 0 { parts.append(say("news.texts", ["n": "\(one.texts)", "sent": "\(one.sent)"])) }
        if one.failed > 0 { parts.append(say("news.failed", ["n": "\(one.failed)"])) }
        return [
            "at": times.short(one.madeAt), "exact": times.exact(one.madeAt), "who": one.byName, "text": one.text,
            "progress": parts.joined(separator: " · "), "leaves": held(one),
            "left": one.leftOut == 0 ? "" : say("news.left", ["n": "\(one.leftOut)"]),
            "leftTo": Paths.news(one.id.description),
        ]
    }

    /// When text messages that wait for the quiet hours to end leave; empty where none waits.
    private func held(_ one: News) -> String {
        guard let at = one.leavesAt, at > times.now, one.texts > one.sent + one.failed else { return "" }
        return say("news.leaves", ["time": times.point(at)])
    }

    private func say(_ key: String, _ values: [String: String]) -> String { names.text(key, values) }
}
