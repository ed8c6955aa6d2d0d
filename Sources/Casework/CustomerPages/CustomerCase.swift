import Directory
import Kernel
import Store
import Workforce

/// A case as its customer sees it by a link: nothing that is only for the house.
package struct CustomerCase: Sendable {
    package let item: Case
    package let desk: Desk
    package let procedure: Procedure
    package let project: Project
    package let place: Place?
    package let link: PageLink
    /// Whose page it is; nil where nobody knows who asked.
    package let person: ID<Person>?
    /// What is booked and not over, the earliest first.
    package let bookings: [Booking]
    /// Those that open a gate now or later.
    package let passes: [Pass]
    /// Papers for customers that can be looked at now.
    package let papers: [CasePrint]
    /// What the customer was told, the newest first.
    package let messages: [TimelineEntry]
    /// What the customer may do now.
    package let actions: [Procedure.Action]
    /// The free hours of what they may book now, the earliest first.
    package let slots: [SlotChoice]

    /// The fields that the customer sees, in the order of the file.
    package var fields: [DeclaredForm.Field] {
        procedure.form.fields.filter { $0.isForCustomer && procedure.form.isShown($0, item.form) }
    }

    /// What is promised next: of the open ones the one that is due first.
    package var nextPromise: Promise? {
        item.promises.filter { $0.state == .open }.min { $0.dueAt < $1.dueAt }
    }

    /// What the stage is called for customers.
    package func stage(in language: Language) -> String {
        let stage = procedure.stage(item.stage)
        return stage.map { ($0.customerName ?? $0.name)[language] } ?? item.stage
    }

    /// The files that the customer may open: those of the fields that they see.
    package var files: [Attachment] {
        let held = fields.filter(\.kind.isFile).flatMap { (item.form[$0.key] ?? "").split(separator: ",") }
        return item.attachments.filter { held.contains(Substring($0.id.description)) }
    }
}
