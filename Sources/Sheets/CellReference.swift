/// Excel's names of cells and columns: column 0 is `A`, column 27 is `AB`, `AB12` is its cell in row 12.
enum CellReference {
    /// The column a reference names, counted from 0; nil when it does not begin with one to three letters.
    static func column(_ reference: String) -> Int? {
        var column = 0
        var letters = 0
        for byte in reference.utf8 {
            let upper = byte & 0b1101_1111
            guard upper >= UInt8(ascii: "A"), upper <= UInt8(ascii: "Z") else { break }
            letters += 1
            guard letters <= 3 else { return nil }
            column = column * 26 + Int(upper - UInt8(ascii: "A")) + 1
        }
        return letters == 0 ? nil : column - 1
    }

    /// The cells of `B2:C5`; nil for anything else.
    static func range(_ text: String) -> MergedRange? {
        let ends = text.split(separator: ":").map { (column(String($0)), row(String($0))) }
        guard ends.count == 2, let left = ends[0].0, let right = ends[1].0, let top = ends[0].1, let foot = ends[1].1,
            left <= right, top <= foot
        else { return nil }
        return MergedRange(rows: top...foot, columns: left...right)
    }

    private static func row(_ reference: String) -> Int? {
        Int(reference.drop { $0.isLetter }).flatMap { $0 > 0 && $0 <= 1_048_576 ? $0 : nil }
    }

    /// The letters of a column counted from 0.
    static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest /= 26
        }
        return letters
    }
}
