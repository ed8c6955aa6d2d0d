import CPostgres

/// Statements whose answers nobody asks for go one after the other without waiting: a case is some ten rows, and a
/// round trip for each costs more than the rows.
extension PostgresLink {
    /// The server writes its answers while we send: more than it can keep would make both wait for ever.
    private static let mostSent = 64

    func send(_ sql: String, _ values: [any SQLConvertible]) throws {
        let name = try prepare(sql)
        if sent == 0, PQenterPipelineMode(connection) != 1 { throw failure() }
        let isSent = bound(values) { PQsendQueryPrepared(connection, name, Int32(values.count), $0, nil, nil, 0) == 1 }
        sent += 1
        guard isSent else { throw failure() }
        if sent == Self.mostSent { try settle() }
    }

    /// Reads the answers to all that was sent.
    ///
    /// - Throws: ``EngineError`` for the first that failed; what came after it was not done.
    func settle() throws {
        guard sent > 0 else { return }
        defer {
            sent = 0
            PQexitPipelineMode(connection)
        }
        guard PQpipelineSync(connection) == 1 else { throw failure() }
        if let trouble = try readToSync() { throw trouble }
    }

    /// - Returns: what the first failing statement said.
    private func readToSync() throws -> EngineError? {
        var trouble: EngineError?
        while isOpen {
            // Nothing stands between the answers of two statements.
            guard let result = PQgetResult(connection) else { continue }
            let answer = PostgresAnswer(result)
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC: return trouble
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_ABORTED: continue
            default:
                trouble =
                    trouble
                    ?? EngineError(sort: answer.sort, description: said(), isAboutOtherRows: answer.isAboutOtherRows)
            }
        }
        throw failure()
    }

    private func failure() -> EngineError { EngineError(sort: isOpen ? .machine : .lost, description: said()) }
}
