import AsyncHTTPClient
import Bulletin
import Casework
import ServiceLifecycle
import Web

/// Sends what waits to leave, every second until the process is told to stop; the copies of the program share the work.
struct SendingService: Service {
    private let house: House
    private let gateway: TextGateway
    private let client: HTTPClient

    /// Nil where the settings name no gateway.
    ///
    /// - Throws: ``UsageError`` where they name one that cannot be.
    init?(_ house: House, _ settings: Settings) throws {
        guard house.cases.sends else { return nil }
        self.house = house
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.configuration)
        do {
            gateway = try TextGateway(settings[.textGateway], tokenFile: settings[.textTokenFile], client: client)
        } catch {
            try? client.syncShutdown()
            throw error
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await send() }
        try await client.shutdown()
    }

    /// Whoever answers with another address is not followed there: a message goes to whom the settings name.
    private static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(5), read: .seconds(10))
        return configuration
    }

    private func send() async {
        while !Task.isCancelled {
            do {
                let taken = try await house.cases.takeDeliveries()
                let texts = try await house.announcements.takeTexts()
                await withTaskGroup(of: Void.self) { group in
                    for one in taken { group.addTask { await send(one) { try await house.cases.settle(one, $0) } } }
                    for one in texts {
                        group.addTask { await send(one) { try await house.announcements.settle(one, $0) } }
                    }
                }
                // A full hand may have left some behind.
                if !taken.isEmpty || !texts.isEmpty { continue }
            } catch {
                house.logger.error("text messages could not be looked at", metadata: ["cause": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func send(_ one: some Outgoing, settle: (Delivery.Outcome) async throws -> Void) async {
        let outcome = await gateway.send(one)
        do { try await settle(outcome) } catch {
            // It stays taken for half a minute and is tried again then, under its key.
            house.logger.error(
                "what became of a text message could not be kept",
                metadata: ["key": "\(one.key)", "cause": "\(error)"])
        }
    }
}
