import Kernel
import Workforce

extension Procedure {
    /// What the form becomes by an act. Pure.
    ///
    /// - Throws: ``FormRefusal/formWrong(_:)``
    func filling(_ act: Act, _ action: Action, _ case: Case) throws -> [String: String] {
        let held = held(for: action, `case`)
        guard !action.asks.isEmpty else { return held }
        let filled = try form.filled(act.form, asked: action.asks, in: held)
        let files = Set(`case`.attachments.map(\.id.description))
        let pictures = Set(`case`.attachments.filter { $0.type.hasPrefix("image/") }.map(\.id.description))
        let strange = form.fields.filter { field in
            guard field.kind.isFile, let text = filled[field.key], text != `case`.form[field.key] else { return false }
            if field.kind == .signature, text.hasPrefix(DeclaredForm.typedName) { return false }
            let known = field.kind == .files ? files : pictures
            return !Set(text.split(separator: ",").map(String.init)).isSubset(of: known)
        }
        guard strange.isEmpty else { throw FormRefusal.formWrong(strange.map { FormFault($0.path, .noFile) }) }
        return filled
    }

    /// What the guards say that speak about the form and the action itself.
    ///
    /// What is not shown is not asked: a guard on it holds.
    ///
    /// - Throws: ``FormRefusal/formIncomplete(_:)`` · ``FormRefusal/checklistOpen(_:)`` ·
    ///   ``FormRefusal/takenTooOften(action:most:)`` · ``FormRefusal/fieldSaysOtherwise(_:)``
    func checkDeclared(_ action: Action, _ values: [String: String], _ case: Case) throws {
        for need in action.needs {
            switch need {
            case .form:
                let asked = form.fields.filter { $0.isAtIntake || action.asks.contains($0.key) }
                let missing = form.missing(values, of: asked)
                guard missing.isEmpty else { throw FormRefusal.formIncomplete(missing.map(\.path)) }
            case .holds(let when):
                guard form.holds(when, values) else {
                    throw FormRefusal.fieldSaysOtherwise(DeclaredForm.prefix + when.field)
                }
            case .field(let key) where !isAsked(key, values): break
            case .passed(let key) where !isAsked(key, values): break
            case .field(let key):
                guard values[key] != nil else { throw FormRefusal.formIncomplete([DeclaredForm.prefix + key]) }
            case .passed(let key):
                guard form.isPassed(key, values) else { throw FormRefusal.checklistOpen(DeclaredForm.prefix + key) }
            case .photo: guard `case`.hasNewPicture else { throw FormRefusal.stagePhotoMissing }
            case .atMost(let most):
                guard `case`.counts[action.key] ?? 0 < most else {
                    throw FormRefusal.takenTooOften(action: action.key, most: most)
                }
            default: break
            }
        }
    }

    /// A pass for a time that is over would open nothing: the window is mended before it is issued.
    ///
    /// - Throws: ``FormRefusal/passOver(_:)`` with the field of the window.
    func checkPasses(_ action: Action, _ values: [String: String], at now: Instant) throws {
        for case .pass(let key) in brought(by: action, values) {
            guard let field = passes.first(where: { $0.key == key })?.window,
                let window = values[field].flatMap({ FormWindow($0) }), window.until <= now
            else { continue }
            throw FormRefusal.passOver(DeclaredForm.prefix + field)
        }
    }

    private func isAsked(_ key: String, _ values: [String: String]) -> Bool {
        form.field(key).map { form.isShown($0, values) } ?? true
    }

    /// What an action does to the form, and what it counts.
    func paperwork(_ action: Action, _ values: [String: String], _ case: Case) -> [CaseEvent] {
        let changes = form.changes(from: `case`.form, to: values)
        let isCounted = action.needs.contains { if case .atMost = $0 { true } else { false } }
        return (changes.isEmpty ? [] : [.filled(changes)]) + (isCounted ? [.counted(action.key)] : [])
    }
}
