import Casework
import Foundation
import Kernel
import Store
import TestStore
import Testing
import Web

@testable import Workforce

@Suite("What a new version brings to roles")
struct DeliveredRoleTests {
    private static let words = Words(zh: "坐席", zhHant: "坐席", en: "Agent")
    private static func role(_ key: String, _ rights: Set<Right>) -> Role {
        Role(key: key, name: words, rights: rights)
    }

    @Test("A role as it was delivered follows; what was added or taken away by hand stays, and is not asked again")
    func offers() {
        let old = Self.role("agent", [.caseRead, .peopleRead]).asDelivered
        let new = Self.role("agent", [.caseRead, .peopleRead, .arrearsRead, .placesRead])
        #expect(old.isAsDelivered && old.offered(by: new).isEmpty && old.following(new).rights == new.rights)
        var changed = old
        changed.rights = [.caseRead, .placesRead]
        #expect(!changed.isAsDelivered && changed.offered(by: new) == [.arrearsRead])
        var made = Self.role("agent", [.caseRead])
        made.delivered = nil
        #expect(!made.isAsDelivered && made.offered(by: new) == [.peopleRead, .arrearsRead, .placesRead])
        var ruling = Self.role("boss", [.rightsWrite, .caseRead]).asDelivered
        ruling = ruling.following(Self.role("boss", [.caseRead]))
        #expect(ruling.rights.contains(.rightsWrite), "or nobody could mend anything")
    }

    @Test("A store from an earlier version: untouched roles follow at the start, changed ones are left and told of")
    func earlier() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "older-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { TestStore.clear(folder) }
        let clock = HandClock(Scene.morning).clock
        let before = House.migrations.filter { $0.number < 56 }
        let older = try TestStore.open(in: folder, clock: clock, migrations: before)
        try await older.write { tx in
            for (key, rights) in [("agent", "[\"case.read\"]"), ("steward", "[\"case.read\"]"), ("own", "[]")] {
                try tx.run(
                    "INSERT INTO role (key, name, rights) VALUES (?1, ?2, ?3)", key, JSONColumn(Self.words), rights)
            }
            try Audit.append(tx, actor: 1, act: "role.change", subject: "steward", detail: "")
        }
        older.close()
        let store = try TestStore.open(in: folder, clock: clock, migrations: House.migrations)
        defer { store.close() }
        let desk = try Desk.read(Template.property)
        for _ in 0..<2 { try await Team(store).adopt(departments: [], roles: desk.roles) }
        let roles = Dictionary(uniqueKeysWithValues: try await Team(store).roles().map { ($0.key, $0) })
        let delivered = Dictionary(uniqueKeysWithValues: desk.roles.map { ($0.key, $0) })
        let (agent, steward) = (try #require(roles["agent"]), try #require(roles["steward"]))
        #expect(agent.rights == delivered["agent"]?.rights && agent.version == 2 && agent.isAsDelivered)
        #expect(steward.rights == [.caseRead] && steward.version == 1 && roles["own"]?.rights == [])
        let offered = steward.offered(by: try #require(delivered["steward"]))
        #expect(offered.contains(.arrearsReadZone) && !offered.contains(.caseRead))
        #expect(roles["cashier"]?.rights == delivered["cashier"]?.rights, "new ones come as they are")
        let acts = try await store.read { db in
            try db.rows("SELECT act, subject FROM audit WHERE act LIKE 'role.%' ORDER BY seq") {
                "\(try $0.next(String.self)) \(try $0.next(String.self))"
            }
        }
        #expect(acts == ["role.change steward", "role.follow agent"], "once, and with a trace")
    }

    @Test("A changed role is offered what is new by page and by call; taken over or left with one click, once")
    func answered() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            try await scene.house.store.write { tx in
                for var role in try StaffTable.roles(tx) where ["agent", "steward"].contains(role.key) {
                    // As if the version before had not known the right, and somebody had taken another one away.
                    let rights = role.rights.subtracting([.boardRead])
                    role.delivered = DeliveredRole(name: role.name, rights: rights.union([.staffRead]))
                    role.rights = rights.subtracting([.staffRead])
                    try StaffTable.save(tx, role)
                }
            }
            scene.house.doorkeeper.forget()
            func role(_ key: String) async throws -> Tree {
                try await root.get("/api/v1/roles")["items"].items.first { $0["role"].string == key } ?? .null
            }
            #expect(try await role("agent")["offered"] == ["board.read"])
            #expect(try await role("agent")["asDelivered"] == false)
            #expect(try await role("cashier")["asDelivered"] == true)
            let page = scene.browser("root")
            #expect(try await page.open("/settings/roles").text.contains("新版本为它增加了"))
            let version = try await role("agent")["version"].int
            let late = try await root.send("/api/v1/roles/agent/delivered", ["take": true], ["If-Match": "\"77\""])
            refused(late, 412, "changedMeanwhile")
            let taken = try await page.submit(
                "/settings/roles/agent/delivered", ["take": "yes", "version": "\(version)"])
            #expect(taken.status == 303)
            let after = try await role("agent")
            #expect(after["rights"].words.contains("board.read") && !after["rights"].words.contains("staff.read"))
            #expect(after["offered"] == [] && after["version"].int == version + 1)
            refused(try await root.send("/api/v1/roles/agent/delivered", ["take": true]), 409, "nothingOffered")
            #expect(try await root.send("/api/v1/roles/steward/delivered", ["take": false])["offered"] == [])
            #expect(try await !role("steward")["rights"].words.contains("board.read"))
            #expect(try await !page.open("/settings/roles").text.contains("新版本为它增加了"))
            refused(try await root.send("/api/v1/roles/nobody/delivered", ["take": true]), 422, "unknownRole")
        }
    }
}
