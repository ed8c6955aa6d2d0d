import Kernel

package struct CabinetDraft: Sendable {
    package var code = ""
    package var name = ""
    package var hooks = 0
    package var place: String?

    package init() {}

    /// - Throws: ``CustodyRefusal/fieldMissing(_:)`` · ``CustodyRefusal/tooLong(field:limit:)`` ·
    ///   ``CustodyRefusal/numberOutOfRange(field:least:most:)``
    var checked: CabinetDraft {
        get throws {
            var draft = self
            draft.code = Key.plain(try CustodyText.needed(code, "code", 12))
            draft.name = try CustodyText.needed(name, "name", 80)
            guard (1...Cabinet.mostHooks).contains(hooks) else {
                throw CustodyRefusal.numberOutOfRange(field: "hooks", least: 1, most: Cabinet.mostHooks)
            }
            return draft
        }
    }
}
