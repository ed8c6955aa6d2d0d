import Casework
import Kernel

/// What was told to many and what telling them would do now, as pages of outages and incidents show it.
struct NewsLines {
    let news: [News]
    let outlook: NewsOutlook
    let desk: String
    let names: Names
    let times: TimeWords

    /// - Parameters:
    ///   - key: the sentence of how many hear it.
    ///   - channel: what was chosen in a form that came back.
    func model(_ key: String, channel: String?) -> Model {
        let channels = names.channels(of: desk).map { ($0.key, $0.name[names.language]) }
        let words = NewsWords(names: names, times: times)
        return [
            "news": news.map(words.line), "hasNews": !news.isEmpty,
            "newsCount": names.text(key, ["n": "\(outlook.hearers)"]),
            "newsDeclined": outlook.declined == 0 ? "" : names.text("news.declined", ["n": "\(outlook.declined)"]),
            "newsQuiet": outlook.leavesAt.map { names.text("news.quiet", ["time": times.point($0)]) } ?? "",
            "newsChannels": Choice.options([("", names.text("news.ownChannel"))] + channels, chosen: channel ?? ""),
        ]
    }
}
