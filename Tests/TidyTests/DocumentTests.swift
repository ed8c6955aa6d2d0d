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

    @Test("Every file of the desk stands in the table of its files")
    func desk() {
        let lines = Checkout.text("docs/operating.md").split(separator: "\n")
        let told = Set(lines.compactMap { $0.prefixMatch(of: /\| `(Desks\/property\/[^`]+)`/).map { String($0.1) } })
        // What an import of categories wrote is no file of the desk's own.
        let files = Checkout.files(in: "Desks/property", ending: ".yaml").filter {
            $0.split(separator: "/").count == 3 && !$0.hasSuffix("-imported.yaml")
        }
        #expect(files.count > 20)
        for file in files { #expect(told.contains(file), "docs/operating.md does not say what \(file) holds") }
    }

    @Test("A folder of documents has documents")
    func some() {
        let all = FileManager.default.enumerator(atPath: Checkout.root.appending(path: "docs").path)?.allObjects ?? []
        #expect(all.isEmpty || all.contains { "\($0)" == "decisions" } || !Self.documents.isEmpty)
    }
}
