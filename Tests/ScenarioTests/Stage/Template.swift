import Casework
import Directory
import Foundation
import Kernel
import Store
import TestStore
import Web
import Workforce

/// The store that every scene begins with: two projects, places, customers, the cast. Made once, copied for each scene.
struct Template: Sendable {
    let folder: URL
    let desk: Desk
    let tokens: [String: String]
    let people: [String: ID<Person>]

    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let property = checkout.appending(path: "Desks/property")
    static let built = Task { try await build() }
    /// Tuesday, 2026-03-03 08:00 in Shanghai: an hour before the scenes, so that identities never meet.
    private static let beforeOpening = Instant(seconds: 1_772_496_000)

    static let places: [(project: String, Place.Kind, code: String, name: String)] = [
        ("garden", .building, "3", "3 栋"), ("garden", .unit, "3-1", "3 栋 1 单元"),
        ("garden", .room, "3-1-802", "3 栋 1 单元 802"), ("garden", .room, "3-1-803", "3 栋 1 单元 803"),
        ("garden", .area, "pool", "泳池"), ("tower", .building, "8", "8 座"), ("tower", .room, "8-101", "8 座 101"),
    ]

    /// The telephones stand nowhere else, so that a full number in an answer is found by looking for it.
    static let customers: [(project: String, name: String, phones: [String], room: String)] = [
        ("garden", "王建国", ["13800138000"], "3-1-802"), ("garden", "李秀英", ["13912345678", "05925551234"], "3-1-803"),
        ("garden", "欧阳明", ["13666667777"], "3-1-803"), ("tower", "赵子云", ["13700001111"], "8-101"),
    ]

    private static func build() async throws -> Template {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try TestStore.open(
            in: folder, clock: HandClock(beforeOpening).clock, migrations: House.migrations)
        let desk = try Desk.read(property)
        try await Team(store).adopt(departments: desk.departments.map { ($0.key, $0.name) }, roles: desk.roles)
        let garden = try await Places(store).addProject(code: "garden", name: "花园小区", zone: .shanghai, by: 0)
        let tower = try await Places(store).addProject(code: "tower", name: "云顶大厦", zone: .shanghai, by: 0)
        let projects = ["garden": garden, "tower": tower]
        let people = try await furnish(store, projects)
        let tokens = try await Cast.hire(desk.roles, projects, in: store)
        try store.finish()
        return Template(folder: folder, desk: desk, tokens: tokens, people: people)
    }

    private static func furnish(_ store: Store, _ projects: [String: Project]) async throws -> [String: ID<Person>] {
        let drafts = places.compactMap { project, kind, code, name in
            projects[project].map { PlaceDraft(project: $0.id, parent: nil, kind: kind, code: code, name: name) }
        }
        let made = try await Places(store).add(drafts, by: 0)
        let rooms = Dictionary(uniqueKeysWithValues: made.map { ($0.code, $0.id) })
        var people: [String: ID<Person>] = [:]
        for (project, name, phones, room) in customers {
            guard let home = projects[project], let room = rooms[room], let from = Day("2020-05-01") else { continue }
            let draft = PersonDraft(project: home.id, name: name, phones: phones, tags: ["vip"])
            let person = try await People(store).add(
                draft, living: [(place: room, capacity: .owner, from: from)],
                vehicles: [("浙A·\(phones[0].suffix(5))", "")],
                by: 0)
            people[name] = person.id
        }
        return people
    }
}
