import Casework
import Kernel
import Workforce

/// What may be done with some cases now, and with how many of them.
struct BatchChoices {
    private let items: [Case]
    private let actor: Actor
    private let names: Names
    private let allowed: [String: [Procedure.Action]]

    /// Parting a case in several is of one case alone, and so is what one outside body waits for.
    private static let ofOne: Set = ["split", "extend-outside", "answer-outside"]

    init(_ items: [Case], for actor: Actor, _ cases: Cases, _ names: Names) throws {
        (self.items, self.actor, self.names) = (items, actor, names)
        let pairs = try items.map { item in
            (item.number, try cases.allowed(on: item, for: actor).filter { !Self.ofOne.contains($0.key) })
        }
        allowed = Dictionary(uniqueKeysWithValues: pairs)
    }

    func mayFollow(_ item: Case) -> Bool {
        [Right.caseFollow, .caseWork, .caseConfirm].contains { actor.may($0, on: item) }
    }

    /// The numbers of those that take an action.
    func able(_ action: String) -> Set<String> {
        let able = items.filter { item in
            action == BatchPage.message ? mayFollow(item) : allowed[item.number]?.contains { $0.key == action } == true
        }
        return Set(able.map(\.number))
    }

    /// The likeliest first, a message last.
    private var actions: [Procedure.Action] {
        var seen: Set<String> = []
        return CaseSheet.inOrder(
            items.flatMap { allowed[$0.number] ?? [] }.filter { seen.insert($0.key).inserted })
    }

    func name(_ action: String) -> String {
        action == BatchPage.message
            ? names.text("batch.message") : actions.first { $0.key == action }?.name[names.language] ?? action
    }

    func models(_ chosen: String?) -> [Model] {
        let keys = actions.map(\.key) + (items.contains(where: mayFollow) ? [BatchPage.message] : [])
        return keys.map { key in
            let count = able(key).count
            return [
                "key": key, "name": name(key), "isHere": key == chosen,
                "few": count < items.count ? names.text("batch.of", ["n": "\(count)", "all": "\(items.count)"]) : "",
            ]
        }
    }
}
