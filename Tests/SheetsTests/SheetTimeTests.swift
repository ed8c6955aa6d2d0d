import Testing

@testable import Sheets

@Suite("Dates as people write them") struct SheetTimeTests {
    @Test(
        "are read",
        arguments: [
            ("2019/3/11 11:40:42", "2019-03-11 11:40:42"),
            ("2019-03-11 11:40:42", "2019-03-11 11:40:42"),
            ("2019/3/11", "2019-03-11"),
            ("2019.3.11", "2019-03-11"),
            ("2019-3-1 9:05", "2019-03-01 09:05:00"),
            ("2019年3月11日 11时40分", "2019-03-11 11:40:00"),
            ("2019年3月11日11点40分42秒", "2019-03-11 11:40:42"),
            ("2019年03月11日 11:40", "2019-03-11 11:40:00"),
            ("2019年3月11日 9时", "2019-03-11 09:00:00"),
            ("2019年3月11号", "2019-03-11"),
            ("20190311", "2019-03-11"),
            ("20190311 11:40", "2019-03-11 11:40:00"),
            ("20190311114042", "2019-03-11 11:40:42"),
            ("2019-03-11T11:40:42", "2019-03-11 11:40:42"),
            ("2019-03-11T11:40:42+08:00", "2019-03-11 11:40:42+08:00"),
            ("2019-03-11T11:40:42.123456Z", "2019-03-11 11:40:42+00:00"),
            ("2019-03-11 11:40:42 ", "2019-03-11 11:40:42"),
            ("2019-03-11T11:40-0330", "2019-03-11 11:40:00-03:30"),
            ("２０１９／３／１１　１１：４０：４２", "2019-03-11 11:40:42"),
            ("２０１９年３月１１日", "2019-03-11"),
            (" \n2019/3/11\u{3000}", "2019-03-11"),
            ("2020-02-29", "2020-02-29"), ("2000-02-29", "2000-02-29"),
            ("1900-01-01", "1900-01-01"), ("2200-12-31 23:59:59", "2200-12-31 23:59:59"),
            ("2019/3/11 0:00:00", "2019-03-11 00:00:00"),
        ])
    func shapes(_ written: String, _ read: String) {
        #expect(SheetTime.parse(written)?.description == read)
        #expect(SheetTime.parse(read)?.description == read)
        #expect(SheetTime.parse(.text(written)) == SheetTime.parse(written))
    }

    @Test(
        "are refused",
        arguments: [
            "", " ", "昨天", "2019", "2019/3", "2019-02-30", "2019-02-29", "1900-02-29", "2100/2/29", "2019-13-01",
            "2019-00-10", "2019-04-31", "2019-1-0", "1899-12-31", "2201-01-01", "19/3/11", "3/11/2019", "2019/3-11",
            "2019-03-11 25:00", "2019-03-11 24:00", "2019-03-11 11:60", "2019-03-11 11:40:60", "2019-03-11 11",
            "2019-03-1111:40", "2019-03-11T", "2019-03-11 11:4", "2019-03-11 11:40:42x", "2019-03-11x",
            "2019年3月11", "2019年3-11日", "2019年3月11日 11时40", "2019-03-11 11:40+15:00", "2019-03-11 11:40+08:60",
            "2019-03-11 11:40:42.", "13800138000", "43000120190311123X", "201903111", "20190231", "2019031111404212",
            "43535.48", String(repeating: " ", count: 70) + "2019-03-11", "①2019-03-11", "２０１９-03",
        ])
    func impossible(_ written: String) {
        #expect(SheetTime.parse(written) == nil)
    }

    @Test(
        "as serial numbers",
        arguments: [
            (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (25_569, "1970-01-01"),
            (43_535, "2019-03-11"), (43_535.486_597_222_22, "2019-03-11 11:40:42"), (43_535.999_999, "2019-03-12"),
            (43_524.5, "2019-02-28 12:00:00"), (109_939, "2200-12-31"),
        ])
    func serials(_ serial: Double, _ read: String) {
        #expect(SheetTime.parse(.date(serial))?.description == read)
    }

    @Test("no serial numbers", arguments: [-1, 0, 0.5, 60, 60.9, 109_940, 1e300, .infinity, .nan])
    func noSerials(_ serial: Double) {
        #expect(SheetTime(serial: serial) == nil)
    }

    @Test("every day from 1900 to 2200, against a calendar that counts day by day")
    func everyDay() {
        var (year, month, day) = (1900, 1, 1)
        var wrong: [Int] = []
        for serial in 1...109_939 where serial != 60 {
            let expected = SheetTime(year: year, month: month, day: day)
            if expected == nil || SheetTime(serial: Double(serial)) != expected { wrong.append(serial) }
            day += 1
            if SheetTime(year: year, month: month, day: day) == nil { (month, day) = (month + 1, 1) }
            if month == 13 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong.isEmpty)
        #expect(year == 2201)
    }

    @Test("other cells")
    func cells() {
        #expect(SheetTime.parse(.number(20_190_311, "20190311"))?.description == "2019-03-11")
        #expect(SheetTime.parse(.number(43_535, "43535")) == nil)
        #expect(SheetTime.parse(.empty) == nil)
        #expect(SheetTime.parse(.bool(true)) == nil)
    }

    @Test("the time and the offset are told apart from none")
    func parts() throws {
        let time = try #require(SheetTime.parse("2019-03-11T00:00:00-03:30"))
        #expect(time.hasTime)
        #expect(time.offsetSeconds == -12_600)
        #expect(SheetTime.parse("2019-03-11")?.hasTime == false)
        #expect(SheetTime.parse("2019-03-11 00:00")?.offsetSeconds == nil)
    }
}
