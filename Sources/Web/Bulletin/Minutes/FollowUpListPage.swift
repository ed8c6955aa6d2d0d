import Bulletin
import Hummingbird
import Kernel
import Workforce

/// What the reader has to do after meetings, or what all have to do; the first due first.
enum FollowUpListPage {
    static func show(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let maySeeAll = Minutes.readers.contains { actor.mayWholly($0) }
        let isOfAll = maySeeAll && ask.query("show") == "all"
        let all = try await ask.house.minutes.openFollowUps(ofAll: isOfAll, for: actor)
        let names = try await Names.load(ask)
        let rows = all.map { file in
            FollowUpLine(file: file, names: names, times: TimeWords(ask, zone: file.project.zone)).model
        }
        func address(_ isOfAll: Bool) -> String { Paths.followUps(query: [("show", isOfAll ? "all" : nil)]) }
        let model: Model = [
            "tabs": (maySeeAll ? [false, true] : []).map { one -> Model in
                [
                    "name": ask.text(one ? "followUps.all" : "followUps.mine"), "href": address(one),
                    "isHere": one == isOfAll,
                ]
            },
            "hasTabs": maySeeAll, "rows": rows, "hasRows": !rows.isEmpty, "isOfAll": isOfAll,
            "sum": FollowUpFile.sentence(all, at: ask.now, names), "refresh": address(isOfAll),
            "isLate": all.contains { $0.isOverdue(at: ask.now) },
        ]
        return Shell.page("follow-ups", model, title: ask.text("nav.followUps"), place: "followUps", in: ask)
    }
}
