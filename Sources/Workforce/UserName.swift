import Foundation
import Kernel

/// The names that people sign in with: no two that look alike.
enum UserName {
    static let mostLetters = 40

    /// As it is kept: of one width, in small letters.
    static func plain(_ typed: String) -> String {
        typed.trimmed.precomposedStringWithCompatibilityMapping.lowercased()
    }

    /// - Returns: the name as it is kept.
    /// - Throws: ``WorkforceRefusal/badUserName`` where it has others than Latin letters without accents, digits,
    ///   Chinese characters and, within, `. _ @ -`
    static func checked(_ typed: String) throws -> String {
        let name = plain(typed)
        let isPlain = name.wholeMatch(of: /[a-z0-9\p{Script=Han}][a-z0-9\p{Script=Han}._@\-]*/) != nil
        guard isPlain, name.count <= mostLetters else { throw WorkforceRefusal.badUserName }
        return name
    }
}

extension Staff {
    private static let mostNameLetters = 80

    /// - Returns: the name that others see, as it is kept.
    /// - Throws: ``WorkforceRefusal/badStaffName`` where it is long, or has letters that nobody sees
    static func checked(name typed: String) throws -> String {
        let name = typed.trimmed
        let isSeen = name.unicodeScalars.allSatisfy { scalar in
            ![.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
        guard isSeen, name.count <= mostNameLetters else { throw WorkforceRefusal.badStaffName }
        return name
    }
}
