import Hummingbird
import Kernel

/// Health, measures, the browser's files.
enum SystemRoutes {
    static let all: [Route] = [
        .page(.get, Paths.asset, .open) { ask in try Assets.response(ask.name("file")) },
        .page(.get, Paths.health, .open) { _ in .plain("ok\n") },
        .page(.get, Paths.ready, .open) { ask in
            _ = try await ask.house.places.projects()
            return .plain("ready\n")
        },
        .page(.get, Paths.metrics, .open) { ask in
            .plain(ask.house.metrics.text() + (await MachineMetrics.text(ask.house)))
        },
        .page(.get, Paths.home, .signedIn) { ask in .see(Shell.home(of: try ask.actor)()) },
        .page(.get, Paths.live, .right(.caseRead, .caseReadOwn, .boardRead)) { ask in try LiveStream.response(ask) },
    ]
}
