import Kernel

/// A page of care that is due.
package struct CareList: Sendable {
    package let today: Day
    /// So many days ahead are looked at.
    package let ahead: Int
    package let items: [CareFile]
    package let next: String?
}
