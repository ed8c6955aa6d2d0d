import Casework
import Codes
import Kernel

extension PrintPaper {
    /// What the template lays out; `printed` is the line at its foot.
    var model: Model {
        [
            "size": print.form.size.rawValue, "title": name(print.form.name), "project": print.project.name,
            "company": print.sender.map { name($0.company) } ?? "",
            "address": print.sender?.address.map(name) ?? "", "telephone": print.sender?.telephone ?? "",
            "number": print.item.number, "facts": facts.map { ["label": $0.name, "text": $0.text] as Model },
            "sections": print.form.sections.map(section), "notes": print.form.notes.map { ["text": name($0)] as Model },
            "signs": print.form.signs.map { ["text": name($0)] as Model }, "hasSigns": !print.form.signs.isEmpty,
            "hasNotes": !print.form.notes.isEmpty, "isPass": print.pass != nil, "span": span,
            "date": say({ $0.names.text("print.date") }, " "), "valid": say({ $0.names.text("print.valid") }, " "),
            "codeName": say({ $0.names.text(print.pass == nil ? "list.number" : "gate.code") }, " "),
            "code": readableCode, "qr": QRCode.models(code, label: readableCode),
        ]
    }

    private func section(_ section: PrintForm.Section) -> Model {
        ["title": section.title.map(name) ?? "", "fields": fields(section).map(field)]
    }

    private func field(_ field: DeclaredForm.Field) -> Model {
        var model: Model = ["label": label(field), "isPlain": false]
        switch field.kind {
        case .table: model["grid"] = grid(field)
        case .checklist: model["checks"] = checks(field).map { ["text": $0] as Model }
        case .photo: model["pictures"] = pictures(field)
        case .signature where !isTyped(field): model["pictures"] = pictures(field)
        default: (model["isPlain"], model["text"]) = (true, text(field))
        }
        return model
    }

    /// Signed by a name that was typed.
    private func isTyped(_ field: DeclaredForm.Field) -> Bool {
        print.item.form[field.key]?.hasPrefix(DeclaredForm.typedName) == true
    }

    private func grid(_ field: DeclaredForm.Field) -> Model {
        let held = FormRows(print.item.form[field.key] ?? "")?.all ?? []
        let rows = held.isEmpty ? Array(repeating: [:], count: Self.blankRows) : held
        return [
            "head": field.columns.map { ["text": label($0)] as Model },
            "rows": rows.map { row -> Model in
                ["cells": field.columns.map { ["text": text($0, row)] as Model }]
            },
        ]
    }

    /// Rows to be written in by hand, where a table holds none.
    private static let blankRows = 3

    private func pictures(_ field: DeclaredForm.Field) -> [Model] {
        let ids = (print.item.form[field.key] ?? "").split(separator: ",").map(String.init)
        return print.item.attachments.filter { ids.contains($0.id.description) }.map { file in
            ["src": address(print.item.number, file.id.description), "name": file.name]
        }
    }
}

extension QRCode {
    /// The picture for a template, none where the text makes no code.
    static func models(_ text: String, label: String) -> [Model] {
        QRCode(text).map { [["side": "\($0.side)", "path": $0.path, "label": label]] } ?? []
    }
}
