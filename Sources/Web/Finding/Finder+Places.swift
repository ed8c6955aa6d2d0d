import Casework
import Directory
import Kernel
import Workforce

extension Finder {
    func places() async throws -> Group {
        let open = try await ask.projects(listing: .placesRead).map(\.id)
        guard !open.isEmpty else { return group(.place, []) }
        let places = try await ask.house.premises.find(text, in: open, limit: limit + 1, for: try ask.actor)
            .filter { $0.retiredOn == nil }
        return group(.place, places.map { Row(finding: finding($0), model: line($0)) })
    }

    private func finding(_ place: Place) -> Finding {
        let typed = roomed([place.code])
        let fields: [FindingReason.Field] = [
            .init(why: .room, text: place.code, isTitle: true, wholeRank: -1), .init(why: .name, text: place.name),
        ]
        return Finding(
            kind: .place, id: place.id.description, title: place.code, detail: place.name,
            href: Paths.cases(query: [("place", place.id.description)]), project: place.project,
            reason: .best(typed, of: fields))
    }

    private func line(_ place: Place) -> Model {
        [
            "name": place.name == place.code ? "" : place.name, "kind": names.placeKind(place.kind),
            "project": names.project(place.project), "hints": Paths.hints(query: [("place", place.id.description)]),
            "record": Paths.place(place.id.description),
        ]
    }

    /// By name, pinyin, initials or user name; what it opens is their page, or for whoever may not see it the cases
    /// that they work on.
    func staff() async throws -> Group {
        let (actor, known) = (try ask.actor, try await ask.house.lookups.staffing())
        let all = Team.find(
            text, among: known.staff.values, for: actor, in: Array(known.projects.values), limit: limit + 1)
        return group(.staff, all.map { Row(finding: finding($0), model: line($0)) })
    }

    private func finding(_ staff: Staff) -> Finding {
        let fields: [FindingReason.Field] = [
            .init(why: .name, text: staff.name, isTitle: true), .init(why: .user, text: staff.user),
        ]
        return Finding(
            kind: .staff, id: staff.id.description, title: staff.name,
            detail: names.list(staff.departments.map(names.department)),
            href: seesMembers ? Paths.member(staff.id.description) : cases(of: staff), project: nil,
            reason: .best(text, of: fields))
    }

    private var seesMembers: Bool { (try? ask.actor.may(.staffRead)) ?? false }
    private func cases(of staff: Staff) -> String { Paths.cases(query: [("assignee", staff.id.description)]) }

    private func line(_ staff: Staff) -> Model {
        [
            "work": cases(of: staff),
            "user": staff.user, "departments": names.list(staff.departments.map(names.department)),
            "hasLeft": !staff.isActive,
        ]
    }
}
