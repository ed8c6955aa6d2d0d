import Custody
import Directory
import Hummingbird
import Kernel
import Workforce

/// A cabinet as its hooks, each with what hangs there and where it is.
enum CabinetPage {
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let file = try await ask.house.keys.cabinet(ask.name("cabinet"), for: actor)
        let names = try await Names.load(ask)
        let words = KeyNames(ask, names, file.project.zone)
        var model = card(file, words)
        let mayManage = actor.may(.custodyManage, in: file.cabinet.project)
        let loose = file.keys.filter { $0.hook == nil }
        model.merge([
            "refresh": Paths.cabinet(file.cabinet.id.description), "hooks": hooks(file, words, mayManage),
            "loose": loose.map { hook($0, words) }, "hasLoose": !loose.isEmpty,
            "list": Paths.keys(query: [("project", file.project.code)]),
            "count": Paths.cabinet(file.cabinet.id.description, query: [("count", "1")]),
            "counts": file.counts.map { line($0, words) }, "hasCounts": !file.counts.isEmpty,
            "mayCount": actor.may(.custodyCount, in: file.cabinet.project) && !file.keys.isEmpty,
            "project": file.project.code,
            "tags": file.keys.isEmpty ? "" : Paths.cabinetTags(file.cabinet.id.description),
        ])
        return Shell.page(
            "cabinet", model, title: "\(file.cabinet.code) \(file.cabinet.name)", place: "keys", in: ask)
    }

    /// What of a cabinet stands in the list of them.
    static func card(_ file: CabinetFile, _ words: KeyNames) -> Model {
        let cabinet = file.cabinet
        let out = file.keys.filter { $0.lent > 0 }.count
        let late = file.keys.filter { $0.isOverdue(at: words.times.now) }.count
        return [
            "code": cabinet.code, "name": cabinet.name, "href": Paths.cabinet(cabinet.id.description),
            "keys": words.names.text("cabinet.keys", ["n": "\(file.keys.count)", "hooks": "\(cabinet.hooks)"]),
            "out": out > 0 ? words.names.text("cabinet.out", ["n": "\(out)"]) : "",
            "late": late > 0 ? words.names.text("cabinet.late", ["n": "\(late)"]) : "",
            "isCountDue": file.isCountDue,
            "counted": cabinet.countedAt.map { words.names.text("cabinet.counted", ["at": words.times.point($0)]) }
                ?? words.names.text("cabinet.neverCounted"),
        ]
    }

    private static func hooks(_ file: CabinetFile, _ words: KeyNames, _ mayManage: Bool) -> [Model] {
        let hung = Dictionary(
            file.keys.compactMap { key in key.hook.map { ($0, key) } }, uniquingKeysWith: { first, _ in first })
        return (1...file.cabinet.hooks).map { place in
            guard let key = hung[place] else {
                let add = Paths.keys(
                    query: [
                        ("project", file.project.code), ("cabinet", file.cabinet.code), ("hook", "\(place)"),
                    ])
                return ["place": "\(place)", "isFree": true, "add": mayManage ? add : ""]
            }
            return hook(key, words).merging(["place": "\(place)"])
        }
    }

    private static func hook(_ key: Key, _ words: KeyNames) -> Model {
        [
            "number": key.number, "name": key.name, "href": Paths.key(key.id.description), "state": words.state(key),
            "class": words.mood(key), "isOverdue": key.isOverdue(at: words.times.now),
        ]
    }

    private static func line(_ count: KeyCount, _ words: KeyNames) -> Model {
        [
            "href": Paths.keyCount(count.id.description), "at": words.times.point(count.countedAt),
            "exact": words.times.exact(count.countedAt), "by": words.names.staff(count.countedBy),
            "signed": count.signedBy.map(words.names.staff) ?? "",
            "differences": count.differences > 0
                ? words.names.text("keyCount.differences", ["n": "\(count.differences)"]) : "",
        ]
    }
}
