import Testing
import Web

@Suite("What belongs to the whole house")
struct WholeTests {
    @Test("Health, readiness and measures are open and tell no more than that")
    func health() async throws {
        try await withScene { scene in
            #expect(try await scene.stranger.get("/healthz").text == "ok\n")
            #expect(try await scene.stranger.get("/readyz").text == "ready\n")
            try await scene.visitor("lin").register()
            let text = try await scene.stranger.get("/metrics").text
            #expect(
                text.contains(#"guanjia_request_seconds_count{method="POST",route="/api/v1/cases",status="201"} 1"#))
            #expect(!text.contains("2603-00001"))
        }
    }

    @Test("The description names every call of the API and every parameter of its path")
    func description() async throws {
        try await withScene { scene in
            let answer = try await scene.stranger.get("/api/v1/openapi.json")
            #expect(answer.status == 200 && answer["openapi"] == "3.1.0")
            for route in Server.allRoutes where route.isAPI {
                let call = answer["paths"][route.path.template][route.method.rawValue.lowercased()]
                #expect(call["operationId"] != .null, "\(route.method) \(route.path.template)")
                let named = call["parameters"].items.filter { $0["in"] == "path" }.map { "{\($0["name"].string)}" }
                let asked = route.path.template.split(separator: "/").filter { $0.hasPrefix("{") }.map(String.init)
                #expect(named == asked, "\(route.path.template)")
            }
            let ids = answer["paths"].keys.flatMap { path in
                answer["paths"][path].keys.map { answer["paths"][path][$0]["operationId"].string }
            }
            #expect(Set(ids).count == ids.count)
        }
    }
}
