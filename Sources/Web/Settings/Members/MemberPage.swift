import Hummingbird
import Kernel
import Store
import Workforce

/// One member of staff: who they are, what they are here, and their way in.
enum MemberPage {
    /// What a form of the page came to.
    struct Outcome {
        var typed: MemberBody?
        var refusal: (any Refusal)?
        /// Told this once.
        var password: String?
        /// Who somebody was said to be at the provider.
        var subject: String?
    }

    static func response(_ ask: Ask, _ outcome: Outcome = Outcome()) async throws -> Response {
        let (_, staff) = try await SkillsPage.staff(ask)
        let names = try await Names.load(ask, needing: staff.id)
        let roles = try await ask.house.team.roles()
        let mayChange = try mayRule(staff, roles, ask)
        var model = facts(staff, roles, names, ask)
        model["mayChange"] = mayChange
        model["isSaved"] = ask.query("saved") == "1" && outcome.refusal == nil
        model["saved"] = ask.query("saved").flatMap { key in
            ["unlocked", "ended", "factor", "linked", "unlinked"].contains(key) ? ask.text("member.saved.\(key)") : nil
        } ?? ""
        model["password"] = outcome.password ?? ""
        if let refusal = outcome.refusal {
            model["error"] = PageSentence(refusal, names).text
            for field in ["name", "phone", "role", "project", "place", "category", "manager", "reason", "subject"] {
                model[field + "Wrong"] = refusal.fields.contains(field)
            }
        }
        if mayChange {
            model["form"] = try await MemberForm.model(staff, outcome.typed, roles, names, ask)
            if staff.isActive { model["access"] = try await access(staff, outcome, ask) }
        }
        return Shell.page(
            "member", model, title: staff.name, place: "staff", in: ask,
            status: outcome.refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    static func mayRule(_ staff: Staff, _ roles: [Role], _ ask: Ask) throws -> Bool {
        let actor = try ask.actor
        return actor.may(.staffWrite) && actor.lacks(toRuleOver: staff.roles, roles) == nil
    }

    private static func facts(_ staff: Staff, _ roles: [Role], _ names: Names, _ ask: Ask) -> Model {
        let id = staff.id.description
        return [
            "name": staff.name, "user": staff.user, "isActive": staff.isActive, "version": "\(staff.version)",
            "isOnProbation": staff.stage == .probation, "mustChoose": staff.mustChoose, "phone": staff.phone,
            "departments": names.list(staff.departments.map(names.department)),
            "posts": names.list(staff.roles.map { names.post($0, roles) }),
            "manager": staff.manager.map(names.staff) ?? "", "action": Paths.member(id), "back": Paths.staff(),
            "rights": Paths.memberRights(id), "skills": Paths.staffSkills(id), "leaving": Paths.memberLeaving(id),
            "return": Paths.memberReturn(id), "issue": Paths.memberPassword(id), "unlock": Paths.memberUnlocking(id),
            "end": Paths.staffSessions(id), "factorEnd": Paths.staffFactor(id),
        ]
    }

    private static func access(_ staff: Staff, _ outcome: Outcome, _ ask: Ask) async throws -> Model {
        let entrance = ask.house.entrance
        let sessions = try await entrance.signedIn(staff.id, for: try ask.signedIn)
        let out = try await entrance.keptOut(staff)
        let isOneself = try staff.id == ask.actor.staff
        let id = staff.id.description
        var identity = try await IdentityPage.model(ask, of: staff.id) { Paths.memberIdentityEnd(id, $0) }
        if isOneself { identity["mayLink"] = false }
        (identity["linkAction"], identity["subject"]) = (Paths.memberIdentities(id), outcome.subject ?? "")
        return [
            "isKeptOut": out > .zero, "minutes": "\((out.wholeSeconds + 59) / 60)", "isOther": !isOneself,
            "hasFactor": try await entrance.factorHolders().contains(staff.id),
            "hasSessions": !sessions.isEmpty, "identity": identity,
            "sessions": sessions.map { one in
                AccountPage.line(one, end: Paths.memberSession(staff.id.description, one.key), in: ask)
            },
        ]
    }
}

extension Names {
    /// A role with where it counts, where that is not everywhere.
    func post(_ post: Staff.Post, _ roles: [Role]) -> String {
        let role = roles.first { $0.key == post.role }?.name[language] ?? post.role
        let isEverywhere = post.project == nil && post.isWhole
        return isEverywhere ? role : text("member.postIn", ["role": role, "project": reach(of: post)])
    }

    /// A category of whichever desk has it, with all above it.
    func branch(_ path: String) -> String {
        category(path, of: desks.keys.sorted().first { desks[$0]?.categories[path] != nil } ?? firstDesk)
    }

    /// Where a post counts: `花园小区 · 3 · 工程维修 › 给排水`.
    func reach(of post: Staff.Post) -> String {
        let home = post.project.map { project($0) } ?? text("staff.allProjects")
        let parts = [home, post.place.map { placeCode($0) }, post.category.map(branch)]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}
