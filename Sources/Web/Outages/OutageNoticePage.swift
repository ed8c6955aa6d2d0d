import Casework
import Hummingbird
import Kernel

/// The notice of an outage on a sheet of paper: Chinese, then English.
enum OutageNoticePage {
    static func response(_ ask: Ask) async throws -> Response {
        let file = try await ask.house.cases.outage(ask.name("outage"), for: try ask.actor)
        let times = TimeWords(ask, zone: file.project.zone)
        let model: Model = [
            "number": file.outage.number, "project": file.project.name, "notice": file.notice.title,
            "paragraphs": lines(file.notice.body), "noticeEnglish": file.notice.titleEnglish,
            "paragraphsEnglish": lines(file.notice.bodyEnglish), "back": Paths.outage(file.outage.number),
            "day": Day(times.zone.wall(at: ask.now).date).description,
            "plain": [
                file.notice.title, file.notice.body, "", file.notice.titleEnglish, file.notice.bodyEnglish,
            ].joined(separator: "\n"),
        ]
        return Shell.page("outage-notice", model, title: file.notice.title, place: "outages", in: ask)
    }

    private static func lines(_ text: String) -> [Model] {
        text.split(whereSeparator: \.isNewline).map { ["text": String($0)] }
    }
}
