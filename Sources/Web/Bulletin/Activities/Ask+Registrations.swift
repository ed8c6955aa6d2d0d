import Bulletin
import Kernel
import Workforce

extension Ask {
    /// The registrations of an activity, as lines that a page or a call shows.
    func registrationLines(_ file: ActivityFile) async throws -> [RegistrationLine] {
        let (names, times) = (try await Names.load(self), TimeWords(self, zone: file.project.zone))
        let seesPhones = try actor.may(.peoplePhone, in: file.one.project)
        return file.registrations.map {
            RegistrationLine(
                one: $0, file: file, names: names, times: times, seesPhones: seesPhones, seesPeople: false)
        }
    }
}
