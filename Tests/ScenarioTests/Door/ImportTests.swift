import Foundation
import NIOCore
import Sheets
import Testing
import Transfer

/// Sheets through the door: by pages and by calls, with the same outcome.
@Suite("Sheets through the door")
struct ImportTests {
    private static let sheet = "房号,名称\n7-1-101,甲\n7-1-102,乙\n"

    func upload(
        _ visitor: Visitor, _ uri: String, _ kind: String, _ text: String, _ more: [String: String] = [:]
    ) async throws -> Answer {
        try await upload(visitor, uri, kind, file: Data(text.utf8), more)
    }

    func upload(
        _ visitor: Visitor, _ uri: String, _ kind: String, file: Data, _ more: [String: String]
    ) async throws -> Answer {
        let mark = "----mark"
        var body = ByteBuffer()
        let fields = more.merging(["kind": kind], uniquingKeysWith: { $1 })
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            body.writeString("--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString("--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"places.csv\"\r\n")
        body.writeString("Content-Type: text/csv\r\n\r\n")
        body.writeBytes(file)
        body.writeString("\r\n--\(mark)--\r\n")
        return try await visitor.ask(
            .post, uri, body, ["Content-Type": "multipart/form-data; boundary=\(mark)"])
    }

    /// Does what is due by itself, as a serving house does each second.
    func wait(_ scene: Scene) async throws { _ = try await scene.house.jobs.work() }

    @Test("By calls: begun, checked, run, taken back")
    func calls() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let begun = try await upload(root, "/api/v1/imports", "places", Self.sheet, ["project": "garden"])
            #expect(begun.status == 201 && begun["state"] == "mapping")
            #expect(begun["columns"]["code"].int == 0 && begun["columns"]["name"].int == 1)
            let at = "/api/v1/imports/\(begun["id"].string)"
            #expect(try await root.send(.post, at + "/run", [:]).status == 409)
            #expect(try await root.send(.post, at + "/check", [:])["state"] == "checking")
            try await wait(scene)
            let checked = try await root.get(at)
            #expect(checked["state"] == "checked" && checked["created"].int == 2)
            #expect(try await root.get("/api/v1/places?q=7-1-101")["items"].items.isEmpty)
            #expect(try await root.get(at + "/rows?verdict=created&limit=1")["next"].string == "2")
            #expect(try await root.send(.post, at + "/run", ["goodRows": false])["state"] == "running")
            try await wait(scene)
            #expect(try await root.get("/api/v1/places?q=7-1-101")["items"].items.count == 1)
            #expect(try await root.send(.post, at + "/undo", [:])["state"] == "undoing")
            try await wait(scene)
            #expect(try await root.get(at)["state"] == "undone")
            #expect(try await root.get("/api/v1/places?q=7-1-101")["items"].items.isEmpty)
            #expect(try await root.get("/api/v1/imports")["items"][0]["id"] == begun["id"])
        }
    }

    private static let roomy = "房号,名称,面积,用途,状态,状态起始日期,交付日期,质保到期\n"
        + "7-1-101,甲,89.5,商铺,装修中,2025-07-01,2023-06-30,防水防渗 2031-05-01；主体结构 2073-06-30\n7-1-102,乙,,,,,,\n"
    private static let posted = "工号,姓名,部门,岗位,项目,位置,分类\n"
        + "z1,甲,客户服务部、工程部,客服主管,花园小区,3,\nz2,乙,客户服务部,客服主管、客服坐席,花园小区,,工程维修 › 给排水\n"
        + "z3,丙,,\"supervisor@garden#3-1, agent@tower\",,,\n"

    private static let lived = "房号,姓名,电话,身份,入住日期,迁出日期\n"
        + "7-1-101,王建国,13800138000,业主,2023-07-01,\n3-1-802,欧阳明,13666667777,租户,2019-01-01,2020-04-30\n"
    private static let driven = "车牌,车位,姓名,电话,开始日期,结束日期\n"
        + "沪A12345,B1-007,王建国,13800138000,2024-05-01,\n沪B67890,,欧阳明,13666667777,2021-01-01,2023-12-31\n"
    private static let peopled = "客户编号,姓名,电话,房号,身份,入住日期,车牌,标签,备注,生日,工作单位,"
        + "单位联系人,单位联系人电话,紧急联系人,紧急联系人电话,紧急联系人关系,证件类型,证件号码,接收短信,接受来电\n"
        + "K-7,周文,13544440001/13544440002,3-1-803,家属,2024-05-01,沪A1、沪A2,重点客户、有狗,晚上在家,"
        + "1949-12-31,云栖设计院,,,王大姐/周二,13511112222/13511113333,姐姐/儿子,居民身份证/护照,11010519491231002X/E12345678,是,否\n"
        + "K-8,云上科技有限公司,02155550000,7-1-101,租户,2024-05-01,,,,,,周会计,13511110001,,,,营业执照,91350100M000100Y43,,\n"
        + "K-9,吴敏,13544440009,3-1-803,家属,2024-05-01,,,,,云栖设计院/花园物业,,,"
        + "\"Smith, John / Lee\",13511114444/13511115555,-/儿子,,,拒绝,\n"
    /// What of a table must be known again.
    private static let fields = [
        "places": ["area", "use", "status", "statusFrom", "deliveredOn", "warranty"],
        "staff": ["role", "project", "place", "category"],
        "people": [
            "number", "name", "phone", "room", "capacity", "from", "to", "plate", "tags", "note", "birthday",
            "employer", "contactName", "contactPhone", "emergencyName", "emergencyPhone", "emergencyRelation",
            "paperKind", "paperNumber", "acceptsTexts", "acceptsCalls",
        ],
        "occupancies": ["room", "number", "name", "phone", "capacity", "from", "to"],
        "vehicles": ["plate", "parking", "number", "name", "phone", "room", "from", "to"],
    ]

    /// Brings a sheet in and does all that is due; the import then.
    func check(_ scene: Scene, _ kind: String, _ text: String) async throws -> (at: String, one: Answer) {
        let root = try scene.visitor("root")
        let begun = try await upload(root, "/api/v1/imports", kind, text, ["project": "garden"])
        let at = "/api/v1/imports/\(begun["id"].string)"
        #expect(try await root.send(.post, at + "/check", [:])["state"] == "checking", "\(begun.text)")
        try await wait(scene)
        return (at, try await root.get(at))
    }

    @Test(
        "What leaves the house comes in again in every language, and nothing has changed",
        arguments: ["zh", "zh-Hant", "en"])
    func again(_ language: String) async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let sheets = [
                ("places", Self.roomy), ("staff", Self.posted), ("occupancies", Self.lived), ("vehicles", Self.driven),
                ("people", Self.peopled),
            ]
            for (kind, sheet) in sheets {
                let (at, first) = try await check(scene, kind, sheet)
                let rows = try await root.get(at + "/rows").text
                #expect(first["refused"].int == 0, "\(rows)")
                _ = try await root.send(.post, at + "/run", ["goodRows": false, "password": "anfang-2026!"])
                try await wait(scene)
                #expect(try await root.get(at)["state"] == "done")
            }
            let reader = root.speaking(language)
            for (kind, fields) in Self.fields.sorted(by: { $0.key < $1.key }) {
                let text = try await reader.get("/api/v1/exports/\(kind)?format=csv").text
                if kind == "people" {
                    for cell in ["云栖设计院 / 花园物业", "\"Smith, John / Lee\"", "- / 儿子"] {
                        #expect(text.contains(cell), "\(cell): \(text)")
                    }
                }
                let (at, again) = try await check(scene, kind, text)
                let rows = try await root.get(at + "/rows?limit=200").text
                #expect(again["unchanged"] == again["rows"] && again["rows"].int > 3, "\(text) \(rows)")
                let columns = try await root.get(at)["columns"]
                for field in fields { #expect(columns[field] != .null, "\(field): \(columns)") }
            }
        }
    }

    /// A row of each kind, by what its columns are.
    private static let rows: [ImportKind: [String: String]] = [
        .places: [
            "code": "7-1-101", "name": "甲", "area": "89.5", "use": "商铺", "status": "装修中", "statusFrom": "2025-07-01",
            "deliveredOn": "2023-06-30", "warranty": "防水防渗 2031-05-01；主体结构 2073-06-30",
        ],
        .people: [
            "number": "K-1", "name": "张三", "phone": "13500001111", "room": "3-1-803", "capacity": "业主",
            "from": "2024-05-01", "plate": "沪A12345", "parking": "B1-7", "tags": "独居老人", "birthday": "1949-12-31",
            "employer": "云栖设计院", "emergencyName": "王大姐", "emergencyPhone": "13511112222",
            "emergencyRelation": "姐姐", "paperKind": "护照", "paperNumber": "E12345678", "acceptsTexts": "是",
            "acceptsCalls": "否",
        ],
        .occupancies: [
            "room": "3-1-803", "name": "王建国", "phone": "13800138000", "capacity": "家属", "from": "2024-05-01",
        ],
        .vehicles: ["plate": "沪A11111", "parking": "B1-1", "name": "王建国", "phone": "13800138000"],
        .staff: [
            "user": "z1", "name": "甲", "department": "客户服务部", "role": "客服主管", "project": "花园小区", "place": "3",
        ],
        .cases: [
            "externalNumber": "O-1", "writer": "张三", "phone": "13800138000", "text": "旧事漏水",
            "reportedAt": "2019-03-11 09:05", "answer": "已更换灯头", "answeredAt": "2019-03-12",
        ],
        .arrears: [
            "room": "3-1-802", "amount": "1234.50", "item": "物业费", "since": "2026-01", "name": "王建国",
            "day": "2026-02-28",
        ],
    ]

    /// A template with its one row filled in.
    private func filled(_ kind: ImportKind, _ template: Answer) throws -> Data {
        let sheet = try SheetReader.read(Data(template.bytes.readableBytesView), named: "template.xlsx")
        #expect(sheet.header.count == kind.fields.count, "\(kind): \(sheet.header)")
        let row = try #require(Self.rows[kind])
        let cells = kind.fields.map { Cell.text(row[$0] ?? "") }
        return try WorkbookWriter.xlsx([.init(name: "1", header: sheet.header, rows: [cells])])
    }

    @Test(
        "A template that was filled in is known by its titles and comes in, in every language",
        arguments: ["zh", "zh-Hant", "en"], [true, false])
    func templates(_ language: String, byPage: Bool) async throws {
        try await withScene { scene in
            let (root, browser) = (try scene.visitor("root"), scene.browser("root"))
            if byPage { _ = try await browser.submit("/language", ["language": language, "to": "/imports"]) }
            for kind in ImportKind.allCases {
                let template = try await byPage
                    ? browser.open("/imports/templates/\(kind.rawValue)")
                    : root.speaking(language).get("/api/v1/import-templates/\(kind.rawValue)")
                let file = try filled(kind, template)
                let begun = try await byPage
                    ? upload(
                        browser.visitor, "/imports", kind.rawValue, file: file,
                        ["form_token": browser.formToken, "project": "garden"])
                    : upload(root, "/api/v1/imports", kind.rawValue, file: file, ["project": "garden"])
                let at = "/api/v1" + (byPage ? begun.location : "/imports/\(begun["id"].string)")
                let columns = try await root.get(at)["columns"]
                for (place, field) in kind.fields.enumerated() {
                    #expect(columns[field].int == place, "\(kind) \(field): \(columns)")
                }
                try await bringIn(scene, kind, at)
            }
        }
    }

    /// What was begun, without a row that is refused.
    private func bringIn(_ scene: Scene, _ kind: ImportKind, _ at: String) async throws {
        let root = try scene.visitor("root")
        #expect(try await root.send(.post, at + "/check", [:])["state"] == "checking", "\(kind)")
        try await wait(scene)
        let (checked, rows) = (try await root.get(at), try await root.get(at + "/rows").text)
        #expect(checked["refused"].int == 0 && checked["created"].int == 1, "\(kind): \(rows)")
        let wish: Tree = kind == .staff ? ["goodRows": false, "password": "anfang-2026!"] : ["goodRows": false]
        #expect(try await root.send(.post, at + "/run", wish)["state"] == "running", "\(kind)")
        try await wait(scene)
        #expect(try await root.get(at)["state"] == "done", "\(kind)")
    }

    @Test("By pages: columns with samples, what would be done, the refused rows as a file")
    func pages() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            #expect(try await root.open("/imports").text.contains("name=\"file\""))
            let sent = try await upload(
                root.visitor, "/imports", "places", "房号,类型,备注\n7-1-101,房间,x\n7-1-102,火箭,y\n",
                ["form_token": root.formToken, "project": "garden"])
            #expect(sent.status == 303)
            let mapping = try await root.open(sent.location)
            #expect(mapping.text.contains("name=\"column-0\"") && mapping.text.contains("7-1-101"))
            let fields = ["mapped": "1", "column-0": "code", "column-1": "kind", "column-2": ""]
            #expect(try await root.submit(sent.location + "/check", fields).status == 303)
            #expect(try await root.open(sent.location).text.contains("<progress"))
            try await wait(scene)
            let checked = try await root.open(sent.location)
            #expect(checked.text.contains("火箭") && checked.text.contains("name=\"goodRows\""))
            let faults = try await root.open(sent.location + "/faults")
            #expect(faults.status == 200 && faults.text.hasPrefix("PK"))
            let refused = try await root.submit(sent.location + "/run")
            #expect(refused.status == 409 && refused.text.contains("role=\"alert\""))
            #expect(try await root.submit(sent.location + "/run", ["goodRows": "1"]).status == 303)
            try await wait(scene)
            #expect(try await root.open(sent.location).text.contains(sent.location + "/undo"))
        }
    }

    @Test("What is no sheet, and a column that must be there, is said beside what was chosen")
    func mended() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            let token = ["form_token": root.formToken]
            let bad = try await upload(root.visitor, "/imports", "places", "\u{0}\u{1}\u{2}", token)
            #expect(bad.status == 422 && bad.text.contains("role=\"alert\""))
            let sent = try await upload(root.visitor, "/imports", "places", "甲,乙\n1,2\n", token)
            let again = try await root.submit(sent.location + "/check", ["mapped": "1", "column-1": "name"])
            #expect(again.status == 422 && again.text.contains("column-0"))
            for kind in ["places", "people", "occupancies", "vehicles", "staff", "cases"] {
                #expect(try await root.open("/imports/templates/\(kind)").text.hasPrefix("PK"))
            }
        }
    }

    @Test("Old cases: the kind is chosen on the page, they are listed, and gone when it is undone")
    func cases() async throws {
        try await withScene { scene in
            let (root, api) = (scene.browser("root"), try scene.visitor("root"))
            let sent = try await upload(
                root.visitor, "/imports", "cases", "编号,诉求内容,时间\nO-1,旧事漏水,2019-03-11\n",
                ["form_token": root.formToken, "project": "garden"])
            let mapping = try await root.open(sent.location)
            #expect(mapping.text.contains("name=\"caseKind\"") && mapping.text.contains("value=\"complaint\" selected"))
            let columns = ["mapped": "1", "column-0": "externalNumber", "column-1": "text", "column-2": "reportedAt"]
            let wrong = try await root.submit(sent.location + "/check", columns.merging(["caseKind": "rocket"]) { $1 })
            #expect(wrong.status == 422 && wrong.text.contains("role=\"alert\""))
            #expect(
                try await root.submit(sent.location + "/check", columns.merging(["caseKind": "repair"]) { $1 }).status
                    == 303)
            try await wait(scene)
            #expect(try await root.submit(sent.location + "/run").status == 303)
            try await wait(scene)
            let found = try await api.get("/api/v1/cases?q=%E6%97%A7%E4%BA%8B")["items"]
            #expect(found.items.count == 1 && found[0]["kind"] == "repair" && found[0]["externalNumber"] == "O-1")
            #expect(try await root.open("/cases/\(found[0]["number"].string)").status == 200)
            let at = "/api/v1" + sent.location
            #expect(try await api.get(at)["caseKind"] == "repair")
            #expect(try await root.submit(sent.location + "/undo").status == 303)
            try await wait(scene)
            #expect(try await api.get("/api/v1/cases?q=%E6%97%A7%E4%BA%8B")["items"].items.isEmpty)
            #expect(try await api.get("/api/v1/cases?externalNumber=O-1")["items"].items.isEmpty)
            let left = try await root.open("/cases/\(found[0]["number"].string)")
            #expect(left.status == 200 && left.text.contains("导入已撤销"))
        }
    }

    @Test("Nobody without the rights brings a sheet in, or sees one")
    func rights() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let begun = try await upload(root, "/api/v1/imports", "staff", "user,name,role\na1,甲,agent\n")
            #expect(begun.status == 201)
            let lin = try scene.visitor("lin")
            #expect(try await upload(lin, "/api/v1/imports", "places", Self.sheet).status == 403)
            #expect(try await lin.get("/api/v1/imports/\(begun["id"].string)").status == 403)
        }
    }
}
