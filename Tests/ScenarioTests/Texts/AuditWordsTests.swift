import Bulletin
import Casework
import Custody
import Directory
import Insight
import Kernel
import Testing
import Transfer
import Workforce

@testable import Web

@Suite("Whatever is done stands in the audit trail in words")
struct AuditWordsTests {
    /// How acts begin, and the words of the closed lists that they go on with.
    private static let lists: [(String, [String])] = [
        ("activity.", ActivityAct.Name.allCases.map(\.rawValue)),
        ("activity.", RegistrationAct.Name.allCases.map { $0.rawValue + "One" }),
        ("alert.", AlertAct.Name.allCases.map(\.rawValue)),
        ("alert.", [Alert.State.acted, .dismissed].map(\.rawValue)),
        ("announcement.", AnnouncementAct.Name.allCases.map(\.rawValue)),
        ("article.", ArticleAct.Name.allCases.map(\.rawValue)), ("export.", Exporter.Kind.allCases.map(\.rawValue)),
        ("import.", Import.Act.allCases.map(\.rawValue)),
        ("import.", [Import.State.checked, .done, .undone].map(\.rawValue)),
        ("incident.", IncidentAct.Name.allCases.map(\.rawValue)), ("key.", KeyEntry.Act.allCases.map(\.rawValue)),
        ("leave.", LeaveAct.allCases.map(\.rawValue)), ("letter.", LetterAct.Name.allCases.map(\.rawValue)),
        ("meeting.", MeetingAct.Name.allCases.map(\.rawValue)),
        ("meeting.", FollowUpAct.Name.allCases.map { $0.rawValue + "FollowUp" }),
        ("outage.", OutageAct.Name.allCases.map(\.rawValue)), ("person.", PersonAct.Name.allCases.map(\.rawValue)),
        ("place.", PlaceEdit.Act.allCases.map(\.rawValue)),
        ("roster.", [RosterChange.Way.plan, .pattern].map(\.rawValue)), ("swap.", SwapAct.allCases.map(\.rawValue)),
    ]

    /// Where a room notes what is done by a function of its own, and how its acts begin.
    private static let rooms = [
        ("Bulletin/Activities/", "activity."), ("Bulletin/Announcements", "announcement."),
        ("Bulletin/Articles/", "article."), ("Bulletin/Letters/", "letter."), ("Bulletin/Minutes/", "meeting."),
        ("Casework/CustomerPages/", "case."), ("Casework/Incidents/", "incident."),
        ("Casework/Invitations/", "case."), ("Casework/Outages/", "outage."), ("Handover/DutyLog", "duty."),
        ("Handover/ShiftHandovers", "handover."), ("Transfer/Imports", "import."), ("Web/", "export."),
    ]

    /// What `note(tx, one, "write", …)` and its like note.
    private static func noted() -> [String] {
        TextSources.swift.flatMap { file, text in
            let beginnings = rooms.filter { file.hasPrefix($0.0) }.map(\.1)
            let words = text.matches(
                of: /\b(?:note|keep)\((?:\$?\w+, )?(?:\w+, )?(?:\w+ \? )?"([\w\-]+)"(?: : "([\w\-]+)")?/
            ).flatMap { found($0.output) }
            return beginnings.flatMap { beginning in words.map { beginning + $0 } }
        }
    }

    /// What stands in the sources whole.
    private static func written() -> [String] {
        let rights = Set(Right.allCases.map(\.rawValue))
        return TextSources.swift.filter { !$0.key.hasPrefix("Web/") }.flatMap { _, text in
            let calls = text.matches(of: /Audit\.append\([^"]*act: [^",]*"([^"\\]+)"(?: : "([^"\\]+)")?/)
                .flatMap { found($0.output) }
            let names = text.matches(of: /"((?:care|factor|hint|incident|key|role|round|round-plan|staff)\.[\w.\-]+)"/)
                .map { String($0.output.1) }
            return (calls + names).filter { !$0.hasSuffix(".") && !rights.contains($0) }
        }
    }

    /// What is done to a case and is no action of its procedure.
    private static func deeds() -> [String] {
        TextSources.swift.filter { $0.key.hasPrefix("Casework/") }.flatMap { _, text in
            text.matches(
                of: /(?:\bDeed\(\s*act: (?:[^",]+ \? )?|, as: |\bmark\(tx, \w+, )"([\w\-]+)"(?: : "(\w+)")?/
            ).flatMap { found($0.output) }.map { "case." + $0 }
        }
    }

    /// One word, or one of two.
    private static func found(_ match: (Substring, Substring, Substring?)) -> [String] {
        [match.1, match.2].compactMap(\.self).map { String($0) }
    }

    @Test("Every act of a closed list has words")
    func lists() {
        let texts = Texts()
        for (beginning, words) in Self.lists {
            for word in words { #expect(texts.has("auditAct.\(beginning)\(word)"), "\(beginning)\(word)") }
        }
    }

    @Test("Every act that the sources name has words in every language, and so has every action, paper and figure")
    func named() async throws {
        let (noted, written, deeds) = (Self.noted(), Self.written(), Self.deeds())
        #expect(Set(noted).count > 30 && Set(written).count > 70 && Set(deeds).count > 25)
        let others = ["case.print", "case.unsent"] + LeftOut.Why.allCases.map { "case.untold-\($0.rawValue)" }
        let own = deeds + noted.filter { $0.hasPrefix("case.") } + others
        let open = own.filter { !TimelineEntry.reserved.contains(String($0.dropFirst("case.".count))) }
        #expect(open.isEmpty, "a procedure could call an action of its own so: \(open)")
        try await withScene { scene in
            let procedures = scene.template.desk.procedures
            let kept = procedures.flatMap { procedure in
                procedure.actions.map { "case." + $0.key } + procedure.prints.map { "case.print:" + $0.key }
            }
            let figures = Measure.all.map { "export.figure." + $0.key }
            for language in Language.allCases {
                let words = AuditWords(names: try await Names(scene.house, language))
                for act in Set([noted, written, deeds, kept, others, figures].joined()) {
                    let said = words.act(act)
                    #expect(said != act && !said.contains("{"), "\(act) is “\(said)” in \(language)")
                }
                #expect(words.act("no.such") == "no.such" && words.act("case.no-such") == "case.no-such")
            }
        }
    }

    @Test("No two acts that can be looked for have the same words", arguments: Language.allCases)
    func apart(_ language: Language) {
        let texts = Texts()
        let words = AuditWords.known.map { texts("auditAct.\($0)", language) }
        let twice = Dictionary(grouping: words) { $0 }.filter { $0.value.count > 1 }
        #expect(twice.isEmpty && words.count > 200, "\(twice.keys)")
    }
}
