import Foundation
import Kernel
import Transfer

extension ImportWords {
    /// The words of a desk's folder, and above the columns what our own templates say in every language: a template
    /// that was filled in is known by its titles. They are asked for when a sheet comes, not at the start.
    ///
    /// - Throws: where the desk's file is not what it should be.
    static func read(_ folder: URL?, templates texts: Texts) throws -> ImportWords {
        var words = try folder.map { try ImportWords.read($0) } ?? ImportWords([:])
        words.titlesOfTemplates = { field in Language.allCases.map { texts("importField.\(field)", $0) } }
        return words
    }
}
