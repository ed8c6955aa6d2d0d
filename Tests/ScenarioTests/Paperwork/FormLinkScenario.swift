import Casework
import Directory
import Kernel
import Testing

@testable import Web

@Suite("What a form names leads to its page")
struct FormLinkScenario {
    private static let quarrel: [String: Tree] = [
        "kind": "dispute", "text": "楼上吵", "place": "3-1-802",
        "form": ["about": "noise", "other-side": "李秀英 13912345678", "other-place": "3-1-803"],
    ]

    private func pass(_ plate: String) -> [String: Tree] {
        let form: Tree = [
            "matter": "new", "sort": "car", "plate": .text(plate), "space": "pool",
            "period": "2026-03-04T00:00:00+08:00/2026-03-08T00:00:00+08:00",
        ]
        return ["kind": "vehicle-pass", "text": "办车辆通行证", "place": "3-1-802", "form": form]
    }

    @Test("The other side and their room are links on the case for the desk, and words alone for who may not look")
    func dispute() async throws {
        try await withScene { scene in
            let item = try await scene.visitor("lin").register(Self.quarrel)
            let places = try await scene.visitor("chen").get("/api/v1/places?project=garden&q=3-1-803")
            let room = try #require(places["items"].items.first)["id"].string
            let other = try #require(scene.template.people["李秀英"])
            let page = try await scene.browser("chen").open("/cases/\(item["number"].string)").text
            #expect(page.contains("<a href=\"/people/\(other)\">李秀英 13912345678</a>"))
            #expect(page.contains("<a href=\"/places/\(room)\">3-1-803</a>"))
            let seen = try await scene.browser("data-analyst").open("/cases/\(item["number"].string)").text
            #expect(seen.contains("<dd>李秀英 13912345678") && !seen.contains("href=\"/people/\(other)\""))
            #expect(seen.contains("<a href=\"/places/\(room)\">3-1-803</a>"))
        }
    }

    @Test("A plate leads to whoever has the vehicle; of a stranger's it is the plate alone")
    func plate() async throws {
        try await withScene { scene in
            let owner = try #require(scene.template.people["王建国"])
            for (plate, isKnown) in [("浙A38000", true), ("浙A99999", false)] {
                let item = try await scene.visitor("lin").register(pass(plate))
                let page = try await scene.browser("chen").open("/cases/\(item["number"].string)").text
                #expect(page.contains("<a href=\"/people/\(owner)\">\(plate)</a>") == isKnown, "\(plate)")
                #expect(page.contains(plate))
            }
        }
    }

    @Test(
        "A name and a number are taken apart as they are written",
        arguments: [
            ("张小姐 13900003333", "张小姐", "13900003333"), ("张小姐13900003333", "张小姐", "13900003333"),
            ("张小姐", "张小姐", nil), ("2栋张小姐", "2栋张小姐", nil), ("13900003333", "", "13900003333"),
        ] as [(String, String, String?)])
    func apart(_ text: String, _ name: String, _ digits: String?) {
        let named = NamedPerson(text)
        #expect(named.name == name && named.phone?.digits == digits)
    }
}
