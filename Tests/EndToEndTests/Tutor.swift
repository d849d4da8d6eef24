import TestSupport
import Testing

/// The suites that run the program without a terminal, one test after another: some of them keep a processor busy, and
/// the tests with terminals wait for theirs.
@Suite("Without a terminal", .serialized)
enum WithoutTerminal {}

/// The program as a script runs it: without a terminal.
enum Tutor {
  static func run(
    _ arguments: [String], input: [UInt8] = [], limit: Duration = .seconds(60)
  ) async throws -> Run {
    try await Run.program(Program.path("smtp-tutor"), arguments, input: input, limit: limit)
  }

  static func run(
    _ arguments: [String], input: String, limit: Duration = .seconds(60)
  ) async throws -> Run {
    try await run(arguments, input: Array(input.utf8), limit: limit)
  }

  /// A session with a server on loopback.
  static func talk(to port: UInt16, _ options: [String], _ input: String) async throws -> Run {
    try await run(["127.0.0.1", "\(port)"] + options, input: input)
  }

  static func talk(to port: UInt16, _ input: String) async throws -> Run {
    try await talk(to: port, [], input)
  }
}

extension Run {
  /// The lines of the output.
  var lines: [String] {
    var lines = outputText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The bare session, as `grep -v '^# '` gives it.
  var session: [String] { lines.filter { !$0.hasPrefix("# ") } }

  /// The tutor's own words, wrapped lines joined again, each gap one blank.
  var words: String {
    lines.filter { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }.joined(separator: " ").replacing(
      #/ +/#, with: " ")
  }

  /// The last line's statement of how it went: `refused for good; RCPT: 550; status 69`.
  var outcome: String? {
    let mark = "# Outcome: "
    return lines.last.flatMap { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count)) : nil }
  }
}

extension [ServerStep] {
  /// Takes every command up to the 354.
  static let untilText: [ServerStep] = [
    .reply("220 test ready"), .expectLine, .reply("250 test"), .expectLine, .reply("250 sender"),
    .expectLine, .reply("250 recipient"), .expectLine, .reply("354 go on"),
  ]

  /// Takes the text, and answers QUIT.
  static let takesMessage: [ServerStep] = [
    .readUntil("\r\n.\r\n"), .reply("250 taken"), .expectLine, .reply("221 bye"), .close,
  ]
}

/// What a client sends to hand over one message.
enum Dialogue {
  static let untilText = "HELO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\nDATA\n"
  static let message = untilText + "Subject: x\n\nHi\n.\n"
  static let untilTextOnTheWire = "HELO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n"
}
