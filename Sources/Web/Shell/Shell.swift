import Bulletin
import Hummingbird
import Kernel
import Workforce

/// What every page has around it: the bar, the links that its reader may follow, the language, the form token.
enum Shell {
    /// The places of the bar, in order, with who sees them. The key is also the text `nav.<key>`.
    private static let links: [(key: String, path: Path, rights: [Right])] = [
        ("desk", Paths.desk, [.caseRegister]),
        ("work", Paths.work, [.caseWork]),
        ("gate", Paths.gate, [.caseWork]),
        ("board", Paths.board, [.boardRead]),
        ("figures", Paths.figures, [.figuresRead]),
        ("cases", Paths.cases, [.caseRead]),
        ("incidents", Paths.incidents, [.caseSupervise]),
        ("alerts", Paths.alerts, [.caseSupervise]),
        ("outages", Paths.outages, [.caseRegister, .caseDispatch]),
        ("announcements", Paths.announcements, Announcements.readers),
        ("articles", Paths.articles, Articles.readers), ("letters", Paths.letters, Letters.readers),
        ("activities", Paths.activities, Activities.readers),
        ("meetings", Paths.meetings, Minutes.readers),
        ("slots", Paths.slots, [.caseRegister]),
        ("invitations", Paths.invitations, [.caseRegister]),
        ("calls", Paths.calls, [.caseRegister]),
        ("callbacks", Paths.callbacks, [.caseConfirm]),
        ("rounds", Paths.rounds, [.roundsWalk, .roundsRead]),
        ("people", Paths.people, [.peopleRead]),
        ("places", Paths.places, [.placesRead]),
        ("keys", Paths.keys, [.custodyRead]),
        ("roster", Paths.roster, [.rosterEdit]),
        ("dutyLog", Paths.dutyLog, [.dutyWrite, .dutyRead]),
        ("calendars", Paths.calendars, [.calendarsEdit]),
        ("procedures", Paths.procedures, [.proceduresEdit]),
        ("imports", Paths.imports, [.importRun]),
        ("staff", Paths.staff, [.staffWrite]),
        ("roles", Paths.roles, [.rightsRead]),
        ("projects", Paths.projects, [.rightsRead]), ("departments", Paths.departments, [.rightsRead]),
        ("audit", Paths.audit, [.auditRead]),
        ("followUps", Paths.followUps, Right.allCases),
    ]

    /// What is opened now and then stands in the menu of the person, so that the bar has room to find in.
    private static let rare: Set = [
        "gate", "slots", "announcements", "keys", "dutyLog", "calendars", "procedures", "imports", "staff",
        "roles", "projects", "departments", "audit", "articles", "letters",
        "activities", "meetings", "followUps", "invitations",
    ]

    /// What is about a project as a whole, whatever its right gives elsewhere: no limited post opens it.
    private static let whole: Set = ["incidents", "alerts", "calls", "activities", "meetings", "invitations"]

    /// What lists people or places, which a category alone does not give.
    private static let lists: Set = ["people", "places"]

    /// What is of no project, and opens to those whose right is for all of them.
    private static let everywhere: Set = ["audit"]

    private static func links(of actor: Actor) -> [(key: String, path: Path, rights: [Right])] {
        links.filter { link in
            link.rights.contains { right in
                if lists.contains(link.key) { return actor.lists(right) }
                if everywhere.contains(link.key) { return actor.rules(right, in: nil) }
                return whole.contains(link.key) ? actor.mayWholly(right) : actor.may(right)
            }
        }
    }

    /// Where somebody begins the day.
    static func home(of actor: Actor) -> Path { links(of: actor).first?.path ?? Paths.find }

    /// Renders a page's template within the shell.
    ///
    /// - Parameters:
    ///   - place: the key of the link that is lit.
    ///   - isPhone: large type and targets, for one thumb.
    static func page(
        _ template: String, _ model: Model, title: String, place: String = "", isPhone: Bool = false, in ask: Ask,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        var model = model
        var shell = shell(title: title, place: place, isPhone: isPhone, in: ask)
        let needs = ask.house.templates.needs(of: template)
        (shell["sheets"], shell["scripts"]) = (needs.sheets, needs.scripts)
        model["shell"] = shell
        model["token"] = ask.session?.formToken ?? ""
        model["once"] = ask.house.store.ids.make(Shell.Once.self).description
        return .html(
            ask.house.templates.render(template, model, ask.language), status: status, language: ask.language)
    }

    /// A thing that is only an identity: one form, sent at most once.
    enum Once {}

    private static func shell(title: String, place: String, isPhone: Bool, in ask: Ask) -> Model {
        var shell: Model = [
            "title": title, "lang": ask.language.tag, "isPhone": isPhone, "assets": Assets.version,
            "path": ask.request.uri.string, "token": ask.session?.formToken ?? "",
        ]
        // Who has yet to choose a password can go nowhere.
        guard let session = ask.session, !session.mustChoose else { return shell }
        let actor = session.actor
        (shell["person"], shell["isLive"]) = (actor.name, true)
        shell["mayRegister"] = actor.may(.caseRegister)
        shell["maySeeEmergencies"] = actor.may(.caseRead) || actor.may(.caseReadOwn)
        let all = links(of: actor)
        func models(_ isRare: Bool) -> [Model] {
            all.filter { rare.contains($0.key) == isRare }.map { link in
                [
                    "name": ask.text("nav.\(link.key)"), "href": link.path(), "isHere": link.key == place,
                    "isCounted": link.key == "alerts",
                ]
            }
        }
        (shell["links"], shell["rareLinks"]) = (models(false), models(true))
        shell["languages"] = Language.allCases.filter { $0 != ask.language }.map { language -> Model in
            ["key": language.rawValue, "name": ask.house.texts("language.name", language)]
        }
        return shell
    }
}
