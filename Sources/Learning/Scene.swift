import Lessons
import Personas
import World

/// Where a lesson's next connection goes: to whose server, from where, and what goes wrong there.
struct Scene: Equatable {
  /// A host of the practice world; nil: the practice server.
  var host: String?
  /// The place of the practice world that one connects from; nil: the desk.
  var origin: String?
  /// Who the practice server is; nil: the standard persona.
  var persona: String?
  /// What goes wrong at the practice server.
  var scenarios = ScenarioSet.none

  init() {}

  /// As the bullets of a step have it. A name that means nothing is a fault of the lesson, and told as one (`SceneCheck`).
  init(_ environment: Lesson.Environment) {
    host = environment.server?.text
    origin = environment.origin?.text
    persona = environment.persona?.text
    scenarios = (environment.scenario(at: nil)?.names.text).flatMap { try? ScenarioSet($0) } ?? .none
  }

  /// The practice server at its best, to whom mistakes may be made without end.
  var practicePersona: Persona { (persona.flatMap { Persona.standard(as: $0) } ?? .standard).patient }

  /// The rules of hosts of the practice world that a step changes. One that the step names counts, whatever a scenario would
  /// make of it.
  static func rulesInWorld(of step: Lesson.Step) -> [(host: WorldHost, rule: PolicyRule, isOn: Bool)] {
    step.policies.compactMap { change in
      guard let host = PracticeWorld.standard.host(named: change.host), let rule = PolicyRule(rawValue: change.rule)
      else { return nil }
      return (host, rule, change.isOn)
    }
  }

  /// What goes wrong at hosts of the practice world from a step on; empty where that is as it was in the step before.
  static func scenariosInWorld(of step: Lesson.Step, after before: Lesson.Step?) -> [(WorldHost, ScenarioSet)] {
    let world = PracticeWorld.standard
    let earlier = before?.environment.scenarios ?? []
    let over = earlier.filter { step.environment.scenario(at: $0.host) == nil }.compactMap(\.host)
    return over.compactMap { name in world.host(named: name).map { ($0, ScenarioSet.none) } }
      + step.environment.scenarios.filter { !earlier.contains($0) }.compactMap { scenario in
        scenario.host.flatMap { world.host(named: $0) }.map { ($0, (try? ScenarioSet(scenario.names.text)) ?? .none) }
      }
  }
}
