import Casework
import Directory
import Kernel

extension Finder {
    func people() async throws -> Group {
        let readable = try await ask.projects(listing: .peopleRead).map(\.id)
        guard !readable.isEmpty else { return group(.person, []) }
        let all = try await ask.house.people.find(text, in: readable, limit: limit + 1, for: try ask.actor)
        let rows = all.map { seen in
            Row(finding: finding(seen), model: isTable ? PersonLine.model(seen, names) : [:])
        }
        return group(.person, rows)
    }

    private func finding(_ seen: SeenPerson) -> Finding {
        let (file, person) = (seen.file, seen.person)
        let plates = file.vehicles.filter { $0.isCalled(text) }.map { plate in
            FindingReason(why: .plate, parts: [(plate.plate, true)], rank: -1, isOfTitle: false)
        }
        let area = names.projects.first { $0.id == person.project }.flatMap { ask.house.people.areas[$0.code] }
        let phones = FindingReason.phone(text, person.phones, area: area) {
            PersonLine.shown($0, of: seen)
        }
        let rooms = file.rooms.filter { $0.occupancy.to == nil }.map(\.place.code)
        let fields =
            [FindingReason.Field(why: .name, text: person.name, isTitle: true)]
            + rooms.map { .init(why: .room, text: $0, wholeRank: -1) }
            + file.vehicles.map { .init(why: .plate, text: $0.plate) }
        return Finding(
            kind: .person, id: person.id.description, title: person.name, detail: rooms.joined(separator: " "),
            href: Paths.person(person.id.description), project: person.project,
            reason: .best(roomed(rooms), of: fields, plates + phones))
    }

    /// A room in whatever spelling stands for its code, so that its mark is whole: `3栋1单元802`, `31802`.
    func roomed(_ codes: [String]) -> String {
        let digits = text.filter(\.isNumber)
        return codes.first { code in digits.count >= 2 && digits == code.filter(\.isNumber) } ?? text
    }
}
