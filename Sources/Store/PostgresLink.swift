import CPostgres
import Foundation

/// A connection of PostgreSQL by libpq: statements prepared once, values bound, one round trip each. Made, used and
/// dropped by one thread.
final class PostgresLink: Link {
    private let address: PostgresAddress
    private(set) var connection: OpaquePointer?
    private var prepared: [String: String] = [:]
    /// Statements that were sent and whose answers nobody has read (``send(_:_:)``).
    var sent = 0
    /// What the server said when the wait for the other node was ended before its time (``hearNotices()``).
    var unreplicated: String?
    let dialect = Dialect.postgres

    /// More would only fill memory on both sides: lists with many marks come in many lengths.
    private static let mostPrepared = 400

    init(_ address: PostgresAddress) { self.address = address }
    deinit { PQfinish(connection) }

    /// Connects where there is no connection, or a broken one.
    ///
    /// - Throws: ``EngineError`` of sort `lost`; of sort `machine` where the server is too old.
    func connect() throws {
        if connection != nil, PQstatus(connection) == CONNECTION_OK { return }
        PQfinish(connection)
        (prepared, sent) = ([:], 0)
        connection = PQconnectdb(address.text)
        guard PQstatus(connection) == CONNECTION_OK else { throw EngineError(sort: .lost, description: said()) }
        guard PQserverVersion(connection) >= 150_000 else {
            throw EngineError(sort: .machine, description: "PostgreSQL 15 or later is needed")
        }
        hearNotices()
        try script(Self.settings)
        if let schema = address.schema { try script("SET search_path = \(Self.quoted(schema))") }
    }

    /// Durable commits whatever the server's default; nothing waits for ever. Many short statements run at once: to
    /// compile one, or to divide it among workers, costs more than it brings.
    private static let settings = """
        SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET statement_timeout = '30s'; SET lock_timeout = '10s';
        SET jit = off; SET max_parallel_workers_per_gather = 0;
        SET idle_in_transaction_session_timeout = '60s';
        SELECT set_config('synchronous_commit', 'on', false)
          WHERE current_setting('synchronous_commit') IN ('off', 'local')
        """

    static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE && isOpen }
    var isOpen: Bool { PQstatus(connection) == CONNECTION_OK }

    func query(_ sql: String, _ values: [any SQLConvertible], _ take: (any RowSource) throws -> Bool) throws {
        let answer = try execute(sql, values)
        for row in 0..<PQntuples(answer.result) {
            guard try take(PostgresRow(answer: answer, row: row)) else { return }
        }
    }

    func run(_ sql: String, _ values: [any SQLConvertible]) throws -> Int {
        let answer = try execute(sql, values)
        return PQcmdTuples(answer.result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    func script(_ sql: String) throws {
        try settle()
        _ = try answer(PQexec(connection, sql))
    }

    func savepoint(_ body: () throws -> Void) throws {
        try script("SAVEPOINT one")
        do {
            try body()
            try settle()
        } catch {
            if isOpen { try script("ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one") }
            throw error
        }
        try script("RELEASE SAVEPOINT one")
    }

    private func execute(_ sql: String, _ values: [any SQLConvertible]) throws -> PostgresAnswer {
        try settle()
        let name = try prepare(sql)
        return try bound(values) { try answer(PQexecPrepared(connection, name, Int32(values.count), $0, nil, nil, 0)) }
    }

    /// Gives the values as texts.
    func bound<T>(
        _ values: [any SQLConvertible], _ use: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> T
    ) rethrows -> T {
        let texts: [UnsafeMutablePointer<CChar>?] = values.map { value in
            switch value.sqlValue {
            case .null: nil
            case .integer(let number): strdup(String(number))
            case .text(let text): strdup(text)
            }
        }
        defer { for text in texts { free(text) } }
        return try texts.map { UnsafePointer<CChar>($0) }.withUnsafeBufferPointer { try use($0.baseAddress) }
    }

    /// The name under which the server knows a statement.
    func prepare(_ sql: String) throws -> String {
        if let name = prepared[sql] { return name }
        try settle()
        if prepared.count >= Self.mostPrepared {
            try script("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        _ = try answer(PQprepare(connection, name, Self.numbered(sql), 0, nil))
        prepared[sql] = name
        return name
    }

    /// `?1` → `$1`.
    static func numbered(_ sql: String) -> String { sql.replacing("?", with: "$") }

    func answer(_ result: OpaquePointer?) throws -> PostgresAnswer {
        let answer = PostgresAnswer(result)
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return answer
        default:
            throw EngineError(
                sort: isOpen ? answer.sort : .lost, description: said(), isAboutOtherRows: answer.isAboutOtherRows)
        }
    }

    func said() -> String {
        connection.map { String(cString: PQerrorMessage($0)).trimmingCharacters(in: .whitespacesAndNewlines) }
            ?? "no connection"
    }

    /// Waits up to a second for what other sessions announce on the channels this one listens to.
    func notifications() throws -> [String] {
        var ready = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, 1000) >= 0, PQconsumeInput(connection) == 1, isOpen else {
            throw EngineError(sort: .lost, description: said())
        }
        var heard: [String] = []
        while let note = PQnotifies(connection) {
            heard.append(String(cString: note.pointee.extra))
            PQfreemem(note)
        }
        return heard
    }
}
