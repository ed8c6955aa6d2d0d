import Bulletin
import Kernel

extension CaseSheet {
    /// The follow-up of a meeting that became this case.
    var origin: Model? { followUp.map { FollowUpLine(file: $0, names: names, times: times).model } }

    /// The levels that its promises came from.
    var level: String {
        var seen: Set<String> = []
        let keys = item.promises.filter { $0.state != .replaced }.compactMap(\.level)
        return keys.filter { seen.insert($0).inserted }.map { names.level($0, of: item.desk) }.joined(separator: " · ")
    }
}
