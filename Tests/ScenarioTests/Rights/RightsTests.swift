import Testing
import Web
import Workforce

@Suite("Who may enter where")
struct RightsTests {
    @Test("Every door is in the table, and every line of the table is a door")
    func complete() {
        let doors = Set(Server.allRoutes.map(Walk.name))
        #expect(doors.subtracting(RouteTable.lines.keys).sorted() == [], "classify these routes in RouteTable")
        #expect(Set(RouteTable.lines.keys).subtracting(doors).sorted() == [], "these lines have no route any more")
    }

    @Test("Every gate asks what its line says")
    func gates() {
        for route in Server.allRoutes {
            let said: RouteTable.Access =
                switch route.gate {
                case .open: .anybody
                case .signedIn: .signedIn
                case .inPerson: .inPerson
                case .right(let rights): .holders(rights)
                }
            guard let line = RouteTable.lines[Walk.name(route)] else { continue }
            if case .holders(let wanted) = line, case .holders(let asked) = said {
                #expect(Set(asked) == Set(wanted), "\(Walk.name(route))")
            } else {
                #expect(said == line, "\(Walk.name(route))")
            }
        }
    }

    @Test("Nobody: pages lead to the door, calls are 401, whatever the token or cookie looks like")
    func nobody() async throws {
        try await withScene { scene in
            let sample = try await Sample(scene)
            let strangers = [
                scene.stranger, Visitor(client: scene.client, headers: ["Cookie": "guanjia=gjs_forged"]),
                Visitor(client: scene.client, headers: ["Authorization": "Bearer gjt_forged"]),
                Visitor(client: scene.client, headers: ["Authorization": "Basic bGluOmxpbg=="]),
            ]
            for route in Server.allRoutes where RouteTable.lines[Walk.name(route)] != .anybody {
                let uri = try sample.address(of: route.path.template)
                for stranger in strangers {
                    let answer = try await stranger.send(route.method, uri, [:])
                    let isLed = answer.status == 303 && answer.location.hasPrefix("/sign-in?to=")
                    let isPage = !route.isAPI && route.method == .get
                    #expect(isPage ? isLed : answer.status == 401, "\(Walk.name(route)): \(answer.status)")
                    #expect(!Sample.secrets.contains { answer.text.contains($0) }, "\(Walk.name(route)) tells")
                }
            }
        }
    }

    @Test("Open doors are open")
    func open() async throws {
        try await withScene { scene in
            for (line, access) in RouteTable.lines where access == .anybody && line.hasPrefix("GET") {
                let uri = String(line.dropFirst(4)).replacing("{file}", with: "guanjia.css").trimmed
                let status = try await scene.stranger.get(uri).status
                // Without a first step there is no second one; nobody has this secret address.
                let wanted = [
                    "/sign-in/code": 303, "/roster/feeds/{feed}": 404, "/sign-in/provider": 409, "/sign-in/return": 409,
                    "/c/{secret}": 404, "/c/{secret}/files/guanjia.css": 404, "/c/{secret}/prints/{print}": 404,
                    "/c/{secret}/announcements/{announcement}": 404,
                ]
                #expect(status == wanted[uri] ?? 200, "\(line)")
            }
        }
    }

    @Test("Every role at every door", arguments: try await Template.built.value.desk.roles.map(\.key).sorted())
    func everyRole(_ key: String) async throws {
        try await withScene { scene in
            let role = try #require(scene.template.desk.roles.first { $0.key == key })
            let visitor = try scene.visitor(key)
            try await Self.walk(scene, as: role.rights, key, api: visitor)
        }
    }

    @Test("A token without a right enters nothing, whoever made it")
    func emptyScope() async throws {
        try await withScene { scene in
            try await Self.walk(scene, as: [], nil, api: try scene.visitor("nobody-at-all"))
        }
    }

    @Test("The walk sees a door that stands open, one that is shut, and one that nobody knows")
    func walkSees() throws {
        let board = try #require(Server.allRoutes.first { Walk.name($0) == "GET /api/v1/board" })
        let (good, forbidden) = (Answer(status: 200), Answer(status: 403))
        withKnownIssue { Self.check(good, board, []) }
        withKnownIssue { Self.check(forbidden, board, [.boardRead]) }
        withKnownIssue { Self.check(Answer(status: 500), board, [.boardRead]) }
        Self.check(good, board, [.boardRead])
        Self.check(forbidden, board, [.caseRead])
        #expect(RouteTable.lines["GET /api/v1/board"] == .holders([.boardRead]))
    }

    /// Goes to every door; signing out comes last but one, then the call that ends every session of its user.
    private static func walk(_ scene: Scene, as rights: Set<Right>, _ user: String?, api: Visitor) async throws {
        let sample = try await Sample(scene)
        let routes = Server.allRoutes.filter { $0.isAPI || user != nil }
        let endings = ["/api/v1/account/sessions/end", "/sign-out"]
        func place(_ route: Route) -> Int { endings.firstIndex(of: route.path.template).map { 2 - $0 } ?? 0 }
        for route in routes.sorted(by: { place($0) < place($1) }) {
            let uri = try sample.address(of: route.path.template, action: "no-such-action")
            let browser = scene.browser(user ?? "")
            let answer: Answer
            if Walk.isStream(route) {
                answer = try await (route.isAPI ? api : browser.visitor).stream(uri)
            } else if route.isAPI {
                answer = try await api.send(route.method, uri, [:])
            } else {
                answer = route.method == .get ? try await browser.open(uri) : try await browser.submit(uri)
            }
            check(answer, route, rights, isLimited: user == nil)
        }
    }

    private static func check(
        _ answer: Answer, _ route: Route, _ rights: Set<Right>, isLimited: Bool = false
    ) {
        let door = Walk.name(route)
        let mayEnter: Bool =
            switch RouteTable.lines[door] {
            case .holders(let wanted): !rights.isDisjoint(with: wanted)
            case .anybody, .signedIn: true
            case .inPerson: !isLimited
            case nil: false
            }
        if mayEnter {
            #expect(answer.status < 500 && answer.status != 403, "\(door): \(answer.status) \(answer.text.prefix(200))")
            #expect(answer.status != 401 || door.hasPrefix("POST /sign-in"), "\(door)")
        } else {
            #expect(answer.status == 403, "\(door): \(answer.status)")
        }
    }
}
