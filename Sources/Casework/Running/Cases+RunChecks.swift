import Kernel
import Store
import Workforce

extension Cases {
    private static let restarting = """
        start the server, which puts it right at once; where it does not, nobody of the chain in watching.yaml works \
        in the project
        """

    /// Whether what happens by itself will, and whether anything open is with somebody who has left.
    func checkRunning() async throws -> [Finding] {
        let (late, left) = (try await unwoken(), try await store.read { try leftBehind($0) })
        return [
            .of(
                "by itself", late, sound: "every case is looked at when its time comes",
                broken: "cases that would be looked at too late, or never",
                remedy: "quote the numbers when you report it; each is put right by the next act on it"),
            .of(
                "leavers", left, sound: "nothing open is with somebody who has left",
                broken: "open cases are with somebody who has left", remedy: Self.restarting),
        ]
    }

    private func leftBehind(_ db: DB) throws -> [String] {
        let ids = try RunTable.agentless(db, after: ID(number: 0), limit: 100) + RunTable.abandoned(db, limit: 100)
        return try Set(ids).sorted().compactMap { try CaseTable.find(db, $0) }
            .filter { desks[$0.desk]?.running != nil }.map(\.number)
    }

    private func unwoken() async throws -> [String] {
        var (after, late) = (ID<Case>(number: 0), [String]())
        while true {
            let page = try await store.read { [after] in try RunTable.wakes($0, after: after, limit: 200) }
            guard let last = page.last else { return late }
            after = last.item
            late += try await store.read { db in try unwoken(db, page) }
        }
    }

    private func unwoken(_ db: DB, _ page: [(item: ID<Case>, wakeAt: Instant?)]) throws -> [String] {
        try page.compactMap { id, wakeAt in
            guard let item = try CaseTable.find(db, id), let coming = coming(item) else { return nil }
            return wakeAt.map { $0 > coming.at } ?? true ? item.number : nil
        }
    }
}
