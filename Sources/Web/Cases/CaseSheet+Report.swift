import Casework
import Kernel

extension CaseSheet {
    /// To whom a major complaint was reported, and who heard it when.
    var report: String {
        let calls = file.alarms.filter { $0.alarm.about == .major }.flatMap(\.calls)
        return calls.map { call in
            let answer = call.answeredAt.map { names.text("report.heard", ["time": times.short($0)]) }
            let note = call.note.isEmpty ? "" : " \(call.note)"
            return "\(names.staff(call.staff)) \(times.short(call.at)) \(answer ?? names.text("report.unheard"))\(note)"
        }.joined(separator: " · ")
    }
}
