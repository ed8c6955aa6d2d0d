import Directory
import Kernel
import Store
import Testing

@testable import Transfer

@Suite("Bringing arrears in")
struct ArrearsImportTests {
    private static let rooms = "房号\n3-1-801\n3-1-802\n3-1-803\n"
    private static let sheet = """
        房号,业主姓名,费用项目,欠费月份,欠费金额（元）,截止日期
        3栋1单元801室,张三,物业费,2026年1月,"￥1,234.50",2026-02-28
        3-1-801,张三,物业费,2026-02,100,2026-02-28
        3-1-802,李四,,202512,0.30000000000000004,2026-02-28
        合计,,,,1334.80,
        """

    private func dump(_ yard: Yard) async throws -> [String] {
        try await yard.store.read { db in
            try db.rows(
                "SELECT code, item, amount, coalesce(since_month, ''), struck_at FROM arrears ORDER BY code, id"
            ) { row in
                let told = "\(try row.next(String.self)) \(try row.next(String.self)) \(try row.next(Int64.self))"
                return "\(told) \(try row.next(String.self)) \(try row.next(Int64?.self) == nil ? "" : "struck")"
            }
        }
    }

    private func statements(_ yard: Yard) async throws -> Int? {
        try await yard.store.read { try $0.value(Int.self, "SELECT count(*) FROM arrears_statement") }
    }

    @Test("A row a room, thing and month; again it is unchanged; an undone import never was")
    func taken() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, Self.rooms)
        let one = try await yard.taken(.arrears, Self.sheet)
        #expect(one.counts.created == 3 && one.leftOut == 1)
        let told = [
            "3-1-801 物业费 123450 2026-01-01 ", "3-1-801 物业费 10000 2026-02-01 ", "3-1-802  30 2025-12-01 ",
        ]
        #expect(try await dump(yard) == told)
        let again = try await yard.words(try await yard.checked(.arrears, Self.sheet))
        #expect(again == ["unchanged", "unchanged", "unchanged"])
        let other = try await yard.taken(
            .arrears, "room,amount,item,month,as of\n3-1-801,90.00,物业费,2026-02,2026-02-28\n3-1-803,5,,,2026-02-28\n")
        #expect(other.counts.changed == 1 && other.counts.created == 1)
        #expect(try await dump(yard).contains("3-1-801 物业费 10000 2026-02-01 struck"))
        for undone in [other, one] {
            let back = try await yard.imports.goOn(try await yard.imports.undo("\(undone.id)", by: yard.keeper).id)
            #expect(back.kept == 0)
            #expect(try await dump(yard) == (undone.id == other.id ? told : []))
        }
        #expect(try await statements(yard) == 0, "nor is there a statement by which nobody owes anything")
    }

    @Test("What was told anew since stays when its import is undone")
    func kept() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, Self.rooms)
        let one = try await yard.taken(.arrears, "room,amount,as of\n3-1-801,1,2026-02-28\n")
        try await yard.taken(.arrears, "room,amount,as of\n3-1-801,2,2026-02-28\n")
        let back = try await yard.imports.goOn(try await yard.imports.undo("\(one.id)", by: yard.keeper).id)
        #expect(back.kept == 1)
        #expect(try await dump(yard) == ["3-1-801  100  struck", "3-1-801  200  "])
    }

    @Test("What nobody can read, or what is told twice, is refused row by row")
    func refused() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, Self.rooms)
        let one = try await yard.checked(
            .arrears,
            """
            room,amount,month,as of
            3-1-801,-5,,2026-02-28
            3-1-801,1.005,,2026-02-28
            3-1-801,,,2026-02-28
            ,5,,2026-02-28
            9-9-9,5,,2026-02-28
            3-1-801,5,春天,2026-02-28
            3-1-801,5,2026-03,2026-02-28
            3-1-801,5,,2027-02-28
            3-1-802,5,,2026-02-28
            3-1-802,6,,2026-02-28
            """)
        #expect(
            try await yard.faults(one) == [
                "amountUnreadable amount", "amountUnreadable amount", "fieldEmpty amount", "fieldEmpty room",
                "unknownPlace place", "dayUnreadable since", "sinceImpossible since", "statementInFuture day",
                "rowRepeats ",
            ])
        let agent = yard.agent
        await #expect(throws: (any Error).self) {
            try await yard.checked(.arrears, Self.sheet, by: agent)
        }
    }

    @Test(
        "Amounts as accounts write them",
        arguments: [
            ("1,234.50", 123_450), ("￥12元", 1_200), ("0", 0), ("1234.5600000000002", 123_456),
            ("99.989999999999995", 9_999),
            ("１２３．４", 12_340), ("-1", nil), ("1.234", nil), ("abc", nil), ("", nil), ("1e5", nil), ("(5.00)", nil),
        ] as [(String, Int64?)])
    func amounts(_ text: String, _ fen: Int64?) { #expect(MoneyCell.fen(text) == fen) }
}
