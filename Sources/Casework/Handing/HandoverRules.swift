import Kernel

/// What the posts of a desk hand over when a shift ends: a desk's file `handover.yaml`.
package struct HandoverRules: Sendable, Equatable {
    /// Something that is counted at each hand-over.
    package struct Line: Sendable, Equatable {
        package enum Unit: String, Sendable, CaseIterable, Codable {
            case count
            /// In minor units of the desk's currency.
            case money
        }

        package let key: String
        package let name: Words
        package let unit: Unit
    }

    /// Something that is ticked.
    package struct Item: Sendable, Equatable {
        package let key: String
        package let name: Words
    }

    /// What one post hands over besides what is open and what is remarked.
    package struct Post: Sendable, Equatable {
        package let counts: [Line]
        /// By whoever hands over.
        package let closing: [Item]
        /// By whoever takes over.
        package let opening: [Item]

        package static let none = Post(counts: [], closing: [], opening: [])
    }

    /// By the key of the department.
    let posts: [String: Post]
    /// The shift that takes over may have begun so long ago.
    package let begun: Span
    /// The channel by which what stands in a duty log becomes a case; empty where it becomes none.
    package let channel: String

    package static let none = HandoverRules(posts: [:], begun: .hours(1), channel: "")
    package func post(_ department: String) -> Post { posts[department] ?? .none }
    /// A line of any post.
    package func line(_ key: String) -> Line? {
        posts.sorted { $0.key < $1.key }.lazy.flatMap(\.value.counts).first { $0.key == key }
    }
}

extension Cases {
    /// What posts hand over: as the first desk says that says anything.
    package var handoverRules: HandoverRules {
        desks.sorted { $0.key < $1.key }.map(\.value.handing).first { $0 != .none } ?? .none
    }
}
