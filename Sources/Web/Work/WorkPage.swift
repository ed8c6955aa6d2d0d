import Bulletin
import Casework
import Foundation
import Hummingbird
import Kernel
import Workforce

/// My work, on a telephone: the next thing as a card, the others under it, what was done today at the end.
enum WorkPage {
    static func response(_ ask: Ask) async throws -> Response {
        try await show(ask, trade: ask.query("trade").flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The trade that the page showed to which a form leads back.
    static func trade(in back: String) -> String? {
        URLComponents(string: back)?.queryItems?.first { $0.name == "trade" }?.value
    }

    /// - Parameter refused: what was said of a photograph, and on which case.
    static func show(
        _ ask: Ask, trade: String?, refused: (number: String, refusal: any Refusal)? = nil
    ) async throws -> Response {
        let actor = try ask.actor
        let work = try await ask.house.cases.work(of: actor, trade: trade)
        let names = try await Names.load(ask)
        let hints = try await ask.house.cases.hints(at: work.mine.compactMap(\.place), for: actor)
        func cards(_ all: [Work], isMine: Bool) throws -> [Model] {
            try all.enumerated().map { place, one in
                let hints = one.place.flatMap { hints[$0.id] } ?? []
                var card = try WorkCard(one, actor, names, ask, hints: hints, trade: trade)
                    .model(isMine: isMine, isFirst: isMine && place == 0)
                if let refused, refused.number == one.item.number {
                    card["photoError"] = PageSentence(refused.refusal, names, item: one.item).text
                }
                return card
            }
        }
        let mine = try cards(work.mine, isMine: true)
        var model: Model = [
            "next": Array(mine.prefix(1)), "others": Array(mine.dropFirst()), "hasOthers": mine.count > 1,
            "queue": try cards(work.queue, isMine: false), "hasQueue": !work.queue.isEmpty,
            "queueCount": "\(work.queue.count)", "count": "\(mine.count)", "isFree": mine.isEmpty,
            "done": work.doneToday.map { done($0, names, ask) }, "hasDone": !work.doneToday.isEmpty,
            "doneCount": "\(work.doneToday.count)",
        ]
        model["followUps"] = try await followUps(actor, names, ask)
        model.merge(try news((work.mine + work.queue).map(\.task.id), trade, ask))
        model.merge(trades(work, trade, names))
        return Shell.page(
            "work", model, title: ask.text("nav.work"), place: "work", isPhone: true, in: ask,
            status: refused.map { .init(code: $0.refusal.kind.status) } ?? .ok)
    }

    private static func followUps(_ actor: Actor, _ names: Names, _ ask: Ask) async throws -> String {
        FollowUpFile.sentence(
            try await ask.house.minutes.openFollowUps(ofAll: false, for: actor), at: ask.now, names)
    }

    /// What comes in while a form is half filled is announced, and does not push the form away.
    private static func news(_ tasks: [ID<CaseTask>], _ trade: String?, _ ask: Ask) throws -> Model {
        let seen: ID<CaseTask> = try ask.id("seen") ?? tasks.max() ?? ID(number: 0)
        let count = tasks.count { $0 > seen }
        return [
            "refresh": Paths.work(query: [("seen", seen.description), ("trade", trade)]),
            "news": count > 0 ? ask.text("work.news", ["n": "\(count)"]) : "",
        ]
    }

    /// What there is work of, to choose from where that is more than one.
    private static func trades(_ work: WorkList, _ chosen: String?, _ names: Names) -> Model {
        let known = Set(work.trades + [chosen].compactMap(\.self)).sorted()
        let options = known.map { ($0, names.category($0, of: names.firstDesk)) }
        return [
            "trades": Choice.options(options, chosen: chosen), "hasTrades": known.count > 1 || chosen != nil,
            "isOfTrade": chosen != nil,
        ]
    }

    private static func done(_ work: Work, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: work.item.project))
        return [
            "href": Paths.case_(work.item.number), "title": work.item.title,
            "where": work.place?.code ?? work.item.placeText,
            "at": work.task.doneAt.map(times.short) ?? "", "stage": names.stage(work.item),
        ]
    }
}
