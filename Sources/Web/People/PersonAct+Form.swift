import Casework
import Directory
import Kernel

extension PersonAct {
    /// As it was typed into a page's form.
    ///
    /// - Throws: ``PersonRefusal/dayImpossible(field:)`` · ``CaseRefusal/dateOutOfRange(field:)``
    init(_ form: Form, _ act: Name, _ names: Names, _ times: TimeWords) throws {
        self.init()
        func day(_ name: String) throws -> Day? {
            guard let text = form[name] else { return nil }
            guard let day = Day(text) else { throw PersonRefusal.dayImpossible(field: name) }
            return day
        }
        if form.has("name") { name = form.raw("name") }
        if form.has("phones") { phones = Self.list(form.raw("phones")) }
        morePhone = form["morePhone"]
        if form.has("tags") { tags = Self.list(form.raw("tags")).map(names.tagKey) }
        if form.has("note") { note = form.raw("note") }
        if form.has("language") { language = form.raw("language").trimmed }
        if form.has("birthday") { birthday = form.raw("birthday").trimmed }
        nature = form["nature"].flatMap(Person.Nature.init)
        (place, capacity) = (form["place"], form["capacity"].flatMap(Occupancy.Capacity.init))
        (from, until, self.day) = (try day("from"), try day("until"), try day("day"))
        withHousehold = form["withHousehold"] == "yes"
        (entry, kind, number, other) = (form["entry"], form["kind"], form["number"], form["other"])
        (validUntil, nextOn) = (try day("validUntil"), try day("nextOn"))
        (way, spoke, reason) = (form["way"], form["spoke"], form["reason"])
        spokenAt = try form["spokenAt"].map { try times.given($0, "spokenAt") }
        let known = Set(Belonging.Kind.allCases.flatMap { $0.fields.map(\.name) })
        if [.add, .correct].contains(act) {
            fields = Dictionary(uniqueKeysWithValues: known.filter(form.has).map { ($0, form.raw($0)) })
        }
    }

    /// As people write a list: with commas, semicolons or line ends.
    private static func list(_ text: String) -> [String] {
        text.split { ",，、;；\n\r".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
    }
}

extension Names {
    /// The key of a tag that was typed by its name; a word of the house's own as it is.
    func tagKey(_ typed: String) -> String {
        let keys = desks.values.flatMap(\.contacts.every.keys) + ["dog"]
        return keys.first { tag($0) == typed } ?? typed
    }
}
