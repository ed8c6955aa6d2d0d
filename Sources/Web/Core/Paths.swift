import Foundation

/// An address of the house: one typed value that both registers a route and prints a link.
package struct Path: Sendable, Hashable {
    /// With names in braces: `/cases/{number}`.
    package let template: String
    /// The template cut at its slashes; a name is nil.
    private let parts: [String?]

    init(_ template: String) {
        self.template = template
        parts = template.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.hasPrefix("{") ? nil : String($0)
        }
    }

    /// The address with its names filled in, percent-encoded, in the order of the template.
    package func callAsFunction(_ values: String..., query: [(String, String?)] = []) -> String {
        var rest = values.makeIterator()
        let path = parts.map { $0 ?? Self.encoded(rest.next() ?? "") }.joined(separator: "/")
        let pairs = query.compactMap { key, value in value.map { "\(Self.encoded(key))=\(Self.encoded($0))" } }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    /// Letters, digits and `-._~`: what RFC 3986 leaves as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
        default: false
        }
    }

    private static let plain = CharacterSet(
        charactersIn: String(decoding: (UInt8.min..<128).filter(isPlain), as: UTF8.self))
}

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
    package static let placeBoard = Path("/places/{place}/board")
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
    package static let find = Path("/find")
    package static let findLines = Path("/find/lines")
    package static let views = Path("/views")
    package static let viewRemoval = Path("/views/{view}/removal")
    package static let staff = Path("/settings/staff")
    package static let staffSessions = Path("/settings/staff/{staff}/sessions")
    package static let staffFactor = Path("/settings/staff/{staff}/factor")
    package static let staffSkills = Path("/settings/staff/{staff}/skills")
    package static let roles = Path("/settings/roles")
    package static let role = Path("/settings/roles/{role}")
    package static let asset = Path("/assets/{file}")
    package static let live = Path("/live")
    package static let health = Path("/healthz")
    package static let ready = Path("/readyz")
    package static let metrics = Path("/metrics")
    /// What programs watch the house by; nobody is counted there.
    static let watched: Set<Path> = [health, ready, metrics]

    /// Addresses without names in them, as templates may call them: `[[path.desk]]`.
    static let fixed: [String: Path] = [
        "home": home, "signIn": signIn, "signInCode": signInCode, "signOut": signOut,
        "language": language, "account": account,
        "accountPassword": accountPassword, "accountSessions": accountSessions, "factor": factor,
        "factorCode": factorCode, "factorEnd": factorEnd, "desk": desk, "intake": intake,
        "proposals": proposals, "cases": cases, "board": board, "work": work, "callbacks": callbacks,
        "people": people, "find": find, "views": views, "roles": roles, "staff": staff, "live": live,
        "notices": notices, "noticeCount": noticeCount, "findLines": findLines,
        "duty": duty, "incidents": incidents, "figures": figures,
        "outages": outages, "hints": hints,
        "emergencies": emergencies, "emergencyForm": emergencyForm,
        "calendars": calendars,
        "alerts": alerts, "digests": digests,
        "batches": batches, "sheets": sheets, "drafts": drafts, "draftRemoval": draftRemoval,
    ]

    /// The addresses of the API.
    package enum API {
        package static let description = Path("/api/v1/openapi.json")
        package static let cases = Path("/api/v1/cases")
        package static let case_ = Path("/api/v1/cases/{number}")
        package static let timeline = Path("/api/v1/cases/{number}/timeline")
        package static let actions = Path("/api/v1/cases/{number}/actions")
        package static let action = Path("/api/v1/cases/{number}/actions/{action}")
        package static let messages = Path("/api/v1/cases/{number}/messages")
        package static let look = Path("/api/v1/cases/{number}/look")
        package static let batches = Path("/api/v1/batches")
        package static let drafts = Path("/api/v1/drafts")
        package static let draft = Path("/api/v1/drafts/{subject}")
        package static let suggestions = Path("/api/v1/cases/{number}/suggestions")
        package static let attachments = Path("/api/v1/cases/{number}/attachments")
        package static let file = Path("/api/v1/cases/{number}/files/{file}")
        package static let promises = Path("/api/v1/cases/{number}/promises")
        package static let word = Path("/api/v1/promises/{promise}/word")
        package static let review = Path("/api/v1/promises/{promise}/review")
        package static let promiseClock = Path("/api/v1/promises/{promise}/clock")
        package static let incidents = Path("/api/v1/incidents")
        package static let incident = Path("/api/v1/incidents/{incident}")
        package static let incidentAction = Path("/api/v1/incidents/{incident}/actions/{action}")
        package static let outages = Path("/api/v1/outages")
        package static let outage = Path("/api/v1/outages/{outage}")
        package static let outageAction = Path("/api/v1/outages/{outage}/actions/{action}")
        package static let news = Path("/api/v1/news/{news}")
        package static let placeHints = Path("/api/v1/places/{place}/hints")
        package static let placeNews = Path("/api/v1/places/{place}/news")
        package static let hintAction = Path("/api/v1/hints/{hint}/actions/{action}")
        package static let links = Path("/api/v1/cases/{number}/links")
        package static let linkEnd = Path("/api/v1/cases/{number}/links/{link}/withdrawal")
        package static let duplicates = Path("/api/v1/cases/{number}/duplicates")
        package static let distinct = Path("/api/v1/cases/{number}/distinct")
        package static let emergencyCards = Path("/api/v1/emergency-cards")
        package static let emergencies = Path("/api/v1/emergencies")
        package static let emergency = Path("/api/v1/emergencies/{number}")
        package static let emergencyAction = Path("/api/v1/emergencies/{number}/actions/{action}")
        package static let alarms = Path("/api/v1/alarms")
        package static let alarmAnswer = Path("/api/v1/alarms/{call}/answer")
        package static let caseAlarms = Path("/api/v1/cases/{number}/alarms")
        package static let majorSigns = Path("/api/v1/major-signs")
        package static let calendars = Path("/api/v1/calendars")
        package static let calendar = Path("/api/v1/calendars/{calendar}")
        package static let calendarPreview = Path("/api/v1/calendars/{calendar}/preview")
        package static let calendarVersions = Path("/api/v1/calendars/{calendar}/versions")
        package static let alerts = Path("/api/v1/alerts")
        package static let alertRates = Path("/api/v1/alert-rules")
        package static let alert = Path("/api/v1/alerts/{alert}")
        package static let alertAction = Path("/api/v1/alerts/{alert}/actions/{action}")
        package static let digests = Path("/api/v1/digests")
        package static let digest = Path("/api/v1/digests/{digest}")
        package static let digestSeen = Path("/api/v1/digests/{digest}/seen")
        package static let proposals = Path("/api/v1/proposals")
        package static let search = Path("/api/v1/search")
        package static let people = Path("/api/v1/people")
        package static let person = Path("/api/v1/people/{person}")
        package static let consents = Path("/api/v1/people/{person}/consents")
        package static let personPhone = Path("/api/v1/people/{person}/phone")
        package static let places = Path("/api/v1/places")
        package static let place = Path("/api/v1/places/{place}")
        package static let projects = Path("/api/v1/projects")
        package static let staff = Path("/api/v1/staff")
        package static let staffSessionsEnd = Path("/api/v1/staff/{staff}/sessions/end")
        package static let staffFactorEnd = Path("/api/v1/staff/{staff}/factor/end")
        package static let staffSkills = Path("/api/v1/staff/{staff}/skills")
        package static let roles = Path("/api/v1/roles")
        package static let role = Path("/api/v1/roles/{role}")
        package static let desk = Path("/api/v1/desks/{desk}")
        package static let accountPassword = Path("/api/v1/account/password")
        package static let accountSessions = Path("/api/v1/account/sessions")
        package static let factor = Path("/api/v1/account/factor")
        package static let factorCode = Path("/api/v1/account/factor/confirmation")
        package static let factorEnd = Path("/api/v1/account/factor/end")
        package static let accountSessionsEnd = Path("/api/v1/account/sessions/end")
        package static let views = Path("/api/v1/views")
        package static let view = Path("/api/v1/views/{view}")
        package static let board = Path("/api/v1/board")
        package static let boardShift = Path("/api/v1/board/shift")
        package static let placeBoard = Path("/api/v1/places/{place}/board")
        package static let figures = Path("/api/v1/figures")
        package static let figure = Path("/api/v1/figures/{figure}")
        package static let notices = Path("/api/v1/notices")
        package static let noticesSeen = Path("/api/v1/notices/seen")
        package static let onDuty = Path("/api/v1/roster/on-duty")
        package static let live = Path("/api/v1/live")
    }
}
