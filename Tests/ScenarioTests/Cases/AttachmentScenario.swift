import Testing

@Suite("Files on a case")
struct AttachmentScenario {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("picture".utf8)

    @Test("A picture is taken and served apart: its own type, no sniffing, nothing that runs")
    func picture() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let path = "/api/v1/cases/\(try await lin.register()["number"].string)/attachments"
            let answer = try await lin.upload(path, name: "../../etc/水管.png", bytes: Self.png, moment: "before")
            #expect(answer.status == 201)
            let file = answer["attachments"][0]
            #expect(file["name"] == "水管.png" && file["type"] == "image/png" && file["moment"] == "before")
            #expect(file["bytes"].int == Self.png.count)
            let served = try await lin.get(file["url"].string)
            #expect(served.status == 200 && Array(served.bytes.readableBytesView) == Self.png)
            #expect(served.type == "image/png" && served.header("X-Content-Type-Options") == "nosniff")
            #expect(served.header("Content-Security-Policy").contains("sandbox"))
            #expect(served.header("Content-Disposition").hasPrefix("inline; filename*=UTF-8''%E6%B0%B4"))
        }
    }

    @Test("A file keeps its name, whatever is in it", arguments: ["水管;1.png", "a=b; name=x.png", "\u{301}.png"])
    func names(_ name: String) async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let path = "/api/v1/cases/\(try await lin.register()["number"].string)/attachments"
            let answer = try await lin.upload(path, name: name, bytes: Self.png)
            #expect(answer.status == 201 && answer["attachments"][0]["name"].string == name, "\(answer.text)")
        }
    }

    @Test("Programs, pages in disguise and empty uploads are refused")
    func refusals() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let path = "/api/v1/cases/\(item["number"].string)/attachments"
            refused(try await lin.upload(path, name: "a.exe", bytes: Array("MZ\u{90}".utf8)), 422, "fileKindNotTaken")
            refused(
                try await lin.upload(path, name: "a.png", bytes: Array("<html><script>".utf8)), 422, "fileKindNotTaken")
            refused(try await lin.upload(path, name: "a.html", bytes: Self.png), 422, "fileIsNotWhatItsNameSays")
            refused(try await lin.upload(path, name: "a.png", bytes: []), 422, "missing")
            refused(try await lin.send(raw: "x", to: path, type: "text/plain"), 400, "badForm")
            refused(try await lin.send(raw: "x", to: path, type: "multipart/form-data"), 400, "badForm")
            #expect(try await lin.sees(item)["attachments"] == [])
        }
    }

    @Test("20 MB are taken, one byte more is not, and it is said why")
    func size() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin").speaking("en")
            let path = "/api/v1/cases/\(try await lin.register()["number"].string)/attachments"
            let most = 20 << 20
            let whole = Self.png + [UInt8](repeating: 7, count: most - Self.png.count)
            #expect(try await lin.upload(path, name: "a.png", bytes: whole).status == 201)
            let answer = try await lin.upload(path, name: "a.png", bytes: whole + [7])
            #expect(answer.status == 413 && answer["detail"].string.contains("20"), "\(answer.text)")
            let far = try await lin.upload(path, name: "a.png", bytes: whole + [UInt8](repeating: 7, count: 1 << 20))
            refused(far, 413, "bodyTooLarge")
        }
    }

    @Test("A file of another case is not served under this one's number")
    func otherCase() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let (one, other) = (try await lin.register(), try await lin.register())
            let path = "/api/v1/cases/\(one["number"].string)/attachments"
            let file = try await lin.upload(path, name: "a.png", bytes: Self.png)["attachments"][0]["id"].string
            #expect(try await lin.get("/api/v1/cases/\(one["number"].string)/files/\(file)").status == 200)
            #expect(try await lin.get("/api/v1/cases/\(other["number"].string)/files/\(file)").status == 404)
            #expect(try await lin.get("/api/v1/cases/\(one["number"].string)/files/..%2Fhouse.db").status == 404)
        }
    }
}
