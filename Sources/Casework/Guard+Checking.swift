import Kernel
import Workforce

extension Guard {
    /// - Throws: the sentence that says what is missing.
    func check(_ act: Act, _ case: Case, _ moment: Moment) throws {
        switch self {
        case .given(let input):
            guard act.has(input) else { throw CaseRefusal.fieldMissing(input.rawValue) }
        case .ownTask:
            guard isMet(`case`, by: moment.actor) else { throw CaseRefusal.notYourTask }
        case .anotherPerson:
            guard isMet(`case`, by: moment.actor) else { throw CaseRefusal.callbackByAnotherPerson }
        case .taskOpen: if !isMet(`case`, by: moment.actor) { throw CaseRefusal.noTaskOpen }
        case .taskSent, .taskInHand: if !isMet(`case`, by: moment.actor) { throw CaseRefusal.notYourTask }
        case .appointed: if !isMet(`case`, by: moment.actor) { throw CaseRefusal.notAppointed }
        case .notAppointed: if !isMet(`case`, by: moment.actor) { throw CaseRefusal.alreadyAppointed }
        case .mergeRemembered: if !isMet(`case`, by: moment.actor) { throw CaseRefusal.mergeNotRemembered }
        case .outsideOpen: if !isMet(`case`, by: moment.actor) { throw CaseRefusal.noBodyWaits }
        case .fiveThings:
            let missing = FiveThing.allCases.filter { !`case`.thingsDone.contains($0) && act.thing != $0 }
            guard missing.isEmpty || act.isSatisfied == false else {
                throw moment.owed(.fiveThingsMissing(missing.map(\.rawValue)))
            }
        case .tasksDone: if !isMet(`case`, by: moment.actor) { throw CaseRefusal.tasksOpen(`case`.openTasks.count) }
        case .noOpenFindings:
            if moment.openFindings > 0 { throw FormRefusal.findingsOpen(moment.openFindings) }
        case .subCasesDone: if moment.openSubCases > 0 { throw FormRefusal.subCasesOpen(moment.openSubCases) }
        case .parentIn(let stages): if !stages.contains(moment.parentStage ?? "") { throw FormRefusal.parentNotReady }
        // They speak about the form and the action: ``Procedure/checkDeclared(_:_:_:)``.
        case .form, .field, .holds, .passed, .atMost, .photo: break
        case .judged:
            guard `case`.judgement != nil || act.isSatisfied == false else { throw moment.owed(.judgementMissing) }
        }
    }

    /// Whether it is met as far as can be told before anything is filled in.
    func isMet(_ case: Case, by actor: Actor) -> Bool {
        switch self {
        case .given, .fiveThings, .judged, .form, .field, .holds, .passed, .photo, .atMost, .noOpenFindings,
            .subCasesDone, .parentIn:
            true
        case .taskSent: `case`.openTasks.contains { $0.isFor(actor) && $0.state == .sent }
        case .tasksDone: `case`.openTasks.isEmpty
        case .taskOpen: !`case`.openTasks.isEmpty
        case .taskInHand: `case`.openTasks.contains { $0.isFor(actor) && $0.state != .sent }
        case .appointed: `case`.appointment != nil
        case .notAppointed: `case`.appointment == nil
        case .mergeRemembered: `case`.beforeMerge != nil
        case .outsideOpen: !`case`.unansweredOutside.isEmpty
        case .ownTask:
            `case`.openTasks.isEmpty ? `case`.agent == actor.staff : `case`.openTasks.contains { $0.isFor(actor) }
        case .anotherPerson:
            `case`.workers.isEmpty ? `case`.agent != actor.staff : !`case`.workers.contains(actor.staff)
        }
    }
}

extension Moment {
    /// What the house has still to do, as it is said to whoever acts: a customer cannot do it.
    fileprivate func owed(_ refusal: CaseRefusal) -> any Refusal {
        actor.guest == nil ? refusal : PageLinkRefusal.confirmedTooEarly
    }
}

extension Act {
    static let longestText = 20_000

    /// - Throws: ``CaseRefusal/ratingOutOfRange`` · ``CaseRefusal/fieldMissing(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)`` · ``CaseRefusal/untilInThePast`` · ``CaseRefusal/mergeIntoItself`` and
    ///   the like
    func checkValues(at now: Instant) throws {
        if let rating, !(1...5).contains(rating) { throw CaseRefusal.ratingOutOfRange }
        guard rating == nil || isSatisfied != nil else { throw CaseRefusal.fieldMissing(Input.satisfied.rawValue) }
        let texts: [(Input, String?)] = [
            (.reason, reason), (.solution, solution), (.comment, comment), (.text, text), (.note, note),
        ]
        for (input, text) in texts where (text?.utf8.count ?? 0) > Self.longestText {
            throw CaseRefusal.tooLong(field: input.rawValue, limit: Self.longestText)
        }
        guard let until else { return }
        guard Instant.sayable.contains(until) else { throw CaseRefusal.dateOutOfRange(field: "until") }
        guard until > now else { throw CaseRefusal.untilInThePast }
    }
}
