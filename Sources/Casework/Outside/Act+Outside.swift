import Kernel
import Workforce

extension Act {
    /// What an action about an outside body asks for.
    package struct Outside: Sendable {
        /// A key of the desk's list of bodies.
        package var body: String?
        package var direction: OutsideMatter.Direction?
        package var theirNumber: String?
        package var deadline: Instant?
        /// The ID of a matter of the case.
        package var matter: String?
        package var answeredAt: Instant?

        package init() {}

        func has(_ input: Input) -> Bool {
            switch input {
            case .body: body?.isEmpty == false
            case .direction: direction != nil
            case .theirNumber: theirNumber?.isEmpty == false
            case .deadline: deadline != nil
            case .matter: matter?.isEmpty == false
            case .answeredAt: answeredAt != nil
            default: false
            }
        }

        /// Takes over what `other` has for an input. A blank is no word.
        mutating func keep(_ input: Input, of other: Outside) {
            switch input {
            case .body: body = other.body?.trimmed.filled
            case .direction: direction = other.direction
            case .theirNumber: theirNumber = other.theirNumber?.trimmed.filled
            case .deadline: deadline = other.deadline
            case .matter: matter = other.matter?.trimmed.filled
            case .answeredAt: answeredAt = other.answeredAt
            default: break
            }
        }
    }

    /// What was filled in about an outside body, held against the case.
    ///
    /// - Throws, in this order: ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/dateOutOfRange(field:)`` ·
    ///   ``CaseRefusal/unknownMatter(_:)`` · ``CaseRefusal/matterIsOver`` · ``CaseRefusal/tooManyEntries(limit:)`` ·
    ///   ``CaseRefusal/outsideRecordedAlready`` · ``CaseRefusal/fieldMissing(_:)`` ·
    ///   ``CaseRefusal/answerTimeImpossible``
    func checkOutside(_ action: Procedure.Action, _ case: Case, at now: Instant) throws {
        guard outside.theirNumber?.count ?? 0 <= OutsideMatter.longestNumber else {
            throw CaseRefusal.tooLong(field: Input.theirNumber.rawValue, limit: OutsideMatter.longestNumber)
        }
        let reach = now - OutsideMatter.farthest..<now + OutsideMatter.farthest
        guard outside.deadline.map(reach.contains) ?? true else {
            throw CaseRefusal.dateOutOfRange(field: Input.deadline.rawValue)
        }
        if let name = outside.matter {
            guard let matter = `case`.matter(name) else { throw CaseRefusal.unknownMatter(name) }
            guard ![.answered, .replaced].contains(`case`.state(of: matter)) else { throw CaseRefusal.matterIsOver }
        }
        if action.does.contains(.recordOutside) { try checkRecord(`case`) }
        if action.does.contains(.answerOutside) { try checkAnswer(`case`, now) }
    }

    private func checkRecord(_ case: Case) throws {
        guard `case`.outside.count < OutsideMatter.most else {
            throw CaseRefusal.tooManyEntries(limit: OutsideMatter.most)
        }
        guard let former = `case`.former(of: self) else { return }
        let direction = outside.direction ?? former.direction
        guard former.deadline != outside.deadline || former.direction != direction else {
            throw CaseRefusal.outsideRecordedAlready
        }
        guard has(.reason) else { throw CaseRefusal.fieldMissing(Input.reason.rawValue) }
    }

    /// Nobody has answered yet what they will say, nor before anybody asked; a form names minutes, not seconds.
    private func checkAnswer(_ case: Case, _ now: Instant) throws {
        guard let at = outside.answeredAt else { return }
        guard at <= now, at >= `case`.reportedAt - .minutes(1) else { throw CaseRefusal.answerTimeImpossible }
    }
}
