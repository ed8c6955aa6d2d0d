import Foundation
import Testing

@Suite("The documents")
struct DocumentTests {
    private static let documents =
        Checkout.files(in: "docs", ending: ".md")
        + ["README.md", "CHANGELOG.md"].filter { Checkout.exists($0) }

    @Test("What a document links to is there")
    func links() {
        for document in Self.documents {
            let folder = document.split(separator: "/").dropLast().joined(separator: "/")
            for found in Checkout.text(document).matches(of: /\]\(([^)\s#]+)[^)]*\)/) {
                let target = String(found.1)
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
                #expect(Checkout.exists(folder.isEmpty ? target : "\(folder)/\(target)"), "\(document) → \(target)")
            }
        }
    }

    @Test("The files that a document names in its text are there")
    func names() {
        for document in Self.documents {
            for found in Checkout.text(document).matches(
                of: /`((?:Sources|Tests|Desks|Tools|docs|Plugins)\/[\w\/+.\-]+)`/)
            {
                #expect(Checkout.exists(String(found.1)), "\(document) names \(found.1)")
            }
        }
    }

    @Test("A folder of documents has documents")
    func some() {
        let all = FileManager.default.enumerator(atPath: Checkout.root.appending(path: "docs").path)?.allObjects ?? []
        #expect(all.isEmpty || all.contains { "\($0)" == "decisions" } || !Self.documents.isEmpty)
    }
}
