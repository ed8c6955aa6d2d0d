import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// One after the other: passwords are looked at two at a time, and who waits too long is refused.
@Suite("The second step of a sign-in", .serialized)
struct SecondStepTests {
    /// Lin's own house, with a key.
    private struct Door {
        let house: House
        let entrance: Entrance
        let session: Entrance.Session
        let codes: [String]
        let secret: String

        /// The code of now, by the way of the app.
        func code() throws -> String {
            TOTP.code(try #require(Self.bytes(secret)), step: TOTP.step(at: house.hand.clock.now()))
        }

        static func bytes(_ text: String) -> Data? {
            let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
            let bits = text.compactMap { letters.firstIndex(of: $0) }.flatMap { n in (0..<5).map { n >> (4 - $0) & 1 } }
            return Data(stride(from: 0, to: bits.count - 7, by: 8).map { at in
                bits[at..<at + 8].reduce(0) { $0 << 1 | UInt8($1) }
            })
        }

        func half() async throws -> String {
            guard case .half(let secret) = try await enter() else { throw WorkforceRefusal.notSignedIn }
            return secret.text
        }

        func enter() async throws -> Entrance.Entry {
            try await entrance.signIn(user: "wu", password: "correct horse", device: "phone", address: "10.0.0.1")
        }

        func finish(_ half: String, _ code: String) async throws -> Secret {
            try await entrance.signIn(half: half, code: code, address: "10.0.0.1")
        }
    }

    private static func open(isOn: Bool = true) async throws -> Door {
        let house = try await House.open()
        let post = Staff.Post(role: "engineer", project: house.estate.id)
        _ = try await Team(house.store).add(
            StaffDraft(user: "wu", name: "吴师傅", roles: [post]), password: SealedPassword("correct horse"), by: 0)
        let entrance = Entrance(house.store, keyring: Keyring(file: house.folder.appending(path: "key")))
        let session = try await session(entrance, house)
        var door = Door(house: house, entrance: entrance, session: session, codes: [], secret: "")
        guard isOn else { return door }
        let secret = try await entrance.beginFactor(door.session).secret
        door = Door(house: house, entrance: entrance, session: door.session, codes: [], secret: secret)
        let codes = try await entrance.confirmFactor(try door.code(), in: door.session)
        house.hand.advance(.minutes(1))
        return Door(house: house, entrance: entrance, session: door.session, codes: codes, secret: secret)
    }

    private static func session(_ entrance: Entrance, _ house: House) async throws -> Entrance.Session {
        let entry = try await entrance.signIn(user: "wu", password: "correct horse", device: "desk", address: "")
        guard case .session(let secret) = entry else { throw WorkforceRefusal.notSignedIn }
        return try await Doorkeeper(house.store).session(of: secret.text)
    }

    @Test("a right password leads half way; the code of the moment opens, once")
    func opens() async throws {
        let door = try await Self.open()
        let (one, two) = (try await door.half(), try await door.half())
        let keeper = Doorkeeper(door.house.store)
        await refused(WorkforceRefusal.notSignedIn) { try await keeper.session(of: one) }
        let code = try door.code()
        let secret = try await door.finish(one, code)
        #expect(try await keeper.session(of: secret.text).actor.via == "phone")
        await refused(WorkforceRefusal.wrongCode) { try await door.finish(two, code) }
        door.house.hand.advance(.seconds(30))
        await refused(WorkforceRefusal.signInAgain) { try await door.finish(one, try door.code()) }
        _ = try await door.finish(two, try door.code())
    }

    @Test("five minutes after the first step one begins again")
    func late() async throws {
        let door = try await Self.open()
        let half = try await door.half()
        door.house.hand.advance(.minutes(5))
        await refused(WorkforceRefusal.signInAgain) { try await door.finish(half, try door.code()) }
        door.house.hand.advance(.seconds(1))
        #expect(try await door.house.store.write { try Entrance.forget($0) } == 1)
    }

    @Test("wrong codes are slowed down like wrong passwords, and a right password does not begin the count anew")
    func slowDown() async throws {
        let door = try await Self.open()
        for _ in 0..<2 {
            let half = try await door.half()
            await refused(WorkforceRefusal.wrongCode) { try await door.finish(half, "000000") }
        }
        let half = try await door.half()
        await refused(WorkforceRefusal.tooManyTries(waitSeconds: 31)) { try await door.finish(half, try door.code()) }
        await refused(WorkforceRefusal.tooManyTries(waitSeconds: 31)) { try await door.enter() }
        door.house.hand.advance(.seconds(31))
        _ = try await door.finish(half, try door.code())
        _ = try await door.half()
    }

    @Test("a recovery code opens once, also where the key is gone; new ones replace the old")
    func recovery() async throws {
        let door = try await Self.open()
        #expect(door.codes.count == 10 && Set(door.codes).count == 10)
        try FileManager.default.removeItem(at: door.house.folder.appending(path: "key"))
        _ = try await door.finish(try await door.half(), door.codes[0].uppercased())
        let half = try await door.half()
        await refused(WorkforceRefusal.noKey) { try await door.finish(half, door.codes[0]) }
        #expect(try await door.entrance.factor(door.session).codesLeft == 9)
    }

    @Test("new recovery codes replace the old ones, and a code of the app is asked for them")
    func renewed() async throws {
        let door = try await Self.open()
        await refused(WorkforceRefusal.wrongCode) { try await door.entrance.confirmFactor("123456", in: door.session) }
        let fresh = try await door.entrance.confirmFactor(try door.code(), in: door.session)
        #expect(Set(fresh).isDisjoint(with: door.codes))
        let half = try await door.half()
        await refused(WorkforceRefusal.wrongCode) { try await door.finish(half, door.codes[0]) }
        _ = try await door.finish(half, fresh[9])
    }

    @Test("before its first code it does not count, and stays the same when it is asked for again")
    func begun() async throws {
        let door = try await Self.open(isOn: false)
        let first = try await door.entrance.beginFactor(door.session)
        #expect(try await door.entrance.beginFactor(door.session).secret == first.secret && first.secret.count == 32)
        #expect(first.address == "otpauth://totp/Guanjia:wu?secret=\(first.secret)&issuer=Guanjia")
        guard case .session = try await door.enter() else { throw WorkforceRefusal.wrongCode }
        await refused(WorkforceRefusal.noKey) { try await Entrance(door.house.store).beginFactor(door.session) }
    }

    @Test("one that was begun with a key that is gone is begun anew, and the account can still be looked at")
    func keyGone() async throws {
        let door = try await Self.open(isOn: false)
        let first = try await door.entrance.beginFactor(door.session)
        try FileManager.default.removeItem(at: door.house.folder.appending(path: "key"))
        let seen = try await door.entrance.factor(door.session)
        #expect(seen.pending == nil && seen.since == nil && seen.isPossible)
        let second = try await door.entrance.beginFactor(door.session)
        #expect(second.secret != first.secret)
        #expect(try await door.entrance.factor(door.session).pending?.secret == second.secret)
    }

    @Test("its owner ends it with the password; somebody who could hire them, without; nobody else")
    func ends() async throws {
        let door = try await Self.open()
        await refused(WorkforceRefusal.factorIsOn) { try await door.entrance.beginFactor(door.session) }
        await refused(WorkforceRefusal.wrongPassword) {
            try await door.entrance.endFactor(password: "guess", in: door.session)
        }
        let wu = door.session.actor.staff
        let (lin, root) = (try #require(door.house.cast["lin"]), try #require(door.house.cast["root"]))
        await refused(WorkforceRefusal.notAllowed(.staffWrite)) {
            try await door.entrance.endFactor(of: wu, reason: "lost", by: lin)
        }
        await refused(WorkforceRefusal.reasonMissing) {
            try await door.entrance.endFactor(of: wu, reason: " ", by: root)
        }
        #expect(try await door.entrance.factorHolders() == [wu])
        #expect(try await door.entrance.endFactor(of: wu, reason: "lost", by: root) == 1)
        guard case .session = try await door.enter() else { throw WorkforceRefusal.wrongCode }
        #expect(try await door.entrance.factorHolders().isEmpty)
        let again = try await Self.open()
        try await again.entrance.endFactor(password: "correct horse", in: again.session)
        guard case .session = try await again.enter() else { throw WorkforceRefusal.wrongCode }
    }

    @Test("the store holds neither the secret nor a recovery code")
    func sealed() async throws {
        let door = try await Self.open()
        let kept = try await door.house.store.read { db in
            try db.rows("SELECT sealed FROM second_factor ORDER BY staff") { try $0.next(String.self) }
                + db.rows("SELECT digest FROM recovery_code ORDER BY digest") { try $0.next(String.self) }
        }.joined(separator: " ")
        #expect(kept.count > 640 && !kept.contains(door.secret))
        for code in door.codes { #expect(!kept.contains(code)) }
    }
}
