import Directory
import Kernel
import Store

extension Cases {
    /// Places of a form as the project calls them: a code in any spelling that is found, or an ID.
    ///
    /// - Throws: ``FormRefusal/formWrong(_:)`` for a place that the project does not have
    func placed(
        _ db: DB, _ values: [String: String], of form: DeclaredForm, in project: ID<Project>
    ) throws -> [String: String] {
        var (placed, faults) = (values, [FormFault]())
        for field in form.fields where field.kind == .place {
            guard let name = values[field.key]?.trimmed, !name.isEmpty else { continue }
            do { placed[field.key] = try place(db, named: name, in: project).code } catch is DirectoryRefusal {
                faults.append(FormFault(field.path, .noPlace))
            }
        }
        guard faults.isEmpty else { throw FormRefusal.formWrong(faults) }
        return placed
    }

    /// The form of a demand that comes in, as its procedure declares it.
    ///
    /// - Throws: ``FormRefusal/formWrong(_:)``
    func formed(_ db: DB, _ intake: Intake, _ procedure: Procedure, in project: ID<Project>) throws -> Intake {
        guard !procedure.form.isEmpty else { return intake }
        var intake = intake
        let given = try placed(db, intake.form, of: procedure.form, in: project)
        intake.form = try procedure.form.filled(given, asked: procedure.form.intakeFields.map(\.key))
        return intake
    }

    /// Writes what the form holds, where it holds something else than before.
    func saveForm(_ tx: Tx, of item: Case, since old: Case?) throws {
        guard item.form != old?.form ?? [:] || old.map({ $0.kind != item.kind }) ?? false else { return }
        guard let procedure = try? rules(of: item).procedure else { return }
        try FormValueTable.put(tx, item, procedure.form, isNew: old == nil)
        guard old != nil else { return }
        let words = procedure.form.spoken(item.form)
        if !words.isEmpty { SearchIndex.add(tx, id: item.id.number, tokens: SearchTokens.make(words)) }
    }
}
