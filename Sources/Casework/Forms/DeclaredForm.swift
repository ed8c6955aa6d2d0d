import Kernel

/// What a procedure asks about its matter: fields by key, declared in its file. A value, checked without a store.
///
/// What was filled in is a text by key, in one spelling for each kind of field (``Field/read(_:)``); a field that holds
/// nothing has no text.
package struct DeclaredForm: Sendable {
    /// What a field holds, with the spelling of its text. The raw value is the word in the files and in the API.
    package enum Kind: String, Sendable, CaseIterable {
        case text
        case longText = "long-text"
        /// `12.5`, with at most three places.
        case number
        /// Whole fen: `12050` is 120.50.
        case money
        /// `2026-03-03`.
        case date
        /// Two instants: `2026-03-03T09:00:00Z/2026-03-03T11:00:00Z`.
        case window
        /// The key of an option.
        case choice
        /// Keys of options with commas between, in the order of the file.
        case choices
        /// A name, with a telephone number where one is known.
        case person
        /// The code of a place of the case's project.
        case place
        /// A number plate, in capitals.
        case vehicle
        /// IDs of files of the case with commas between.
        case files, photo
        /// As `files`; or `name:` and the name of who signed by typing it.
        case signature
        /// `wires=pass,floor=fail`: a verdict for each item that was looked at.
        case checklist
        /// Rows as a JSON list of objects, each value spelled as its column's kind says.
        case table
        /// `yes`, where somebody agreed to what its help text says.
        case consent

        /// It names files of the case, so nothing can be filled in before there is one.
        package var isFile: Bool { self == .files || self == .photo || self == .signature }
        var hasOptions: Bool { self == .choice || self == .choices || self == .checklist }
    }

    /// What another field has to hold, one of these values: for a field to be shown, for an action to be taken, for
    /// an effect to come.
    package struct Showing: Sendable, Hashable {
        package let field: String
        package let values: [String]
    }

    package struct Field: Sendable {
        package let key: String
        package let kind: Kind
        package let name: Words
        package let help: Words?
        package let isRequired: Bool
        /// Asked when the case is registered; else by an action alone.
        package let isAtIntake: Bool
        /// What a number counts.
        package let unit: Words?
        /// Thousandths of a number, fen of money, hours of a window, rows of a table, letters of a text.
        package let least: Int64?
        package let most: Int64?
        /// What can be chosen, or the items of a checklist.
        package let options: [Desk.Entry]
        /// Of a table.
        package let columns: [Field]
        package let shownWhen: Showing?
        /// The customer sees it on their page, and fills it in where an action of theirs asks it.
        package var isForCustomer = false

        /// How it is called in answers and refusals: `form.works`.
        package var path: String { DeclaredForm.prefix + key }
    }

    /// Before a name that was typed as a signature.
    package static let typedName = "name:"
    package static let prefix = "form."
    package static let none = DeclaredForm(fields: [])

    /// In the order of the file.
    package let fields: [Field]

    package var isEmpty: Bool { fields.isEmpty }
    package func field(_ key: String) -> Field? { fields.first { $0.key == key } }
    package var keys: [String] { fields.map(\.key) }
    package var intakeFields: [Field] { fields.filter(\.isAtIntake) }

    /// Whether a field is asked, given what the others hold. One that depends on a field which is not shown is not
    /// shown either.
    package func isShown(_ field: Field, _ values: [String: String]) -> Bool {
        guard let when = field.shownWhen, self.field(when.field) != nil else { return true }
        return holds(when, values)
    }

    /// Whether a field that is shown holds one of the values.
    package func holds(_ when: Showing, _ values: [String: String]) -> Bool {
        guard let other = field(when.field) else { return false }
        let held = values[other.key]?.split(separator: ",").map(String.init) ?? []
        return isShown(other, values) && held.contains(where: when.values.contains)
    }

    /// Of these fields those that a page asks: where one depends on a field that is not among them, what the form holds
    /// says whether it is shown.
    package func asked(_ fields: [Field], _ held: [String: String]) -> [Field] {
        fields.reduce(into: []) { asked, field in
            let isOpen = asked.contains { $0.key == field.shownWhen?.field }
            if isOpen || isShown(field, held) { asked.append(field) }
        }
    }

    /// The required fields that are shown and hold nothing.
    package func missing(_ values: [String: String], of asked: [Field]) -> [Field] {
        asked.filter { $0.isRequired && isShown($0, values) && values[$0.key] == nil }
    }
}

/// One field of a form, what it held and what it holds; nil where nothing.
package struct FormChange: Sendable, Codable, Hashable {
    package let key: String
    package let from: String?
    package let to: String?
}
