import Directory
import Kernel
import Testing

@testable import Workforce

@Suite("Who gains and loses what when a role changes")
struct RoleEffectTests {
    private static let words = Words(zh: "角", zhHant: "角", en: "R")
    private static let (here, there) = (ID<Project>(number: 1), ID<Project>(number: 2))

    private static func staff(_ user: String, _ posts: [(String, ID<Project>?)], isActive: Bool = true) -> Staff {
        Staff(
            id: ID(number: Int64(user.utf8.first ?? 0)), user: user, name: user, phone: "", departments: [],
            roles: posts.map { .init(role: $0.0, project: $0.1) }, isActive: isActive, language: .simplified)
    }

    /// user → where → `+right -right`
    private static func effects(of rights: Set<Right>, _ all: [Staff]) -> [String] {
        let roles = [
            Role(key: "agent", name: words, rights: [.caseRead, .caseFollow]),
            Role(key: "chief", name: words, rights: [.caseRead, .boardRead]),
        ]
        return RoleEffect.all(of: rights, on: "agent", roles: roles, staff: all).map { one in
            let words = one.gains.map { "+\($0.rawValue)" }.sorted() + one.loses.map { "-\($0.rawValue)" }.sorted()
            return "\(one.staff.user) \(one.project?.number ?? 0) \(words.joined(separator: " "))"
        }
    }

    @Test("what another post gives there is neither gained nor lost; what changes everywhere is said once")
    func effects() {
        let all = [
            Self.staff("a", [("agent", Self.here)]), Self.staff("b", [("agent", Self.here), ("chief", Self.here)]),
            Self.staff("c", [("agent", Self.here), ("chief", Self.there)]), Self.staff("d", [("agent", nil)]),
            Self.staff("e", [("agent", nil), ("agent", Self.here)]), Self.staff("f", [("chief", nil)]),
            Self.staff("g", [("agent", Self.here)], isActive: false),
            Self.staff("h", [("agent", Self.here), ("chief", nil)]),
        ]
        #expect(
            Self.effects(of: [.caseFollow, .boardRead], all) == [
                "a 1 +board.read -case.read", "c 1 +board.read -case.read", "d 0 +board.read -case.read",
                "e 0 +board.read -case.read",
            ])
        #expect(Self.effects(of: [.caseRead, .caseFollow], all) == [], "nothing changes")
        #expect(Self.effects(of: [.caseRead], [Self.staff("b", [("agent", Self.here), ("chief", Self.here)])])
            == ["b 1 -case.follow"])
    }
}
