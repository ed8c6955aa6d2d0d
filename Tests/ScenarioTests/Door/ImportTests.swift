import Foundation
import NIOCore
import Testing

/// Sheets through the door: by pages and by calls, with the same outcome.
@Suite("Sheets through the door")
struct ImportTests {
    private static let sheet = "房号,名称\n7-1-101,甲\n7-1-102,乙\n"

    private func upload(
        _ visitor: Visitor, _ uri: String, _ kind: String, _ text: String, _ more: [String: String] = [:]
    ) async throws -> Answer {
        let mark = "----mark"
        var body = ""
        let fields = more.merging(["kind": kind], uniquingKeysWith: { $1 })
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            body += "--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"places.csv\"\r\n"
        body += "Content-Type: text/csv\r\n\r\n\(text)\r\n--\(mark)--\r\n"
        return try await visitor.ask(
            .post, uri, ByteBuffer(string: body), ["Content-Type": "multipart/form-data; boundary=\(mark)"])
    }

    /// Does what is due by itself, as a serving house does each second.
    private func wait(_ scene: Scene) async throws { _ = try await scene.house.jobs.work() }

    @Test("By calls: begun, checked, run, taken back")
    func calls() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let begun = try await upload(root, "/api/v1/imports", "places", Self.sheet, ["project": "garden"])
            #expect(begun.status == 201 && begun["state"] == "mapping")
            #expect(begun["columns"]["code"].int == 0 && begun["columns"]["name"].int == 1)
            let at = "/api/v1/imports/\(begun["id"].string)"
            #expect(try await root.send(.post, at + "/run", [:]).status == 409)
            #expect(try await root.send(.post, at + "/check", [:])["state"] == "checking")
            try await wait(scene)
            let checked = try await root.get(at)
            #expect(checked["state"] == "checked" && checked["created"].int == 2)
            #expect(try await root.get("/api/v1/places?q=7-1-101")["items"].items.isEmpty)
            #expect(try await root.get(at + "/rows?verdict=created&limit=1")["next"].string == "2")
            #expect(try await root.send(.post, at + "/run", ["goodRows": false])["state"] == "running")
            try await wait(scene)
            #expect(try await root.get("/api/v1/places?q=7-1-101")["items"].items.count == 1)
            #expect(try await root.send(.post, at + "/undo", [:])["state"] == "undoing")
            try await wait(scene)
            #expect(try await root.get(at)["state"] == "undone")
            #expect(try await root.get("/api/v1/places?q=7-1-101")["items"].items.isEmpty)
            #expect(try await root.get("/api/v1/imports")["items"][0]["id"] == begun["id"])
        }
    }

    @Test("By pages: columns with samples, what would be done, the refused rows as a file")
    func pages() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            #expect(try await root.open("/imports").text.contains("name=\"file\""))
            let sent = try await upload(
                root.visitor, "/imports", "places", "房号,类型,备注\n7-1-101,房间,x\n7-1-102,火箭,y\n",
                ["form_token": root.formToken, "project": "garden"])
            #expect(sent.status == 303)
            let mapping = try await root.open(sent.location)
            #expect(mapping.text.contains("name=\"column-0\"") && mapping.text.contains("7-1-101"))
            let fields = ["mapped": "1", "column-0": "code", "column-1": "kind", "column-2": ""]
            #expect(try await root.submit(sent.location + "/check", fields).status == 303)
            #expect(try await root.open(sent.location).text.contains("<progress"))
            try await wait(scene)
            let checked = try await root.open(sent.location)
            #expect(checked.text.contains("火箭") && checked.text.contains("name=\"goodRows\""))
            let faults = try await root.open(sent.location + "/faults")
            #expect(faults.status == 200 && faults.text.hasPrefix("PK"))
            let refused = try await root.submit(sent.location + "/run")
            #expect(refused.status == 409 && refused.text.contains("role=\"alert\""))
            #expect(try await root.submit(sent.location + "/run", ["goodRows": "1"]).status == 303)
            try await wait(scene)
            #expect(try await root.open(sent.location).text.contains(sent.location + "/undo"))
        }
    }

    @Test("What is no sheet, and a column that must be there, is said beside what was chosen")
    func mended() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            let token = ["form_token": root.formToken]
            let bad = try await upload(root.visitor, "/imports", "places", "\u{0}\u{1}\u{2}", token)
            #expect(bad.status == 422 && bad.text.contains("role=\"alert\""))
            let sent = try await upload(root.visitor, "/imports", "places", "甲,乙\n1,2\n", token)
            let again = try await root.submit(sent.location + "/check", ["mapped": "1", "column-1": "name"])
            #expect(again.status == 422 && again.text.contains("column-0"))
            for kind in ["places", "people", "staff"] {
                #expect(try await root.open("/imports/templates/\(kind)").text.hasPrefix("PK"))
            }
        }
    }

    @Test("Nobody without the rights brings a sheet in, or sees one")
    func rights() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let begun = try await upload(root, "/api/v1/imports", "staff", "user,name,role\na1,甲,agent\n")
            #expect(begun.status == 201)
            let lin = try scene.visitor("lin")
            #expect(try await upload(lin, "/api/v1/imports", "places", Self.sheet).status == 403)
            #expect(try await lin.get("/api/v1/imports/\(begun["id"].string)").status == 403)
        }
    }
}
