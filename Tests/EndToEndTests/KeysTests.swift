import Foundation
import TestSupport
import Testing

/// docs/keys.md: the jobs of its table are done by the keys it shows, and here are no more of them than there.
@Suite("Ten jobs and their keys", .serialized)
struct KeysTests {
  struct Job: Sendable, CustomTestStringConvertible {
    let name: String
    let own: String
    let ownCount: Int
    /// Empty where no other program does it.
    let other: String
    let otherCount: Int
    var testDescription: String { name }
  }

  static let jobs: [Job] = {
    let text = (try? String(contentsOfFile: Project.path("docs/keys.md"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { row in
      let cells = row.replacing("\\|", with: "\u{0}").split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces).replacing("\u{0}", with: "|")
      }
      func keys(_ cell: String) -> String { cell.hasPrefix("`") ? String(cell.dropFirst().dropLast()) : "" }
      return Job(
        name: cells[0], own: keys(cells[1]), ownCount: Int(cells[2]) ?? 0, other: keys(cells[3]),
        otherCount: cells.count > 4 ? Int(cells[4]) ?? 0 : 0)
    }
  }()

  private static func count(_ keys: String) -> Int { keys.replacing("^D", with: "\u{4}").count }

  @Test("there are ten, the counts are right, and no job takes more keys than elsewhere")
  func counts() {
    #expect(Self.jobs.count == 10)
    for job in Self.jobs {
      #expect(Self.count(job.own) == job.ownCount, "\(job.name)")
      #expect(Self.count(job.other) == job.otherCount, "\(job.name)")
      #expect(job.other.isEmpty || job.ownCount <= job.otherCount, "\(job.name)")
    }
    #expect(Self.jobs.count { $0.other.isEmpty } == 1)
  }

  /// A shell with the program, its completion, and the other programs.
  private static func shell(_ state: TemporaryFolder, trusting authority: String) async throws -> PseudoTerminal {
    let libraries = try Peers.libraries()
    try state.write(
      "#!/bin/sh\nLD_LIBRARY_PATH='\(libraries)' PERL5LIB='\(try Peers.require("perl"))' exec perl '\(try Peers.require("usr/bin/swaks"))' \"$@\"\n",
      to: "bin/swaks")
    try state.write(
      "#!/bin/sh\nLD_LIBRARY_PATH='\(libraries)' exec '\(try Peers.require("usr/bin/openssl"))' \"$@\"\n",
      to: "bin/openssl")
    for name in ["swaks", "openssl"] { chmod(state.file("bin/\(name)"), 0o755) }
    try FileManager.default.createSymbolicLink(
      atPath: state.file("bin/smtp-tutor"), withDestinationPath: Program.path("smtp-tutor"))
    try state.write(
      "PATH='\(state.file("bin")):/usr/bin:/bin'\ncd '\(state.path)'\nbind 'set bell-style none'\n"
        + ". <(smtp-tutor --generate-completion-script bash)\nPS1='<$?> shell: '\n", to: "rc")
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--noprofile", "--rcfile", state.file("rc"), "-i"],
      environment: ["XDG_STATE_HOME": state.path, "HOME": state.path, "NO_COLOR": "1", "SSL_CERT_FILE": authority],
      columns: 200, rows: 400)
    try await terminal.expect("<0> shell: ")
    return terminal
  }

  /// What is to be seen when a job has been done: of the program, and of the other one.
  private static let seen: [(own: [String], other: [String])] = [
    (["250 <bob@christian.net> verified", "QUIT"], ["250 <bob@christian.net> verified"]),
    (["valid"], ["NotAfter: "]),
    (["235 Authentication succeeded"], ["235 Authentication succeeded"]),
    (["5.7.1"], []),
    (["greylisting", "250 now"], ["451 4.7.1 Greylisted", "250 now"]),
    (["After STARTTLS the list differs", "AUTH "], ["AUTH "]),
    (["X-Test:1", "250 OK id="], ["X-Test: 1", "250 OK id="]),
    ([], []),
    (["the list differs in", "+ "], ["< "]),
    (["250 <bob@christian.net> verified"], ["250 <bob@christian.net> verified"]),
  ]

  /// Types the keys, a line at a time: what comes next is typed when the one before has been answered by a prompt.
  private static func type(_ keys: String, in terminal: PseudoTerminal) async throws {
    let lines = keys.replacing("⏎", with: "⏎\u{0}").split(separator: "\u{0}").map(String.init)
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      terminal.overlook()
      for (place, part) in line.split(separator: "⇥", omittingEmptySubsequences: false).enumerated() {
        // What Tab has completed is there before the rest is typed.
        if place > 0 { terminal.send("\t") }
        terminal.send(
          String(part).replacing("⏎", with: "\r").replacing("^D", with: "\u{4}").replacing("↑", with: "\u{1b}[A"))
      }
      guard !isLast else { return try await terminal.expect("shell: ") }
      try await terminal.expect("a prompt after \(line)") { view in
        let written = view.output[view.seen...]
        guard let end = written.lastIndex(of: UInt8(ascii: "\n")) else { return false }
        let row = String(decoding: written[(end + 1)...], as: UTF8.self)
        // openssl has no prompt, and says when it waits.
        return row.hasSuffix("> ") || row.hasSuffix(": ")
          || String(decoding: written, as: UTF8.self).hasSuffix("read R BLOCK\r\n")
      }
    }
  }

  /// The keys of the table with servers and recipients that exist here.
  private static func here(_ keys: String, _ ports: [UInt16], _ recipient: String) -> String {
    var keys = keys.replacing("bob@lab.test", with: recipient)
    for (name, port) in zip(["mx.lab.test", "my.lab.test"], ports) {
      keys = keys.replacing("\(name) 587", with: "127.0.0.1 \(port)").replacing(
        "\(name):587", with: "127.0.0.1:\(port)"
      )
      .replacing("\(name):25", with: "127.0.0.1:\(port)").replacing(name, with: "127.0.0.1:\(port)")
    }
    return keys
  }

  /// Refuses the first, and accepts the second.
  private static func greylisting() throws -> ScriptedServer {
    func session(_ answer: String) -> [ServerStep] {
      [
        .reply("220 mail.test ready"), .expectLine, .reply("250 hello"), .expectLine, .reply("250 sender"), .expectLine,
        .reply(answer), .expectLine, .reply("221 bye"), .close,
      ]
    }
    return try ScriptedServer(connections: [
      session("451 4.7.1 Greylisted, try again in 5 minutes"), session("250 now"),
    ])
  }

  @Test("each is done by its keys, here and there", arguments: jobs.indices, [true, false])
  func done(_ index: Int, isOwn: Bool) async throws {
    let job = Self.jobs[index]
    let keys = isOwn ? job.own : job.other
    guard !keys.isEmpty else { return }
    let state = try TemporaryFolder("keys")
    let served = try await Served.start()
    // As with a server on the network its certificate is trusted.
    let terminal = try await Self.shell(state, trusting: served.authority)
    let other = try await Served.start(["--persona", "postfix"])
    let grey = try Self.greylisting()
    let ports = index == 4 ? [grey.port] : [served.port, other.port]
    try await Self.type(Self.here(keys, ports, "bob@christian.net"), in: terminal)
    let output = terminal.output
    for words in isOwn ? Self.seen[index].own : Self.seen[index].other {
      #expect(output.contains(words), "\(job.name): \(words) in\n\(terminal.picture.rows.joined(separator: "\n"))")
    }
    if index == 7 { #expect(state.read("f").lowercased().contains("ehlo ")) }
  }
}
