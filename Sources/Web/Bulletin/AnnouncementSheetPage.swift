import Bulletin
import Hummingbird
import Kernel

/// An announcement on a sheet of paper: letterhead, Chinese, then English.
enum AnnouncementSheetPage {
    static func response(_ ask: Ask) async throws -> Response {
        let file = try await ask.house.announcements.file(ask.name("announcement"), for: try ask.actor)
        let (one, zone) = (file.one, file.project.zone)
        let head = ask.house.announcements.sender(for: file.project)?.company
        let isOut = one.hasLeft(at: ask.now)
        let day = Day(zone.wall(at: one.leavesAt ?? one.content.publishAt ?? ask.now).date)
        let model: Model = [
            "number": one.number, "project": file.project.name, "head": head?[.simplified] ?? "",
            "headEnglish": head?[.english] ?? "", "name": one.content.title,
            "paragraphs": AnnouncementFacts.lines(one.content.text), "nameEnglish": one.content.titleEnglish,
            "hasEnglish": !one.content.titleEnglish.isEmpty,
            "paragraphsEnglish": AnnouncementFacts.lines(one.content.textEnglish),
            "back": Paths.announcement(one.number), "day": day.description, "isDraft": !isOut,
        ]
        return Shell.page(
            "announcement-sheet", model, title: "\(one.number) \(one.content.title)", place: "announcements", in: ask)
    }
}
