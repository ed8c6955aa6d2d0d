import Kernel

/// Writes of all copies run one after the other, under one advisory lock: each sees everything that was committed
/// before it, as on SQLite, and the audit trail and the running numbers have one order.
struct PostgresWriter: Writer {
    private let address: PostgresAddress
    private let link: PostgresLink
    private let watch: StatementWatch?

    init(_ address: PostgresAddress, _ watch: StatementWatch?) {
        self.address = address
        self.watch = watch
        link = PostgresLink(address)
    }

    /// The lock stands for “the right to write this store”; nobody waits for it beyond their patience. Read committed,
    /// whatever the server's default: what comes after the lock must see what the one before committed.
    private static func begin(since asked: Double) -> String {
        """
        BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
        SET LOCAL lock_timeout = \(max(1, Int(Patience.left(since: asked) * 1000)));
        SELECT pg_advisory_xact_lock(hashtext('guanjia ' || current_schema()))
        """
    }

    func write<T>(_ ids: IDMaker, since asked: Double, _ body: (Tx) throws -> T) throws -> T {
        try link.again(since: asked) {
            try link.transaction(Self.begin(since: asked), end: link.commit) { try body(Tx(link, ids: ids, watch)) }
        }
    }

    func announce(_ notes: [LiveNote], in tx: Tx) throws -> Bool {
        for note in notes {
            try tx.put("SELECT pg_notify(?1, ?2)", address.channel, note.line)
        }
        return true
    }
}
