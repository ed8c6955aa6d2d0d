import Foundation
import Testing

@Suite("The house style, as far as a program can see it")
struct HouseStyleTests {
    private func check(_ findings: [Finding], but allowed: Exceptions, _ rule: String) {
        for finding in findings where !allowed.covers(finding.path) { Issue.record("\(finding): \(rule)") }
        #expect(allowed.unneeded(findings) == [], "exceptions of “\(rule)” that nothing needs any more")
    }

    @Test("Time is given: nobody reads the wall clock")
    func wallClock() {
        let found = HouseRules.wallClock(Checkout.sources)
        check(
            found,
            but: Exceptions([
                "Sources/Kernel/Clock.swift": "the one place that reads it",
                "Sources/Web/Core/Door.swift": "measures how long a request took; no rule sees it",
                "Sources/guanjia/Bench/": "measures the machine",
            ]), "time is given")
    }

    @Test("Statements stand beside the type they fill")
    func statements() {
        let found = HouseRules.statements(Checkout.sources)
        check(
            found,
            but: Exceptions([
                "Sources/Casework/SavedView.swift": "a type of three columns and its two statements in one file",
                "Sources/guanjia/Bench/": "measures the engine itself",
                "Sources/Casework/CaseFilter.swift": "the WHERE of a list, made beside the filter that it means",
            ]), "SQL only in tables, migrations and the store")
    }

    @Test("Addresses are values of Paths")
    func addresses() {
        let found = HouseRules.addresses(Checkout.sources)
        check(
            found,
            but: Exceptions(["Sources/Web/Core/Server.swift": "asks whether an unknown address lies under the API"]),
            "addresses only in Paths.swift")
    }

    @Test("The desk's paperwork is data: no procedure is named in code")
    func paperwork() throws {
        let list = try #require(Checkout.text("Desks/property/desk.yaml").firstMatch(of: /paperwork: \[([^\]]+)\]/))
        let kinds = Set(list.1.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
        #expect(kinds.count >= 14)
        check(HouseRules.kinds(Checkout.sources, of: kinds), but: Exceptions([:]), "procedures are files")
    }

    @Test("The desk is data: neither it, nor a kind of its demands, nor a category is named in code")
    func deskData() throws {
        let words = try HouseRules.deskWords
        #expect(words.isSuperset(of: ["property", "complaint", "engineering.plumbing", "engineering.plumbing.leak"]))
        check(
            HouseRules.kinds(Checkout.sources, of: words),
            but: Exceptions(["Sources/guanjia/Bench/": "what is measured is the same cases each time"]),
            "what a desk calls things stands in its files")
    }

    @Test("Sentences stand in the texts, not in code")
    func sentences() {
        let found = HouseRules.sentences(Checkout.sources)
        check(
            found,
            but: Exceptions([
                "Sources/Kernel/Phone.swift": "reads the mark of an extension that people write",
                "Sources/Directory/PlaceSpelling.swift": "reads the words in the codes of places that people write",
                "Sources/Sheets/TimeScanner.swift": "reads the marks of dates that people write",
                "Sources/Transfer/MoneyCell.swift": "reads the marks of amounts that people write",
                "Sources/Sheets/SheetError+Sentences.swift":
                    "to be mended: the sentences of Sheets are not in the texts",
                "Sources/Custody/Keys+Finding.swift": "how people write a hook",
                "Sources/guanjia/Demo/": "names of the demo estate",
                "Sources/guanjia/Bench/": "what the measured calls say",
                "Sources/guanjia/Import.swift": "to be mended: an example within the help of --map",
                "Sources/guanjia/Administrator.swift": "to be mended: names of the first account and project",
            ]), "no sentence in code")
    }

    @Test("Nothing that crashes or looks away")
    func crashes() {
        check(HouseRules.crashes(Checkout.sources), but: Exceptions([:]), "no crash, no unchecked promise")
    }

    @Test("No value is forced out of its wrapping")
    func forced() {
        let found = HouseRules.forced(Checkout.sources)
        check(found, but: Exceptions([:]), "no force-unwrap")
    }

    @Test("Lines to 120 letters")
    func lines() {
        let found = HouseRules.longLines(Checkout.sources + Checkout.tests + Checkout.tools)
        check(found, but: Self.longLines, "lines to 120 letters")
    }

    static let longLines = Exceptions([
        "Tests/CaseworkTests/LoopTests.swift": "scenario tables, a row a line",
        "Tests/CaseworkTests/MatrixTests.swift": "the text of a page of the documentation",
        "Tests/CaseworkTests/PromiseTests.swift": "scenario tables, a row a line",
    ])
}
