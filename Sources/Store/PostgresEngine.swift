import Dispatch
import Foundation
import Kernel
import Logging
import Synchronization

/// A store in PostgreSQL 15 or later, for one copy of the program or several.
final class PostgresEngine: Engine {
    private let address: PostgresAddress
    private let readers: PostgresReaders
    private let logger: Logger
    private let watch: StatementWatch?
    private let isClosed = Atomic<Bool>(false)

    /// - Throws: ``EngineError`` where the server cannot be reached or is too old.
    init(_ address: PostgresAddress, readers: Int, logger: Logger, _ watch: StatementWatch? = nil) throws {
        self.address = address
        self.watch = watch
        self.logger = logger
        self.readers = PostgresReaders(readers) { PostgresLink(address) }
        let link = PostgresLink(address)
        try link.connect()
        let schema = try Self.making(address.schema, link)
        // Two copies that start at once would make it twice: IF NOT EXISTS does not look behind another transaction.
        try link.script(
            """
            SELECT pg_advisory_xact_lock(hashtext('guanjia is made')); \(schema)
            CREATE SEQUENCE IF NOT EXISTS guanjia_copy MINVALUE 0 MAXVALUE 1023 CYCLE
            """)
    }

    /// What makes the schema; nothing where it is there: who may not make one may well use one.
    private static func making(_ schema: String?, _ link: PostgresLink) throws -> String {
        guard let schema else { return "" }
        let name = PostgresLink.quoted(schema)
        let isThere = try DB(link).value(Bool.self, "SELECT to_regnamespace(?1) IS NOT NULL", name) ?? false
        return isThere ? "" : "CREATE SCHEMA IF NOT EXISTS \(name);"
    }

    func read<T: Sendable>(_ body: @Sendable @escaping (DB) throws -> T) async throws -> T {
        try await readers.run { [watch] link in
            try link.transaction(
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", end: { try link.script("COMMIT") }
            ) { try body(DB(link, watch)) }
        }
    }

    func writer() -> any Writer { PostgresWriter(address, watch) }

    func listen(_ live: LiveFeed) {
        let begun = DispatchSemaphore(value: 0)
        let thread = Thread { [self] in
            let link = PostgresLink(address)
            var isCutOff = false
            while !isClosed.load(ordering: .relaxed) {
                do {
                    try listen(link)
                    begun.signal()
                    if isCutOff { logger.notice("the live stream hears the database again") }
                    isCutOff = false
                    while !isClosed.load(ordering: .relaxed) {
                        live.publish(try link.notifications().compactMap(LiveNote.init(line:)))
                    }
                } catch {
                    begun.signal()
                    if !isCutOff { tellCut(error) }
                    isCutOff = true
                    Thread.sleep(forTimeInterval: 1)
                }
            }
        }
        thread.name = "store-listener"
        thread.start()
        // What is written from now on is heard.
        begun.wait()
    }

    private func listen(_ link: PostgresLink) throws {
        try link.connect()
        try link.script("LISTEN \(PostgresLink.quoted(address.channel))")
    }

    private func tellCut(_ error: any Error) {
        logger.warning("the live stream is cut off from the database", metadata: ["cause": "\(error)"])
    }

    /// The next of 1,024 numbers: two copies have the same only if one outlives 1,023 further starts.
    func node() throws -> Int64 {
        let link = PostgresLink(address)
        try link.connect()
        return try DB(link).value(Int64.self, "SELECT nextval('guanjia_copy')") ?? 0
    }

    /// The listener ends; reads go on until the last reference is gone.
    func close() { isClosed.store(true, ordering: .relaxed) }
}

extension PostgresAddress {
    /// Removes the schema that the address names, with everything in it; nothing where it names none.
    package func dropSchema() throws {
        guard let schema else { return }
        let link = PostgresLink(self)
        try link.connect()
        try link.script("DROP SCHEMA IF EXISTS \(PostgresLink.quoted(schema)) CASCADE")
    }

    /// Channels are one for a database; stores in several schemas of it do not hear each other.
    var channel: String { "guanjia" + (schema ?? "") }
}

extension LiveNote {
    /// As it goes through the database: `case 42 3 2611-00042`.
    var line: String { "\(topic) \(project) \(version) \(subject)" }

    fileprivate init?(line: String) {
        let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
        guard parts.count == 4, let project = Int64(parts[1]), let version = Int(parts[2]) else { return nil }
        self.init(topic: parts[0], project: project, subject: parts[3], version: version)
    }
}
