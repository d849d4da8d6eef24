import Foundation
import Lessons
import TestSupport
import Testing

extension WithoutTerminal {
  /// `--json`: what docs/json.schema.json promises is what comes.
  @Suite("JSON", .serialized)
  struct JSONTests {
    private static func schema() throws -> JSONSchema {
      try JSONSchema(path: Project.path("docs/json.schema.json"))
    }

    /// The objects of a run, each held against the schema.
    private static func objects(_ run: Run) throws -> [[String: Any]] {
      let schema = try schema()
      return try run.lines.map { line in
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(schema.mistakes(in: object) == [], "\(line)")
        return object
      }
    }

    private static func count(_ objects: [[String: Any]], _ event: String) -> Int {
      objects.count { $0["event"] as? String == event }
    }

    @Test("the course: an object for each lesson, with what is done of it")
    func course() async throws {
      let run = try await Tutor.run(["learn", "--list", "--json"])
      let lessons = try Self.objects(run).filter { $0["event"] as? String == "lesson" }
      #expect(lessons.map { $0["id"] as? String } == Learner.course.map(\.id))
      #expect(lessons.map { $0["steps"] as? Int } == Learner.course.map(\.steps.count))
    }

    @Test("a session: a line for everything said, a reply for each request, and how it went")
    func session() async throws {
      let run = try await Tutor.run(["--json"], input: Dialogue.message + ":inbox\n:help 550\n:wire on\nNOOP\n")
      let objects = try Self.objects(run)
      #expect(run.errorText == "")
      #expect(run.status == 69)
      let rcpt = try #require(
        objects.first { ($0["answers"] as? [String: Any])?["verb"] as? String == "RCPT" })
      #expect(rcpt["code"] as? Int == 550)
      #expect(rcpt["stage_before"] as? String == "mail")
      #expect((rcpt["answers"] as? [String: Any])?["text"] as? String == "RCPT TO:<c@d.test>")
      #expect((rcpt["elapsed_ms"] as? Double).map { $0 >= 0 } == true)
      #expect((rcpt["note"] as? [String: Any])?["severity"] as? String == "refused")
      #expect(Self.count(objects, "withheld") == 1)
      #expect(Self.count(objects, "wire") == 4)
      #expect(objects.last?["event"] as? String == "outcome")
    }

    @Test("TLS: what was negotiated, the chain, and how it could fail")
    func tls() async throws {
      let good = try await Tutor.run(["--json"], input: "EHLO x\nSTARTTLS\nEHLO x\n:tls pem\nQUIT\n")
      #expect(good.status == 0)
      let objects = try Self.objects(good)
      let tls = try #require(objects.first { $0["event"] as? String == "tls" })
      #expect(tls["verified"] as? Bool == true)
      #expect((tls["chain"] as? [[String: Any]])?.count == 2)
      #expect(Self.count(objects, "certificates") == 1)
      let bad = try await Tutor.run(["--json", "--scenario", "expired"], input: "EHLO x\nSTARTTLS\nQUIT\n")
      #expect(bad.status == 77)
      let failures = try Self.objects(bad).first { $0["event"] as? String == "tls" }?["failures"] as? [[String: Any]]
      #expect(failures?.compactMap { $0["reason"] as? String } == ["expired"])
      let server = try ScriptedServer([.reply("220 clear")])
      let failed = try await Tutor.talk(to: server.port, ["--json", "--tls"], "QUIT\n")
      #expect(failed.status == 77)
      #expect(Self.count(try Self.objects(failed), "tls_failed") == 1)
      #expect(failed.errorText.contains("plaintext"))
    }

    /// What people ask of a session with jq, each in one line, as docs/json.md has them.
    @Test("jq answers what people ask, in one line each")
    func jq() async throws {
      let input = "EHLO x\nSTARTTLS\nEHLO x\nMAIL FROM:<a@b.test>\nRCPT TO:<nobody@christian.net>\nQUIT\n"
      let session = try await Tutor.run(["--json"], input: input)
      _ = try Self.objects(session)
      func ask(_ filter: String) async throws -> [String] {
        let run = try await Run.program(
          try Peers.require("usr/bin/jq"), ["-r", filter],
          environment: ["LD_LIBRARY_PATH": try Peers.libraries()], input: session.output)
        #expect(run.errorText == "" && run.status == 0, "\(filter)")
        return run.lines
      }
      let questions = try #require(
        String(contentsOfFile: Project.path("docs/json.md"), encoding: .utf8).split(separator: "```jq\n").last?
          .split(separator: "```").first?.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
      try #require(questions.count == 7)
      #expect(try await ask(questions[0]) == ["RCPT TO:<nobody@christian.net>\t550\t\tUnknown user"])
      let seconds = try #require(try await ask(questions[1]).first.flatMap { Int($0) })
      let days = try #require(try await ask(questions[2]).first.flatMap { Int($0) })
      let now = Int(Date().timeIntervalSince1970)
      #expect((80...100).contains(days))
      #expect(abs((seconds - now) / 86_400 - days) <= 1)
      #expect(
        try await ask(questions[3]) == [
          "SIZE 52428800", "8BITMIME", "PIPELINING", "AUTH SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN", "HELP",
        ])
      #expect(try await ask(questions[4]) == ["- STARTTLS"])
      // The one before the last is about a check, and nothing of a session.
      #expect(try await ask(questions[5]) == [])
      #expect(try await ask(questions[6]) == ["refused"])
    }

    @Test("a message that arrived, and a replay that went well and one that did not")
    func replays() async throws {
      let folder = try TemporaryFolder("json")
      try folder.write("S: 220\nC: HELO x\nS: 550 never\nC: QUIT\nS: 221\n", to: "script")
      let good = try await Tutor.run(["replay", "--json"], input: "")
      let objects = try Self.objects(good)
      #expect(Self.count(objects, "delivered") > 5)
      #expect(objects.last?["status"] as? Int == 0)
      #expect(objects.last?["class"] as? String == "ok")
      let other = try await Tutor.run(["replay", "--json", folder.file("script")], input: "")
      let end = try #require(try Self.objects(other).last)
      #expect(other.status == 1)
      let difference = try #require(end["difference"] as? [String: Any])
      #expect(difference["step"] as? Int == 1)
      #expect(difference["expected"] as? String == "550 never")
      #expect((difference["got"] as? String)?.hasPrefix("250 ") == true)
    }

    @Test("whatever a server sends, each line is an object, no octet is lost and none of them is obeyed")
    func hostile() async throws {
      let server = try ScriptedServer([
        .send(Array("220 \u{1b}[2J\u{202e}\u{9b}\"\\\u{e0041}".utf8) + [0xFF, 0x00, 0x0D, 0x0A]),
        .send("stray\n"), .expectLine, .send("250-a\r\n250 b\n"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, ["--json"], "HELO x\n")
      let objects = try Self.objects(run)
      #expect(
        objects.contains {
          $0["octets"] as? String == #"220 \x1b[2J\xe2\x80\xae\xc2\x9b"\\\xf3\xa0\x81\x81\xff\x00"#
        })
      #expect(Self.count(objects, "stray") == 1)
      #expect(run.output.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x0A })
      #expect(!run.outputText.unicodeScalars.contains { $0.properties.isDefaultIgnorableCodePoint })
      let last = try #require(objects.last { $0["event"] as? String == "reply" })
      #expect(last["lines"] as? [String] == ["a", "b"])
      #expect((last["violations"] as? [Any])?.isEmpty == false)
    }

    @Test("what could not be opened is a sentence on standard error, and an object")
    func diagnostics() async throws {
      let missing = try await Tutor.run(["replay", "--json", "no-such-script"])
      #expect(missing.errorText.hasPrefix("smtp-tutor: There is no script \"no-such-script\""))
      #expect(try Self.objects(missing).last?["status"] as? Int == 66)
      let refused = try await Tutor.run(["--json", "127.0.0.1", "1"])
      #expect(refused.errorText.contains("connection refused"))
      #expect(try Self.objects(refused).last?["status"] as? Int == 75)
      let usage = try await Tutor.run(["--json", "127.0.0.1", "99999"])
      #expect(usage.output == [])
      #expect(usage.status == 64)
    }

    @Test("a login stands nowhere in it", arguments: [true, false])
    func secrets(isSecret: Bool) async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .reply("334 UGFzc3dvcmQ6"), .expectLine, .reply("535 no"), .expectLine,
        .reply("535 no"), .expectLine, .reply("500 what"), .expectLine, .reply("221 bye"), .close,
      ])
      // The control says the same with a verb that is none.
      let verb = isSecret ? "AUTH" : "NOOP"
      let raw = isSecret ? "XAUTH" : "XNOOP"
      let run = try await Tutor.talk(
        to: server.port, ["--json"],
        ":wire on\n\(verb) LOGIN\nc2VjcmV0\n\(verb) PLAIN c2VjcmV0\n:raw '\(raw) c2VjcmV0\\r\\n'\n")
      #expect(server.received.contains("c2VjcmV0"))
      #expect((run.outputText + run.errorText).contains("c2VjcmV0") != isSecret)
      _ = try Self.objects(run)
    }

    @Test("at a terminal too: no prompt, no escape sequence")
    func terminal() async throws {
      let terminal = try PseudoTerminal(Program.path("smtp-tutor"), ["--json"])
      try await terminal.expect("\"stage_after\":\"start\"")
      terminal.send("QUIT\r")
      try await terminal.expect("\"by\":")
      terminal.send("\u{4}")
      #expect(await terminal.wait() == .status(0))
      #expect(!terminal.output.contains("\u{1b}"))
      #expect(!terminal.output.contains("start> "))
      #expect(terminal.output.contains("\"event\":\"outcome\""))
    }

    @Test("an object with an unknown member, one too few, or another type is found")
    func control() throws {
      let schema = try Self.schema()
      let good: [String: Any] = ["time": "2026-05-13T06:01:22.125Z", "event": "closed", "by": "server"]
      #expect(schema.mistakes(in: good) == [])
      #expect(schema.mistakes(in: good.merging(["x": 1]) { $1 }) != [])
      #expect(schema.mistakes(in: good.filter { $0.key != "by" }) != [])
      #expect(schema.mistakes(in: good.merging(["by": 1]) { $1 }) != [])
      #expect(schema.mistakes(in: good.merging(["by": "nobody"]) { $1 }) != [])
      #expect(schema.mistakes(in: good.merging(["time": "today"]) { $1 }) != [])
      #expect(schema.mistakes(in: good.merging(["event": "other"]) { $1 }) != [])
    }
  }
}
