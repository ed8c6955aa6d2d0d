import Store
import Testing
import Web
import Workforce

@Suite("Telephone numbers")
struct MaskingTests {
    private static let numbers = ["13800138000", "138 0013 8000", "13912345678", "05925551234", "13666667777"]
    private static let asking = [
        "/api/v1/cases?limit=200", "/api/v1/people?project=garden", "/api/v1/people?q=建国", "/api/v1/search?q=建国",
        "/cases", "/people?q=建国", "/find?q=建国", "/intake?q=建国", "/intake?person={person}", "/desk?case={number}",
        "/cases/{number}?open=message", "/cases?format=csv", "/call-backs", "/work", "/people/{person}",
    ]

    @Test(
        "No answer and no page shows a full number to a role that may not see it",
        arguments: try await MaskingTests.roles())
    func everyAnswer(_ key: String) async throws {
        try await withScene { scene in
            let shown = try await Self.whereShown(scene, to: key)
            #expect(shown == [], "\(key) reads a number")
        }
    }

    @Test("The same walk finds numbers where a role may see them")
    func walkFinds() async throws {
        try await withScene { scene in
            let shown = try await Self.whereShown(scene, to: "steward")
            #expect(shown.contains { $0.hasPrefix("/api/v1/people/") } && shown.contains { $0.hasPrefix("/people/") })
            #expect(shown.contains { $0.hasPrefix("/api/v1/cases/") }, "\(shown)")
        }
    }

    /// Every address at which somebody with this role reads a number in full.
    private static func whereShown(_ scene: Scene, to key: String) async throws -> [String] {
        let sample = try await Sample(scene)
        let templates = Walk.routes(.get).filter { !Walk.isStream($0) }.map(\.path.template) + asking
        var shown: [String] = []
        for template in Set(templates).sorted() {
            let parts = template.split(separator: "?", maxSplits: 1).map(String.init)
            let query = parts.dropFirst().map { "?" + $0 }.joined()
                .replacing("{person}", with: try sample.address(of: "{person}"))
                .replacing("{number}", with: try sample.address(of: "{number}"))
            let uri = try sample.address(of: parts[0]) + query
            let visitor = template.hasPrefix("/api/") ? try scene.visitor(key) : scene.browser(key).visitor
            let text = try await visitor.get(uri).text
            if numbers.contains(where: { text.contains($0) }) { shown.append(uri) }
        }
        return shown
    }

    static func roles() async throws -> [String] {
        try await Template.built.value.desk.roles.filter { !$0.rights.contains(.peoplePhone) }.map(\.key).sorted()
    }

    @Test("It is masked, shown where the role may see it, and shown to others only with a reason that is kept")
    func unmasking() async throws {
        try await withScene { scene in
            let sample = try await Sample(scene)
            let person = try sample.address(of: "/api/v1/people/{person}")
            let lin = try scene.visitor("lin")
            let masked = try await lin.get(person)
            #expect(masked["phones"] == ["138****8000"] && masked["phonesMasked"] == true)
            #expect(try await lin.sees(sample.item)["reporter"]["phone"] == "138****8000")
            let steward = try await scene.visitor("steward").get(person)
            #expect(steward["phones"] == ["13800138000"] && steward["phonesMasked"] == false)
            refused(try await lin.send(person + "/phone", ["reason": " "]), 422, "fieldMissing")
            refused(try await scene.visitor("auditor").send(person + "/phone", ["reason": "x"]), 403, "notAllowed")
            let shown = try await lin.send(person + "/phone", ["reason": "回访用"])
            #expect(shown["phones"] == ["13800138000"])
            let kept = try await scene.house.store.read { db in
                try db.value(
                    String.self, "SELECT detail FROM audit WHERE act = 'person.unmask' ORDER BY seq DESC LIMIT 1")
            }
            #expect(kept == "回访用")
        }
    }
}
