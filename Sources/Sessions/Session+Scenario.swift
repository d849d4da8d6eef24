import Events
import Personas
import PracticeServer

extension Session {
  /// Lists what may go wrong at the practice server, or has it go wrong from the next connection on.
  func scenario(_ names: String?) -> Effect {
    guard isPractice, let practice else {
      presenter.warn(
        ":scenario works at the practice server only: what goes wrong at \(hostName.isEmpty ? "another" : hostName) is up to whoever runs it. "
          + ":open connects to the practice server.")
      return .failed(.usage)
    }
    guard let names else {
      for scenario in Scenario.allCases {
        let name = scenario.rawValue + String(repeating: " ", count: max(1, 22 - scenario.rawValue.count))
        presenter.say("\(name)\(scenario.words)\(practice.scenarios.contains(scenario) ? " (on)" : "")")
      }
      return .none
    }
    do throws(ScenarioSet.Mistake) {
      practice.scenarios = names.isEmpty ? .none : try ScenarioSet(names)
    } catch {
      presenter.warn(error.words)
      return .failed(.usage)
    }
    if practice.scenarios == .none { presenter.say("Scenario: off.") } else { tellScenarios(of: practice) }
    if isConnected { presenter.say("It applies from the next connection on: :reconnect.") }
    return .none
  }

  /// What is on.
  func tellScenarios(of server: PracticeServer) {
    for scenario in server.scenarios.scenarios {
      presenter.say("Scenario \(scenario.rawValue): \(scenario.words). \(scenario.lesson)")
    }
  }
}
