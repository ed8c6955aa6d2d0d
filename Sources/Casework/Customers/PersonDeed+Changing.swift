import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    private static let mostTags = 20
    private static let longestTag = 40

    /// - Throws: ``PersonRefusal/nothingChanged`` · ``PersonRefusal/dayImpossible(field:)``, and what
    ///   ``PersonDraft/checked()`` throws
    func change() throws {
        var draft = PersonDraft(
            project: person.project, name: act.name ?? person.name,
            phones: (act.phones ?? person.phones) + [act.morePhone ?? ""], tags: try tags(),
            note: act.note ?? person.note)
        (draft.nature, draft.language) = (act.nature ?? person.nature, try language())
        draft.birthday = try birthday()
        var changed = person
        let next = try draft.checked().person(person.id)
        (changed.name, changed.nature, changed.language) = (next.name, next.nature, next.language)
        (changed.phones, changed.tags, changed.note) = (next.phones, next.tags, next.note)
        changed.birthday = next.birthday
        guard changed != person else { throw PersonRefusal.nothingChanged }
        for (field, was, becomes) in person.differences(to: changed) {
            try note(field, was, becomes, why: act.reason?.trimmed)
        }
        try save(changed)
    }

    private func tags() throws -> [String] {
        var seen: Set<String> = []
        let tags = (act.tags ?? person.tags).map(\.trimmed).filter { !$0.isEmpty && seen.insert($0).inserted }
        guard tags.count <= Self.mostTags else { throw DirectoryRefusal.tooLong(field: "tags", limit: Self.mostTags) }
        guard tags.allSatisfy({ $0.count <= Self.longestTag }) else {
            throw DirectoryRefusal.tooLong(field: "tags", limit: Self.longestTag)
        }
        return tags
    }

    private func language() throws -> Language? {
        guard let key = act.language else { return person.language }
        guard !key.isEmpty else { return nil }
        guard let language = Language(rawValue: key) else {
            throw CaseRefusal.unknownWord(
                field: "language", given: key, known: Language.allCases.map(\.rawValue))
        }
        return language
    }

    private func birthday() throws -> Day? {
        guard let text = act.birthday else { return person.birthday }
        guard !text.trimmed.isEmpty else { return nil }
        guard let day = Day(text.trimmed), let first = RoomHistory.first, day >= first, day <= today else {
            throw PersonRefusal.dayImpossible(field: "birthday")
        }
        return day
    }
}

extension Person {
    /// Field by field, as the history keeps it.
    package func differences(to new: Person) -> [(field: String, was: String?, becomes: String?)] {
        func text(_ value: String) -> String? { value.isEmpty ? nil : value }
        func list(_ values: [String]) -> String? { text(values.joined(separator: ", ")) }
        let all: [(String, String?, String?)] = [
            ("name", text(name), text(new.name)), ("nature", nature.rawValue, new.nature.rawValue),
            ("phones", list(phones), list(new.phones)), ("tags", list(tags), list(new.tags)),
            ("note", text(note), text(new.note)), ("language", language?.rawValue, new.language?.rawValue),
            ("birthday", birthday?.description, new.birthday?.description),
        ]
        return all.filter { $0.1 != $0.2 }
    }
}
