import Bulletin
import Kernel
import Sheets
import Workforce

extension ListedSheet {
    /// Announcements of one part, the newest first; those that stand where the address names none.
    static let announcements = ListedSheet(
        key: "announcements", title: "nav.announcements", rights: Announcements.readers,
        columns: [
            "export.number", "field.title", "export.project", "announcement.audience", "announcement.channels",
            "announcement.begins", "announcement.ends", "announcement.by", "outage.state",
        ],
        query: [.init("show", .words(AnnouncementPart.allCases.map(\.rawValue)))]
    ) { list, file in
        let part = try list.ask.word("show", as: AnnouncementPart.self) ?? .standing
        try await list.each { after in
            let page = try await list.house.announcements.list(
                part, project: list.only, after: after.flatMap { ID<Announcement>($0) },
                limit: Announcements.mostRows, for: list.actor)
            return (page.items, page.next)
        } take: { one in
            guard list.lists(one.project) else { return }
            let zone = list.names.zone(of: one.project)
            let words = AnnouncementWords(names: list.names, times: TimeWords(list.ask, zone: zone))
            try file.add([
                .text(one.number), .text(one.content.title), .text(list.names.project(one.project)),
                .text(words.audience(of: one)), .text(words.channels(of: one)),
                zone.cell(one.leavesAt ?? one.content.publishAt), zone.cell(one.content.until), list.staff(one.by),
                .text(words.state(one.state(at: list.ask.now))),
            ])
        }
    }
}
