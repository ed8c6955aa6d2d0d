/// How many keys of a project have copies that are out, overdue and lost.
package struct KeyTally: Sendable, Hashable {
    package let out: Int
    package let overdue: Int
    package let lost: Int
}
