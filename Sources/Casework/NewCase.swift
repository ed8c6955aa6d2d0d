import Directory
import Kernel
import Store

/// A case that is decided and spelled out, but not written: only its number is missing, which the writing transaction
/// gives. Made on whichever thread asked, so that the one that writes has little to do.
struct NewCase: Sendable {
    let item: Case
    let building: String
    let importKey: String?
    let events: TimelineTable.Events
    let deed: Deed
    let moment: Moment
    let project: Project
    /// What it will be found by, but for its number.
    let document: SearchIndex.Document
    /// What speaks for a major complaint, and whether a person said that it is none.
    let signs: [MajorSign]
    let isNotMajor: Bool
    /// Answers and closes it in the same step.
    let answer: String?

    init(
        _ item: Case, building: String, importKey: String? = nil, _ events: [CaseEvent], _ deed: Deed,
        _ moment: Moment, in project: Project, tokens: [String], signs: [MajorSign] = [], isNotMajor: Bool = false,
        answer: String? = nil
    ) {
        self.item = item
        self.building = building
        self.importKey = importKey
        self.events = .init(events)
        self.deed = deed
        self.moment = moment
        self.project = project
        document = .init(.init("case", in: project.id), tokens)
        (self.signs, self.isNotMajor) = (signs, isNotMajor)
        self.answer = answer
    }
}
