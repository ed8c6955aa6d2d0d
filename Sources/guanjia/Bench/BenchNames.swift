/// Names of people as there are, each with how it is typed: as many different ones as a large estate has.
enum BenchNames {
    private static let surnames = [
        ("王", "wang"), ("李", "li"), ("张", "zhang"), ("刘", "liu"), ("陈", "chen"), ("杨", "yang"), ("黄", "huang"),
        ("赵", "zhao"), ("吴", "wu"), ("周", "zhou"), ("徐", "xu"), ("孙", "sun"), ("马", "ma"), ("朱", "zhu"),
        ("胡", "hu"), ("林", "lin"), ("郭", "guo"), ("何", "he"), ("高", "gao"), ("罗", "luo"),
    ]
    private static let given = [
        ("建", "jian"), ("国", "guo"), ("秀", "xiu"), ("英", "ying"), ("伟", "wei"), ("芳", "fang"), ("娜", "na"),
        ("敏", "min"), ("静", "jing"), ("丽", "li"), ("强", "qiang"), ("磊", "lei"), ("军", "jun"), ("洋", "yang"),
        ("勇", "yong"), ("艳", "yan"), ("杰", "jie"), ("涛", "tao"), ("明", "ming"), ("超", "chao"), ("兰", "lan"),
        ("霞", "xia"), ("平", "ping"), ("刚", "gang"), ("桂", "gui"), ("玉", "yu"), ("海", "hai"), ("文", "wen"),
        ("华", "hua"), ("红", "hong"), ("龙", "long"), ("飞", "fei"), ("鹏", "peng"), ("晨", "chen"), ("宇", "yu"),
        ("欣", "xin"), ("婷", "ting"), ("雪", "xue"), ("琳", "lin"), ("浩", "hao"),
    ]

    private static func parts(_ n: Int) -> [(han: String, letters: String)] {
        let (first, second) = (n / surnames.count, n / surnames.count / given.count)
        return [surnames[n % surnames.count], given[first % given.count], given[second % given.count]]
    }

    /// The n-th one; they repeat after thirty-two thousand.
    static func name(_ n: Int) -> String { parts(n).map(\.han).joined() }

    /// The ways in which somebody types it: written, read, by initials, half and half.
    static func typed(_ n: Int) -> [String] {
        let parts = parts(n)
        let letters = parts.map(\.letters)
        return [
            name(n), letters.joined(), letters.map { String($0.prefix(1)) }.joined(), parts[0].han + letters[1],
            letters[0] + String(letters[1].prefix(1)) + String(letters[2].prefix(1)),
        ]
    }
}
