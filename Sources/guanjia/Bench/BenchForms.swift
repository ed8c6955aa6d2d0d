import Casework
import Directory
import Kernel
import Web
import Workforce

/// A hundred thousand cases of one procedure with a form, each filled in through the engine, and the lists of them that
/// the fields of the form narrow.
struct BenchForms: Sendable {
    static let size = 100_000

    private let filling: BenchFilling
    private let procedure: Procedure
    /// Something to choose, and something that is counted.
    private let choice: DeclaredForm.Field
    private let number: DeclaredForm.Field

    /// The first procedure of the desk whose form has both.
    init(_ house: House, _ actor: Actor) throws {
        filling = BenchFilling(house: house, actor: actor)
        let all = house.cases.desks.sorted { $0.key < $1.key }.flatMap(\.value.procedures)
        let found = all.lazy.compactMap { one -> (Procedure, DeclaredForm.Field, DeclaredForm.Field)? in
            let fields = one.form.intakeFields
            guard let choice = fields.first(where: { $0.kind == .choice && $0.isRequired }),
                let number = fields.first(where: { $0.kind == .number && $0.isRequired })
            else { return nil }
            return (one, choice, number)
        }.first
        guard let found else { throw UsageError("no procedure has a form to be filtered by") }
        (procedure, choice, number) = found
    }

    /// What is there already counts.
    ///
    /// - Throws: what registering one of them refuses
    func fill() async throws {
        let (known, now) = (try await filling.house.cases.count(of: procedure.kind), filling.house.store.clock.now())
        try await filling.together(from: known, to: Self.size) { number in
            _ = try await filling.house.cases.register(application(number, at: now), by: filling.actor)
        }
    }

    /// The lists in turn: a value that a third of them has, a range that nearly all have, one that few have, the older
    /// half, and what is open of it.
    var addresses: [String] {
        let options = choice.options.map { "\(procedure.kind).\(choice.key):\($0.key)" }
        let ranges = ["2..", "..1", "3..4"].map { "\(procedure.kind).\(number.key):\($0)" }
        let pairs: [[(String, String)]] =
            (options + ranges).map { [("field", $0)] } + options.map { [("field", $0), ("sort", "oldest")] }
            + ranges.map { [("field", $0), ("phase", "open")] } + [[("field", options[0]), ("field", ranges[0])]]
        return pairs.map { Paths.API.cases(query: [("kind", procedure.kind)] + $0.map { ($0, $1) }) }
    }

    private func application(_ n: Int, at now: Instant) -> Intake {
        var intake = Intake()
        (intake.kind, intake.channel, intake.place) = (procedure.kind, "telephone", "1-1-\(n % 500 + 1)")
        intake.reporter = Reporter(name: "住户\(n % 977)", phone: "139\(padded(n % 100_000_000, 8))")
        intake.text = "申请第 \(n) 件"
        let asked = procedure.form.intakeFields.filter { !$0.kind.isFile }
        let pairs = asked.compactMap { field in value(of: field, n, at: now).map { (field.key, $0) } }
        intake.form = Dictionary(pairs) { first, _ in first }
        return intake
    }

    private func value(of field: DeclaredForm.Field, _ n: Int, at now: Instant) -> String? {
        switch field.kind {
        case .text, .longText: "第 \(n) 件"
        case .number: "\(max(1, (field.least ?? 0) / 1000) + Int64(n % 20))"
        case .money: "\(n % 100_000)"
        case .date: "\(Zone.utc.day(of: now))"
        case .window: FormWindow(from: now + .hours(1), until: now + .hours(2)).text
        case .choice, .choices: field.options[n % field.options.count].key
        case .person: "来人\(n % 977) 139\(padded(n % 100_000_000, 8))"
        case .place: "1-1-\(n % 500 + 1)"
        case .vehicle: "沪A\(padded(n % 100_000, 5))"
        case .consent: "yes"
        case .checklist, .table, .files, .photo, .signature: nil
        }
    }
}
