import Casework
import Kernel
import Store

/// What a refusal says on a page: the names of fields, actions and things as the page shows them, not their keys.
struct PageSentence {
    let refusal: any Refusal
    let text: String
    private let names: Names

    init(_ refusal: any Refusal, _ names: Names, item: Case? = nil) {
        (self.refusal, self.names) = (refusal, names)
        text = Self.text(refusal.code, refusal.arguments, names, item: item)
    }

    /// The sentence of a refusal of which only code and arguments are left.
    static func text(_ code: String, _ arguments: [String: String], _ names: Names, item: Case?) -> String {
        func keys(_ list: String) -> [String] { list.split(separator: ",").map { $0.trimmed } }
        var values = arguments
        if let field = values["field"] { values["field"] = names.field(field) }
        if let action = values["action"], let allowed = values["allowed"], let item {
            values["action"] = names.action(action, of: item)
            values["allowed"] = names.list(keys(allowed).map { names.action($0, of: item) })
        }
        if let declared = values["declared"] {
            values["declared"] = names.list(keys(declared).map { names.declared($0, of: item) })
        }
        if let things = values["things"] {
            values["things"] = names.list(keys(things).map { names.text("fiveThing.\($0)") })
        }
        if let bodies = values["bodies"] {
            let desk = item?.desk ?? names.firstDesk
            values["bodies"] = names.list(keys(bodies).map { names.body($0, of: desk) })
        }
        if let line = values["line"] { values["line"] = names.handoverLine(line) }
        if code == "nobodyOnDuty", let key = values["given"] { values["given"] = names.department(key: key) ?? key }
        if code == "begunByCase", let key = values["given"] {
            values["given"] = names.kind(key, of: item?.desk ?? names.firstDesk)
        }
        if code == "anotherTrade", let path = values["given"] {
            values["given"] = names.category(path, of: item?.desk ?? names.firstDesk)
        }
        return names.text("refusal.\(code)", values)
    }

    /// The sentence where it speaks about `field`.
    func about(_ field: String) -> String? {
        if let fault = (refusal as? FormRefusal)?.wrong(field) { return names.text("fault.\(fault.rawValue)") }
        return refusal.fields.contains(field) ? text : nil
    }

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
            house.logger.error("\(number) \(request.method) \(Paths.withoutSecret(request.uri.path)): \(failure)")
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
