import Testing

@testable import Sheets

@Suite("Headers") struct HeaderMapTests {
    static let synonyms = [
        "number": ["编号", "留言编号"], "text": ["留言详情", "诉求内容"], "phone": ["联系电话", "手机号", "Phone No."],
        "name": ["姓名"],
    ]

    @Test("the fields of real tables")
    func real() {
        let map = HeaderMap(
            header: ["留言编号", "留言用户", "留言详情", "", "反对数"], synonyms: Self.synonyms, required: ["text", "phone"])
        #expect(map.columns == ["number": 0, "text": 2])
        #expect(map.unknown == ["留言用户", "反对数"])
        #expect(map.missing == ["phone"])
        #expect(map.repeated.isEmpty)
        let row = SheetRow(number: 2, cells: [.text("1"), .empty, .text("好")])
        #expect(map.cell("text", in: row) == .text("好"))
        #expect(map.cell("phone", in: row) == .empty)
    }

    @Test(
        "ornaments do not matter",
        arguments: [
            "姓名", " 姓 名 ", "*姓名", "＊姓名＊", "姓名（必填）", "姓名(必填)", "【必填】姓名", "姓名：", "\u{FEFF}姓名", "姓\n名",
            "【姓名】", "姓名[2-10字]", "姓名（必填(2字)）",
        ])
    func ornaments(_ title: String) {
        #expect(HeaderMap(header: ["x", title], synonyms: Self.synonyms).columns == ["name": 1])
    }

    @Test("width and case do not matter", arguments: ["phone no.", "ＰＨＯＮＥ　ＮＯ．", "Phone No. *"])
    func width(_ title: String) {
        #expect(HeaderMap(header: [title], synonyms: Self.synonyms).columns == ["phone": 0])
    }

    @Test("a title is compared with its notes first")
    func notes() {
        let synonyms = ["home": ["电话(住宅)"], "mobile": ["电话(手机)", "电话"]]
        let map = HeaderMap(header: ["电话（住宅）", "电话（手机）", "电话(单位)"], synonyms: synonyms)
        #expect(map.columns == ["home": 0, "mobile": 1])
        #expect(map.repeated == ["电话(单位)"])
    }

    @Test("the column further left is taken, the other reported")
    func repeated() {
        let map = HeaderMap(header: ["手机号", "联系电话", "手机号"], synonyms: Self.synonyms)
        #expect(map.columns == ["phone": 0])
        #expect(map.repeated == ["联系电话", "手机号"])
        #expect(map.unknown.isEmpty)
    }

    @Test("an override wins over synonyms, takes its column from others, and is missed when not there")
    func overrides() {
        let header = ["诉求内容", "备注", "姓名"]
        let map = HeaderMap(header: header, synonyms: Self.synonyms, overrides: ["text": " 备注 ", "owner": "姓名"])
        #expect(map.columns == ["text": 1, "owner": 2])
        #expect(map.unknown == ["诉求内容"])
        #expect(map.repeated.isEmpty)
        let absent = HeaderMap(header: header, synonyms: Self.synonyms, overrides: ["text": "正文"])
        #expect(absent.columns == ["name": 2])
        #expect(absent.missing == ["text"])
    }

    @Test("of two fields that claim one title the first by name has it")
    func contested() {
        let map = HeaderMap(header: ["甲"], synonyms: ["b": ["甲"], "a": ["甲"]], required: ["b", "a"])
        #expect(map.columns == ["a": 0])
        #expect(map.missing == ["b"])
    }
}
