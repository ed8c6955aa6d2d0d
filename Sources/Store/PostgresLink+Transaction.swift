import CPostgres
import Foundation

extension PostgresLink {
    /// Runs a transaction until it is through or patience is over, connecting anew where the connection broke.
    ///
    /// - Parameter asked: since when somebody waits, by ``Patience/uptime``. Whoever waited long enough behind others
    ///   does not wait for a connection too.
    func again<T>(since asked: Double, _ transaction: () throws -> T) throws -> T {
        var pause = 0.05
        while true {
            do {
                if !isOpen, Patience.isOver(since: asked) {
                    throw EngineError(sort: .lost, description: "nobody waits any more")
                }
                try connect()
                return try transaction()
            } catch let error as EngineError
                where [.conflict, .lost].contains(error.sort) && !Patience.isOver(since: asked)
            {
                Thread.sleep(forTimeInterval: min(pause, max(0, Patience.left(since: asked))))
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
    /// - Throws: ``EngineError``: of sort `machine` where nobody knows whether the commit stands: the connection broke
    ///   meanwhile, or PostgreSQL says "committed" of what the other node need not have.
    func commit() throws {
        try settle()
        unreplicated = nil
        do {
            let answer = try answer(PQexec(connection, "COMMIT"))
            guard String(cString: PQcmdStatus(answer.result)) == "COMMIT" else {
                throw EngineError(sort: .statement, description: "the transaction had failed before its commit")
            }
        } catch let error as EngineError where error.sort == .lost {
            throw EngineError(sort: .machine, description: "the connection broke at the commit: \(error)")
        }
        if let unreplicated { throw EngineError(sort: .machine, description: "committed here alone: \(unreplicated)") }
    }

    /// Hears what the server says beside its answers. Of that one thing matters: somebody ended the wait for the other
    /// node. Messages are in the server's language, so it is told by the function of PostgreSQL that says it, or by
    /// the English words where a server in between leaves that out.
    func hearNotices() {
        let ourselves = Unmanaged.passUnretained(self).toOpaque()
        PQsetNoticeReceiver(connection, { link, notice in
            func field(_ code: Character) -> String {
                PQresultErrorField(notice, Int32(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
            }
            guard let link, field("R") == "SyncRepWaitForLSN" || field("M").contains("synchronous replication") else {
                return
            }
            Unmanaged<PostgresLink>.fromOpaque(link).takeUnretainedValue().unreplicated = field("M")
        }, ourselves)
    }
}
