import Directory
import Kernel
import Workforce

/// In which projects somebody sees everything, and in which only what is theirs.
struct Sight {
    let wide: [ID<Project>]
    let own: [ID<Project>]
    let actor: Actor
    var projects: [ID<Project>] { wide + own }

    /// - Parameter project: nil for all.
    init(of actor: Actor, in project: ID<Project>?, _ all: [Project]) {
        let asked = all.filter { project == nil || project == $0.id }
        let wide = actor.projects(.caseRead, of: asked).map(\.id)
        self.wide = wide
        own = actor.projects(.caseReadOwn, of: asked).map(\.id).filter { !wide.contains($0) }
        self.actor = actor
    }
}
