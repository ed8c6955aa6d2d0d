import Foundation
import Web
import Workforce

extension Settings {
    /// By whose way people may come in; nil where no provider is set.
    ///
    /// - Throws: ``UsageError`` where a setting of it cannot be.
    func provider() throws -> (SignOnRules, ProviderLine)? {
        let issuer = self[.oidcIssuer]
        guard !issuer.isEmpty else { return nil }
        guard let newcomers = SignOnRules.Newcomers(rawValue: self[.oidcNewcomers]) else {
            let words = SignOnRules.Newcomers.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("oidc-newcomers is none of \(words): “\(self[.oidcNewcomers])”")
        }
        let house = self[.publicAddress].replacing(/\/+$/, with: "")
        do {
            let rules = try SignOnRules(
                issuer: issuer, client: self[.oidcClient], secret: try secret(), name: self[.oidcName],
                returnAddress: house.isEmpty ? "" : house + Paths.signInReturn(), userClaim: self[.oidcUserClaim],
                newcomers: newcomers, factorWords: Set(self[.oidcFactor].split(separator: " ").map(String.init)))
            return (rules, ProviderClient.line)
        } catch let unusable as SignOnRules.Unusable {
            throw UsageError(Self.sentence(unusable))
        }
    }

    private func secret() throws -> String? {
        let (file, word) = (self[.oidcSecretFile], self[.oidcSecret])
        guard !file.isEmpty else { return word.isEmpty ? nil : word }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw UsageError("oidc-secret-file cannot be read: \(file)")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func sentence(_ unusable: SignOnRules.Unusable) -> String {
        switch unusable {
        case .issuer(let address): "oidc-issuer is no https address, nor one of this machine: “\(address)”"
        case .returnAddress(let address):
            "public-address is no https address, nor one of this machine; the provider sends browsers back to "
                + "“\(address)”"
        case .client: "oidc-client is empty: the provider gives one to this house"
        }
    }
}
