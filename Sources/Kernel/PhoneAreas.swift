/// The areas in which landlines are written without one: `021`, by the codes of projects.
package struct PhoneAreas: Sendable, Equatable {
    /// Of projects that are not named; nil where nobody says.
    package let house: String?
    package let projects: [String: String]

    package init(house: String? = nil, projects: [String: String] = [:]) {
        (self.house, self.projects) = (house, projects)
    }

    package static let none = PhoneAreas()

    package subscript(project: String) -> String? { projects[project] ?? house }

    /// `010`, `021`, `0592`.
    package static func isArea(_ text: String) -> Bool { text.wholeMatch(of: /0(?:10|2\d|[3-9]\d{2})/) != nil }
}

extension Phone {
    /// The number with its area, where it is a landline of the mainland that was written without one.
    ///
    /// - Parameter area: that of the place at which it was written.
    package func whole(in area: String) -> String {
        let isLocal = (7...8).contains(digits.count) && !digits.hasPrefix("0") && !digits.hasPrefix("1")
        return isLocal ? area + digits : digits
    }

    /// Whether two spellings are one number where landlines without an area are of this one; where nobody says of
    /// which, an area that one of them leaves out may be any.
    package func isSame(as other: Phone, area: String?) -> Bool {
        guard let area else { return isSame(as: other) }
        return whole(in: area) == other.whole(in: area) || (!isOfMainland && !other.isOfMainland && isSame(as: other))
    }

    /// An area stands before it.
    private var isOfMainland: Bool { digits.hasPrefix("0") && local != nil }
}
