import Casework
import Kernel

/// A text message of an announcement to one person, taken for one try.
package struct AnnouncementText: Outgoing {
    package let id: ID<AnnouncementText>
    package let phone: String
    package let text: String
    let tries: Int

    package var key: String { id.description }
}

/// What became of the text messages of an announcement.
package struct TextCount: Sendable, Hashable {
    package let waiting: Int
    package let sent: Int
    package let failed: Int
    /// Not sent, because it was withdrawn or over, or the customer has refused meanwhile.
    package let stopped: Int

    package var all: Int { waiting + sent + failed + stopped }
}
