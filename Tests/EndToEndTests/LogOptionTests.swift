import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// `--log FILE`: the session from its first octet, whatever becomes of the program.
  @Suite("A log from the first octet", .serialized)
  struct LogOptionTests {
    @Test("it begins with the greeting, is its owner's alone, and replays unchanged")
    func replays() async throws {
      let folder = try TemporaryFolder("log")
      let run = try await Tutor.run(
        ["--log", folder.file("log")], input: Dialogue.message.replacing("c@d.test", with: "bob@christian.net"))
      #expect(run.status == 0)
      #expect(Self.heads(folder.read("log")) == 1)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("log"))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let again = try await Tutor.run(
        ["replay", "--no-pause", folder.file("log"), "--log", folder.file("again")])
      #expect(again.status == 0)
      #expect(Self.heads(folder.read("again")) == 1)
    }

    /// How many connections a log begins, each with when, by which program, with whom, and the greeting.
    private static func heads(_ log: String) -> Int {
      log.matches(
        of:
          #/(?m)^# smtp-tutor [0-9.]+, [0-9-]{10}T[0-9:.]{12}Z\n# Connected to the practice server at 127\.0\.0\.1:[0-9]+ from 127\.0\.0\.1:[0-9]+\nS: 220 /#
      ).count
    }

    @Test("with --timestamps each line has its time, and it replays and is explained all the same")
    func stamped() async throws {
      let folder = try TemporaryFolder("log")
      let message = Dialogue.message.replacing("c@d.test", with: "bob@christian.net")
      let run = try await Tutor.run(
        ["--log", folder.file("log"), "--timestamps"], input: message.replacing("Hi\n", with: "550 5.1.1 no\n"))
      #expect(run.status == 0)
      let lines = folder.read("log").split(separator: "\n")
      #expect(lines.count > 15)
      #expect(lines.dropFirst(2).allSatisfy { $0.wholeMatch(of: #/[0-9-]{10}T[0-9:.]{12}Z [CS][:!].*/#) != nil })
      let again = try await Tutor.run(["replay", "--no-pause", folder.file("log")])
      #expect(again.status == 0)
      let explained = try await Tutor.run(["explain"], input: folder.read("log"))
      #expect(explained.words.contains("354"))
      #expect(!explained.words.contains("5.1.1"))
    }

    @Test("timing and the wire are for the screen: a log written meanwhile replays unchanged")
    func timing() async throws {
      let folder = try TemporaryFolder("log")
      let input = ":timing on\n:wire on\n" + Dialogue.message.replacing("c@d.test", with: "bob@christian.net")
      let run = try await Tutor.run(["--log", folder.file("log")], input: input)
      #expect(run.status == 0)
      #expect(run.lines.count { $0.wholeMatch(of: #/# answered after [0-9]+\.[0-9] ms/#) != nil } == 6)
      #expect(
        folder.read("log").split(separator: "\n").dropFirst(2).allSatisfy { $0.hasPrefix("C:") || $0.hasPrefix("S:") })
      let again = try await Tutor.run(["replay", "--no-pause", folder.file("log")])
      #expect(again.status == 0)
    }

    @Test("the log of a replay of a log is the first one, its ids apart", arguments: ["", "..\n.x\n"])
    func twice(text: String) async throws {
      let folder = try TemporaryFolder("log")
      let message = Dialogue.message.replacing("c@d.test", with: "bob@christian.net").replacing(
        "Hi\n", with: "Hi\n\(text)")
      let run = try await Tutor.run(
        ["--log", folder.file("1")], input: "NOOP\nVRFY x\n\(message)RSET\n\(message)QUIT\n")
      #expect(run.lines.contains("C: .") && run.session.last?.hasPrefix("S: 221 ") == true)
      for number in 2...3 {
        let script = folder.file("\(number - 1)")
        let again = try await Tutor.run(["replay", "--no-pause", script, "--log", folder.file("\(number)")])
        #expect(Self.withoutIDs(folder.read("\(number)")) == Self.withoutIDs(folder.read("1")), "\(again.words)")
      }
    }

    private static func withoutIDs(_ log: String) -> [Substring] {
      log.replacing(#/id=[0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}/#, with: "id=ID").split(separator: "\n")
        .filter { !$0.hasPrefix("# smtp-tutor ") && !$0.hasPrefix("# Connected to ") }
    }

    @Test("a login is a placeholder in it: without a terminal the replay is 64")
    func login() async throws {
      let folder = try TemporaryFolder("log")
      let first = try ScriptedServer([.reply("220 x"), .expectLine, .reply("235 in"), .expectLine, .reply("221 bye")])
      _ = try await Tutor.talk(to: first.port, ["--log", folder.file("log")], "AUTH PLAIN c2VjcmV0\n")
      #expect(first.received.contains("c2VjcmV0"))
      #expect(folder.read("log").contains("C: AUTH PLAIN ${secret:response}\n"))
      #expect(!folder.read("log").contains("c2VjcmV0"))
      let second = try ScriptedServer([.reply("220 x"), .expectLine, .reply("221 bye"), .close])
      let run = try await Tutor.run(
        ["replay", "--no-pause", "--to", "127.0.0.1:\(second.port)", folder.file("log")])
      #expect(run.status == 64)
      #expect(!second.received.contains("AUTH"))
    }

    @Test("a file that is there is left as it was: 73, and nothing is sent")
    func exists() async throws {
      let folder = try TemporaryFolder("log")
      try folder.write("precious", to: "log")
      for arguments in [[], ["--json"], ["replay", "--no-pause"]] {
        let run = try await Tutor.run(arguments + ["--log", folder.file("log")], input: "NOOP\n")
        #expect(run.status == 73)
        // Of the greeting; the time of an event may hold its number.
        #expect(!run.outputText.contains("ESMTP"))
        let control = try await Tutor.run(arguments, input: "NOOP\n")
        #expect(control.outputText.contains("ESMTP"))
      }
      #expect(folder.read("log") == "precious")
    }

    @Test("kill -9 loses nothing that was answered")
    func killed() async throws {
      let folder = try TemporaryFolder("log")
      let terminal = try PseudoTerminal(Program.path("smtp-tutor"), ["--json", "--log", folder.file("log")])
      try await terminal.expect("\"stage_after\":\"start\"")
      terminal.send("NOOP\r")
      try await terminal.expect("\"verb\":\"NOOP\"")
      terminal.signal(SIGKILL)
      _ = await terminal.wait()
      #expect(folder.read("log").hasSuffix("C: NOOP\nS: 250 OK\n"))
    }

    @Test("a file that cannot grow is told once, and the session goes on")
    func full() async throws {
      let folder = try TemporaryFolder("log")
      let noops = String(repeating: "NOOP xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", count: 40)
      let run = try await Run.program(
        "/bin/sh", ["-c", "ulimit -f 1; exec \"$0\" --log \"$1\"", Program.path("smtp-tutor"), folder.file("log")],
        input: Array(noops.utf8))
      #expect(run.status == 0)
      #expect(run.words.ranges(of: "can no longer be written").count == 1)
      #expect(run.session.last?.hasPrefix("S: 221 ") == true)
    }
  }
}
