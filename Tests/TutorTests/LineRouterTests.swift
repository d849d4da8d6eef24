import SMTP
import Testing

@testable import Typing

@Suite("What a typed line is")
struct LineRouterTests {
  private typealias Router = LineRouter

  struct Row: CustomStringConvertible, Sendable {
    let line: String
    let source: LineRouter.Source
    let stage: Stage
    var isHolding = false
    var isWithholding = false
    var refusedLogin = false
    let route: LineRouter.Route

    var description: String { "\(line) from \(source) at \(stage.rawValue)\(isHolding ? ", holding" : "")" }
  }

  private static let sources = LineRouter.Source.allCases
  private static let talking: [Stage] = [.greeting, .start, .ready, .mail, .recipients]

  /// Inside a message everything is text, whoever says it.
  private static let text: [Row] = sources.flatMap { source -> [Row] in
    [Stage.message, .chunk].flatMap { stage -> [Row] in
      [":quit", "QUIT", ".", ""].flatMap { line -> [Row] in
        [false, true].map { Row(line: line, source: source, stage: stage, isHolding: $0, route: .text) }
      }
    }
  }

  /// Text that the server refused stays here, whatever it looks like.
  private static let refused: [Row] = sources.flatMap { source -> [Row] in
    [":quit", "MAIL FROM:<a@b>", "."].map {
      Row(line: $0, source: source, stage: .recipients, isWithholding: true, route: .withheld)
    }
  }

  /// A 334 waits for its answer; base64 has no colon, and who types one all the same is not corrected.
  private static let answers: [Row] = sources.flatMap { source -> [Row] in
    [":state", "dXNlcg==", "*", "", "QUIT"].map { Row(line: $0, source: source, stage: .auth, route: .answer) }
  }

  /// A colon is for the tutor, but for a script, which sends what it has.
  private static let commands: [Row] = talking.flatMap { stage -> [Row] in
    [
      Row(line: ":state", source: .terminal, stage: stage, route: .local),
      Row(line: ":state", source: .pipe, stage: stage, route: .local),
      Row(line: ":state", source: .script, stage: stage, route: .command),
      Row(line: "NOOP", source: .terminal, stage: stage, route: .command),
      Row(line: "NOOP", source: .pipe, stage: stage, route: .command),
      Row(line: "NOOP", source: .script, stage: stage, route: .command),
      Row(line: "NOOP", source: .terminal, stage: stage, isHolding: true, route: .held),
      Row(line: ":release", source: .terminal, stage: stage, isHolding: true, route: .local),
      Row(line: ":release", source: .pipe, stage: stage, isHolding: true, route: .local),
    ]
  }

  /// A bare word after a refused login was meant for that; a script says what it has.
  private static let lateAnswers: [Row] = talking.flatMap { stage -> [Row] in
    [
      Row(line: "dXNlcg==", source: .terminal, stage: stage, refusedLogin: true, route: .lateAnswer),
      Row(line: "dXNlcg==", source: .pipe, stage: stage, refusedLogin: true, route: .lateAnswer),
      Row(line: "dXNlcg==", source: .script, stage: stage, refusedLogin: true, route: .command),
      Row(line: "dXNlcg==", source: .terminal, stage: stage, route: .command),
      Row(line: "QUIT", source: .pipe, stage: stage, refusedLogin: true, route: .command),
      Row(line: ":state", source: .pipe, stage: stage, refusedLogin: true, route: .local),
      Row(line: "dXNlcg==", source: .terminal, stage: stage, isHolding: true, refusedLogin: true, route: .held),
    ]
  }

  private static let edges: [Row] = [
    Row(line: "dXNlcg==", source: .terminal, stage: .auth, isHolding: true, route: .held),
    Row(line: ":release", source: .terminal, stage: .auth, isHolding: true, route: .local),
    Row(line: "NOOP", source: .terminal, stage: .unconnected, route: .nowhere),
    Row(line: "NOOP", source: .pipe, stage: .unconnected, route: .nowhere),
    Row(line: "NOOP", source: .script, stage: .unconnected, route: .nowhere),
    Row(line: ":open", source: .terminal, stage: .unconnected, route: .local),
    Row(line: "NOOP", source: .terminal, stage: .closing, route: .command),
    Row(line: "NOOP", source: .pipe, stage: .closing, route: .nowhere),
    Row(line: ":open", source: .pipe, stage: .closing, route: .local),
  ]

  static let rows = text + refused + answers + commands + lateAnswers + edges

  @Test("follows from stage, source, holding and challenge alone", arguments: rows)
  func route(_ row: Row) {
    let situation = LineRouter.Situation(
      stage: row.stage, isHolding: row.isHolding, isWithholding: row.isWithholding, refusedLogin: row.refusedLogin)
    #expect(LineRouter.route(octets(row.line), from: row.source, in: situation) == row.route)
  }
}
