import Foundation
import TLS
import TestSupport
import Testing

extension WithoutTerminal {
  /// What people get wrong by hand, played to servers that nobody here wrote: each refusal has to get the note that is
  /// right for that server.
  @Suite("Typical mistakes at real servers", .serialized)
  struct MistakesAtPeersTests {
    /// Sentences that are true of nothing in these sessions: each was once said of one of them.
    private static let untrue = [
      "or not allowed at this point", "the message or an address", "MIME", "person, their group",
      "Check both; at SES, make SMTP cred",
      "name you gave with EHLO or HELO is not accepted",
    ]

    private struct Event: Decodable {
      let event: String
      let code: Int?
      let answers: Request?
      let note: Note?
    }

    private struct Request: Decodable { let text: String? }

    private struct Note: Decodable {
      let headline: String
      let summary: String?
      let next: String?
      let cause: String?
    }

    @Test("Exim: cause, words and next step of each mistake are right", arguments: Mistake.groups)
    func exim(_ group: Mistake.Group) async throws {
      let security = try PeerSecurity()
      let exim = try await Exim.start(security: security)
      for mistake in group.mistakes { try await hold(mistake.typed, to: mistake.exim, exim.port, security) }
    }

    @Test("aiosmtpd: cause, words and next step of each mistake are right", arguments: Mistake.groups)
    func aiosmtpd(_ group: Mistake.Group) async throws {
      let security = try PeerSecurity()
      let server = try await Aiosmtpd.start(security: security)
      for mistake in group.mistakes { try await hold(mistake.typed, to: mistake.aiosmtpd, server.port, security) }
    }

    @Test("sendmail: cause, words and next step of each mistake are right")
    func sendmail() async throws {
      let security = try PeerSecurity()
      let server = try await Sendmail.start(security: security)
      for (typed, expected) in Mistake.atSendmail { try await hold(typed, to: expected, server.port, security) }
    }

    @Test("Postfix: cause, words and next step of each mistake are right")
    func postfix() async throws {
      let security = try PeerSecurity()
      let server = try await Postfix.start(security: security)
      for (typed, expected) in Mistake.atPostfix { try await hold(typed, to: expected, server.port, security) }
    }

    @Test("OpenSMTPD: cause, words and next step of each mistake are right")
    func openSMTPD() async throws {
      let security = try PeerSecurity()
      let server = try await OpenSMTPD.start(security: security)
      for (typed, expected) in Mistake.atOpenSMTPD { try await hold(typed, to: expected, server.port, security) }
    }

    @Test("there are thirty refusals at least for each server")
    func count() {
      let mistakes = Mistake.groups.flatMap(\.mistakes)
      #expect(mistakes.count { $0.exim.code >= 400 } >= 30)
      #expect(mistakes.count { $0.aiosmtpd.code >= 400 } >= 30)
      #expect(Mistake.atPostfix.count { $0.1.code >= 400 } >= 30)
      #expect(Mistake.atSendmail.count { $0.1.code >= 400 } >= 30)
      #expect(Mistake.atOpenSMTPD.count { $0.1.code >= 400 } >= 30)
    }

    private func hold(
      _ typed: String, to expected: Mistake.Expected, _ port: UInt16, _ security: PeerSecurity
    ) async throws {
      let folder = try TemporaryFolder("mistakes")
      try folder.write(security.authority.certificates.joined(), to: "ca.pem")
      let run = try await Tutor.talk(to: port, ["--json", "--ca-file", folder.file("ca.pem")], typed)
      let events = try run.lines.map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
      // The last line typed is the mistake; QUIT follows by itself where the input ends.
      let reply = try #require(
        events.last { event in
          event.event == "reply" && event.answers.map { $0.text != "QUIT" } == true
        }, "\(typed)")
      let note = try #require(reply.note)
      let said = "\(note.headline) \(note.summary ?? "")"
      let story: Comment = "\(typed) was answered \(reply.code ?? 0), and told: \(said) > \(note.next ?? "-")"
      #expect(reply.code == expected.code, story)
      #expect(note.cause == expected.cause, story)
      for words in expected.says { #expect(said.contains(words), story) }
      for words in Self.untrue + expected.never { #expect(!said.contains(words), story) }
      #expect(note.next.map { $0.hasPrefix(expected.next ?? "-") } ?? (expected.next == nil), story)
    }
  }
}
