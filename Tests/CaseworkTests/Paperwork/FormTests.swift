import Kernel
import Testing

@testable import Casework

@Suite("Declared forms")
struct FormTests {
    private static let file = """
        - { key: name, type: text, required: true, least: 2, most: 5, name: &n { zh: 名, zh-Hant: 名, en: Name } }
        - { key: area, type: number, least: "0.5", most: 100, name: *n }
        - { key: fee, type: money, most: 500, name: *n }
        - { key: day, type: date, name: *n }
        - { key: stay, type: window, most: 4, name: *n }
        - { key: way, type: choice, name: *n, options: [{ key: in, name: *n }, { key: out, name: *n }] }
        - { key: works, type: choices, name: *n, options: [{ key: gas, name: *n }, { key: wall, name: *n }] }
        - { key: plate, type: vehicle, name: *n }
        - key: checks
          type: checklist
          name: *n
          at-intake: false
          options: [{ key: a, name: *n }, { key: b, name: *n }]
        - key: goods
          type: table
          most: 2
          name: *n
          columns: [{ key: what, type: text, required: true, name: *n }, { key: count, type: number, name: *n }]
        - { key: agreed, type: consent, help: *n, name: *n }
        - { key: licence, type: text, required: true, name: *n, shown-when: { field: works, is: [gas] } }
        - { key: photo, type: photo, required: true, name: *n }
        """

    private static func form() throws -> DeclaredForm { try DeclaredForm(try DeskNode.parse(file, "form.yaml")) }

    @Test(
        "each kind of field has one spelling, and says what is wrong",
        arguments: [
            ("name", " 王强 ", "王强"), ("name", "王", "✗ tooSmall"), ("name", "一二三四五六", "✗ tooLong"),
            ("area", "12.50", "12.5"), ("area", "0.4", "✗ tooSmall"), ("area", "100.001", "✗ tooLarge"),
            ("area", "zwölf", "✗ notANumber"), ("fee", "12050", "12050"), ("fee", "50001", "✗ tooLarge"),
            ("fee", "120.5", "✗ notANumber"), ("day", "2026-02-29", "✗ notADate"), ("day", "2026-03-03", "2026-03-03"),
            (
                "stay", "2026-03-03T17:00:00+08:00/2026-03-03T19:00:00+08:00",
                "2026-03-03T09:00:00Z/2026-03-03T11:00:00Z"
            ),
            ("stay", "2026-03-03T19:00:00Z/2026-03-03T17:00:00Z", "✗ notAWindow"),
            ("stay", "2026-03-03T09:00:00Z/2026-03-03T13:00:01Z", "✗ windowTooLong"), ("stay", "?", "✗ notAWindow"),
            ("way", "out", "out"), ("way", "in,out", "✗ notAChoice"), ("way", "up", "✗ notAChoice"),
            ("works", "wall, gas", "gas,wall"), ("works", "wall,roof", "✗ notAChoice"),
            ("plate", "沪a·123 45", "沪A12345"), ("plate", "!!", "✗ noPlate"),
            ("goods", #"[{"what":"沙发","count":"2.0"},{"what":" "}]"#, #"[{"count":"2","what":"沙发"}]"#),
            ("goods", #"[{"count":"2"}]"#, "✗ badTable"), ("goods", #"[{"what":"a","colour":"b"}]"#, "✗ badTable"),
            ("goods", #"[{"what":"a"},{"what":"b"},{"what":"c"}]"#, "✗ tooManyRows"), ("goods", "{}", "✗ badTable"),
            ("agreed", "yes", "yes"), ("agreed", "no", "✗ notAgreed"), ("checks", "a=pass,b=fail", "a=pass,b=fail"),
            ("checks", "a=pass,a=fail", "✗ notAChoice"), ("photo", "x", "✗ noFile"),
        ])
    func spellings(_ key: String, _ given: String, _ expected: String) throws {
        let field = try #require(try Self.form().field(key))
        let found: String
        do throws(FormFault.Wrong) { found = try field.read(given) ?? "" } catch { found = "✗ \(error.rawValue)" }
        #expect(found == expected)
        if !found.hasPrefix("✗") { #expect(try field.read(found) == found, "it reads itself") }
    }

    @Test("what is not shown is neither asked nor kept; a required field that is shown must hold something")
    func shown() throws {
        let (form, asked) = (try Self.form(), try Self.form().intakeFields.map(\.key))
        #expect(!asked.contains("photo") && !asked.contains("checks"))
        let bare = try form.filled(["name": "王强", "works": "wall", "licence": "编号"], asked: asked)
        #expect(bare == ["name": "王强", "works": "wall"])
        let missing = FormRefusal.formWrong([FormFault("form.licence", .missing)])
        #expect(throws: missing) { try form.filled(["name": "王强", "works": "gas"], asked: asked) }
        let full = try form.filled(["works": "gas", "licence": "编号"], asked: ["works", "licence"], in: bare)
        #expect(full["licence"] == "编号" && full["name"] == "王强")
        // Taking the deciding field back takes back what depended on it.
        #expect(try form.filled(["works": ""], asked: ["works"], in: full) == ["name": "王强"])
        #expect(form.changes(from: bare, to: full) == [
            FormChange(key: "works", from: "wall", to: "gas"), FormChange(key: "licence", from: nil, to: "编号"),
        ])
    }

    @Test("every wrong field is told at once, in the order of the file, also one that nobody asked")
    func faults() throws {
        let form = try Self.form()
        let given = ["area": "x", "day": "x", "photo": "x", "colour": "red"]
        #expect(
            throws: FormRefusal.formWrong([
                FormFault("form.name", .missing), FormFault("form.area", .notANumber), FormFault("form.day", .notADate),
                FormFault("form.photo", .unknown), FormFault("form.colour", .unknown),
            ])
        ) { try form.filled(given, asked: form.intakeFields.map(\.key)) }
    }

    @Test("a checklist has passed when every item has")
    func passed() throws {
        let form = try Self.form()
        #expect(form.isPassed("checks", ["checks": "a=pass,b=pass"]))
        for text in ["a=pass", "a=pass,b=fail", ""] { #expect(!form.isPassed("checks", ["checks": text])) }
    }
}
