import Testing

@Suite("Each page links the style sheets that it needs, and no others")
struct SheetTests {
    private static let folder = "Sources/Web/Assets"
    private static let base = "guanjia.css"
    /// By name.
    private static let sheets = Dictionary(
        uniqueKeysWithValues: Checkout.files(in: folder, ending: ".css").map { path in
            (String(path.dropFirst(folder.count + 1)), StyleSheet(Checkout.text(path)))
        })

    /// What is wrong with a page: rules of a sheet that it does not link and that mean something on it, and sheets that
    /// it links for nothing.
    static func faults(of page: PageFace, _ sheets: [String: StyleSheet]) -> [String] {
        sheets.filter { $0.key != base }.sorted { $0.key < $1.key }.flatMap { name, sheet -> [String] in
            let meant = sheet.rules.filter { $0.means(something: page) }
            if page.needs.contains(name) { return meant.isEmpty ? ["\(page.name) links \(name) for nothing"] : [] }
            return meant.map { "\(page.name) has “\($0.selector)” and does not link \(name)" }
        }
    }

    @Test("No page is without a rule that is meant for it")
    func linked() {
        #expect(PageFace.pages.count > 35 && Self.sheets.count > 8)
        for page in PageFace.pages {
            for fault in Self.faults(of: page, Self.sheets) { Issue.record("\(fault)") }
        }
    }

    @Test("What means something on every page stands in the sheet of every page")
    func base() {
        for (name, sheet) in Self.sheets where name != Self.base {
            for rule in sheet.rules where rule.isForAll { Issue.record("\(name): \(rule.selector)") }
        }
    }

    @Test("Every template is a page, or comes into one")
    func known() {
        let parts = PageFace.templates.values.flatMap { $0.matches(of: /\{\{> ([\w-]+)\}\}/).map { String($0.1) } }
        let reached = Set(parts + PageFace.pages.map(\.name) + PageFace.comingLater.values.flatMap(\.self))
        #expect(Set(PageFace.templates.keys).subtracting(reached) == [], "in which page do these stand?")
    }

    @Test("Nothing but what a template drew is shown without being escaped")
    func bare() {
        let bare = PageFace.templates.mapValues { text in
            text.matches(of: /\{\{\{[^}]*\}\}\}|\{\{&[^}]*\}\}/).map { String($0.0) }
        }
        #expect(bare.filter { !$0.value.isEmpty } == ["roster": ["{{{squares}}}"]])
        let table = Checkout.text("Sources/Web/Roster/RosterSheet+Table.swift")
        #expect(table.contains("\"squares\": Drawn("), "what stands there is drawn")
    }

    @Test("No sheet and no script is large, and the desk's together are small")
    func sizes() {
        func size(_ name: String) -> Int { Checkout.text("\(Self.folder)/\(name)").utf8.count }
        let all = [".css", ".js"].flatMap { Checkout.files(in: Self.folder, ending: $0) }
            .filter { !$0.contains("/vendor/") }.map { String($0.dropFirst(Self.folder.count + 1)) }
        for name in all { #expect(size(name) < 16_000, "\(name)") }
        let desk = PageFace.pages.first { $0.name == "desk" }?.needs ?? []
        let together = ([Self.base, "guanjia.js", "live.js"] + desk).reduce(0) { $0 + size($1) }
        #expect(desk.count > 1 && together < 43_000, "the desk loads \(together) bytes of ours")
    }

    @Test("A page that lacks a sheet is seen, and one that links too much")
    func gate() {
        let templates = [
            "plain": "{{> head}}<p class=\"box {{class}}\">", "wide": "{{! needs list.css }}\n{{> head}}{{> row}}",
            "row": "<i class=\"tag{{#isHere}} here{{/isHere}}\" id=\"me\">",
        ]
        let sheets = [
            "list.css": StyleSheet("@media print { .tag, #me .here:not(.box) { color: red } } @page { size: A4 }"),
            "box.css": StyleSheet("/* .row { */ .box.late { color: red }"),
        ]
        let faults = ["plain", "wide"].flatMap { Self.faults(of: PageFace($0, of: templates), sheets) }
        #expect(faults == ["plain has “.box.late” and does not link box.css"])
        let idle = PageFace("idle", of: ["idle": "{{! needs list.css }}\n<p>"])
        #expect(Self.faults(of: idle, sheets) == ["idle links list.css for nothing"])
        #expect(sheets["list.css"]?.rules.map(\.selector) == [".tag", "#me .here:not(.box)"])
    }
}
