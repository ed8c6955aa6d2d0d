import Foundation

/// A value kept as JSON text in a column.
package struct JSONColumn<Value: Codable>: SQLConvertible {
    package let value: Value

    package init(_ value: Value) { self.value = value }

    package var sqlValue: SQLValue {
        if Value.self == [String].self, let texts = value as? [String], let text = PlainTexts.json(texts) {
            return .text(text)
        }
        guard let data = try? JSONEncoder.sorted.encode(value) else { return .null }
        return .text(String(decoding: data, as: UTF8.self))
    }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        if Value.self == [String].self, let texts = PlainTexts.read(text) as? Value {
            value = texts
            return
        }
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else { return nil }
        self.value = value
    }
}

extension JSONEncoder {
    /// Keys in one order, so that the same value is the same text.
    package static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
