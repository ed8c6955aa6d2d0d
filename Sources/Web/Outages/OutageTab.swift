/// The parts of the list of outages.
enum OutageTab: String, CaseIterable { case standing, over }
