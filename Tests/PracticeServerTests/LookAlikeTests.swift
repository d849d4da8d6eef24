import Octets
import Personas
import SMTP
import Testing

@testable import PracticeServer

/// What looks like the end of a message, and what is: a server that takes the one for the other reads the text of a message
/// as commands ("SMTP smuggling", CVE-2023-51764 among others).
@Suite("Look-alikes of the end of data")
struct LookAlikeTests {
  static let lineEnds = [
    "\r\n", "\n", "\r", "\n\r", "\r\r\n", "\r\n\0", "\n\n", " \r\n", "\r\n ", "\r\0\n", "\u{85}", "",
  ]

  private static let start = "MAIL FROM:<a@b.test>\r\nRCPT TO:<daffy@christian.net>\r\nDATA\r\n"

  /// Whether the text holds CRLF . CRLF, and nothing else is asked.
  private static func ends(_ text: String) -> Bool {
    Array("\r\n\(text)".utf8).contains(phrase: "\r\n.\r\n")
  }

  private static func codes(_ octets: [UInt8], cutAt cut: Int) -> (codes: [Int], messages: Int) {
    var server = InMemoryServer()
    let replies = server.send(Array(octets[..<cut])) + server.send(Array(octets[cut...]))
    return (replies.map(\.code.rawValue), server.store.count)
  }

  @Test("none ends a message, wherever it is cut", arguments: lineEnds)
  func lookAlikes(before: String) {
    for after in Self.lineEnds {
      let text = "x\(before).\(after)"
      let hidden = "RSET\r\n\(Self.start)y"
      let octets = Array("\(Self.start)\(text)\(hidden)\r\n.\r\n".utf8)
      let mail = [250, 250, 354, 250]
      // Where it is the true end after all, what follows is a command: RSET, or RSET with an octet before it.
      let reset = after == "\r\n\0" ? 501 : after == "\r\n " ? 500 : 250
      let expected = Self.ends(text) ? mail + [reset] + mail : mail
      for cut in octets.indices {
        let (codes, messages) = Self.codes(octets, cutAt: cut)
        guard codes == expected, messages == expected.count / 4 else {
          Issue.record("\(text.debugDescription) cut at \(cut): \(codes), \(messages) messages")
          return
        }
      }
    }
  }

  @Test("the true end does, wherever it is cut, and after an empty text")
  func trueEnd() {
    #expect(Self.lineEnds.contains { before in Self.lineEnds.contains { Self.ends("x\(before).\($0)") } })
    for text in ["", "x\r\n", "..\r\n", "x\r\r\n"] {
      let octets = Array("\(Self.start)\(text).\r\nNOOP\r\n".utf8)
      for cut in octets.indices {
        let (codes, messages) = Self.codes(octets, cutAt: cut)
        #expect(codes == [250, 250, 354, 250, 250] && messages == 1, "\(text.debugDescription) cut at \(cut)")
      }
    }
  }
}
