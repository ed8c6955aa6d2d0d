/// What the files of procedures may name beside their own words; nil for a version that is no longer the newest, whose
/// files were checked in their time.
struct DeskWords {
    let kinds: [String]
    let departments: [String]
    /// Their paths.
    let categories: [String]
    let calendars: [String]
    let slots: SlotRules
}
