import Directory
import Kernel

struct PersonBody: Decodable {
    let project: String?
    let name: String
    let phones: [String]?
    let tags: [String]?
    let note: String?
}

struct PlaceBody: Decodable {
    let project: String
    let kind: Place.Kind
    let code: String
    let name: String
    let parent: ID<Place>?
}
