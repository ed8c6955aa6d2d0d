import Casework
import Kernel
import Store

/// What a refusal says on a page: the names of fields, actions and things as the page shows them, not their keys.
struct PageSentence {
    let refusal: any Refusal
    let text: String

    init(_ refusal: any Refusal, _ names: Names, item: Case? = nil) {
        self.refusal = refusal
        var values = refusal.arguments
        if let field = values["field"] { values["field"] = names.field(field) }
        if case CaseRefusal.notAllowedNow(let action, let allowed) = refusal, let item {
            values["action"] = names.action(action, of: item)
            values["allowed"] = names.list(allowed.map { names.action($0, of: item) })
        }
        if case CaseRefusal.fiveThingsMissing(let things) = refusal {
            values["things"] = names.list(things.map { names.text("fiveThing.\($0)") })
        }
        if case CaseRefusal.nobodyOnDuty(let key) = refusal { values["given"] = names.department(key: key) ?? key }
        text = names.text("refusal.\(refusal.code)", values)
    }

    /// The sentence where it speaks about `field`.
    func about(_ field: String) -> String? { refusal.fields.contains(field) ? text : nil }

    /// The sentence where none of `fields` is spoken about.
    func beside(_ fields: [String]) -> String? {
        refusal.fields.contains { fields.contains($0) } ? nil : text
    }
}

extension Names {
    func field(_ name: String) -> String { has("field.\(name)") ? text("field.\(name)") : name }
    func list(_ parts: [String]) -> String { parts.joined(separator: text("list.and")) }
}

extension Ask {
    /// What is said on the page that asked, with everything typed; nil where the failure has a page of its own.
    func mendable(_ error: any Error) -> (any Refusal)? {
        if let failure = error as? StoreFailure {
            let refusal = MachineRefusal(failure, number)
            guard refusal.kind == .unavailable else { return nil }
            house.logger.error("\(number) \(request.method) \(request.uri.path): \(failure)")
            return refusal
        }
        guard let refusal = error as? any Refusal, refusal.kind.isMendable else { return nil }
        return refusal
    }
}

extension RefusalKind {
    fileprivate var isMendable: Bool {
        switch self {
        case .notSignedIn, .notFound, .wrongMethod, .failed, .unavailable: false
        case .malformed, .notAllowed, .conflict, .stale, .tooLarge, .tooSlow, .invalid, .tooMany: true
        }
    }
}
