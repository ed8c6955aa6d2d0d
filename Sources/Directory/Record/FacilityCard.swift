import Kernel

/// What stands on a facility's plate, and who looks after it.
package struct FacilityCard: Sendable, Hashable, Codable {
    /// A key of the desk's `places.yaml`: lift, pump, lamp, fire.
    package var kind: String
    package var maker: String
    package var model: String
    package var serial: String
    package var installedOn: Day?
    /// The key of the responsible department.
    package var department: String?

    package init(
        kind: String, maker: String = "", model: String = "", serial: String = "", installedOn: Day? = nil,
        department: String? = nil
    ) {
        (self.kind, self.maker, self.model, self.serial) = (kind, maker, model, serial)
        (self.installedOn, self.department) = (installedOn, department)
    }
}
