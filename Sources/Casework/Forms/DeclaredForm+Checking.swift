import Foundation
import Kernel

extension DeclaredForm {
    /// What a form becomes when some of its fields are filled in. Pure.
    ///
    /// - Parameters:
    ///   - given: texts by key; an empty one takes back what stood there.
    ///   - asked: the keys that may be filled in now.
    ///   - old: what the form holds.
    ///   - isComplete: what is asked and required must hold something.
    /// - Returns: what it holds then; a field that is not shown holds nothing.
    /// - Throws: ``FormRefusal/formWrong(_:)`` with one fault for each field, in the order of the file.
    package func filled(
        _ given: [String: String], asked: [String], in old: [String: String] = [:], isComplete: Bool = true
    ) throws -> [String: String] {
        var (values, faults) = (old, [String: FormFault.Wrong]())
        for key in given.keys where !asked.contains(key) { faults[key] = .unknown }
        for field in fields where asked.contains(field.key) {
            guard let text = given[field.key] else { continue }
            do throws(FormFault.Wrong) { values[field.key] = try field.read(text) } catch { faults[field.key] = error }
        }
        for field in fields where !isShown(field, values) {
            values[field.key] = nil
            faults[field.key] = nil
        }
        let missing = isComplete ? missing(values, of: fields.filter { asked.contains($0.key) }) : []
        for field in missing where faults[field.key] == nil { faults[field.key] = .missing }
        guard faults.isEmpty else { throw refusal(faults) }
        return values
    }

    private func refusal(_ faults: [String: FormFault.Wrong]) -> FormRefusal {
        let known = fields.compactMap { field in faults[field.key].map { FormFault(field.path, $0) } }
        let strange = faults.keys.filter { field($0) == nil }.sorted().prefix(20)
        return .formWrong(known + strange.map { FormFault(Self.prefix + String($0.prefix(60)), .unknown) })
    }

    /// What became of each field, in the order of the file.
    package func changes(from old: [String: String], to new: [String: String]) -> [FormChange] {
        keys.filter { old[$0] != new[$0] }.map { FormChange(key: $0, from: old[$0], to: new[$0]) }
    }

    /// Of a required checklist every item has passed.
    package func isPassed(_ key: String, _ values: [String: String]) -> Bool {
        guard let field = field(key) else { return false }
        let verdicts = Checklist(values[key] ?? "").verdicts
        return field.options.allSatisfy { verdicts[$0.key] == .pass }
    }
}
