import Directory
import Kernel
import Sheets
import Transfer
import Workforce

extension Exporter {
    /// A row each, as its import reads it again.
    func staff(to file: ExportFile) async throws {
        try actor.require(.exportRun)
        try actor.require(.staffRead)
        let roles = try await house.team.roles()
        let seesPhones = actor.mayWholly(.peoplePhone)
        let all = try await house.team.all()
        let places = try await house.places.places(all.flatMap(\.roles).compactMap(\.place)).mapValues(\.code)
        for one in all {
            let texts = [
                one.user, one.name, seesPhones ? one.phone : Phone.masked(one.phone),
                names.list(one.departments.map(names.department)),
            ]
            let left = one.isActive ? "" : names.text("staff.left")
            try file.add((texts + posts(of: one, roles, places) + [left]).map { .text($0) })
        }
    }

    /// Roles, projects, places and categories in columns of their own where every role is had everywhere alike; else
    /// each role with where it is had, and the columns empty.
    private func posts(of one: Staff, _ roles: [Role], _ codes: [ID<Place>: String]) -> [String] {
        func distinct<T: Hashable>(_ part: (Staff.Post) -> T) -> [T] {
            one.roles.map(part).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        let (keys, projects) = (distinct(\.role), distinct(\.project))
        let (places, categories) = (distinct(\.place), distinct(\.category))
        let isAlike = Set(one.roles).count == keys.count * projects.count * places.count * categories.count
        guard isAlike, places.count == 1 || !places.contains(nil), categories.count == 1 || !categories.contains(nil)
        else { return [one.roles.map { everywhere(text($0, codes)) }.joined(separator: ", "), "", "", ""] }
        return [
            names.list(keys.map { key in roles.first { $0.key == key }?.name[names.language] ?? key }),
            names.list(projects.map { $0.map { names.project($0) } ?? names.text("staff.allProjects") }),
            places.compactMap { $0.flatMap { codes[$0] } }.joined(separator: ", "),
            categories.count == 1
                ? categories[0].map(names.branch) ?? "" : categories.compactMap(\.self).joined(separator: ", "),
        ]
    }

    /// Beside roles that say where they count, one that counts everywhere says so too.
    private func everywhere(_ post: String) -> String { post.contains("@") ? post : post + "@" }

    private func text(_ post: Staff.Post, _ codes: [ID<Place>: String]) -> String {
        StaffReach.text(
            post.role, project: post.project.map { names.code(of: $0) }, place: post.place.flatMap { codes[$0] },
            category: post.category)
    }
}
