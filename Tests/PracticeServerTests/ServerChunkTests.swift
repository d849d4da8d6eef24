import Octets
import Personas
import SMTP
import Testing

@testable import PracticeServer

/// BDAT at the practice server (RFC 3030).
@Suite("Messages in pieces")
struct ServerChunkTests {
  private static let persona = Persona.all.first { $0.rules.extensions.contains(.binaryMIME) } ?? .standard
  private static let start =
    "EHLO client.test\r\nMAIL FROM:<a@b.test> BODY=BINARYMIME\r\nRCPT TO:<bob@\(persona.localDomain)>\r\n"

  private static func run(_ pieces: [[UInt8]], _ change: (inout Persona) -> Void = { _ in })
    -> (codes: [Int], texts: [String], server: InMemoryServer)
  {
    var persona = Self.persona
    change(&persona)
    var server = InMemoryServer(persona: persona)
    let codes = pieces.flatMap { server.send($0) }.map(\.code.rawValue)
    let bob = Mailbox(localPart: "bob", domain: persona.localDomain)
    return (codes, server.store.messages(in: bob).map { String(decoding: $0.text, as: UTF8.self) }, server)
  }

  /// After EHLO, MAIL and RCPT.
  static let cases: [(what: String, octets: String, codes: [Int], texts: [String])] = [
    ("one piece", "BDAT 3 LAST\r\nHi\n", [250], ["Hi\n"]),
    ("two", "BDAT 2\r\nHiBDAT 3 LAST\r\nHo\n", [250, 250], ["HiHo\n"]),
    ("an empty last one", "BDAT 2\r\nHiBDAT 0 LAST\r\n", [250, 250], ["Hi"]),
    ("nothing at all", "BDAT 0 LAST\r\n", [250], [""]),
    (
      "ends, dots and commands in it", "BDAT 18 LAST\r\n.\r\n..\r\n\r\n.\r\nQUIT\r\n", [250],
      [".\r\n..\r\n\r\n.\r\nQUIT\r\n"]
    ),
    ("NOOP between", "BDAT 1\r\naNOOP\r\nBDAT 1 LAST\r\nb", [250, 250, 250], ["ab"]),
    ("RSET between", "BDAT 1\r\naRSET\r\nBDAT 1 LAST\r\nb", [250, 250, 503], []),
    ("EHLO between", "BDAT 1\r\naEHLO x\r\nBDAT 1 LAST\r\nb", [250, 250, 503], []),
    (
      "RCPT, MAIL and DATA between", "BDAT 1\r\naRCPT TO:<x@y.test>\r\nMAIL FROM:<>\r\nDATA\r\n", [250, 503, 503, 503],
      []
    ),
    ("once more after the last", "BDAT 1 LAST\r\naBDAT 6 LAST\r\nRSET\r\n", [250, 503], ["a"]),
    ("DATA instead", "DATA\r\nBDAT 1 LAST\r\na", [503, 250], ["a"]),
    ("no number", "BDAT x\r\nRSET\r\n", [501], []),
    ("a number below none", "BDAT -1 LAST\r\nRSET\r\n", [501], []),
    ("a number that no machine holds", "BDAT 99999999999999999999 LAST\r\nRSET\r\n", [501], []),
    ("something else than LAST", "BDAT 1 FIRST\r\nRSET\r\n", [501], []),
    ("no more room than SIZE says", "BDAT 30\r\n" + String(repeating: "x", count: 30) + "NOOP\r\n", [552, 250], []),
    (
      "too much together", "BDAT 15\r\n123456789012345BDAT 15 LAST\r\n123456789012345BDAT 1 LAST\r\na",
      [250, 552, 503],
      []
    ),
  ]

  @Test("each is answered once, wherever it is cut, and delivered octet by octet", arguments: cases)
  func cut(what: String, octets: String, codes: [Int], texts: [String]) {
    let octets = Array((Self.start + octets).utf8)
    for cut in octets.indices {
      let run = Self.run([Array(octets[..<cut]), Array(octets[cut...])]) { $0.limits.messageOctets = 20 }
      guard run.codes == [250, 250, 250] + codes, run.texts == texts else {
        Issue.record("\(what), cut at \(cut): \(run.codes), \(run.texts)")
        return
      }
    }
    #expect(Self.run(octets.map { [$0] }, { $0.limits.messageOctets = 20 }).texts == texts)
  }

  @Test("octets after a BDAT that is refused are no commands; with no BDAT before them they are")
  func smuggled() {
    let hidden = "MAIL FROM:<a@b.test>\r\nRCPT TO:<bob@\(Self.persona.localDomain)>\r\nDATA\r\nHi\r\n.\r\n"
    let refused = Self.run([Array("EHLO x\r\nBDAT \(hidden.utf8.count) LAST\r\n\(hidden)NOOP\r\n".utf8)])
    #expect(refused.codes == [250, 503, 250] && refused.texts == [])
    let control = Self.run([Array("EHLO x\r\n\(hidden)NOOP\r\n".utf8)])
    #expect(control.codes == [250, 250, 250, 354, 250, 250] && control.texts == ["Hi\r\n"])
  }

  @Test("room that pieces have claimed is free again after RSET, a refusal, a delivery and the end of the connection")
  func room() {
    for end in ["RSET\r\n", "BDAT 99 LAST\r\n" + String(repeating: "x", count: 99), "QUIT\r\n"] {
      let run = Self.run([Array((Self.start + "BDAT 10\r\n1234567890" + end).utf8)]) { $0.limits.messageOctets = 20 }
      #expect(run.server.store.claim(octets: MailStore.octetLimit), "\(end)")
    }
  }
}
