import Casework
import Foundation
import Kernel
import Store
import Web
import Workforce

/// One request of somebody, with the key under which it may be sent again.
struct Operation: Sendable, CustomStringConvertible {
    enum Kind: Sendable {
        case register(Intake)
        case act(ActRequest, version: Int?)
        case say(String, Audience)
        case promise(String, dueAt: Instant)
        case attach(IncomingFile)
    }

    let kind: Kind
    /// The place of its case in the book; nil where it makes one.
    let index: Int?
    /// The case's number; empty where it makes one.
    let number: String
    let actor: Actor
    let key: Int

    /// What is counted.
    var name: String {
        switch kind {
        case .register: "register"
        case .act(let asked, _): asked.act.action
        case .say: "message"
        case .promise: "promise"
        case .attach: "attach"
        }
    }

    var description: String { "\(name) on \(number) by \(actor.name), key \(key)" }

    /// What the case came to.
    func run(at house: House) async throws -> Case {
        let request = RequestKey(key: "simulated-\(key)", digest: name)
        switch kind {
        case .register(let intake): return try await house.cases.register(intake, request: request, by: actor)
        case .act(let asked, let version):
            return try await house.cases.act(asked, on: number, version: version, request: request, by: actor)
        case .say(let text, let audience):
            return try await house.cases.say(text, to: audience, on: number, request: request, by: actor)
        case .promise(let words, let dueAt):
            return try await house.cases.promise(
                .free, words: words, dueAt: dueAt, on: number, request: request, by: actor)
        case .attach(let file): return try await house.cases.attach(
                file, on: number, moment: "after", request: request, by: actor)
        }
    }

    /// What somebody hears: the case, or why not; nil where the machine failed, so that they ask again.
    func answer(at house: House) async throws -> Result<Case, any Error>? {
        do { return .success(try await run(at: house)) } catch let refusal as any Refusal {
            return .failure(refusal)
        } catch is StoreFailure { return nil }
    }

    /// The same with the version that the actor saw.
    func guarded(_ book: CaseBook) -> Operation {
        guard case .act(let asked, _) = kind, let index else { return self }
        return Operation(
            kind: .act(asked, version: book.cases[index].version), index: index, number: number, actor: actor, key: key)
    }

    /// The same under another key.
    func again(_ book: CaseBook) -> Operation {
        Operation(kind: kind, index: index, number: number, actor: actor, key: book.newKey())
    }
}
