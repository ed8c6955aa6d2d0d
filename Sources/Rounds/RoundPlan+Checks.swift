import Casework
import Directory
import Kernel
import Store
import Workforce

extension RoundPlan {
    /// What is looked at, at all points or at some.
    package struct Check: Sendable, Hashable, Codable {
        package typealias Kind = RoundRules.Check.Kind

        package var key: String
        package var name: String
        package var kind: Kind
        package var least: Int?
        package var most: Int?
        package var needsPhoto: Bool
        /// The category of the demand that a finding becomes; nil for a repair without one.
        package var category: String?
        /// Within so many hours a finding has to be corrected.
        package var hours: Int
        /// Keys of the points at which it is looked at; empty for all.
        package var at: [String]

        package init(
            key: String, name: String, kind: Kind, least: Int? = nil, most: Int? = nil, needsPhoto: Bool = false,
            category: String? = nil, hours: Int = 24, at: [String] = []
        ) {
            (self.key, self.name, self.kind, self.least, self.most) = (key, name, kind, least, most)
            (self.needsPhoto, self.category, self.hours, self.at) = (needsPhoto, category, hours, at)
        }
    }
}

extension RoundPlan.Check {
    /// Whether what was found is as it should be.
    package func passes(_ value: Int) -> Bool {
        switch kind {
        case .yes: value == 1
        case .score: value >= (least ?? 3)
        case .number: (least.map { value >= $0 } ?? true) && (most.map { value <= $0 } ?? true)
        }
    }

    /// Whether it is an answer to this at all.
    func takes(_ value: Int) -> Bool {
        switch kind {
        case .yes: (0...1).contains(value)
        case .score: (1...5).contains(value)
        case .number: (-1_000_000...1_000_000).contains(value)
        }
    }
}
