import Foundation
import Kernel

/// How customers come to pages of their own: a desk's file `customer-pages.yaml`.
package struct CustomerPageRules: Sendable, Equatable {
    /// How long a link opens the page.
    package let holds: Span
    /// So many links of a case may open it at once.
    package let most: Int
    /// The text message, with `{link}` and maybe `{number}`.
    package let text: Words

    /// What stands in the text for the link and for the number of the case.
    static let link = "{link}", number = "{number}"

    private static let name = "customer-pages.yaml"

    /// A desk without the file gives its customers no pages.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL) throws -> CustomerPageRules? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["holds", "most", "text"])
        let (holds, text) = (try file.required("holds"), try file.required("text"))
        let (span, words) = (try holds.span(), try text.words())
        guard span > .zero, span <= .days(400) else { throw holds.fail("a link holds 400 days at most") }
        guard Language.allCases.allSatisfy({ words[$0].contains(link) }) else { throw text.fail("“{link}” is missing") }
        return CustomerPageRules(
            holds: span, most: try file.required("most").integer(in: 1...100), text: words)
    }
}
