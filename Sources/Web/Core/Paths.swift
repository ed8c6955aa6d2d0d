/// Every address that the house has.
package enum Paths {
    // Pages
    package static let home = Path("/")
    package static let signIn = Path("/sign-in")
    package static let signInCode = Path("/sign-in/code")
    package static let signOut = Path("/sign-out")
    package static let language = Path("/language")
    package static let account = Path("/account")
    package static let accountPassword = Path("/account/password")
    package static let accountSessions = Path("/account/sessions")
    package static let accountSession = Path("/account/sessions/{session}/end")
    package static let factor = Path("/account/factor")
    package static let factorCode = Path("/account/factor/confirmation")
    package static let factorEnd = Path("/account/factor/end")
    package static let desk = Path("/desk")
    package static let intake = Path("/intake")
    package static let proposals = Path("/intake/proposals")
    package static let cases = Path("/cases")
    package static let case_ = Path("/cases/{number}")
    package static let caseAction = Path("/cases/{number}/actions/{action}")
    package static let caseMessages = Path("/cases/{number}/messages")
    package static let casePromises = Path("/cases/{number}/promises")
    package static let caseAttachments = Path("/cases/{number}/attachments")
    package static let caseFile = Path("/cases/{number}/files/{file}")
    package static let caseLook = Path("/cases/{number}/look")
    package static let batches = Path("/batches")
    package static let sheets = Path("/sheets")
    package static let drafts = Path("/drafts")
    package static let draftRemoval = Path("/drafts/removal")
    package static let promiseWord = Path("/promises/{promise}/word")
    package static let promiseReview = Path("/promises/{promise}/review")
    package static let promiseClock = Path("/promises/{promise}/clock")
    package static let board = Path("/board")
    package static let placeBoard = Path("/places/{place}/board"), lobby = Path("/places/{place}/lobby")
    package static let figures = Path("/figures")
    package static let figure = Path("/figures/{figure}")
    package static let work = Path("/work")
    package static let callbacks = Path("/call-backs")
    package static let notices = Path("/notices")
    package static let noticeCount = Path("/notices/count")
    package static let duty = Path("/duty")
    package static let incidents = Path("/incidents")
    package static let incident = Path("/incidents/{incident}")
    package static let incidentAction = Path("/incidents/{incident}/{action}")
    package static let calls = Path("/calls")
    package static let callReturn = Path("/calls/{telephone}/return")
    package static let outages = Path("/outages")
    package static let news = Path("/news/{news}")
    package static let outage = Path("/outages/{outage}")
    package static let outageAction = Path("/outages/{outage}/{action}")
    package static let hints = Path("/hints")
    package static let hint = Path("/hints/{hint}")
    package static let caseLinks = Path("/cases/{number}/links")
    package static let caseLinkEnd = Path("/cases/{number}/links/{link}/withdrawal")
    package static let caseDuplicates = Path("/cases/{number}/duplicates")
    package static let caseDistinct = Path("/cases/{number}/distinct")
    package static let emergencyForm = Path("/emergency")
    package static let emergencies = Path("/emergencies")
    package static let emergency = Path("/emergencies/{number}")
    package static let emergencyAction = Path("/emergencies/{number}/{action}")
    package static let alarmAnswer = Path("/alarms/{call}/answer")
    package static let calendars = Path("/calendars")
    package static let calendar = Path("/calendars/{calendar}")
    package static let alerts = Path("/alerts")
    package static let alert = Path("/alerts/{alert}")
    package static let alertAction = Path("/alerts/{alert}/{action}")
    package static let digests = Path("/digests")
    package static let digest = Path("/digests/{digest}")
    package static let digestSeen = Path("/digests/{digest}/seen")
    package static let people = Path("/people")
    package static let person = Path("/people/{person}")
    package static let casePhone = Path("/cases/{number}/phone")
    package static let personPhone = Path("/people/{person}/phone")
    package static let personConsents = Path("/people/{person}/consents")
    package static let personAction = Path("/people/{person}/actions/{action}")
    package static let paperNumber = Path("/people/{person}/papers/{paper}/number")
    package static let placePeople = Path("/places/{place}/people"), acquaintance = Path("/acquaintance")
    package static let contacts = Path("/contacts-due")
    package static let find = Path("/find")
    package static let findLines = Path("/find/lines")
    package static let views = Path("/views")
    package static let viewRemoval = Path("/views/{view}/removal")
    package static let staff = Path("/settings/staff")
    package static let staffSessions = Path("/settings/staff/{staff}/sessions")
    package static let staffFactor = Path("/settings/staff/{staff}/factor")
    package static let staffSkills = Path("/settings/staff/{staff}/skills")
    package static let member = Path("/settings/staff/{staff}")
    package static let memberPassword = Path("/settings/staff/{staff}/password")
    package static let memberUnlocking = Path("/settings/staff/{staff}/unlocking")
    package static let memberSession = Path("/settings/staff/{staff}/sessions/{session}/end")
    package static let memberLeaving = Path("/settings/staff/{staff}/leaving")
    package static let memberReturn = Path("/settings/staff/{staff}/return")
    package static let memberRights = Path("/settings/staff/{staff}/rights")
    package static let roles = Path("/settings/roles")
    package static let role = Path("/settings/roles/{role}")
    package static let roleDelivered = Path("/settings/roles/{role}/delivered")
    package static let audit = Path("/settings/audit")
    package static let asset = Path("/assets/{file}")
    package static let live = Path("/live")
    package static let health = Path("/healthz"), ready = Path("/readyz"), metrics = Path("/metrics")
    /// What programs watch the house by; nobody is counted there.
    static let watched: Set<Path> = [health, ready, metrics]
    /// What opens before somebody has a password of their own.
    static let beforeChoosing: Set<Path> = [account, accountPassword, signOut, language, API.accountPassword]

    /// Addresses without names in them, as templates may call them: `[[path.desk]]`.
    static let fixed: [String: Path] = [
        "home": home, "signIn": signIn, "signInCode": signInCode, "signOut": signOut, "language": language,
        "account": account, "accountPassword": accountPassword, "accountSessions": accountSessions, "factor": factor,
        "factorCode": factorCode, "factorEnd": factorEnd, "desk": desk, "intake": intake,
        "proposals": proposals, "cases": cases, "board": board, "work": work, "callbacks": callbacks,
        "people": people, "find": find, "views": views, "roles": roles, "staff": staff, "audit": audit, "live": live,
        "notices": notices, "noticeCount": noticeCount, "findLines": findLines,
        "duty": duty, "incidents": incidents, "figures": figures,
        "outages": outages, "hints": hints, "calls": calls, "places": places, "vacancy": vacancy,
        "parking": parking, "care": care, "zones": zones, "keys": keys, "cabinets": cabinets, "arrears": arrears,
        "emergencies": emergencies, "emergencyForm": emergencyForm,
        "calendars": calendars, "alerts": alerts, "digests": digests, "acquaintance": acquaintance,
        "contacts": contacts,
        "imports": imports, "batches": batches, "sheets": sheets, "drafts": drafts, "draftRemoval": draftRemoval,
        "gate": gate, "slots": slots, "gatePassage": gatePassage,
    ].merging(ofRosters) { first, _ in first }.merging(ofRounds) { first, _ in first }
        .merging(ofHandovers) { first, _ in first }.merging(ofBulletin) { first, _ in first }
        .merging(ofArticles) { first, _ in first }.merging(ofInvitations) { first, _ in first }
        .merging(ofGatherings) { first, _ in first }
        .merging(ofStructure) { first, _ in first }
        .merging(ofProcedures) { first, _ in first }.merging(ofSignOn) { first, _ in first }
}
