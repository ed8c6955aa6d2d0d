import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Directory
@testable import Workforce

@Suite("Staff: signing in, rights, tokens")
struct StaffTests {
    /// A house with Wu, an engineer of the estate who has a password.
    private func open() async throws -> (house: House, entrance: Entrance, door: Doorkeeper) {
        let house = try await House.open()
        let post = Staff.Post(role: "engineer", project: house.estate.id)
        let draft = StaffDraft(user: "wu", name: "吴师傅", roles: [post], language: .traditional)
        _ = try await Team(house.store).add(draft, password: SealedPassword("correct horse"), by: 0)
        return (house, Entrance(house.store), Doorkeeper(house.store))
    }

    private func enter(_ entrance: Entrance, _ password: String, user: String = "wu", address: String = "10.0.0.1")
        async throws -> Secret
    {
        let entry = try await entrance.signIn(user: user, password: password, device: "phone", address: address)
        guard case .session(let secret) = entry else { throw WorkforceRefusal.signInAgain }
        return secret
    }

    @Test("the right word opens a session, with rights, language and device; signing out ends it")
    func signIn() async throws {
        let (house, entrance, door) = try await open()
        let secret = try await enter(entrance, "correct horse", user: " wu ")
        let session = try await door.session(of: secret.text)
        #expect(session.actor.name == "吴师傅" && session.actor.via == "phone" && session.language == .traditional)
        #expect(session.actor.may(.caseWork, in: house.estate.id) && !session.actor.may(.caseWork, in: house.tower.id))
        #expect(session.formToken.count >= 40 && !session.formToken.contains(secret.text))
        let kept = try await house.store.read { try $0.value(String.self, "SELECT secret FROM session") }
        #expect(kept != secret.text, "only a digest is kept")
        try await entrance.signOut(secret.text, by: session.actor)
        door.forget()
        await refused(WorkforceRefusal.notSignedIn) { try await door.session(of: secret.text) }
        await refused(WorkforceRefusal.notSignedIn) { try await door.session(of: "gjs_nonsense") }
        await refused(WorkforceRefusal.notSignedIn) { try await door.bearer(secret.text) }
    }

    @Test("a session ends by itself after fourteen hours")
    func expiry() async throws {
        let (house, entrance, door) = try await open()
        let secret = try await enter(entrance, "correct horse")
        house.hand.advance(.seconds(14 * 3600 - 1))
        _ = try await door.session(of: secret.text)
        house.hand.advance(.seconds(6))
        await refused(WorkforceRefusal.notSignedIn) { try await door.session(of: secret.text) }
    }

    @Test("wrong words are refused, then slowed down, longer each time; the right one works after the wait")
    func slowDown() async throws {
        let (house, entrance, _) = try await open()
        for _ in 0..<5 { await refused(WorkforceRefusal.wrongUserOrPassword) { try await enter(entrance, "guess") } }
        await refused(WorkforceRefusal.tooManyTries(waitSeconds: 31)) { try await enter(entrance, "correct horse") }
        await refused(WorkforceRefusal.tooManyTries(waitSeconds: 31)) {
            try await enter(entrance, "correct horse", user: "WU", address: "10.0.0.2")
        }
        house.hand.advance(.seconds(30))
        await refused(WorkforceRefusal.wrongUserOrPassword) { try await enter(entrance, "guess") }
        await refused(WorkforceRefusal.tooManyTries(waitSeconds: 61)) { try await enter(entrance, "correct horse") }
        house.hand.advance(.seconds(60))
        _ = try await enter(entrance, "correct horse")
        await refused(WorkforceRefusal.wrongUserOrPassword) { try await enter(entrance, "guess") }
    }

    @Test("of many guesses at the same time five are looked at")
    func parallel() async throws {
        let (house, entrance, _) = try await open()
        let heard = try await withThrowingTaskGroup(of: WorkforceRefusal?.self) { group in
            for number in 0..<12 {
                group.addTask {
                    do {
                        _ = try await enter(entrance, "guess \(number)", address: "10.0.0.\(number)")
                        return nil
                    } catch let refusal as WorkforceRefusal { return refusal }
                }
            }
            return try await group.reduce(into: [WorkforceRefusal?]()) { $0.append($1) }
        }
        #expect(heard.count { $0 == .wrongUserOrPassword } == 5)
        #expect(heard.count { $0 == .tooManyTries(waitSeconds: 31) } == 7)
        let kept = try await house.store.read { try $0.value(Int.self, "SELECT count(*) FROM sign_in_try") }
        #expect(kept == 10, "five of the user, one of each of five addresses")
    }

    @Test("who signs in is not charged against the address that others guess from")
    func ownTry() async throws {
        let (house, entrance, _) = try await open()
        for number in 0..<3 {
            await refused(WorkforceRefusal.wrongUserOrPassword) { try await enter(entrance, "x", user: "u\(number)") }
        }
        house.hand.advance(.seconds(1))
        _ = try await enter(entrance, "correct horse")
        let left = try await house.store.read { try $0.value(Int.self, "SELECT count(*) FROM sign_in_try") }
        #expect(left == 6, "three users and three times the address")
    }

    @Test("an unknown user, one who has left and a wrong word look alike")
    func alike() async throws {
        let (house, entrance, _) = try await open()
        await refused(WorkforceRefusal.wrongUserOrPassword) { try await enter(entrance, "x", user: "nobody") }
        await refused(WorkforceRefusal.wrongUserOrPassword) { try await enter(entrance, "", user: "") }
        _ = try await house.store.write { try $0.run("UPDATE staff SET is_active = 0 WHERE user_name = 'wu'") }
        await refused(WorkforceRefusal.wrongUserOrPassword) { try await enter(entrance, "correct horse") }
    }

    @Test("one address that guesses at many users is slowed down as well")
    func manyUsers() async throws {
        let (house, entrance, _) = try await open()
        try await house.store.write { tx in
            for _ in 0..<30 { try tx.run("INSERT INTO sign_in_try (who, at) VALUES ('from:6.6.6.6', ?1)", tx.now) }
        }
        await refused(WorkforceRefusal.tooManyTries(waitSeconds: 31)) {
            try await enter(entrance, "correct horse", address: "6.6.6.6")
        }
        _ = try await enter(entrance, "correct horse", address: "10.0.0.1")
    }

    @Test("revoking ends every session; another's needs the right")
    func revoke() async throws {
        let (house, entrance, door) = try await open()
        let secrets = [try await enter(entrance, "correct horse"), try await enter(entrance, "correct horse")]
        let wu = try await door.session(of: secrets[0].text).actor
        await refused(WorkforceRefusal.notAllowed(.staffWrite)) {
            try await entrance.revokeSessions(of: wu.staff, by: try house.actor("zhao"))
        }
        #expect(try await entrance.revokeSessions(of: wu.staff, by: try house.actor("root")) == 2)
        house.hand.advance(.seconds(5))
        for secret in secrets {
            await refused(WorkforceRefusal.notSignedIn) { try await door.session(of: secret.text) }
        }
    }

    @Test("a token has what its owner has, within its scope")
    func tokens() async throws {
        let (house, entrance, door) = try await open()
        let all = try await entrance.makeToken(user: "lin", label: "script", scope: nil)
        let few = try await entrance.makeToken(user: "lin", label: "reader", scope: [.caseRead, .auditRead])
        let none = try await entrance.makeToken(user: "lin", label: "none", scope: [])
        let lin = try await door.bearer(all.text).actor
        #expect(lin.may(.caseRegister, in: house.estate.id) && lin.via == "script")
        let reader = try await door.bearer(few.text).actor
        #expect(reader.may(.caseRead, in: house.estate.id) && !reader.may(.caseRegister))
        #expect(!reader.may(.auditRead), "a scope gives nothing that its owner has not")
        #expect(!reader.may(.caseRead, in: house.tower.id))
        let nobody = try await door.bearer(none.text).actor
        #expect(Right.allCases.allSatisfy { !nobody.may($0) })
        await refused(WorkforceRefusal.unknownStaff("nobody")) {
            try await entrance.makeToken(user: "nobody", label: "x", scope: nil)
        }
        await refused(WorkforceRefusal.notSignedIn) { try await door.session(of: all.text) }
        _ = try await house.store.write { try $0.run("UPDATE staff SET is_active = 0 WHERE user_name = 'lin'") }
        door.forget()
        await refused(WorkforceRefusal.notSignedIn) { try await door.bearer(all.text) }
    }

    @Test("a token ends when its days are over, or is taken back; a new password leaves it alone")
    func tokensEnd() async throws {
        let (house, entrance, door) = try await open()
        let short = try await entrance.makeToken(user: "wu", label: "short", scope: [.caseRead], life: .days(1))
        let long = try await entrance.makeToken(user: "wu", label: "long", scope: nil)
        let others = try await entrance.makeToken(user: "lin", label: "long", scope: nil)
        let session = try await door.session(of: try await enter(entrance, "correct horse").text)
        _ = try await entrance.changePassword(from: "correct horse", to: "another horse", in: session)
        house.hand.advance(.hours(23))
        for token in [short, long, others] { _ = try await door.bearer(token.text) }
        #expect(try await entrance.tokens().map(\.label).sorted() == ["long", "long", "short"])
        house.hand.advance(.hours(2))
        await refused(WorkforceRefusal.notSignedIn) { try await door.bearer(short.text) }
        #expect(try await entrance.revokeTokens(label: "long", user: "wu") == 1)
        door.forget()
        await refused(WorkforceRefusal.notSignedIn) { try await door.bearer(long.text) }
        _ = try await door.bearer(others.text)
        let left = try #require(try await entrance.tokens().first)
        #expect(left.user == "lin" && left.scope == nil && left.ends == left.made + .days(365))
        #expect(try await entrance.revokeTokens(label: "nothing", user: nil) == 0)
        #expect(try await entrance.revokeTokens(label: "long", user: nil) == 1)
        #expect(try await entrance.tokens().isEmpty)
    }

    @Test("a changed role counts from the next question")
    func changedRole() async throws {
        let (house, entrance, door) = try await open()
        let secret = try await enter(entrance, "correct horse")
        let root = try house.actor("root")
        await refused(WorkforceRefusal.notAllowed(.rightsWrite)) {
            try await Team(house.store).setRights([], of: "engineer", by: try house.actor("chen"))
        }
        await refused(WorkforceRefusal.unknownRole("king")) {
            try await Team(house.store).setRights([], of: "king", by: root)
        }
        await refused(WorkforceRefusal.somebodyMustChangeRights) {
            try await Team(house.store).setRights([.boardRead], of: "administrator", by: root)
        }
        _ = try await Team(house.store).setRights([.boardRead], of: "engineer", by: root)
        door.forget()
        let wu = try await door.session(of: secret.text).actor
        #expect(wu.may(.boardRead, in: house.estate.id) && !wu.may(.caseWork))
        try await Team(house.store).adopt(departments: [], roles: try Checkout.desk.get().roles)
        #expect(try await Team(house.store).roles().first { $0.key == "engineer" }?.rights == [.boardRead])
    }

    @Test("who cannot be taken on")
    func refusedStaff() async throws {
        let (house, _, _) = try await open()
        let team = Team(house.store)
        let password = try SealedPassword("long enough")
        func add(_ user: String, name: String = "某", role: String = "engineer") async throws -> Staff {
            try await team.add(
                StaffDraft(user: user, name: name, roles: [.init(role: role, project: nil)]), password: password, by: 0)
        }
        #expect(throws: WorkforceRefusal.passwordTooShort(least: 8)) { try SealedPassword("1234567") }
        await refused(WorkforceRefusal.userTaken("wu")) { try await add("wu") }
        await refused(WorkforceRefusal.unknownRole("king")) { try await add("new", role: "king") }
        await refused(DirectoryRefusal.nameMissing) { try await add(" ") }
        await refused(DirectoryRefusal.nameMissing) { try await add("new", name: "") }
    }

    @Test("secrets are the same, or are not")
    func secrets() {
        #expect(Secret.isSame("form-lin", "form-lin") && Secret.isSame("", ""))
        for (a, b) in [("", "a"), ("a", ""), ("ab", "ac"), ("ab", "a"), ("é", "e\u{301}")] {
            #expect(!Secret.isSame(a, b))
        }
    }

    @Test("passwords: each sealing is its own, only the right word matches, a broken seal matches nothing")
    func passwords() throws {
        let one = try Password.seal("门禁 password")
        let two = try Password.seal("门禁 password")
        #expect(one != two && !one.contains("password"))
        #expect(Password.matches("门禁 password", one) && Password.matches("门禁 password", two))
        for wrong in ["", "门禁 passwor", "门禁 password ", "Password"] { #expect(!Password.matches(wrong, one)) }
        for seal in ["", "plain", "scrypt$x$00$00", "scrypt$32768$zz$00", Password.nobody] {
            #expect(!Password.matches("门禁 password", seal))
        }
    }
}

@Suite("Rights by project")
struct RightsTests {
    @Test("a grant counts in its project, one without a project in all; no project asks for any")
    func grants() {
        let (a, b) = (ID<Project>(number: 1), ID<Project>(number: 2))
        let actor = Actor(
            staff: ID(number: 1), name: "x", departments: [],
            grants: [.init(rights: [.caseRead], project: a), .init(rights: [.boardRead], project: nil)], via: "")
        #expect(actor.may(.caseRead, in: a) && !actor.may(.caseRead, in: b) && actor.may(.caseRead))
        #expect(actor.may(.boardRead, in: a) && actor.may(.boardRead, in: b))
        #expect(!actor.may(.caseWork) && !actor.may(.caseWork, in: a))
        #expect(throws: WorkforceRefusal.notAllowed(.caseWork)) { try actor.require(.caseWork, .caseFollow, in: a) }
        #expect(throws: Never.self) { try actor.require(.caseWork, .caseRead, in: a) }
        let limited = actor.limited(to: [.boardRead, .caseWork], via: "token")
        #expect(limited.may(.boardRead, in: b) && !limited.may(.caseRead, in: a) && !limited.may(.caseWork))
        #expect(limited.via == "token")
    }
}
