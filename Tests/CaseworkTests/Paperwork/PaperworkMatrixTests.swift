import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Stages and actions of the paperwork")
struct PaperworkMatrixTests {
    private static let kinds = (try? Checkout.desk.get())?.procedures.filter(\.isPaperwork).map(\.kind) ?? []

    @Test("every action in every stage: taken where the document says so, else not allowed now", arguments: kinds)
    func everyPair(_ kind: String) throws {
        let play = try Play(kind)
        let table = try MatrixTests.table(kind)
        #expect(table.count == play.procedure.stages.count && table.count >= 5)
        for stage in play.procedure.stages {
            let row = try #require(table[stage.key])
            #expect(row.count == play.procedure.actions.count)
            for (action, cell) in row { try check(action, in: stage, cell, of: play) }
        }
    }

    private func check(_ key: String, in stage: Procedure.Stage, _ cell: String, of play: Play) throws {
        let action = try #require(play.procedure.action(key))
        let item = play.paper(in: stage, for: action)
        var moment = Moment(
            actor: Cast.zhao, now: play.now, zone: .shanghai, newID: { Int64.random(in: 1...Int64.max) })
        moment.departments = ["engineering": Cast.engineering, "order": Cast.engineering, "service": Cast.engineering]
        moment.parentStage = action.needs.flatMap(\.parentStages).first
        var act = play.full(key)
        act.form = play.filled(action.asks)
        do {
            let after = item.applying(
                try play.procedure.decide(act, on: item, at: moment, levels: play.desk.levels))
            #expect(after.stage == (cell == "stays" ? stage.key : cell), "\(stage.key) \(key)")
            #expect(after.phase == play.procedure.stage(after.stage)?.phase, "\(stage.key) \(key)")
            #expect(after.phase.isOver == (after.closedAt != nil && after.closing != nil), "\(stage.key) \(key)")
            let brought = play.procedure.brought(by: action, after.form)
            let isSent = brought.contains { if case .task = $0 { true } else { false } }
            #expect(isSent == !after.openTasks.isEmpty || !action.needs.contains(.tasksDone))
        } catch CaseRefusal.notAllowedNow(let refused, _) {
            #expect(cell == "–" && refused == key, "\(stage.key) \(key)")
        }
    }

    @Test("every paper begins where its form says, and can end", arguments: kinds)
    func begins(_ kind: String) throws {
        let procedure = try #require(try Checkout.desk.get().procedure(kind))
        #expect(!procedure.form.isEmpty && procedure.form.intakeFields.contains(where: \.isRequired))
        #expect(procedure.stages.contains { $0.phase == .closed })
    }
}

extension Play {
    private static let picture = Casework.Attachment(
        id: ID(number: 91), name: "a.png", type: "image/png", bytes: 1, digest: "", moment: "", by: Cast.zhao.staff,
        at: House.morning + .hours(1))

    /// The case as it could stand in a stage, with a whole form, a new picture and what the action needs.
    func paper(in stage: Procedure.Stage, for action: Procedure.Action) -> Case {
        var item = item
        (item.stage, item.phase) = (stage.key, stage.phase)
        item.attachments = [Self.picture]
        item.form = filled(procedure.form.keys)
        for case .holds(let when) in action.needs {
            let isOne = procedure.form.field(when.field)?.kind == .choice
            item.form[when.field] = isOne ? when.values[0] : when.values.joined(separator: ",")
        }
        let state: CaseTask.State = action.needs.contains(.taskSent) ? .sent : .accepted
        if !action.needs.contains(.tasksDone), !stage.phase.isOver {
            item.tasks = [
                CaseTask(
                    id: ID(number: 77), department: Cast.engineering, assignee: Cast.zhao.staff, note: "",
                    sentBy: Cast.lin.staff, sentAt: now, state: state)
            ]
        }
        if stage.phase.isOver { (item.solvedAt, item.closedAt, item.closing) = (now, now, .finished) }
        return item
    }

    /// Something right for each of these fields.
    func filled(_ keys: [String]) -> [String: String] {
        let fields = procedure.form.fields.filter { keys.contains($0.key) }
        return Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.example) })
    }
}

extension DeclaredForm.Field {
    /// Something that can stand there.
    var example: String {
        switch kind {
        case .text, .longText, .person: "王强 13800138000"
        case .number: "1"
        case .money: "100"
        case .date: "2026-03-04"
        case .window: "2026-03-03T02:00:00Z/2026-03-03T04:00:00Z"
        case .choice: options[0].key
        case .choices: options.map(\.key).joined(separator: ",")
        case .place: "3-1-802"
        case .vehicle: "沪A12345"
        case .files, .photo, .signature: ID<Casework.Attachment>(number: 91).description
        case .checklist: options.map { "\($0.key)=pass" }.joined(separator: ",")
        case .table: FormRows([Dictionary(uniqueKeysWithValues: columns.map { ($0.key, $0.example) })]).text
        case .consent: "yes"
        }
    }
}
