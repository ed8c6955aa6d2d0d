import Testing
import Web
import Workforce

@Suite("Projects and departments are made, named anew and closed")
struct StructureScenario {
    private static let names: Tree = ["zh": "泳池部", "zh-Hant": "泳池部", "en": "Pool"]

    @Test("A project: a code is used once, a name changes, a closed one takes no new cases")
    func projects() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try scene.visitor("lin"))
            let path = "/api/v1/projects"
            let made = try await root.send(path, ["code": "harbour", "name": "海港"])
            #expect(made.status == 201 && made["zone"] == "Asia/Shanghai" && made["closed"] == false)
            refused(try await root.send(path, ["code": "Harbour", "name": "又一个"]), 409, "codeTaken")
            refused(try await root.send(path, ["code": "海港", "name": "海港"]), 422, "badCode")
            refused(try await root.send(path, ["code": "bay", "name": " "]), 422, "nameMissing")
            refused(try await root.send(path, ["code": "bay", "name": "湾", "zone": "Moon/East"]), 422, "badTimeZone")
            let named = try await root.send(.put, path + "/harbour", ["name": "海港城"], ["If-Match": "\"1\""])
            #expect(named["name"] == "海港城" && named["version"].int == 2 && named["zone"] == "Asia/Shanghai")
            refused(try await root.send(.put, path + "/harbour", ["name": "x"], ["If-Match": "\"1\""]), 412,
                "changedMeanwhile")
            refused(try await root.send(.put, path + "/nowhere", ["name": "x"]), 422, "unknownProject")
            refused(try await scene.visitor("warden").send(path, ["code": "bay", "name": "湾"]), 403, "notAllowed")
            let demand: Tree = [
                "desk": "property", "kind": "repair", "channel": "telephone", "project": "garden", "text": "灯不亮",
                "reporter": ["name": "王", "phone": "13800138000"],
            ]
            #expect(try await root.send(.put, path + "/garden", ["closed": true])["closed"] == true)
            refused(try await lin.send("/api/v1/cases", demand), 409, "projectClosed")
            #expect(try await root.send(.put, path + "/garden", ["closed": false])["closed"] == false)
            #expect(try await lin.send("/api/v1/cases", demand).status == 201)
            let acts = try await root.get("/api/v1/audit?act=project.change")["items"].items
            #expect(acts.count == 3 && acts.contains { $0["detail"] == "harbour: 海港 → 海港城" })
        }
    }

    @Test("A department: what the house named it stays at the next start, a retired one takes nobody")
    func departments() async throws {
        try await withScene { scene in
            let (root, path) = (try scene.visitor("root"), "/api/v1/departments")
            let made = try await root.send(path, ["code": "pool", "names": Self.names])
            #expect(made.status == 201 && made["names"] == Self.names && made["retired"] == false)
            refused(try await root.send(path, ["code": "pool", "names": Self.names]), 409, "codeTaken")
            let service: Tree = ["zh": "管家部", "zh-Hant": "管家部", "en": "Stewards"]
            #expect(try await root.send(.put, path + "/service", ["names": service])["names"] == service)
            let desk = scene.template.desk
            try await scene.house.team.adopt(
                departments: desk.departments.map { ($0.key, $0.name) }, roles: desk.roles)
            let all = try await root.get(path)["items"].items
            #expect(all.filter { $0["code"] == "service" }.map { $0["names"] } == [service])
            #expect(try await root.send(.put, path + "/pool", ["retired": true])["retired"] == true)
            let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
            let zhao = "/api/v1/staff/\(try #require(staff.first { $0["user"].string == "zhao" })["id"].string)"
            refused(try await root.send(.put, zhao, ["departments": ["pool"]]), 422, "unknownDepartment")
            for department in ["pool", "moat"] {
                let hire: Tree = [
                    "user": "neu", "name": "新人", "password": "given-by-root", "roles": ["agent"], "project": "garden",
                    "departments": [.text(department)],
                ]
                refused(try await root.send("/api/v1/staff", hire), 422, "unknownDepartment")
            }
            refused(try await root.send(.put, path + "/moat", ["retired": true]), 422, "unknownDepartment")
        }
    }

    @Test("A retired department is offered nowhere, but where what is shown has it")
    func offered() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let browser = scene.browser("chen")
            let item = try await scene.visitor("lin").register()
            let there = try await scene.visitor("lin").register()
            try await scene.visitor("lin").takes("dispatch", there, ["to": "department:engineering"])
            let door = "open=act-dispatch"
            let pages = [
                "/roster?department=service", "/duty-log?department=service", "/handovers?department=service",
                "/cases/\(item["number"].string)?\(door)",
            ]
            func offering() async throws -> [Bool] {
                var all: [Bool] = []
                for page in pages {
                    let text = try await browser.open(page).text
                    all.append(text.contains("value=\"engineering\"") || text.contains("department:engineering"))
                }
                return all
            }
            #expect(try await offering() == [true, true, true, true])
            let path = "/api/v1/departments/engineering"
            #expect(try await root.send(.put, path, ["retired": true])["retired"] == true)
            #expect(try await offering() == [false, false, false, false])
            let kept = try await browser.open("/cases/\(there["number"].string)?\(door)").text
            #expect(kept.contains("department:engineering"), "it lies there now")
            let plan = try await browser.open("/roster?department=engineering").text
            #expect(plan.contains("value=\"engineering\" selected"), "its plan is shown")
        }
    }

    @Test("On the pages: a code that is taken is said in a sentence and what was typed is kept")
    func pages() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            let fields = ["code": "garden", "name": "新花园", "zone": "Asia/Shanghai"]
            let taken = try await root.submit("/settings/projects", fields)
            #expect(taken.status == 409 && taken.text.contains("value=\"新花园\"") && taken.text.contains("“garden”"))
            let made = try await root.submit("/settings/projects", fields.merging(["code": "garden-2"]) { $1 })
            #expect(made.location == "/settings/projects?saved=1")
            let wrong = try await root.submit(
                "/settings/projects/garden-2", ["name": "二期", "zone": "Nowhere", "version": "1"])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"二期\""))
            #expect(try await root.open("/settings/projects").text.contains("garden-2"))
            let again = try await root.submit("/settings/departments", ["code": "service", "zh": "服务部"])
            #expect(again.status == 409 && again.text.contains("value=\"服务部\""))
            let renamed = try await root.submit("/settings/departments/service", ["zh": "管家部", "version": "1"])
            #expect(renamed.location == "/settings/departments?saved=1")
            #expect(try await root.open("/settings/departments").text.contains("管家部"))
        }
    }

    @Test("A caller kept on a case alone is shown to whoever says why, and that is in the audit trail")
    func caller() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let item = try await scene.visitor("lin").register([
                "text": "灯不亮", "reporter": ["name": "过路人", "phone": "13511112222"],
            ])
            let path = "/api/v1/cases/\(item["number"].string)/phone"
            refused(try await root.send(path, ["reason": " "]), 422, "fieldMissing")
            let shown = try await root.send(path, ["reason": "约时间"])
            #expect(shown.status == 200 && shown["phone"] == "13511112222" && shown["name"] == "过路人")
            let trail = try await root.get("/api/v1/audit?act=person.unmask")["items"].items
            #expect(trail.contains { $0["detail"] == "约时间" && $0["subject"] == item["number"] })
        }
    }
}
