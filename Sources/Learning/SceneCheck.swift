import Lessons
import Personas
import Sessions
import World

/// Whether the hosts, places, personas, scenarios and rules that a lesson names are there.
struct SceneCheck {
  private let world = PracticeWorld.standard
  private var faults: [LessonFault] = []

  static func faults(of lesson: Lesson) -> [LessonFault] {
    var check = SceneCheck()
    var before = Lesson.Environment()
    for step in lesson.steps {
      check.look(at: step.environment, after: before)
      for change in step.policies { check.look(at: change) }
      before = step.environment
    }
    return check.faults
  }

  private mutating func fault(_ line: Int, _ words: String) { faults.append(LessonFault(line, words)) }

  /// What held before was looked at there.
  private mutating func look(at environment: Lesson.Environment, after before: Lesson.Environment) {
    if let server = environment.server, server != before.server { look(atHost: server.text, server.line) }
    if let origin = environment.origin, origin != before.origin, world.source(named: origin.text) == nil {
      fault(origin.line, "The practice world has no place and no host `\(origin.text)` to connect from.")
    }
    if let persona = environment.persona, persona != before.persona, Persona.named(persona.text) == nil {
      fault(
        persona.line,
        "There is no persona `\(persona.text)`; there are: \(Persona.all.map(\.name).joined(separator: ", ")).")
    }
    for scenario in environment.scenarios where !before.scenarios.contains(scenario) {
      if let host = scenario.host { look(atHost: host, scenario.names.line) }
      do throws(ScenarioSet.Mistake) { _ = try ScenarioSet(scenario.names.text) } catch {
        fault(scenario.names.line, error.words)
      }
    }
  }

  private mutating func look(at change: Lesson.PolicyChange) {
    look(atHost: change.host, change.line)
    if PolicyRule(rawValue: change.rule) == nil {
      fault(
        change.line,
        "There is no rule `\(change.rule)`; there are: \(PolicyRule.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
  }

  private mutating func look(atHost name: String, _ line: Int) {
    if world.host(named: name) == nil { fault(line, "The practice world has no host `\(name)`.") }
  }
}
