import Casework
import Directory
import Kernel

extension PlaceKeeping {
    func differences(_ old: PlaceRecord, _ new: PlaceRecord) -> [FieldChange] {
        func day(_ day: Day?) -> String { day.map { "\($0)" } ?? "" }
        func area(_ area: Int64?) -> String { area.map { FixedPoint.text($0, places: 2) } ?? "" }
        func parts(_ record: PlaceRecord) -> String {
            record.warranty.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "; ")
        }
        let all = [
            FieldChange("area", area(old.area), area(new.area)), FieldChange("use", old.use ?? "", new.use ?? ""),
            FieldChange("deliveredOn", day(old.deliveredOn), day(new.deliveredOn)),
            FieldChange("warranty", parts(old), parts(new)),
        ]
        return all.filter { $0.old != $0.new }
    }

    func told(_ said: (word: PlaceStatus, from: Day), _ history: StatusHistory) -> [FieldChange] {
        let there = history.entry(on: said.from)
        let word = FieldChange("status", there?.status.rawValue ?? "", said.word.rawValue)
        let day = FieldChange("statusFrom", there.map { "\($0.from)" } ?? "", "\(said.from)")
        return [word, day].filter { $0.old != $0.new }
    }
}
