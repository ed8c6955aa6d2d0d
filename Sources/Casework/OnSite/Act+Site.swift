import Kernel
import Workforce

extension Act {
    /// What an action about a visit or a work sheet asks for.
    package struct Site: Sendable {
        package var from: Instant?
        package var mayEnter: Bool?
        package var how: String?
        package var alarm: String?
        package var pets: String?
        package var minutes: Int?
        package var people: Int?
        package var name: String?
        /// In thousandths of the unit.
        package var quantity: Int64?
        package var unit: String?
        /// In minor units of the currency.
        package var price: Int64?
        /// The ID of a line of the sheet.
        package var line: String?
        package var code: String?
        /// A drawn signature, which is on disk already.
        var picture: Attachment?

        package init() {}

        func has(_ input: Input) -> Bool {
            switch input {
            case .from: from != nil
            case .consent: mayEnter != nil
            case .minutes: minutes != nil
            case .people: people != nil
            case .quantity: quantity != nil
            case .price: price != nil
            case .picture: picture != nil
            default: text(input)?.isEmpty == false
            }
        }

        /// Takes over what `other` has for an input. A blank is no word.
        mutating func keep(_ input: Input, of other: Site) {
            switch input {
            case .from: from = other.from
            case .consent: mayEnter = other.mayEnter
            case .minutes: minutes = other.minutes
            case .people: people = other.people
            case .quantity: quantity = other.quantity
            case .price: price = other.price
            case .picture: picture = other.picture
            default: if let word = other.text(input), let path = Self.path(input) { self[keyPath: path] = word }
            }
        }

        /// Trimmed; nil for a blank.
        private func text(_ input: Input) -> String? {
            let text = Self.path(input).flatMap { self[keyPath: $0] }?.trimmed ?? ""
            return text.isEmpty ? nil : text
        }

        private static func path(_ input: Input) -> WritableKeyPath<Site, String?>? {
            switch input {
            case .how: \.how
            case .alarm: \.alarm
            case .pets: \.pets
            case .name: \.name
            case .unit: \.unit
            case .line: \.line
            case .code: \.code
            default: nil
            }
        }

        var texts: [(Input, String?)] {
            [.how, .alarm, .pets, .name, .unit, .line, .code].map { ($0, text($0)) }
        }
    }
}
