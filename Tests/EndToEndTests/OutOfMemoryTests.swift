import TestSupport
import Testing

/// Memory that a limit keeps away, and threads. What the loader and the runtime say before the first line of the program runs is theirs.
@Suite("Memory that runs out", .serialized)
struct OutOfMemoryTests {
  static let sentence = "smtp-tutor: out of memory. Raise the limit (ulimit -v unlimited), or close other programs.\n"

  /// - Parameter limit: of all its memory, in megabytes.
  private static func run(_ command: String, limit: Int?) async throws -> Run {
    let limiting = limit.map { "ulimit -v $((\($0) * 1024)); " } ?? ""
    return try await Run.program(
      "/bin/bash",
      ["-c", "tutor() { ulimit -c 0; \(limiting)exec \(Program.path("smtp-tutor")) \"$@\"; }\n\(command)"],
      limit: .seconds(60))
  }

  /// The first limit with which a session works.
  private static func leastLimit() async throws -> Int {
    for limit in stride(from: 32, through: 1024, by: 8) {
      if try await run("tutor </dev/null", limit: limit).status == 0 { return limit }
    }
    throw PeerError("a session needs more than 1024 MB")
  }

  /// A message of the size that the practice server accepts.
  private static func message(in folder: TemporaryFolder) throws -> String {
    let line = String(repeating: "x", count: 75) + "\n"
    try folder.write(String(repeating: line, count: 600_000), to: "message")
    return folder.file("message")
  }

  @Test(
    "where there is too little to begin with, it says so or it works, with any limit",
    arguments: [
      "printf '550 5.1.1 x\\n' | tutor explain -", "printf 'NOOP\\nQUIT\\n' | tutor", "tutor --json </dev/null",
      "tutor replay --no-pause \(Project.path("lessons/bugs-bunny.smtp")) </dev/null", "tutor learn --list",
      "coproc tutor serve --port 0 --tls-port 0; read -ru ${COPROC[0]} 2>/dev/null && kill $! && exit 0; wait $!",
    ])
  func fromTheStart(command: String) async throws {
    var toldOf = 0
    for limit in stride(from: 32, through: 1024, by: 8) {
      let run = try await Self.run(command, limit: limit)
      #expect(!run.timedOut, "\(limit) MB")
      if run.status == 0 { break }
      if run.status == 71 { toldOf += 1 }
      if toldOf > 0 {
        #expect(run.status == 71, "\(limit) MB")
        #expect(run.errorText.hasSuffix(Self.sentence), "\(limit) MB")
      }
    }
    #expect(toldOf > 0)
    #expect(try await Self.run(command, limit: nil).status == 0)
  }

  /// The limit counts the processes of a user, and root has none: the program is run with the rights of root, but as another
  /// user.
  @Test("where no threads can be started it says so, and waits for none", arguments: [1, 2, 3])
  func withoutThreads(limit: Int) async throws {
    let other = "[ $(id -u) = 0 ] && other='setpriv --ruid=60000 --bounding-set=-sys_resource,-sys_admin'"
    for command in ["", "explain - <<<'550 5.1.1 x'", "serve --port 0 --tls-port 0"] {
      let line =
        "\(other); exec $other /bin/bash -c \"ulimit -c 0; ulimit -u \(limit); exec $PROGRAM \(command)\" </dev/null"
      let run = try await Run.program(
        "/bin/bash", ["-c", line], environment: ["PROGRAM": Program.path("smtp-tutor")], limit: .seconds(60))
      #expect(run.status == 71)
      #expect(
        run.errorText
          == "smtp-tutor: no more threads can be started. Raise the limit (ulimit -u 1000), or close other programs.\n")
    }
  }

  @Test("where it runs out later, it says so")
  func later() async throws {
    let folder = try TemporaryFolder("memory")
    let message = try Self.message(in: folder)
    let session =
      "printf '%s\\n' 'EHLO x' 'MAIL FROM:<a@b.example>' 'RCPT TO:<bugs@christian.net>' ':data \(message)' QUIT | tutor"
    let lost = try await Self.run(session, limit: try await Self.leastLimit())
    #expect(lost.status == 71)
    #expect(lost.errorText.hasSuffix(Self.sentence))
    let control = try await Self.run(session, limit: nil)
    #expect(control.status == 0)
    #expect(control.errorText == "")
  }

  @Test("a terminal is given back, too")
  func atTerminal() async throws {
    let folder = try TemporaryFolder("memory")
    let message = try Self.message(in: folder)
    let limit = try await Self.leastLimit()
    let terminal = try await PseudoTerminal.shell(["NO_COLOR": "1", "XDG_STATE_HOME": folder.path])
    let before = terminal.modes
    terminal.send("ulimit -c 0; ulimit -v $((\(limit) * 1024)); \(Program.path("smtp-tutor")); echo status $?\n")
    try await terminal.expect("start> ")
    for (line, prompt) in [("MAIL FROM:<a@b.example>", "mail> "), ("RCPT TO:<bugs@christian.net>", "rcpt> ")] {
      terminal.send("\(line)\r")
      try await terminal.expect(prompt)
    }
    #expect(terminal.modes != before)
    terminal.send(":data \(message)\r")
    try await terminal.expect("out of memory")
    try await terminal.expect("status 71")
    #expect(terminal.modes == before)
  }
}
