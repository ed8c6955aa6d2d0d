import Hummingbird
import Kernel
import Workforce

/// One member of staff: what they are, their way in, and their leaving.
enum MemberCalls {
    static let all: [Route] = changing + entering + leaving

    private static let changing: [Route] = [
        .api(
            .get, Paths.API.member, .right(.staffRead, .caseDispatch),
            Operation(id: "staffMember", summary: "A member of staff", answer: .ref("Staff"))
        ) { ask in try await answer(ask) },
        .api(
            .put, Paths.API.member, .right(.staffWrite),
            Operation(
                id: "changeStaff", summary: "Changes a member of staff; what is left out stays as it is",
                body: .ref("StaffChange"), answer: .ref("Staff"), refusals: [409, 412])
        ) { ask in
            let (body, key) = try await ask.json(MemberBody.self)
            _ = try await MemberRoutes.save(body, version: try ask.version(), key, in: ask)
            return try await answer(ask)
        },
        .api(
            .get, Paths.API.memberRights, .right(.staffRead, .rightsRead),
            Operation(
                id: "staffRights", summary: "What a member of staff may do, and by which post",
                answer: .page(of: .ref("Standing")))
        ) { ask in
            let (_, staff) = try await SkillsPage.staff(ask)
            let names = try await Names.load(ask, needing: staff.id)
            let standings = staff.isActive ? staff.standings(try await ask.house.team.roles()) : []
            let items = standings.map { one in
                JSON.object([("right", one.right.rawValue.json), ("post", names.json(of: one.post))])
            }
            return .json(PageJSON(items: items, next: nil))
        },
    ]

    private static let entering: [Route] = [
        .api(
            .post, Paths.API.memberPassword, .right(.staffWrite),
            Operation(
                id: "givePassword",
                summary: "Makes a password for one sign-in, told this once; ends every session",
                answer: .whole([("password", .string())]), refusals: [409])
        ) { ask in
            _ = try await ask.body()
            return .json(JSON.object([("password", try await MemberRoutes.issue(ask).json)]))
        },
        .api(
            .post, Paths.API.memberUnlocking, .right(.staffWrite),
            Operation(
                id: "unlock", summary: "Lets somebody try again who typed a wrong password too often",
                answer: .whole([("unlocked", .boolean)]))
        ) { ask in
            let request = try ask.requestKey(body: try await ask.body())
            return .json(JSON.object([("unlocked", try await MemberRoutes.unlock(ask, request).json)]))
        },
        .api(
            .get, Paths.API.memberSessions, .right(.staffWrite),
            Operation(
                id: "staffSessions", summary: "Where a member of staff is signed in",
                answer: .page(of: .ref("Session")))
        ) { ask in
            let (id, _) = try await SkillsPage.staff(ask)
            let all = try await ask.house.entrance.signedIn(id, for: try ask.signedIn)
            return .json(PageJSON(items: all.map(SessionJSON.init), next: nil))
        },
        .api(
            .post, Paths.API.memberSession, .right(.staffWrite),
            Operation(
                id: "endStaffSession", summary: "Ends one session of a member of staff", answer: AccountCalls.ended)
        ) { ask in
            let request = try ask.requestKey(body: try await ask.body())
            return .json(JSON.map(["ended": try await MemberRoutes.endSession(ask, request)]))
        },
    ]

    private static let leaving: [Route] = [
        .api(
            .get, Paths.API.memberHoldings, .right(.staffWrite),
            Operation(
                id: "holdings", summary: "What a member of staff has in hand: how much of each kind",
                answer: .ref("Holdings"))
        ) { ask in
            let (id, _) = try await SkillsPage.staff(ask)
            return .json(HoldingsJSON(held: try await HeldNow(id, in: ask)))
        },
        .api(
            .post, Paths.API.memberLeaving, .right(.staffWrite),
            Operation(
                id: "letGo", summary: "Lets somebody go and says who takes over; nobody named is back to the centre",
                body: .ref("LeavingRequest"), answer: .ref("Staff"), refusals: [409, 412])
        ) { ask in
            let (body, key) = try await ask.json(LeavingBody.self)
            _ = try await body.letGo(in: ask, version: try ask.version(), key)
            return try await answer(ask)
        },
        .api(
            .post, Paths.API.memberReturn, .right(.staffWrite),
            Operation(
                id: "takeBackStaff", summary: "Takes somebody back, with a password for one sign-in, told this once",
                answer: .whole([("password", .string())]), refusals: [409, 412])
        ) { ask in
            _ = try await ask.body()
            let back = try await LeavingPage.takeBack(ask, version: try ask.version())
            return .json(JSON.object([("password", back.password.json)]))
        },
    ]

    private static func answer(_ ask: Ask) async throws -> Response {
        let (id, staff) = try await SkillsPage.staff(ask)
        let names = try await Names.load(ask, needing: id)
        return .json(StaffJSON(staff: staff, names: names), etag: staff.version)
    }
}
