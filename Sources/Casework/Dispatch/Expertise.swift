import Directory
import Kernel
import Workforce

/// What somebody can do, and where they look after things.
package struct Expertise: Sendable, Codable, Hashable {
    /// Paths of categories; each means everything below it.
    package var skills: [String] = []
    /// The codes of places; each means everything in it.
    package var zones: [String] = []

    package init(skills: [String] = [], zones: [String] = []) {
        self.skills = skills
        self.zones = zones
    }

    /// So many of each has somebody.
    package static let most = 100

    /// Whether what `category` is about is among the skills.
    func knows(_ category: String) -> Bool {
        skills.contains { category == $0 || category.hasPrefix($0 + ".") }
    }

    func looksAfter(_ place: String) -> Bool { zones.contains { CaseSubject(place: place, tags: []).lies(in: $0) } }
}
