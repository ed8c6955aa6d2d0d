import Store

/// One thing that somebody may be allowed to do. The closed list that `roles.yaml` gives out.
package enum Right: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case caseRead = "case.read"
    case caseReadOwn = "case.read.own"
    case caseRegister = "case.register"
    case caseFollow = "case.follow"
    case caseDispatch = "case.dispatch"
    case caseWork = "case.work"
    case caseConfirm = "case.confirm"
    case caseSupervise = "case.supervise"
    case peopleRead = "people.read"
    case peopleWrite = "people.write"
    case peoplePhone = "people.phone"
    case peopleUnmask = "people.unmask"
    case peopleErase = "people.erase"
    case placesRead = "places.read"
    case placesWrite = "places.write"
    case staffRead = "staff.read"
    case staffWrite = "staff.write"
    case rosterEdit = "roster.edit"
    case boardRead = "board.read"
    case figuresRead = "figures.read"
    case calendarsEdit = "calendars.edit"
    case importRun = "import.run"
    case exportRun = "export.run"
    case rightsRead = "rights.read"
    case rightsWrite = "rights.write"
    case auditRead = "audit.read"

    /// Whoever has one of these can give themselves others, or see who did.
    static let ruling: Set<Right> = [.staffWrite, .rightsWrite, .auditRead]
}
