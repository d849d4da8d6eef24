import Octets

extension Lesson {
  /// Where a step takes place, and what goes wrong there: its own bullets, and what holds from the steps before it. Names of
  /// hosts, places, personas and scenarios are as the file has them.
  package struct Environment: Equatable, Sendable {
    /// The host of the practice world that is connected to; nil: the practice server.
    package internal(set) var server: Words?
    /// The place or host that one connects from; nil: one's own desk.
    package internal(set) var origin: Words?
    /// Who the practice server is; nil: the standard persona.
    package internal(set) var persona: Words?
    /// One for each host at most.
    package internal(set) var scenarios: [HostScenario] = []

    package init() {}

    /// What goes wrong at a host; nil is the practice server.
    package func scenario(at host: String?) -> HostScenario? { scenarios.first { $0.host == host } }
  }

  /// What goes wrong at one host.
  package struct HostScenario: Equatable, Sendable {
    /// Names with commas between them, as `:scenario` knows them.
    package let names: Words
    /// Nil: the practice server.
    package let host: String?
  }

  /// A rule of a host in the practice world that is turned on or off when the step begins.
  package struct PolicyChange: Equatable, Sendable {
    package let host: String
    package let rule: String
    package let isOn: Bool
    /// Its line in the file.
    package let line: Int
  }
}

/// The bullets of one step that say where it takes place.
struct EnvironmentBullets {
  private var server: Lesson.Words?
  private var origin: Lesson.Words?
  private var persona: Lesson.Words?
  private var scenarios: [Lesson.HostScenario] = []
  private(set) var policies: [Lesson.PolicyChange] = []
  /// The first bullet that has a meaning in the practice world alone.
  private(set) var firstOfWorld: Int?

  /// False for a keyword that is not about the place.
  mutating func read(_ bullet: Bullet) throws(LessonFault) -> Bool {
    switch bullet.keyword {
    case "At": try Self.set(&server, bullet)
    case "From": try Self.set(&origin, bullet)
    case "Persona": try Self.set(&persona, bullet)
    case "Scenario": try readScenario(bullet)
    case "Policy": try readPolicy(bullet)
    default: return false
    }
    let isOfWorld = ["At", "From", "Policy"].contains(bullet.keyword) || scenarios.last?.host != nil
    if isOfWorld { firstOfWorld = firstOfWorld ?? bullet.line }
    return true
  }

  private static func set(_ value: inout Lesson.Words?, _ bullet: Bullet) throws(LessonFault) {
    let name = bullet.inline.bareWords
    guard value == nil, !name.isEmpty, !name.contains(" ") else {
      throw LessonFault(bullet.line, "\(bullet.keyword): occurs once, and has one name.")
    }
    value = Lesson.Words(name, line: bullet.line)
  }

  private mutating func readScenario(_ bullet: Bullet) throws(LessonFault) {
    let text = bullet.inline.bareWords
    let at = text.range(ofPhrase: " at ")
    let names = String(text[..<(at?.lowerBound ?? text.endIndex)]).trimmingSpaces
    let host = at.map { String(text[$0.upperBound...]).trimmingSpaces }
    guard !names.isEmpty, host?.contains(" ") != true, host?.isEmpty != true,
      !scenarios.contains(where: { $0.host == host })
    else {
      throw LessonFault(
        bullet.line,
        "Scenario: occurs once for each server, and names what goes wrong there: - Scenario: expired, or - Scenario: "
          + "greylisting at `mx1.toontown.example`")
    }
    scenarios.append(Lesson.HostScenario(names: Lesson.Words(names, line: bullet.line), host: host))
  }

  private mutating func readPolicy(_ bullet: Bullet) throws(LessonFault) {
    let words = bullet.inline.bareWords.split(separator: " ").map(String.init)
    guard words.count == 3, ["on", "off"].contains(words[2]) else {
      throw LessonFault(bullet.line, "Policy: is written like this: - Policy: `mx1.toontown.example` `blocklist` off")
    }
    policies.append(Lesson.PolicyChange(host: words[0], rule: words[1], isOn: words[2] == "on", line: bullet.line))
  }

  /// What holds in the step, after what held before it.
  func changed(_ before: Lesson.Environment) -> Lesson.Environment {
    var environment = before
    if let server { environment.server = server.text == "practice" ? nil : server }
    if let origin { environment.origin = origin }
    if let persona { environment.persona = persona }
    for scenario in scenarios {
      environment.scenarios.removeAll { $0.host == scenario.host }
      if scenario.names.text != "none" { environment.scenarios.append(scenario) }
    }
    return environment
  }
}

extension Inline {
  /// Its words, whether they are in backticks or not.
  var bareWords: String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .code(let text): text
      }
    }.joined().trimmingSpaces
  }
}
