/// Passwords that are tried first wherever somebody guesses: long enough, and still nobody's own.
enum CommonPasswords {
    static func contains(_ password: String) -> Bool { all.contains(UserName.plain(password)) }

    /// In small letters. What is short, or letters in their order, is refused before.
    private static let all = Set(
        """
        password password1 password12 password123 passw0rd p@ssw0rd p@ssword pa$$word password! password1! passwort
        qwertyuiop qwerty123 qwerty12 qwerty1234 qwertyui 1qaz2wsx 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 qazwsxedc
        zaq12wsx 1qazxsw2 asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 qweasdzxc qwer1234 1234qwer 123qweasd 123qwe123
        abc12345 abcd1234 abc123456 a1234567 a12345678 a123456789 aa123456 aa12345678 123456aa 123456abc 1234abcd
        qq123456 qq123123 qq123456789 wang1234 woaini1314 woaini520 woaini521 woaini123 5201314a a5201314 5201314520
        1314520520 147258369 123456789a 1234567890 123123123 1231231234 12341234 11223344 1122334455 87654321a
        0987654321 9876543210 31415926 123454321 12344321 19901990 20202020 20252025 20262026 iloveyou iloveyou1
        iloveyou2 sunshine sunshine1 princess princess1 football football1 baseball superman superman1 batman123
        starwars whatever trustno1 computer internet michelle jennifer charlie1 dragon123 monkey123 letmein1
        letmein123 welcome1 welcome123 welcome@123 changeme changeme1 changeme123 admin123 admin1234 admin12345
        admin888 admin666 admin@123 administrator root1234 rootroot test1234 testtest test12345 guest123 user1234
        default1 system123 manager1 master123 secret123 hello123 helloworld wuye1234 wuye123456 kefu1234 kefu123456
        guanjia1 guanjia123 guanjia1234 guanjia888
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
