import Kernel

/// What can be wrong with something asked of a case: each is a sentence, and the user can mend it.
package enum CaseRefusal: Refusal, Equatable {
    case unknownDesk(String)
    case unknownKind(String)
    case begunByCase(String)
    case unknownCategory(String)
    case categoryRetired(String)
    case unknownWord(field: String, given: String, known: [String])
    case textMissing
    case tooLong(field: String, limit: Int)
    case reporterMissing
    case mayNotBeAnonymous(kind: String)
    case dateOutOfRange(field: String)
    case unknownCase(String)
    case unknownAction(String)
    case notAllowedNow(action: String, allowed: [String])
    case fieldMissing(String)
    case notYourTask
    /// Somebody else of the department can do this trade.
    case anotherTrade(String)
    case callbackByAnotherPerson
    case tasksOpen(Int)
    case noTaskOpen
    case fiveThingsMissing([String])
    case judgementMissing
    case unknownRecipient(String)
    case stale(current: Int)
    case unknownPromise(String)
    case promiseAlreadySettled
    case dueInThePast
    case untilInThePast
    case apologyNeedsReasonAndRemedy
    case mergeIntoItself
    case mergeNeedsAnOpenCase
    case mergeAcrossProjects
    case ratingOutOfRange
    case fileKindNotTaken(String)
    case fileIsNotWhatItsNameSays(String)
    case tooManyFiles(limit: Int)
    case noRedMark
    case unknownIncident(String)
    case inAnotherIncident(case: String)
    case notAppointed
    case alreadyAppointed
    case visitEndsBeforeItBegins
    case visitTooLong(hours: Int)
    case tooManyEntries(limit: Int)
    case numberOutOfRange(field: String, least: String, most: String)
    case unknownLine(String)
    case signatureUnreadable
    case doorCodeWrong(left: Int)
    case doorCodeUsedUp
    case nobodyOnDuty(String)
    case unknownOutage(String)
    case endBeforeStart
    case unknownHint(String)
    case unknownLink(String)
    case linkedAlready(String)
    case tooManyLinks(String, limit: Int)
    case unknownOther(String)
    case linkAcrossProjects
    case outsideUnanswered([String])
    case outsideRecordedAlready
    case answerTimeImpossible
    case unknownMatter(String)
    case matterIsOver
    case noBodyWaits
    case deadlineIsTheirs
    case mergeNotRemembered
    case unknownEmergency(String)
    case unknownCall(String)
    case callAnswered
    case badCursor
    case unknownCalendar(String)
    case badDay(String)
    case dayTwice(String)
    case tooManyCalendarParts(limit: Int)
    case calendarStale(version: Int, by: String, note: String)
    case unknownSubject(String)
    case unknownNews(String)
    case textsDeclined
    case nothingToCorrect
}

extension CaseRefusal {
    /// The name of the case without its values: stable, and the key of its sentence.
    package var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownCase, .unknownPromise, .unknownAction, .unknownIncident, .unknownOutage, .unknownHint,
            .unknownLink, .unknownEmergency, .unknownCall, .unknownCalendar, .unknownNews:
            .notFound
        case .notYourTask, .anotherTrade, .callbackByAnotherPerson: .notAllowed
        case .notAllowedNow, .tasksOpen, .noTaskOpen, .fiveThingsMissing, .promiseAlreadySettled, .mergeNeedsAnOpenCase,
            .inAnotherIncident, .noRedMark, .notAppointed, .alreadyAppointed, .doorCodeUsedUp, .nobodyOnDuty,
            .linkedAlready, .mergeNotRemembered, .judgementMissing, .callAnswered, .calendarStale, .textsDeclined,
            .outsideUnanswered, .outsideRecordedAlready, .matterIsOver, .noBodyWaits:
            .conflict
        case .stale: .stale
        case .tooLong, .tooManyFiles, .tooManyEntries, .tooManyLinks, .tooManyCalendarParts:
            .tooLarge
        case .unknownDesk, .unknownKind, .begunByCase, .unknownCategory, .unknownWord, .textMissing, .reporterMissing,
            .mayNotBeAnonymous, .dateOutOfRange, .fieldMissing, .unknownRecipient, .dueInThePast,
            .untilInThePast, .apologyNeedsReasonAndRemedy, .mergeIntoItself, .mergeAcrossProjects, .ratingOutOfRange,
            .fileKindNotTaken, .fileIsNotWhatItsNameSays, .badCursor, .visitEndsBeforeItBegins, .visitTooLong,
            .numberOutOfRange, .unknownLine, .signatureUnreadable, .doorCodeWrong, .endBeforeStart, .unknownOther,
            .badDay, .dayTwice, .unknownSubject, .linkAcrossProjects, .answerTimeImpossible, .unknownMatter,
            .deadlineIsTheirs, .nothingToCorrect, .categoryRetired:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownDesk(let given), .unknownKind(let given), .unknownCategory(let given), .unknownCase(let given),
            .unknownAction(let given), .unknownRecipient(let given), .unknownPromise(let given),
            .fileKindNotTaken(let given), .fileIsNotWhatItsNameSays(let given), .mayNotBeAnonymous(let given),
            .unknownIncident(let given), .inAnotherIncident(let given), .unknownLine(let given),
            .nobodyOnDuty(let given), .unknownOutage(let given), .unknownHint(let given), .unknownLink(let given),
            .linkedAlready(let given), .unknownOther(let given), .unknownEmergency(let given), .unknownCall(let given),
            .unknownCalendar(let given), .badDay(let given), .dayTwice(let given), .unknownSubject(let given),
             .unknownMatter(let given), .unknownNews(let given), .categoryRetired(let given), .begunByCase(let given),
             .anotherTrade(let given):
            ["given": String(given.prefix(60))]
        case .unknownWord(let field, let given, let known):
            ["field": field, "given": String(given.prefix(60)), "known": known.joined(separator: ", ")]
        case .tooLong(let field, let limit): ["field": field, "limit": "\(limit)"]
        case .dateOutOfRange(let field), .fieldMissing(let field): ["field": field]
        case .notAllowedNow(let action, let allowed):
            ["action": action, "allowed": allowed.joined(separator: ", ")]
        case .tasksOpen(let count): ["count": "\(count)"]
        case .fiveThingsMissing(let things): ["things": things.joined(separator: ", ")]
        case .outsideUnanswered(let bodies): ["bodies": bodies.joined(separator: ", ")]
        case .stale(let version): ["version": "\(version)"]
        case .calendarStale(let version, let by, let note): ["version": "\(version)", "by": by, "note": note]
        case .tooManyFiles(let limit), .tooManyEntries(let limit), .tooManyCalendarParts(let limit):
            ["limit": "\(limit)"]
        case .tooManyLinks(let given, let limit): ["given": given, "limit": "\(limit)"]
        case .visitTooLong(let hours): ["hours": "\(hours)"]
        case .numberOutOfRange(let field, let least, let most): ["field": field, "least": least, "most": most]
        case .doorCodeWrong(let left): ["left": "\(left)"]
        case .textMissing, .reporterMissing, .notYourTask, .callbackByAnotherPerson, .promiseAlreadySettled,
            .noTaskOpen, .dueInThePast, .untilInThePast, .apologyNeedsReasonAndRemedy, .mergeIntoItself,
            .mergeNeedsAnOpenCase, .mergeAcrossProjects, .ratingOutOfRange, .badCursor, .noRedMark, .notAppointed,
            .alreadyAppointed, .visitEndsBeforeItBegins, .signatureUnreadable, .doorCodeUsedUp, .endBeforeStart,
            .mergeNotRemembered, .judgementMissing, .callAnswered, .linkAcrossProjects, .outsideRecordedAlready,
            .answerTimeImpossible, .matterIsOver, .noBodyWaits, .deadlineIsTheirs, .textsDeclined, .nothingToCorrect:
            [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .unknownDesk: ["desk"]
        case .unknownKind, .begunByCase: ["kind"]
        case .unknownCategory, .categoryRetired: ["category"]
        case .unknownWord(let field, _, _), .tooLong(let field, _), .dateOutOfRange(let field),
            .fieldMissing(let field), .numberOutOfRange(let field, _, _):
            [field]
        case .textMissing: ["text"]
        case .reporterMissing, .mayNotBeAnonymous: ["reporter"]
        case .unknownRecipient, .nobodyOnDuty: ["to"]
        case .visitEndsBeforeItBegins, .visitTooLong: ["until"]
        case .unknownLine: ["line"]
        case .signatureUnreadable: ["picture"]
        case .doorCodeWrong, .doorCodeUsedUp: ["code"]
        case .dueInThePast: ["dueAt"]
        case .untilInThePast: ["until"]
        case .apologyNeedsReasonAndRemedy: ["apology", "reason", "remedy"]
        case .mergeIntoItself, .mergeNeedsAnOpenCase, .mergeAcrossProjects: ["into"]
        case .ratingOutOfRange: ["rating"]
        case .fileKindNotTaken, .fileIsNotWhatItsNameSays, .tooManyFiles: ["file"]
        case .badCursor: ["after"]
        case .inAnotherIncident: ["cases"]
        case .endBeforeStart: ["until"]
        case .linkedAlready, .unknownOther, .linkAcrossProjects, .tooManyLinks: ["with"]
        case .badDay, .dayTwice: ["days"]
        case .unknownSubject: ["subject"]
        case .outsideRecordedAlready: ["deadline"]
        case .answerTimeImpossible: ["answeredAt"]
        case .unknownMatter, .matterIsOver: ["matter"]
        case .tooManyCalendarParts: ["place"]
        case .textsDeclined: ["channel"]
        case .unknownCase, .unknownAction, .notAllowedNow, .notYourTask, .anotherTrade, .callbackByAnotherPerson,
            .tasksOpen, .noTaskOpen, .fiveThingsMissing, .stale, .unknownPromise, .promiseAlreadySettled,
            .unknownIncident, .noRedMark, .notAppointed, .alreadyAppointed, .tooManyEntries, .unknownOutage,
            .unknownHint, .unknownLink, .mergeNotRemembered, .unknownEmergency, .unknownCall, .callAnswered,
            .judgementMissing, .unknownCalendar, .calendarStale, .outsideUnanswered, .noBodyWaits,
            .deadlineIsTheirs, .unknownNews, .nothingToCorrect:
            []
        }
    }
}
