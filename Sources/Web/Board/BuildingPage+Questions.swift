import Casework
import Directory
import Insight
import Kernel
import Workforce

/// What the colours of a plan answer.
enum PlanQuestion: String, CaseIterable {
    /// The gravest thing that is open.
    case cases
    case overdue, status, vacancy, steward
}

extension BuildingPage {
    /// What one place answers: a colour, a mark for whoever sees none, and what it is called in the legend.
    private struct Look: Hashable {
        let tone: String
        let mark: String
        let name: String
    }

    var questions: [Model] {
        PlanQuestion.allCases.map { one in
            ["name": ask.text("plan.by.\(one.rawValue)"), "href": address(one), "isHere": one == question]
        }
    }

    /// A place by what it answers to another question than what is open; it opens what is kept of it.
    func answered(_ cell: BuildingPlan.Cell) -> Model {
        let look = look(cell)
        let isLate = question == .overdue && cell.load.overdue > 0
        return [
            "id": cell.place.id.description, "label": cell.label, "state": look?.tone ?? "quiet",
            "mark": look?.mark ?? "", "count": isLate ? "\(cell.load.overdue)" : "",
            "words": "\(cell.place.name): \(look?.name ?? ask.text("plan.noAnswer"))",
            "href": isLate
                ? live([("place", cell.place.id.description), ("overdue", "1")])
                : Paths.place(cell.place.id.description),
        ]
    }

    /// The answers that the plan holds, the commonest first, and how many places give each.
    var answers: [Model] {
        let looks = Dictionary(grouping: plan.cells.compactMap(look), by: \.self).mapValues(\.count)
        return looks.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }.map { look, count in
            ["state": look.tone, "mark": look.mark, "name": look.name, "count": "\(count)"]
        }
    }

    /// Nil for what the question is not about: a lift is neither let nor empty.
    private func look(_ cell: BuildingPlan.Cell) -> Look? {
        let isRoom = cell.place.kind == .room || cell.place.kind == .parking
        switch question {
        case .cases, .overdue:
            return cell.load.overdue > 0
                ? Look(tone: "late", mark: "▲", name: ask.text("plan.state.late"))
                : Look(tone: "quiet", mark: "·", name: ask.text("plan.onTime"))
        case .status:
            guard isRoom else { return nil }
            let status = cell.place.status
            return Look(tone: Self.tone(status), mark: names.placeMark(status), name: names.placeStatus(status))
        case .vacancy: return isRoom ? vacancy(cell.place.status) : nil
        case .steward: return steward(cell)
        }
    }

    private func vacancy(_ status: PlaceStatus?) -> Look {
        guard let status else { return Look(tone: "quiet", mark: "?", name: names.placeStatus(nil)) }
        return names.premises.empty.contains(status)
            ? Look(tone: "soon", mark: "○", name: ask.text("vacancy.empty"))
            : Look(tone: "open", mark: "●", name: ask.text("vacancy.taken"))
    }

    /// Colours come round again after the sixth; the name says who it is.
    private func steward(_ cell: BuildingPlan.Cell) -> Look {
        guard let staff = cell.steward else { return Look(tone: "late", mark: "—", name: ask.text("plan.noSteward")) }
        let all = Set(plan.cells.compactMap(\.steward)).sorted()
        let (place, name) = (all.firstIndex(of: staff) ?? 0, names.staff(staff))
        return Look(tone: "tone-\(place % 6 + 1)", mark: String(name.prefix(2)), name: name)
    }

    private static func tone(_ status: PlaceStatus?) -> String {
        switch status {
        case nil: "quiet"
        case .unsold: "tone-1"
        case .vacant: "soon"
        case .handedOver: "tone-2"
        case .renovating: "tone-3"
        case .occupied: "tone-4"
        case .rented: "open"
        case .business: "tone-6"
        }
    }
}
