import Directory
import Kernel

/// What somebody tells of a day: some places of a project.
package struct ArrearsDraft: Sendable {
    package struct Line: Sendable {
        /// A code or ID.
        package let place: String
        package let word: ArrearsWord

        package init(place: String, _ word: ArrearsWord) { (self.place, self.word) = (place, word) }
    }

    package let day: Day
    /// Begins the statement of the day where there is none: whoever is not on it owes nothing that day.
    package let begins: Bool
    package let lines: [Line]

    package init(day: Day, begins: Bool, lines: [Line]) {
        (self.day, self.begins, self.lines) = (day, begins, lines)
    }
}
