extension Double {
    /// One digit after the point, cut and not rounded up: 99.96 is not 100.
    var tenths: String {
        let tenths = Int(magnitude * 10 + 1e-9)
        return "\(self < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
    }
}
