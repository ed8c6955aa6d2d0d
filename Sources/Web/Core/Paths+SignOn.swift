/// The addresses of single sign-on.
extension Paths {
    package static let signInProvider = Path("/sign-in/provider")
    /// Where the provider sends browsers back to; whoever runs the house names it there.
    package static let signInReturn = Path("/sign-in/return")
    package static let accountIdentities = Path("/account/identities")
    package static let accountIdentityEnd = Path("/account/identities/{identity}/end")
    package static let memberIdentities = Path("/settings/staff/{staff}/identities")
    package static let memberIdentityEnd = Path("/settings/staff/{staff}/identities/{identity}/end")

    /// Those that templates may call.
    static let ofSignOn: [String: Path] = ["accountIdentities": accountIdentities]
}

extension Paths.API {
    package static let signOn = Path("/api/v1/sign-on")
    package static let accountIdentities = Path("/api/v1/account/identities")
    package static let accountIdentityEnd = Path("/api/v1/account/identities/{identity}/end")
    package static let memberIdentities = Path("/api/v1/staff/{staff}/identities")
    package static let memberIdentityEnd = Path("/api/v1/staff/{staff}/identities/{identity}/end")
}
