internal import PracticeServer
internal import Terminal

/// Scenarios as they were named on the command line, `expired,login-after-tls`.
package struct ScenarioChoice: Sendable {
  let scenarios: ScenarioSet

  /// Why the names are no choice: a sentence for the person who typed them.
  package struct Mistake: Error {
    package let words: String
  }

  /// Nothing goes wrong.
  package static let none = ScenarioChoice(scenarios: .none)
  package static let names = Scenario.allCases.map(\.rawValue)

  private init(scenarios: ScenarioSet) { self.scenarios = scenarios }

  package init(_ names: String) throws(Mistake) {
    do throws(ScenarioSet.Mistake) { scenarios = try ScenarioSet(names) } catch {
      throw Mistake(words: visible(error.words))
    }
  }
}
