import Bulletin
import Directory
import Kernel
import Sheets
import Workforce

extension Exporter {
    static let letterColumns = [
        "number", "dated", "direction", "letterKind", "correspondent", "subject", "theirNumber", "dueOn", "owner",
        "state", "note",
    ]

    /// The register of a project, with the filters in force.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    func letters(_ asked: LetterFilter, in project: Project, to file: ExportFile) async throws {
        try actor.require(.exportRun, in: project.id)
        try actor.require(.letterRead, .letterWrite, in: project.id)
        var filter = asked
        filter.project = project.id
        let words = LetterWords(names: names)
        let today = project.zone.day(of: house.clock.now())
        var after: ID<Letter>?
        repeat {
            let page = try await house.letters.list(filter, after: after, limit: Letters.mostRows, for: actor)
            for one in page.items { try file.add(cells(one, words, on: today)) }
            after = page.next.flatMap { ID<Letter>($0) }
        } while after != nil
    }

    private func cells(_ one: Letter, _ words: LetterWords, on today: Day) -> [Cell] {
        let content = one.content
        return [
            .text(one.number), .day(content.dated), .text(words.direction(one.direction)),
            .text(words.kind(content.kind)), .text(content.correspondent), .text(content.subject),
            .text(content.theirNumber), .day(content.dueOn), .text(one.owner.map(names.staff) ?? ""),
            .text(words.state(one.state(on: today))), .text(content.note),
        ]
    }
}
