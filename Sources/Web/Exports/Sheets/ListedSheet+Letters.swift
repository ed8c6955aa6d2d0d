import Bulletin
import Directory
import Kernel
import Sheets
import Transfer
import Workforce

extension ListedSheet {
    /// The register of letters, with the filters in force, the newest first.
    static let letters = ListedSheet(
        key: "letters", title: "nav.letters", rights: Letters.readers,
        columns: [
            "number", "dated", "direction", "letterKind", "correspondent", "subject", "theirNumber", "dueOn", "owner",
            "state", "note",
        ].map { "export.\($0)" },
        query: [
            .init("show", .words(LetterPart.allCases.map(\.rawValue))),
            .init("direction", .words(Letter.Direction.allCases.map(\.rawValue))), .init("from", .format("date")),
            .init("until", .format("date")), .init("q", .string()),
        ]
    ) { list, file in
        var filter = try LetterAddress(list.ask).filter
        let words = LetterWords(names: list.names)
        for project in list.projects {
            filter.project = project.id
            let (asked, today) = (filter, project.zone.day(of: list.ask.now))
            try await list.each { after in
                guard asked.text.trimmed.isEmpty else {
                    let all = try await list.house.letters.findAll(
                        asked, limit: Exports.mostRows + 1, for: list.actor)
                    return (all, nil)
                }
                let page = try await list.house.letters.list(
                    asked, after: after.flatMap { ID<Letter>($0) }, limit: Letters.mostRows, for: list.actor)
                return (page.items, page.next)
            } take: { one in
                try file.add(words.cells(one, on: today))
            }
        }
    }
}

extension LetterWords {
    fileprivate func cells(_ one: Letter, on today: Day) -> [Cell] {
        let content = one.content
        return [
            .text(one.number), .day(content.dated), .text(direction(one.direction)), .text(kind(content.kind)),
            .text(content.correspondent), .text(content.subject), .text(content.theirNumber), .day(content.dueOn),
            .text(one.owner.map(names.staff) ?? ""), .text(state(one.state(on: today))), .text(content.note),
        ]
    }
}
