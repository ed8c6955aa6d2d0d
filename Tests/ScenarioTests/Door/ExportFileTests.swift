import Foundation
import Testing

@Suite("Files that leave the house")
struct ExportFileTests {
    @Test("Lists go out as workbooks and as text, with the filters in force, and it is noted")
    func files() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            _ = try await lin.register(["text": "=危险的公式", "title": "=1+1"])
            let chen = try scene.visitor("root")
            for kind in ["cases", "people", "places", "staff"] {
                let book = try await chen.get("/api/v1/exports/\(kind)")
                #expect(book.status == 200 && book.text.hasPrefix("PK"), "\(kind)")
                let text = try await chen.get("/api/v1/exports/\(kind)?format=csv")
                #expect(text.status == 200 && text.type.hasPrefix("text/csv"), "\(kind)")
                #expect(text.text.split(separator: "\r\n").count > 1, "\(kind)")
            }
            let all = try await chen.get("/api/v1/exports/cases?format=csv").text
            #expect(all.contains("\"'=1+1\""))
            let none = try await chen.get("/api/v1/exports/cases?format=csv&q=%E6%97%A0%E6%AD%A4%E8%AF%8D").text
            #expect(!none.contains("1+1"))
            #expect(try await chen.get("/api/v1/exports/colours").status == 404)
            #expect(try await chen.get("/api/v1/exports/people?format=pdf").status == 400)
        }
    }

    @Test("Who may not see telephone numbers gets them masked; who may not export gets nothing")
    func masked() async throws {
        try await withScene { scene in
            let chen = try await scene.visitor("chen").get("/api/v1/exports/people?format=csv")
            #expect(chen.status == 200 && chen.text.contains("138****8000") && !chen.text.contains("13800138000"))
            let root = try await scene.visitor("root").get("/api/v1/exports/people?format=csv")
            #expect(root.text.contains("13800138000"))
            #expect(try await scene.visitor("lin").get("/api/v1/exports/people?format=csv").status == 403)
        }
    }
}
