import Foundation
import Kernel

/// The OpenAPI 3.1 description, made from the routes themselves.
enum Description {
    static func make() -> JSON {
        let routes = Server.allRoutes.filter { $0.isAPI && $0.operation != nil }
        let grouped = Dictionary(grouping: routes, by: \.path.template).sorted { $0.key < $1.key }
        return .object([
            ("openapi", .text("3.1.0")),
            ("info", .object([("title", .text("Guanjia")), ("version", .text("1")), ("description", .text(about))])),
            ("servers", .array([.object([("url", .text("/"))])])),
            ("security", .array([.object([("token", .array([]))])])),
            ("paths", .object(grouped.map { ($0.key, path($0.value)) })),
            (
                "components",
                .object([
                    (
                        "securitySchemes",
                        .object([("token", .object([("type", .text("http")), ("scheme", .text("bearer"))]))])
                    ),
                    ("schemas", .object(Schemas.all.map { ($0, $1.json) })),
                ])
            ),
        ])
    }

    private static let about = """
        One call, message or visit is registered once and looked after until the customer confirms. Instants are \
        RFC 3339; IDs are strings; a repeated POST with the same Idempotency-Key and body answers the first answer \
        again; If-Match takes a case's version.
        """

    private static func path(_ routes: [Route]) -> JSON {
        .object(
            routes.compactMap { route in
                route.operation.map { (route.method.rawValue.lowercased(), operation($0, route)) }
            })
    }

    private static func operation(_ operation: Operation, _ route: Route) -> JSON {
        var parts: [(String, JSON)] = [
            ("operationId", .text(operation.id)), ("summary", .text(operation.summary)),
            ("parameters", .array(parameters(operation, route))),
        ]
        if let body = operation.body {
            let type = operation.isUpload ? "multipart/form-data" : "application/json"
            parts.append(
                (
                    "requestBody",
                    .object([
                        ("required", .bool(true)), ("content", .object([(type, .object([("schema", body.json)]))])),
                    ])
                ))
        }
        parts.append(("responses", .object(responses(operation, route))))
        if case .open = route.gate { parts.append(("security", .array([]))) }
        return .object(parts)
    }

    private static func parameters(_ operation: Operation, _ route: Route) -> [JSON] {
        let inPath = route.path.template.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
            parameter(String(part.dropFirst().dropLast()), in: "path", .string(), isRequired: true)
        }
        let inQuery = operation.query.map { parameter($0.name, in: "query", $0.schema, isRequired: false) }
        var inHeader: [JSON] = []
        if route.method == .post {
            inHeader.append(parameter("Idempotency-Key", in: "header", .string(most: 200), isRequired: false))
        }
        if operation.refusals.contains(412) {
            inHeader.append(parameter("If-Match", in: "header", .string(most: 40), isRequired: false))
        }
        return inPath + inQuery + inHeader
    }

    private static func parameter(_ name: String, in place: String, _ schema: Schema, isRequired: Bool) -> JSON {
        .object([
            ("name", .text(name)), ("in", .text(place)), ("required", .bool(isRequired)), ("schema", schema.json),
        ])
    }

    private static func responses(_ operation: Operation, _ route: Route) -> [(String, JSON)] {
        var content: [(String, JSON)] = []
        if operation.isStream {
            content = [("text/event-stream", .object([("schema", Schema.string().json)]))]
        } else if case .none = operation.answer {
            content = operation.status == 204 ? [] : [("*/*", .object([]))]
        } else {
            content = [("application/json", .object([("schema", operation.answer.json)]))]
        }
        var good: [(String, JSON)] = [("description", .text(operation.summary))]
        if !content.isEmpty { good.append(("content", .object(content))) }
        var usual = [400, 401, 403, 404, 422, 429, 503]
        if route.method != .get { usual += [408, 409, 413] }
        let refused = Set(usual + operation.refusals).sorted().map { status in
            (
                "\(status)",
                JSON.object([
                    ("description", .text("refused")),
                    (
                        "content",
                        .object([("application/problem+json", .object([("schema", Schema.ref("Problem").json)]))])
                    ),
                ])
            )
        }
        return [("\(operation.status)", .object(good))] + refused
    }
}
