import CPostgres
import Foundation

extension PostgresLink {
    /// So long somebody waits for a database that is away or busy, in seconds.
    private static let patience = 8.0
    /// Seconds that only go forward.
    static var uptime: Double { ProcessInfo.processInfo.systemUptime }

    /// Runs a transaction until it is through or patience is over, connecting anew where the connection broke.
    ///
    /// - Parameter asked: since when somebody waits, by ``uptime``. Whoever waited long enough behind others does not
    ///   wait for a connection too.
    func again<T>(since asked: Double = PostgresLink.uptime, _ transaction: () throws -> T) throws -> T {
        let end = asked + Self.patience
        var pause = 0.05
        while true {
            do {
                if !isOpen, Self.uptime > end { throw EngineError(sort: .lost, description: "nobody waits any more") }
                try connect()
                return try transaction()
            } catch let error as EngineError where [.conflict, .lost].contains(error.sort) && Self.uptime < end {
                Thread.sleep(forTimeInterval: pause)
                pause = min(1, pause * 2)
            }
        }
    }

    /// Runs `body` between a beginning and an end; where it throws, all of it is undone.
    func transaction<T>(_ begin: String, end: () throws -> Void, _ body: () throws -> T) throws -> T {
        do {
            try script(begin)
            let result = try body()
            try end()
            return result
        } catch {
            if isInTransaction { try script("ROLLBACK") }
            throw error
        }
    }

    /// Asks for the commit.
    ///
    /// - Throws: ``EngineError``: of sort `machine` where the connection broke meanwhile, since nobody knows then
    ///   whether it was done.
    func commit() throws {
        try settle()
        do {
            let answer = try answer(PQexec(connection, "COMMIT"))
            guard String(cString: PQcmdStatus(answer.result)) == "COMMIT" else {
                throw EngineError(sort: .statement, description: "the transaction had failed before its commit")
            }
        } catch let error as EngineError where error.sort == .lost {
            throw EngineError(sort: .machine, description: "the connection broke at the commit: \(error)")
        }
    }
}
