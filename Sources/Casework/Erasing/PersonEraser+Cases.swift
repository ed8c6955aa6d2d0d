import Directory
import Kernel
import Store

extension PersonEraser {
    /// The cases of somebody as the customer: words, names and numbers go, in every copy that the store keeps of them;
    /// rows, times, promises, keys of lists and numbers stay. Their files go too, pictures of the work among them: they
    /// show their home.
    package static let ofCases = PersonEraser(holds: CaseErasingTable.holding) { tx, erasure in
        let cases = try erasure.people.flatMap { try ReporterTable.cases(tx, of: $0) }
        for id in cases {
            guard let item = try CaseTable.find(tx, id) else { continue }
            try takeOut(tx, item, erasure)
            guard try CaseTable.find(tx, id) != nil else { continue }
            tx.tell(LiveNote(topic: "case", project: item.project.number, subject: item.number, version: item.version))
        }
        for person in erasure.people {
            try ConsentTable.erase(tx, of: person, erasure.mark)
            try CaseErasingTable.forgetInvited(tx, person, erasure.mark)
        }
        let asked = erasure.people.map(\.description) + cases.map(\.description)
        try AnswerErasingTable.erase(tx, naming: Set(asked), erasure.words)
    }

    private static func takeOut(_ tx: Tx, _ item: Case, _ erasure: PersonErasure) throws {
        try ErasedFiles.note(tx, files(of: item), of: erasure.number)
        try IncidentErasingTable.erase(tx, item, erasure.mark)
        // Its own entries say with which others it had to do: they are asked before their words go.
        try TitleErasingTable.erase(tx, item, erasure.mark)
        try TimelineErasingTable.eraseLeftBehind(tx, of: item, erasure.words)
        try CaseErasingTable.erase(tx, item.id, erasure)
        try TimelineErasingTable.erase(tx, item.id, erasure)
        try WorkErasingTable.erase(tx, item.id, erasure)
        try CaseErasingTable.forgetBesides(tx, item, erasure)
        try forget(tx, item)
        // Why somebody looked at its masked number.
        let subjects = [item.number] + erasure.people.map { "\(item.number) \($0)" }
        try Audit.erase(tx, about: subjects, by: erasure.actor)
    }

    private static func files(of item: Case) -> Set<String> { Set(item.attachments.map(\.digest)) }

    /// It is found by its numbers and its place alone.
    private static func forget(_ tx: Tx, _ item: Case) throws {
        let code = try item.place.flatMap { try PlaceTable.find(tx, $0)?.code } ?? ""
        let numbers = [item.number, item.externalNumber ?? "", code] + item.outside.map(\.number)
        SearchIndex.replace(
            tx, id: item.id.number,
            .init(.init("case", in: item.project), SearchTokens.make(numbers.joined(separator: " "))))
    }
}
