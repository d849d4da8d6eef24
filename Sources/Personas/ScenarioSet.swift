/// Scenarios that fit together: at most one of each subject.
package struct ScenarioSet: Equatable, Sendable {
  package enum Mistake: Error, Equatable, Sendable {
    case unknown(String)
    /// Both change the same thing.
    case excluded(Scenario, by: Scenario)
  }

  /// In the order of `Scenario`.
  package private(set) var scenarios: [Scenario] = []

  /// Nothing goes wrong.
  package static let none = ScenarioSet()

  private init() {}

  package init(_ scenarios: [Scenario]) throws(Mistake) {
    for scenario in scenarios where !self.scenarios.contains(scenario) {
      if let other = self[scenario.subject] { throw .excluded(scenario, by: other) }
      self.scenarios.append(scenario)
    }
    self.scenarios = Scenario.allCases.filter { self.scenarios.contains($0) }
  }

  /// Reads `expired,login-after-tls`; spaces round the commas do not matter, letters know no case.
  package init(_ text: String) throws(Mistake) {
    var named: [Scenario] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(word.drop { $0 == " " }.prefix { $0 != " " }).lowercased()
      guard let scenario = Scenario(rawValue: name) else { throw .unknown(name) }
      named.append(scenario)
    }
    try self.init(named)
  }

  package subscript(subject: Scenario.Subject) -> Scenario? { scenarios.first { $0.subject == subject } }

  package func removing(_ scenario: Scenario) -> ScenarioSet {
    var rest = self
    rest.scenarios.removeAll { $0 == scenario }
    return rest
  }

  package func contains(_ scenario: Scenario) -> Bool { scenarios.contains(scenario) }
}
