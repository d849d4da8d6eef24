import Testing

@testable import Lessons

/// Bullets that say where a step takes place, and what a lesson is.
@Suite("Where a step takes place")
struct PlaceBulletsTests {
  private static let worldHead = "# Title\n- Id: some-name\n- Time: 8 minutes\n- World: yes\n\n"

  private static func lesson(_ steps: String...) throws -> Lesson {
    let text = worldHead + steps.enumerated().map { "## s\($0): S\nx\n\n\($1)\n\n" }.joined()
    let (lesson, faults) = LessonReader.read(octets(text))
    #expect(faults == [])
    return try #require(lesson)
  }

  @Test("a place holds for its step and those after it, until another is given")
  func places() throws {
    let lesson = try Self.lesson(
      "- At: `mx1.toontown.example`\n- From: `stranger`", "", "- From: home\n- Persona: postfix", "- At: practice")
    #expect(lesson.isInWorld)
    let environments = lesson.steps.map(\.environment)
    #expect(
      environments.map { $0.server?.text } == [
        "mx1.toontown.example", "mx1.toontown.example", "mx1.toontown.example", nil,
      ])
    #expect(environments.map { $0.origin?.text } == ["stranger", "stranger", "home", "home"])
    #expect(environments.map { $0.persona?.text } == [nil, nil, "postfix", "postfix"])
    #expect(environments[2].origin?.line == 20)
  }

  @Test("what goes wrong is kept for each server by itself, and none ends it")
  func scenarios() throws {
    let lesson = try Self.lesson(
      "- Scenario: expired, login-after-tls\n- Scenario: `greylisting` at `mx1.toontown.example`", "- Scenario: none",
      "- Scenario: none at mx1.toontown.example", "- Scenario: full")
    let names = lesson.steps.map { step in
      [nil, "mx1.toontown.example"].map { step.environment.scenario(at: $0)?.names.text }
    }
    #expect(
      names == [["expired, login-after-tls", "greylisting"], [nil, "greylisting"], [nil, nil], ["full", nil]])
  }

  @Test("a rule is changed by its own step alone")
  func policies() throws {
    let lesson = try Self.lesson("- Policy: `relay.roadrunner.example` `relay` off\n- Policy: a.example users on", "")
    #expect(lesson.steps.map(\.policies.count) == [2, 0])
    let first = try #require(lesson.steps[0].policies.first)
    #expect(first == Lesson.PolicyChange(host: "relay.roadrunner.example", rule: "relay", isOn: false, line: 9))
    #expect(lesson.steps[0].policies[1].isOn)
  }

  @Test("a head may say that a lesson is optional, or a case")
  func traits() throws {
    let text = String(head.dropLast()) + "- Optional: yes\n- Case: yes\n\n## a: A\nx"
    let lesson = try #require(LessonReader.read(octets(text)).lesson)
    #expect(lesson.isOptional && lesson.isCase && !lesson.isInWorld)
    #expect(try #require(read(step: "x").lesson).isOptional == false)
  }

  /// What is below a step's heading in line 5, the line of the fault, and the beginning of its words.
  static let faults: [(String, Int, String)] = [
    ("x\n\n- At: `mx1.toontown.example`", 8, "This needs the practice world: - World: yes"),
    ("x\n\n- From: home", 8, "This needs the practice world:"),
    ("x\n\n- Policy: a.example users on", 8, "This needs the practice world:"),
    ("x\n\n- Scenario: full at a.example", 8, "This needs the practice world:"),
    ("x\n\n- Persona: exim\n- Persona: postfix", 9, "Persona: occurs once, and has one name."),
    ("x\n\n- Persona: exim postfix", 8, "Persona: occurs once, and has one name."),
    ("x\n\n- Persona:", 8, "Persona: occurs once, and has one name."),
    ("x\n\n- Scenario:", 8, "Scenario: occurs once for each server"),
    ("x\n\n- Scenario: full\n- Scenario: expired", 9, "Scenario: occurs once for each server"),
    ("x\n\n- Scenario: full at a at b", 8, "Scenario: occurs once for each server"),
    ("x\n\n- Policy: a.example users", 8, "Policy: is written like this:"),
    ("x\n\n- Policy: a.example users maybe", 8, "Policy: is written like this:"),
  ]

  @Test("what is wrong with a place is said where it is, and once", arguments: faults)
  func fault(_ step: String, _ line: Int, _ words: String) {
    let (lesson, faults) = read(step: step)
    #expect(lesson == nil)
    #expect(faults.map(\.line) == [line], "\(faults)")
    #expect(faults.first?.words.hasPrefix(words) == true, "\(faults)")
  }
}
