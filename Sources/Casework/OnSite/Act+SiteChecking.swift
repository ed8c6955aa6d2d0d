import Kernel
import Workforce

extension Act {
    /// The longest of the short words on a work sheet, in bytes.
    static let longestWord = 600
    static let numbers: [Input: ClosedRange<Int64>] = [
        .minutes: 1...6000, .people: 1...50, .quantity: 1...100_000_000, .price: 0...100_000_000,
    ]

    /// What was filled in for a visit or a work sheet, held against the case.
    ///
    /// - Throws, in this order: ``CaseRefusal/numberOutOfRange(field:least:most:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/dateOutOfRange(field:)`` ·
    ///   ``CaseRefusal/visitEndsBeforeItBegins`` · ``CaseRefusal/visitTooLong(hours:)`` ·
    ///   ``CaseRefusal/tooManyEntries(limit:)`` · ``CaseRefusal/unknownLine(_:)``
    func checkSite(_ action: Procedure.Action, _ case: Case, _ moment: Moment) throws {
        try checkNumbers()
        for (input, text) in site.texts where (text?.utf8.count ?? 0) > Self.longestWord {
            throw CaseRefusal.tooLong(field: input.rawValue, limit: Self.longestWord)
        }
        if action.does.contains(.appoint) { try checkWindow(`case`, moment.now) }
        let sheet = `case`.hand(of: moment.actor, named: task)?.sheet
        let isWriting = action.does.contains(.addLabour) || action.does.contains(.addMaterial)
        if isWriting, sheet?.lines.count ?? 0 >= WorkSheet.mostLines {
            throw CaseRefusal.tooManyEntries(limit: WorkSheet.mostLines)
        }
        if action.does.contains(.sign), sheet?.signatures.count ?? 0 >= WorkSheet.mostSignatures {
            throw CaseRefusal.tooManyEntries(limit: WorkSheet.mostSignatures)
        }
        if let line = site.line, sheet?.standing.contains(where: { $0.id.description == line }) != true {
            throw CaseRefusal.unknownLine(line)
        }
    }

    private func checkNumbers() throws {
        let given: [(Input, Int64?)] = [
            (.minutes, site.minutes.map(Int64.init)), (.people, site.people.map(Int64.init)),
            (.quantity, site.quantity), (.price, site.price),
        ]
        for (input, number) in given {
            guard let number, let range = Self.numbers[input], !range.contains(number) else { continue }
            throw CaseRefusal.outOfRange(input)
        }
    }

    private func checkWindow(_ case: Case, _ now: Instant) throws {
        guard let from = site.from, let until else { return }
        guard Instant.sayable.contains(from), from < now + Appointment.farthest else {
            throw CaseRefusal.dateOutOfRange(field: Input.from.rawValue)
        }
        guard until > from else { throw CaseRefusal.visitEndsBeforeItBegins }
        guard until - from <= Appointment.longest else { throw CaseRefusal.visitTooLong(hours: 24) }
        guard `case`.visit?.appointments.count ?? 0 < Visit.mostAppointments else {
            throw CaseRefusal.tooManyEntries(limit: Visit.mostAppointments)
        }
    }
}

extension CaseRefusal {
    /// A number that is none, or is not between its least and its most; as people write them.
    package static func outOfRange(_ input: Input) -> CaseRefusal {
        let (range, places) = (Act.numbers[input] ?? 0...0, input == .quantity ? 3 : input == .price ? 2 : 0)
        return .numberOutOfRange(
            field: input.rawValue, least: FixedPoint.text(range.lowerBound, places: places),
            most: FixedPoint.text(range.upperBound, places: places))
    }
}
