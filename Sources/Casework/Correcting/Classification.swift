import Directory
import Kernel

/// What a case is about and where, as it was and as somebody corrected it.
package struct Classification: Sendable, Codable, Hashable {
    /// One side of the change.
    package struct Side: Sendable, Codable, Hashable {
        package let kind: String
        package let procedureVersion: Int
        /// Nil where it has none.
        package let category: String?
        /// Nil where no place is known.
        package let place: ID<Place>?
        /// The code of the place, as it was called then; empty where none is known.
        package let code: String
        package let placeText: String
    }

    package let was: Side
    package let now: Side

    package var isOfAnotherKind: Bool { was.kind != now.kind }
    package var isElsewhere: Bool { was.place != now.place || was.placeText != now.placeText }
}

extension Act {
    /// What is corrected of a case: names made things. What was not named stays as it is.
    package struct Correction: Sendable {
        package var procedure: Procedure?
        package var category: String?
        package var place: Place?
        /// Where and whom the case is about once it has ``place``.
        package var subject: CaseSubject?
        /// The code of the place that it had; empty where none was known.
        package var leftCode = ""

        func has(_ input: Input) -> Bool {
            switch input {
            case .kind: procedure != nil
            case .category: category != nil
            case .place: place != nil
            default: false
            }
        }

        mutating func keep(_ input: Input, of other: Correction) {
            leftCode = other.leftCode
            switch input {
            case .kind: procedure = other.procedure
            case .category: category = other.category
            case .place: (place, subject) = (other.place, other.subject)
            default: break
            }
        }

        /// Nil where nothing becomes other than it is. Words about where it is belong to the place that it had, and
        /// go with it; where none was known they say more about the one that is known now.
        func classification(of case: Case) -> Classification? {
            let isElsewhere = place.map { $0.id != `case`.place } ?? false
            let was = Classification.Side(
                kind: `case`.kind, procedureVersion: `case`.procedureVersion, category: `case`.category,
                place: `case`.place, code: leftCode, placeText: `case`.placeText)
            let isOfAnotherKind = procedure.map { $0.kind != `case`.kind } ?? false
            let now = Classification.Side(
                kind: procedure?.kind ?? was.kind,
                procedureVersion: isOfAnotherKind ? procedure?.version ?? was.procedureVersion : was.procedureVersion,
                category: category ?? was.category, place: place?.id ?? was.place,
                code: isElsewhere ? place?.code ?? "" : leftCode,
                placeText: isElsewhere && was.place != nil ? "" : was.placeText)
            return was == now ? nil : Classification(was: was, now: now)
        }
    }

    /// - Throws: ``CaseRefusal/nothingToCorrect`` · ``CaseRefusal/tasksOpen(_:)`` and
    ///   ``CaseRefusal/mayNotBeAnonymous(kind:)`` for another kind
    func checkCorrection(_ action: Procedure.Action, _ case: Case) throws {
        guard action.does.contains(.reclassify) else { return }
        guard let change = correction.classification(of: `case`) else { throw CaseRefusal.nothingToCorrect }
        guard change.isOfAnotherKind, let procedure = correction.procedure else { return }
        guard `case`.openTasks.isEmpty else { throw CaseRefusal.tasksOpen(`case`.openTasks.count) }
        guard !`case`.reporter.isAnonymous || procedure.mayBeAnonymous else {
            throw CaseRefusal.mayNotBeAnonymous(kind: procedure.kind)
        }
    }

    /// Another kind begins at the start of its procedure, with its clocks going; what was promised is promised anew.
    func correcting(_ case: Case, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        guard let change = correction.classification(of: `case`) else { return [] }
        var draft = Draft(case: `case`)
        if change.isOfAnotherKind, let start = correction.procedure.flatMap({ $0.stage($0.start) }) {
            draft.move(to: start, at: moment.now, levels, moment.zone)
        }
        var there = moment
        there.subject = correction.subject ?? moment.subject
        draft.add(draft.case.promisingAnew(after: .reclassified(change), there, levels))
        if change.isOfAnotherKind {
            draft.add(draft.case.promisingLess(there, levels))
            draft.add(draft.case.promisingMore(there, levels))
        }
        return draft.events
    }
}
