import Kernel

/// What a command says of what went wrong.
enum Sentence {
    static func of(_ error: any Error) -> String {
        guard let refusal = error as? any Refusal, !(refusal is CalendarRefusal) else { return "\(error)" }
        let values = refusal.arguments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return values.isEmpty ? refusal.code : "\(refusal.code) (\(values.joined(separator: ", ")))"
    }
}
