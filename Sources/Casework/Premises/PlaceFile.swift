import Directory
import Kernel
import Workforce

/// Everything that is kept of a place, for whoever may see it.
package struct PlaceFile: Sendable {
    package struct Resident: Sendable {
        package let occupancy: Occupancy
        package let person: Person
    }

    package let place: Place
    package let project: Project
    /// Today there.
    package let today: Day
    /// What it lies in, the topmost first, as far as the asker may see it.
    package let above: [Place]
    package let record: PlaceRecord
    package let version: Int
    package let edits: [PlaceEdit]
    package let history: StatusHistory
    package let covers: [WarrantyCover]
    /// Nil where the asker may not see people.
    package let residents: [Resident]?
    /// Facilities right below it.
    package let facilities: [Place]
    /// Of a facility: its care, the next due first.
    package let care: [CareFile]
    /// Who looks after it today: of the closest place that has anybody.
    package let steward: ZonePost?
}

/// What a case at a place, or an intake, shows of it.
package struct PlaceFacts: Sendable {
    package let place: Place
    package let today: Day
    package let covers: [WarrantyCover]
    /// The part that the demand is about; nil where it is about none, or nobody knows yet.
    package let part: String?
    package let steward: ZonePost?
    /// The care of a facility that was done last, and what is due next.
    package let lastCare: CareDone?
    package let nextCare: CarePlan?
}
