import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// `smtp-tutor explain`: offline, of arguments and of lines.
  @Suite("Explaining texts", .serialized)
  struct ExplainTests {
    @Test(
      "a topic, a reply, a line that begins with a keyword: all there is to say",
      arguments: [
        (["550"], "550: "), (["5.7.1"], "5.7.1: "), (["rcpt"], "RCPT TO:<address>"),
        (["SIZE", "52428800"], "SIZE: a keyword"), (["250-STARTTLS"], "STARTTLS"),
        (["MAIL", "FROM:<a@b.test>"], "MAIL FROM:<address>"), (["550 5.1.1", "User unknown"], "550"),
        (["host x said: 450 4.7.1 later (in reply to RCPT TO command)"], "450"),
      ])
    func arguments(_ words: [String], _ headline: String) async throws {
      let run = try await Tutor.run(["explain"] + words)
      #expect(run.status == 0)
      #expect(run.words.hasPrefix(headline), "\(run.words.prefix(80))")
      #expect(run.words.contains("See "))
    }

    @Test("arguments that mean nothing are 64, and said to be so")
    func unknown() async throws {
      let run = try await Tutor.run(["explain", "gibberish", "\u{1b}[2J"])
      #expect(run.status == 64)
      #expect(run.words.contains("Nothing is known about \"gibberish \\x1b[2J\""))
    }

    @Test("each refusal of a log once, with how often", arguments: [["explain"], ["explain", "-"]])
    func lines(arguments: [String]) async throws {
      let log = "nothing\nhost x said: 550 5.1.1 <b@x.test>: unknown (in reply to RCPT TO command)\n"
      let run = try await Tutor.run(arguments, input: log + log)
      #expect(run.status == 0)
      #expect(run.session == ["2: 550 5.1.1 <b@x.test>: unknown"])
      #expect(run.words.contains("(2 times, first in line 2)"))
      #expect(run.words.contains("In 4 lines: 2 refusals."))
    }

    @Test("lines without a reply say what was looked for, and are 1")
    func nothing() async throws {
      let run = try await Tutor.run(["explain"], input: "a\nb\n")
      #expect(run.status == 1)
      #expect(run.words.contains("No reply of a mail server was found in 2 lines. Looked for were SMTP sessions"))
    }

    @Test("as JSON")
    func json() async throws {
      let schema = try JSONSchema(path: Project.path("docs/json.schema.json"))
      let log = "S: 220 x\nC: RCPT TO:<a@b.test>\nS: 550 5.1.1 no\nStatus: 5.7.1\n"
      let runs = [
        try await Tutor.run(["explain", "--json"], input: log),
        try await Tutor.run(["explain", "--json", "550", "no"]), try await Tutor.run(["explain", "--json", "550"]),
      ]
      for run in runs {
        #expect(run.status == 0)
        for line in run.lines {
          let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
          #expect(schema.mistakes(in: object) == [])
        }
      }
      #expect(runs[0].lines.count == 3)
      #expect(runs[0].lines[0].contains(#""answers":{"kind":"command","verb":"RCPT","text":"RCPT TO:<a@b.test>"}"#))
    }
  }
}
