import Kernel
import Store

extension Entrance {
    /// Forgets wrong words of more than a day ago, first steps without a second, ways to a provider that
    /// nobody came back from, and sessions that were over
    /// a month ago.
    ///
    /// - Returns: how many rows that were.
    package static func forget(_ tx: Tx) throws -> Int {
        try SignInTryTable.forget(tx, before: tx.now - .days(1))
            + FactorTable.forget(tx, overBefore: tx.now)
            + SignOnTable.forget(tx, overBefore: tx.now)
            + SessionTable.forget(tx, overBefore: tx.now - .days(30))
    }
}
