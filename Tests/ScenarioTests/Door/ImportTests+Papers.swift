import Foundation
import Sheets
import Store
import TestStore
import Testing
import Transfer

extension ImportTests {
    private static let number = "11010519491231002X"
    private static let wrong = "330102199001011235"
    private static let papers = "姓名,电话,房号,证件号码\n孔新,13899990001,3-1-803,\(number)\n孔错,13899990002,3-1-803,\(wrong)\n"

    /// The names of those files of the house, blobs as well, in which a text stands as it is; the key is none of them.
    private func files(_ scene: Scene, with text: String) throws -> [String] {
        let all = FileManager.default.enumerator(at: scene.folder, includingPropertiesForKeys: nil)
        return try (all?.compactMap { $0 as? URL } ?? [])
            .filter { $0.lastPathComponent != "key" && !$0.hasDirectoryPath }
            .filter { try Data(contentsOf: $0).range(of: Data(text.utf8)) != nil }.map(\.lastPathComponent)
    }

    /// The last cell but two of the first refused row: what the sheet's last column held.
    private func fault(_ answer: Answer) throws -> String {
        let sheet = try SheetReader.read(Data(answer.bytes.readableBytesView), named: "faults.xlsx")
        return sheet.rows[0].cells[3].text
    }

    @Test("Numbers of papers: masked where they are shown, whole for those who may, in no file of the house")
    func sealedPapers() async throws {
        try await withScene { scene in
            let (root, browser) = (try scene.visitor("root"), scene.browser("root"))
            let (at, checked) = try await check(scene, "people", Self.papers)
            #expect(checked["sealed"][0].int == 3 && checked["created"].int == 1 && checked["refused"].int == 1)
            let rows = try await root.get(at + "/rows").text
            #expect(rows.contains("**************002X") && !rows.contains("19491231") && !rows.contains("19900101"))
            #expect(rows.contains("paperUnreadable"))
            let page = try await browser.open(at.replacing("/api/v1", with: "")).text
            #expect(page.contains("**************1235") && !page.contains("19900101"))
            #expect(try fault(try await root.get(at + "/faults")) == Self.wrong)
            let looked = try await root.get("/api/v1/audit?act=import.unmask-papers")["items"].items
            #expect(looked.count == 1, "\(looked)")
            #expect(try await root.send(.post, at + "/run", ["goodRows": true])["state"] == "running")
            try await wait(scene)
            try await exported(scene)
            if !TestStore.isPostgres {
                for part in ["19491231", "19900101"] { #expect(try files(scene, with: part) == []) }
                #expect(try !files(scene, with: "孔新").isEmpty, "the walk finds what is there")
            }
        }
    }

    /// A number leaves whole for those who may see it, which the audit trail has; masked for others.
    private func exported(_ scene: Scene) async throws {
        let root = try scene.visitor("root")
        func line(_ user: String) async throws -> String {
            let text = try await scene.visitor(user).get("/api/v1/exports/people?project=garden&format=csv").text
            return text.components(separatedBy: "\r\n").first { $0.contains("孔新") } ?? text
        }
        func told() async throws -> Int {
            try await root.get("/api/v1/audit?act=export.unmask-papers")["items"].items.count
        }
        let masked = try await line("secretary")
        #expect(masked.contains("\"居民身份证\",\"**************002X\""), "\(masked)")
        #expect(try await told() == 0)
        #expect(try await line("root").contains("\"\(Self.number)\""))
        #expect(try await told() == 1)
    }

    @Test("A row says by what its customer was known, by page and by call")
    func knownBy() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let sheet = "姓名,房号,备注\n孔新,3-1-803,甲\n"
            let (at, _) = try await check(scene, "people", sheet)
            #expect(try await root.get(at + "/rows")["items"][0]["knownBy"] == .null)
            _ = try await root.send(.post, at + "/run", ["goodRows": false])
            try await wait(scene)
            let (again, _) = try await check(scene, "people", sheet.replacing("甲", with: "乙"))
            let row = try await root.get(again + "/rows")["items"][0]
            #expect(row["verdict"] == "changed" && row["knownBy"] == "room", "\(row)")
            let page = try await scene.browser("root").open(again.replacing("/api/v1", with: "")).text
            #expect(page.contains("按姓名和房号认出"))
        }
    }
}
