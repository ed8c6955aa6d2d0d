import Foundation
import Kernel

extension Desk {
    /// The procedures of a desk: its customers' demands first, then the house's paperwork.
    static func procedures(
        _ folder: URL, _ main: DeskNode, departments: [String], _ slots: SlotRules
    ) throws -> [Procedure] {
        try main.allow(["procedures", "paperwork"])
        let files = ProcedureFiles(folder)
        let demands = try files.texts(main.required("procedures"))
        guard !demands.isEmpty else { throw try main.required("procedures").fail("at least one is needed") }
        let papers = try main.optional("paperwork").map { try files.texts($0) } ?? []
        let kinds = try (demands + papers).map { try files.node($0.main).required("procedure").key() }
        let known = DeskWords(
            kinds: kinds, departments: departments, categories: try CategoryTree.paths(folder),
            calendars: calendarNames(folder), slots: slots)
        var procedures: [Procedure] = []
        for (place, text) in (demands + papers).enumerated() {
            var procedure = try Procedure.read(
                text, desk: folder.lastPathComponent, known: known, nodes: files.node)
            procedure.isPaperwork = place >= demands.count
            guard !procedures.contains(where: { $0.kind == procedure.kind }) else {
                throw DeskError(file: text.main, line: 1, reason: "the kind “\(procedure.kind)” is declared twice")
            }
            procedures.append(procedure)
        }
        return procedures
    }

    /// The desk's own, by the names of their files.
    private static func calendarNames(_ folder: URL) -> [String] {
        SmallFile.all(folder.appending(path: "calendars")).map { String($0.0.dropLast(".yaml".count)) }
    }
}
