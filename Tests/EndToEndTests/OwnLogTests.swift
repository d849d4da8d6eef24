import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// What was said about a reply while it came in is said about it again when the session's log is explained.
  @Suite("A session's own log, explained", .serialized)
  struct OwnLogTests {
    /// The note of a refusal, as far as it does not depend on who is asked.
    struct Told: Equatable, CustomStringConvertible {
      let code: Int
      let id: String
      let headline: String
      let cause: String?
      let who: String?
      var description: String { "\(code) \(id) \(headline) \(cause ?? "-") \(who ?? "-")" }

      init?(_ object: [String: Any], event: String) {
        guard object["event"] as? String == event, let code = object["code"] as? Int, code >= 400,
          let note = object["note"] as? [String: Any]
        else { return nil }
        self.code = code
        id = note["id"] as? String ?? ""
        headline = note["headline"] as? String ?? ""
        cause = note["cause"] as? String
        who = note["who"] as? String
      }
    }

    private static func told(_ lines: [String], event: String) throws -> [Told] {
      try lines.compactMap {
        Told(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:], event: event)
      }
    }

    private func expectSame(_ arguments: [String], input: String, least: Int) async throws {
      let folder = try TemporaryFolder("own-log")
      let live = try await Tutor.run(arguments + ["--json", "--log", folder.file("log")], input: input)
      let later = try await Tutor.run(["explain", "--json"], input: folder.read("log"))
      let expected = try Self.told(live.lines, event: "reply")
      #expect(try Self.told(later.lines, event: "explained") == expected, "\(folder.read("log"))")
      #expect(expected.count >= least, "\(live.lines)")
    }

    private static let message = "MAIL FROM:<ann@client.test>\nRCPT TO:<bob@christian.net>\nDATA\n"

    @Test(
      "at the practice server, whatever went wrong",
      arguments: [
        "FROG\nHELO\nMAIL FROM:<a@b.test>\nRCPT TO:<x>\nDATA\nQUIT\n",
        "EHLO c.test\nRCPT TO:<bob@christian.net>\nMAIL FROM:<alice>\nDATA\nSTARTTLS now\nQUIT\n",
        "EHLO c.test\nAUTH LOGIN\nYWxpY2U=\nd3Jvbmc=\nAUTH FOO\nQUIT\n",
        "EHLO c.test\nAUTH PLAIN\n*\nAUTH PLAIN AGFsaWNlAHdyb25n\nQUIT\n",
        "EHLO c.test\nMAIL FROM:<ann@client.test>\nRCPT TO:<nobody@christian.net>\nRCPT TO:<x@elsewhere.test>\nDATA\nQUIT\n",
        "EHLO c.test\n\(message)550 no reply\n..\n.\nFROG\nQUIT\n",
        "EHLO c.test\nMAIL FROM:<ann@client.test> SIZE=99999999999\nVRFY bob\nEXPN x\nQUIT\n",
      ])
    func practice(_ input: String) async throws { try await expectSame([], input: input, least: 1) }

    @Test(
      "of every recorded session, replayed",
      arguments: ["no-hello", "refusals", "rset", "questions", "second-mail", "pipelined"])
    func recorded(_ name: String) async throws {
      let file = Project.path("Tests/Transcripts/\(name).smtp")
      try await expectSame(["replay", "--no-pause", file], input: "", least: name == "refusals" ? 5 : 0)
    }
  }
}
