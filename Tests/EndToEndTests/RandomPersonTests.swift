import Glibc
import Lessons
import TestSupport
import Testing

/// Somebody who types anything: a thousand lines and keys by chance, the same in every run.
@Suite("Somebody who types anything", .serialized)
struct RandomPersonTests {
  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ state >> 33) &* 0xff51_afd7_ed55_8ccd
    }
  }

  private static let lines = [
    "HELO x", "EHLO x", "MAIL FROM:<you@christian.net>", "RCPT TO:<you@christian.net>", "RCPT TO:<a@elsewhere.test>",
    "DATA", "RSET", "NOOP", "VRFY bob", "HELP", "QUIT", ".", "..", "", "Subject: hi", "Hi Bob", "250 OK",
    "telnet x 25", "exit", ":help", ":help 550", ":state", ":inbox", ":explain", ":reconnect", ":wire on", ":wire off",
    ":close", ":notes brief", ":raw 'NOOP\\r\\n'", ":nonsense", "AUTH LOGIN", "AUTH PLAIN x", "\u{fc}\u{90f5}",
  ]

  /// Ctrl-C; arrows; Tab; Home, End; Ctrl-U; Ctrl-R and out of it; Ctrl-L; Alt-B; a question's answers.
  private static let keys = [
    "\u{3}", "\u{1b}[A", "\u{1b}[B", "\u{1b}[C", "\u{1b}[D", "\t", "\t\t", "\u{1}", "\u{5}", "\u{15}", "\u{12}a\u{7}",
    "\u{c}", "\u{1b}b", "\u{7f}", "\r", "d", "y", "n", "\u{17}", "\u{19}",
  ]

  private static func mangled(_ line: String, _ chance: inout Chance) -> String {
    var text = Array(line)
    for _ in 0..<Int.random(in: 0...2, using: &chance) where !text.isEmpty {
      let place = Int.random(in: 0..<text.count, using: &chance)
      switch Int.random(in: 0...2, using: &chance) {
      case 0: text.remove(at: place)
      case 1: text.insert(Character(Unicode.Scalar(UInt8.random(in: 0x20...0x7e, using: &chance))), at: place)
      default: text.swapAt(place, text.count - 1)
      }
    }
    return String(text)
  }

  /// Types `count` lines or keys, letting the program answer now and then, and leaves.
  /// - Parameter endsInput: whether Ctrl-D is among the keys; where that ended the program it is started again.
  /// - Returns: how many prompts there were.
  @discardableResult
  private static func play(
    _ count: Int, seed: UInt64, endsInput: Bool = false, _ arguments: [String] = [], more: [String] = [],
    state: TemporaryFolder? = nil
  ) async throws -> Int {
    var chance = Chance(state: seed)
    let lines = Self.lines + more
    var sitting = try TerminalSession(arguments, state: state, rows: 24)
    var prompts = 0
    try await sitting.terminal.expect("> ")
    for number in 1...count {
      if endsInput, Int.random(in: 0..<20, using: &chance) == 0 {
        sitting.terminal.send(TerminalSession.controlD)
        guard (try? await eventually("it goes on", within: .milliseconds(200)) { hasEnded(sitting) }) != nil else {
          continue
        }
        prompts += await check(sitting)
        sitting = try TerminalSession(arguments, state: state, rows: 24)
        try await sitting.terminal.expect("> ")
      } else if Int.random(in: 0...2, using: &chance) == 0 {
        sitting.terminal.send(keys[Int.random(in: 0..<keys.count, using: &chance)])
      } else {
        let line = lines[Int.random(in: 0..<lines.count, using: &chance)]
        let typed = mangled(line, &chance)
        // What ends the program is typed at the end only.
        guard ![":q", ":qu", ":qui", ":quit", ":e", ":ex", ":exi", ":exit"].contains(typed) else { continue }
        sitting.terminal.send("\(typed)\r")
      }
      if number % 25 == 0 {
        try await Task.sleep(for: .milliseconds(40))
      }
    }
    try await leave(sitting)
    prompts += await check(sitting)
    #expect(prompts > count / 5, "most of it was answered")
    return prompts
  }

  private static func hasEnded(_ sitting: TerminalSession) -> Void? {
    kill(sitting.terminal.process, 0) == 0 ? nil : ()
  }

  /// How a sitting ended, and that it shows no traces of the program's inside.
  /// - Returns: how many prompts there were.
  private static func check(_ sitting: TerminalSession) async -> Int {
    #expect(await sitting.terminal.wait() == .status(0))
    let output = sitting.terminal.output
    let traces = output.matches(
      of: #/Fatal error|(SMTP|Tutor|Swift)\.[A-Za-z]|at /|Optional\(|Crash|(?:^|\n)[Ee]rror:/#)
    #expect(traces.isEmpty)
    #expect(sitting.terminal.picture.hint == "", "no hint was left behind")
    return output.ranges(of: "> ").count
  }

  /// From wherever it is: out of a message, a question or a search, and `:quit`.
  private static func leave(_ sitting: TerminalSession) async throws {
    // Each way out does nothing where it is not needed.
    for _ in 1...8 {
      sitting.terminal.send("\u{7}\u{3}")
      try await Task.sleep(for: .milliseconds(60))
      if sitting.rows.last?.contains("drop (d)?") == true { sitting.terminal.send("d\r") }
      try await Task.sleep(for: .milliseconds(60))
      sitting.terminal.send("\u{5}\u{15}")
      if sitting.rows.last?.contains("message>") != true, sitting.rows.last?.hasSuffix(">") == true { break }
    }
    sitting.terminal.send(":quit\r")
  }

  @Test("a thousand lines and keys later :quit still ends the program", .timeLimit(.minutes(2)), arguments: [1, 2])
  func sessions(seed: UInt64) async throws {
    try await Self.play(500, seed: seed)
  }

  @Test(
    "Ctrl-D leaves at a prompt, asks in a message, and nothing gets stuck", .timeLimit(.minutes(2)), arguments: [4, 5])
  func endsOfInput(seed: UInt64) async throws {
    try await Self.play(500, seed: seed, endsInput: true)
  }

  @Test(
    "in a lesson nothing gets stuck, and whoever comes back is where they were", .timeLimit(.minutes(2)),
    arguments: ["three-minutes", "exchange", "starttls", "relay"])
  func lessons(id: String) async throws {
    let state = try TemporaryFolder("state")
    try await Self.play(
      150, seed: 6, endsInput: true, ["learn", id],
      more: [":hint", ":back", ":repeat", ":steps", ":reset", ":skip", "1", "2", "", "", "", ""], state: state)
    let lesson = try #require(Learner.course.first { $0.id == id })
    let place = Progress(parsing: Array(state.read("smtp-tutor/progress").utf8)).of(id)
    let learner = try Learner([id], state: state)
    try await learner.prompt()
    let step = place.isDone(lesson) ? 0 : place.next(in: lesson)
    #expect(learner.sitting.terminal.output.contains("Step \(step + 1) of \(lesson.steps.count): "))
    learner.sitting.terminal.signal(9)
    _ = await learner.sitting.terminal.wait()
  }

  @Test("in a replay every wrong answer is taken, and the program still ends", .timeLimit(.minutes(1)))
  func replay() async throws {
    var chance = Chance(state: 3)
    let sitting = try TerminalSession(["replay"], rows: 24)
    try await sitting.terminal.expect("Enter")
    for _ in 1...60 {
      let line = Self.lines[Int.random(in: 0..<Self.lines.count, using: &chance)]
      sitting.terminal.send("\(Self.mangled(line, &chance))x\r")
      try await Task.sleep(for: .milliseconds(10))
    }
    sitting.terminal.send("\u{15}q\r")
    sitting.terminal.send(TerminalSession.controlD)
    let ended = await sitting.terminal.wait()
    if case .status = ended {} else { Issue.record("ended otherwise: \(ended)") }
    #expect(!sitting.terminal.output.contains("Fatal error"))
    #expect(sitting.terminal.output.ranges(of: "Enter b s c q> ").count > 8, "the server hangs up on so many mistakes")
  }
}
