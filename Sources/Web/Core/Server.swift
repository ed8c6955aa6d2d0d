import Hummingbird
import Kernel
import Logging

/// Puts the routes behind the door and makes the application that serves them.
package struct Server: Sendable {
    package static let allRoutes: [Route] =
        EntranceRoutes.all + AccountPage.all + DeskRoutes.all + CaseRoutes.all + PeopleRoutes.all + BoardRoutes.all
        + PlaceRoutes.all + PlaceListRoutes.all + ArrearsRoutes.all
        + WorkRoutes.all + NoticePage.all + RosterRoutes.all + MyRosterRoutes.all
        + HandoverRoutes.all + AnnouncementRoutes.all + ArticleRoutes.all + LetterRoutes.all
        + ActivityRoutes.all + MeetingRoutes.all
        + IncidentPage.all + OutagePage.all + NewsPage.all + HintPage.all
        + CallsPage.all + RoundRoutes.all + RoundPlanRoutes.all + PaymentRoutes.all + KeyRoutes.all
        + LinkRoutes.all + EmergencyRoutes.all + AlertPage.all + DigestPage.all + [ClockPage.page] + CalendarPage.all
        + FigureRoutes.all + ListRoutes.all + FindRoutes.all + LookPage.all + BatchPage.all + SheetPage.all
        + DraftPage.all + GatePage.all + PrintPage.all + LabelPage.all + ProcedureRoutes.all
        + PageLinkPage.all + GuestPage.all + SlotPage.all + InvitationRoutes.all
        + ExportRoutes.all + ImportRoutes.all + SettingsRoutes.all + SystemRoutes.all + APIRoutes.all

    package static func router(_ house: House) -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        let door = Door(house: house)
        for route in allRoutes {
            for method in route.methods {
                router.on(RouterPath(route.path.template), method: method) { request, context in
                    await door.answer(route, request, context)
                }
            }
        }
        router.add(middleware: NotFound(door: door))
        return router
    }

    private static let routes = Dictionary(grouping: allRoutes, by: \.path)

    /// How an address may be asked, by name; empty where none of the routes answers it.
    fileprivate static func methods(of address: String) -> [HTTPRequest.Method] {
        let fitting = routes.filter { $0.key.fits(address) }
        // What stands there word for word is asked before what has a name in its place.
        let names = fitting.keys.map(\.nameCount).min()
        let found = fitting.filter { $0.key.nameCount == names }.flatMap(\.value)
        return Set(found.flatMap(\.methods)).sorted { $0.rawValue < $1.rawValue }
    }

    package static func application(
        _ house: House, host: String, port: Int, onReady: @Sendable @escaping (Int) async -> Void
    ) -> some ApplicationProtocol {
        var logger = Logger(label: "http")
        logger.logLevel = .warning
        return Application(
            router: router(house),
            // A request that is being answered has all the time it needs: the live stream stays open.
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(30),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: logger)
    }
}

extension Route {
    /// What may be read may be asked about too.
    fileprivate var methods: [HTTPRequest.Method] { method == .get ? [.get, .head] : [method] }
}

/// What the server knows of a request besides its bytes.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection.
    let address: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}

/// Answers addresses that no route has.
private struct NotFound: RouterMiddleware {
    let door: Door

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch let error as HTTPError where error.status == .notFound {
            let isAPI = request.uri.path.hasPrefix("/api/")
            let methods = Server.methods(of: request.uri.path)
            let route = Route(
                method: request.method, path: Path("*"), gate: .open, isAPI: isAPI, operation: nil,
                handle: { _ in throw methods.isEmpty ? WebRefusal.unknownPage : .wrongMethod })
            var response = await door.answer(route, request, context)
            if response.status == .methodNotAllowed {
                response.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
            }
            return response
        }
    }
}
