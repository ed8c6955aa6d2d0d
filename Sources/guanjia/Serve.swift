import ArgumentParser
import Foundation
import Hummingbird
import Kernel
import Logging
import ServiceLifecycle
import Web
import Workforce

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the store over HTTP.")

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let settings = try options.settings()
        let port = try settings.number(.port)
        let first = FirstPassword(for: settings[.store])
        let house = try await options.store.open(door: settings.door(), provider: settings.provider())
        try await Administrator.appoint(in: house, first)
        try await serve(house, settings, port: port)
    }
}

/// Serves until the process is told to stop; requests under way are finished.
func serve(_ house: House, _ settings: Settings, port: Int) async throws {
    let host = settings[.host]
    let application = Server.application(house, host: host, port: port) { port in
        say("listening on http://\(host):\(port)")
    }
    var logger = house.logger
    logger.logLevel = max(.warning, logger.logLevel)
    // They are stopped from the last to the first, one after the other. The streams and the door come first, so that
    // a proxy asks another copy at once: no request hangs on work that takes its time to come to an end.
    var services: [any Service] = [
        JobService(house: house), WatchService(house: house), SharingService(house: house), application,
        ClosingService(house: house),
    ]
    if let sending = try SendingService(house, settings) { services.insert(sending, at: 0) }
    var configuration = ServiceGroupConfiguration(
        // By the name of its type: to print a service would print the whole house, desks and all.
        services: services.map { .init(service: $0, serviceName: "\(type(of: $0))") },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    // Somebody who never finishes a request does not keep the program from stopping.
    configuration.maximumGracefulShutdownDuration = .seconds(10)
    try await ServiceGroup(configuration: configuration).run()
    house.store.close()
}

/// Ends the live streams when the process is told to stop, so that their connections close.
private struct ClosingService: Service {
    let house: House

    func run() async throws {
        try? await gracefulShutdown()
        house.store.live.close()
    }
}

/// What people wait for: learns what other copies published, calls people out and tells of promises whose
/// time has come, every second until the process is told to stop. Nothing else stands in its way.
private struct WatchService: Service {
    let house: House

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await house.attempt { try await house.cases.learnCalendars() }
                await house.attempt { try await house.cases.learnProcedures() }
                await house.attempt { _ = try await house.cases.callOut() }
                await house.attempt { _ = try await house.cases.watch() }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}

/// Does what is due and what happens by itself, looks for incidents and for what to warn of, and writes the morning's
/// digests, every second until the process is told to stop.
private struct JobService: Service {
    let house: House
    /// Of a long list of jobs so many are done before the others have their turn.
    private static let mostJobs = 50

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await house.attempt { _ = try await house.jobs.work(most: Self.mostJobs) }
                await house.attempt { _ = try await house.cases.run() }
                await house.attempt { _ = try await house.cases.noticeIncidents() }
                await house.attempt { _ = try await house.alerts.look() }
                await house.attempt { _ = try await house.alerts.count() }
                await house.attempt { _ = try await house.alerts.handOn() }
                await house.attempt { _ = try await house.alerts.tellOn() }
                await house.attempt { _ = try await house.digests.write() }
                await house.attempt { _ = try await house.inspections.run() }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}

/// Shares with the other copies what was counted at the door, every second. Where the database is away each copy counts
/// for itself.
private struct SharingService: Service {
    let house: House

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var next = house.store.clock.now()
            while !Task.isCancelled {
                do { try await house.turnstile.share(house.store) } catch {
                    house.logger.debug("the counts of the door were not shared", metadata: ["cause": "\(error)"])
                }
                await noteSeen(&next)
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// When each browser was last here, once a minute.
    private func noteSeen(_ next: inout Instant) async {
        let now = house.store.clock.now()
        guard now >= next else { return }
        next = now + .minutes(1)
        do { try await house.doorkeeper.note() } catch {
            house.logger.debug("who was here was not written down", metadata: ["cause": "\(error)"])
        }
    }
}

extension House {
    /// What fails keeps nothing else from being done. When the process is told to stop, nothing more is begun.
    fileprivate func attempt(_ work: () async throws -> Void) async {
        guard !Task.isCancelled else { return }
        do { try await work() } catch {
            logger.error("the jobs could not be looked at", metadata: ["cause": "\(error)"])
        }
    }
}
