import Casework
import Kernel

extension FormFields {
    /// A file to be sent with the form, and what stands there already.
    func upload(_ field: DeclaredForm.Field) -> Model {
        let held = value(field.path).split(separator: ",")
        let known = files.filter { held.contains(Substring($0.id.description)) }.map(\.name)
        return [
            "fileName": FormNames.file(field.key), "isPhoto": field.kind == .photo, "known": names.list(known),
            "label": field.name[names.language],
        ]
    }

    /// A signature to be drawn, or a name to be typed where nobody can draw.
    func signing(_ field: DeclaredForm.Field) -> Model {
        let held = value(field.path)
        let known = files.first { $0.id.description == held }?.name ?? ""
        return [
            "drawName": FormNames.drawn(field.key), "held": held, "known": known,
            "typed": value(FormNames.typed(field.path)), "label": field.name[names.language],
        ]
    }
}

extension FormNames {
    /// A file for a field.
    static func file(_ key: String) -> String { "file.\(key)" }
    /// A signature as it was drawn.
    static func drawn(_ key: String) -> String { "draw.\(key)" }
    /// The name that somebody types instead.
    static func typed(_ path: String) -> String { "\(path).name" }

    /// The files and drawn signatures that a form brings, each for its field.
    static func brought(_ fields: [DeclaredForm.Field], _ form: Form) -> [BroughtFile] {
        fields.filter(\.kind.isFile).flatMap { field -> [BroughtFile] in
            if field.kind == .signature {
                return form[drawn(field.key)].map { [BroughtFile(field.key, .drawn($0))] } ?? []
            }
            return form.files.filter { $0.field == file(field.key) }.map {
                BroughtFile(field.key, .file(IncomingFile(name: $0.name, bytes: $0.bytes)))
            }
        }
    }

    /// What a signature's inputs say: a name that was typed, else what stood there.
    static func signature(_ name: String, _ value: (String) -> String?) -> String {
        value(typed(name)).map { DeclaredForm.typedName + $0 } ?? value(name) ?? ""
    }
}
