import Foundation
import Kernel

/// Makes a repeated request answer what the first one answered.
package struct RequestKey: Sendable {
    /// Chosen by the caller, at most 200 characters.
    package let key: String
    /// Of the method, the path and the body.
    package let digest: String

    package init(key: String, digest: String) {
        self.key = key
        self.digest = digest
    }
}

package enum RequestRefusal: String, Refusal {
    case keyUsedForAnotherRequest

    package var code: String { rawValue }
    package var kind: RefusalKind { .conflict }
}

extension Tx {
    /// What a request was answered before; nil where it is new.
    ///
    /// The first time may have failed because nobody waited for the other node of PostgreSQL. A commit that writes
    /// something waits for all that is before it, so this one does.
    ///
    /// - Throws: ``RequestRefusal/keyUsedForAnotherRequest`` where the key came with another request before.
    package func answer<T: Codable>(to request: RequestKey, actor: Int64) throws -> T? {
        let earlier = try row(
            "SELECT digest, answer FROM answered_request WHERE actor = ?1 AND key = ?2", actor, request.key
        ) { (digest: try $0.next(String.self), answer: try $0.next(String.self)) }
        guard let earlier else { return nil }
        guard earlier.digest == request.digest else { throw RequestRefusal.keyUsedForAnotherRequest }
        if dialect == .postgres { try put("SELECT pg_logical_emit_message(true, 'guanjia', 'again')") }
        return try JSONDecoder().decode(T.self, from: Data(earlier.answer.utf8))
    }

    /// A request whose answer was kept so long is not repeated any more.
    package func forgetAnswers(before: Instant) throws -> Int {
        try run("DELETE FROM answered_request WHERE at < ?1", before)
    }

    /// Does the work, or answers again what it answered the first time.
    ///
    /// - Throws: ``RequestRefusal/keyUsedForAnotherRequest`` where the key came with another request before.
    package func once<T: Codable>(_ request: RequestKey?, actor: Int64, _ work: () throws -> T) throws -> T {
        guard let request else { return try work() }
        if let earlier: T = try answer(to: request, actor: actor) { return earlier }
        let result = try work()
        try put(
            "INSERT INTO answered_request (actor, key, digest, answer, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            actor, request.key, request.digest, JSONColumn(result), now)
        return result
    }
}
