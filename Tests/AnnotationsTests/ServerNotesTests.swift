import SMTP
import TLS
import Testing

@testable import Annotations

@Suite("What the server notes")
struct ServerNotesTests {
  @Test("a note's id belongs to the server's view, and trouble is told apart by its severity")
  func ids() throws {
    let refused = try #require(ServerNotes.note(for: .loginRefused(mechanism: "PLAIN"), isEncrypted: false))
    #expect(refused.id.rawValue == "server.login.refused")
    #expect(refused.severity == .refused)
    #expect(ServerNotes.closed(insideMessage: false).severity == .information)
    #expect(ServerNotes.closed(insideMessage: true).severity == .refused)
    #expect(ServerNotes.note(for: .nothingDone, isEncrypted: false) == nil)
  }

  @Test(
    "a password in the clear is said to be one", arguments: [("PLAIN", false), ("PLAIN", true), ("CRAM-MD5", false)])
  func travelled(mechanism: String, isEncrypted: Bool) throws {
    let note = try #require(
      ServerNotes.note(for: .loginAccepted(user: "ann", mechanism: mechanism), isEncrypted: isEncrypted))
    #expect(note.headline.contains("in the clear") == (mechanism == "PLAIN" && !isEncrypted))
  }

  @Test("TLS that fails is told apart by where it stood")
  func insecure() {
    let clear = TLSFailure(.notTLS(.text, []))
    #expect(ServerNotes.insecure(clear, .atOnce).id.rawValue == "server.insecure.port")
    #expect(ServerNotes.insecure(clear, .startTLS).id.rawValue == "server.insecure.clear")
    #expect(ServerNotes.insecure(clear, .encrypted).id.rawValue == "server.insecure.broken")
    #expect(
      ServerNotes.insecure(TLSFailure(.certificateRefused), .encrypted).id.rawValue == "server.insecure.certificate")
    #expect(
      ServerNotes.insecure(TLSFailure(.cipher, reason: "no shared cipher"), .atOnce).headline.contains(
        "no shared cipher"))
  }
}
