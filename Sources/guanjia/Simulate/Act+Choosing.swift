import Casework
import Kernel

extension Act.Site {
    /// What is written down on the spot, as chance will have it; the code at the door is known.
    mutating func fill(_ input: Input, for item: Case, from now: Instant, _ dice: inout Dice) {
        let sheet = item.openTasks.last?.sheet
        switch input {
        case .from: from = now + dice.minutes(5...50)
        case .consent: mayEnter = dice.chance(80)
        case .minutes: minutes = Int.random(in: 5...240, using: &dice)
        case .people: people = Int.random(in: 1...3, using: &dice)
        case .quantity: quantity = Int64.random(in: 1...9000, using: &dice)
        case .price: price = Int64.random(in: 0...20_000, using: &dice)
        case .line: line = sheet?.standing.last?.id.description
        case .code: code = sheet?.door?.code
        case .name, .unit: (name, unit) = (item.reporter.name, item.kind)
        default: (how, alarm, pets) = (item.placeText, item.kind, item.channel)
        }
    }
}

extension Act.Outside {
    /// What an outside body wants, as chance will have it.
    mutating func fill(_ input: Input, for item: Case, from now: Instant, _ dice: inout Dice) {
        switch input {
        case .direction: direction = dice.pick(OutsideMatter.Direction.allCases)
        case .theirNumber: theirNumber = item.number
        case .deadline: deadline = now + dice.minutes(60...6000)
        case .matter: matter = item.unansweredOutside.last?.id.description
        case .answeredAt: answeredAt = now - dice.minutes(0...30)
        default: break
        }
    }
}
