import Store

extension Migration {
    /// What customers say about calls stands beside what they say about text messages.
    static let consents = Migration(
        82, "consent by channel",
        """
        ALTER TABLE text_consent
          ADD COLUMN channel TEXT NOT NULL DEFAULT 'text' CHECK (channel IN ('text', 'call'));
        """,
        emptying: [
            Emptying("text_consent", leaving: "id, person, channel, accepts, said_at, actor, actor_name, at")
        ],
        own: [
            .sqlite: "DROP TRIGGER IF EXISTS text_consent_is_never_otherwise;",
            .postgres: "DROP TRIGGER IF EXISTS text_consent_is_never_otherwise ON text_consent;",
        ])
}
