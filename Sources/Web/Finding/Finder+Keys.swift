import Custody
import Directory
import Kernel
import Workforce

extension Finder {
    /// Keys and borrowed things, for whoever may see them.
    func keys() async throws -> Group {
        let open = try await ask.projects(.custodyRead)
        guard !open.isEmpty else { return group(.key, []) }
        let found = try await ask.house.keys.find(text, in: open, limit: limit + 1, for: try ask.actor)
        return group(
            .key,
            found.map { one in
                let words = KeyNames(ask, names, names.zone(of: one.line.key.project))
                return Row(finding: finding(one, words), model: isTable ? words.row(one.line) : [:])
            })
    }

    private func finding(_ one: FoundKey, _ words: KeyNames) -> Finding {
        let (key, cabinet) = (one.line.key, one.line.cabinet)
        let spot = words.spot(key, cabinet)
        var fields: [FindingReason.Field] = [
            .init(why: .name, text: key.name, isTitle: true), .init(why: .number, text: key.number, wholeRank: -1),
            .init(why: .hook, text: spot),
        ]
        if let cabinet, let hook = key.hook {
            fields.append(.init(why: .hook, text: "\(cabinet.code)-\(hook)", wholeRank: 0))
        }
        if let place = one.place {
            fields += [.init(why: .room, text: place.code, wholeRank: 0), .init(why: .room, text: place.name)]
        }
        return Finding(
            kind: .key, id: key.id.description, title: key.name,
            detail: [key.number, spot, words.state(key)].filter { !$0.isEmpty }.joined(separator: " · "),
            href: Paths.key(key.id.description), project: key.project,
            reason: .best(roomed(one.place.map { [$0.code] } ?? []), of: fields.filter { !$0.text.isEmpty }))
    }
}
