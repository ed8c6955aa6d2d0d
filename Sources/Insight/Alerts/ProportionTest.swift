import Foundation

/// The two-proportion z-test with a pooled share, one-sided: whether one share is less than another by more than
/// chance. (Any textbook; for instance NIST/SEMATECH e-Handbook of Statistical Methods, 7.3.3.)
enum ProportionTest {
    /// How likely a difference like this, or a greater one, is where there is none: 0 to 1.
    static func chance(_ kept: Int, of due: Int, than otherKept: Int, of otherDue: Int) -> Double {
        let (n, m) = (Double(due), Double(otherDue))
        guard n > 0, m > 0 else { return 1 }
        let pooled = Double(kept + otherKept) / (n + m)
        let deviation = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
        guard deviation > 0 else { return 1 }
        let z = (Double(otherKept) / m - Double(kept) / n) / deviation
        return erfc(z / 2.0.squareRoot()) / 2
    }

    /// - Parameter confidence: in per cent.
    static func isLess(_ kept: Int, of due: Int, than otherKept: Int, of otherDue: Int, confidence: Int) -> Bool {
        chance(kept, of: due, than: otherKept, of: otherDue) < Double(100 - confidence) / 100
    }
}
