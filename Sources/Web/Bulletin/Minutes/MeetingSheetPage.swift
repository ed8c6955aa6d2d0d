import Bulletin
import Hummingbird
import Kernel

/// The minutes of a meeting on A4: letterhead, who was there, what was said, who has to do what, who signs.
enum MeetingSheetPage {
    static func response(_ ask: Ask) async throws -> Response {
        let file = try await ask.house.minutes.file(ask.name("meeting"), for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: file.project.zone, isPaper: true)
        let head = ask.house.announcements.sender(for: file.project)?.company
        let model = MeetingFacts(file: file, content: file.one.content, names: names, times: times).model
        return Shell.page(
            "meeting-sheet",
            model.merging([
                "head": head?[ask.language] ?? "", "project": file.project.name, "back": Paths.meeting(file.one.number),
                "isDraft": file.one.stage != .approved, "printed": times.exact(ask.now),
                "chairName": names.staff(file.one.content.chair), "writerName": names.staff(file.one.editor),
            ]), title: "\(file.one.number) \(file.one.content.title)", place: "meetings", in: ask)
    }
}
