import Octets
import Personas
import SMTP
import Testing

@testable import PracticeServer

/// Every sequence of twelve commands to a depth of four, after EHLO: 20,736 for each persona. What is held is little, and
/// holds for each: a message takes MAIL and RCPT, and an envelope does not outlive its transaction.
@Suite("Every sequence of commands")
struct EverySequenceTests {
  private enum Command: CaseIterable {
    case ehlo, helo, mail, rcpt, data, dot, bdat, rset, noop, startTLS, auth, quit

    func line(_ persona: Persona) -> String {
      switch self {
      case .ehlo: "EHLO client.test"
      case .helo: "HELO client.test"
      case .mail: "MAIL FROM:<ann@client.test>"
      case .rcpt: "RCPT TO:<bob@\(persona.localDomain)>"
      case .data: "DATA"
      case .dot: "."
      // With its octets, a line end, which is an empty command to a server that does not know it.
      case .bdat: "BDAT 2 LAST\r\n"
      case .rset: "RSET"
      case .noop: "NOOP"
      case .startTLS: "STARTTLS"
      // Wrong: whom a login may send to is another matter.
      case .auth: "AUTH PLAIN AGJ1Z3MAeA=="
      case .quit: "QUIT"
      }
    }
  }

  /// What the replies say of the transaction.
  private struct Model {
    var hasSender = false
    var hasRecipient = false
    var isInText = false
    var messages = 0
    var delivered = 0

    mutating func heard(_ command: Command, _ codes: [Int]) {
      let isDone = codes.first == 250
      if isInText {
        guard command == .dot else { return }
        end(isDone)
        return
      }
      switch command {
      // A second one, where it is accepted, begins anew.
      case .mail: if isDone { (hasSender, hasRecipient) = (true, false) }
      case .rcpt: hasRecipient = hasRecipient || isDone
      case .data: isInText = codes == [354]
      case .bdat: if isDone { end(true) }
      case .ehlo, .helo, .rset: if isDone { forget() }
      case .startTLS: if codes == [220] { forget() }
      case .dot, .noop, .auth, .quit: break
      }
    }

    private mutating func end(_ isDone: Bool) {
      if isDone {
        messages += 1
        if hasSender, hasRecipient { delivered += 1 }
      }
      isInText = false
      forget()
    }

    private mutating func forget() { (hasSender, hasRecipient) = (false, false) }
  }

  private struct Counts {
    var sequences = 0
    var messages = 0
    var refusedData = 0
    var acceptedData = 0
    var mistakes: [String] = []
  }

  private static func explore(
    _ server: InMemoryServer, _ model: Model, _ path: [Command], _ persona: Persona, _ counts: inout Counts
  ) {
    guard path.count < 4 else {
      counts.sequences += 1
      return
    }
    for command in Command.allCases {
      var (server, model) = (server.copy(), model)
      let wasOpen = server.isOpen
      let codes = server.send(Array("\(command.line(persona))\r\n".utf8)).map(\.code.rawValue)
      // A copy begins with no message.
      let arrived = server.store.count
      if wasOpen { model.heard(command, codes) }
      let path = path + [command]
      if !wasOpen, !codes.isEmpty { counts.mistakes.append("\(path): an answer after the end") }
      if model.messages != model.delivered { counts.mistakes.append("\(path): a message without an envelope") }
      if arrived > 0 {
        counts.messages += 1
        if model.messages == 0 { counts.mistakes.append("\(path): a message that was not accepted") }
      }
      check(server, model, path, &counts)
      explore(server, model, path, persona, &counts)
    }
  }

  /// What DATA would come to now.
  private static func check(_ server: InMemoryServer, _ model: Model, _ path: [Command], _ counts: inout Counts) {
    guard server.isOpen, !model.isInText else { return }
    var probe = server.copy()
    let codes = probe.send(Array("DATA\r\n".utf8)).map(\.code.rawValue)
    let isWanted = model.hasSender && model.hasRecipient
    if isWanted { counts.acceptedData += 1 } else { counts.refusedData += 1 }
    if (codes == [354]) != isWanted { counts.mistakes.append("\(path), DATA: \(codes)") }
  }

  @Test(
    "no crash, no message without MAIL and RCPT, no envelope that outlives its transaction",
    arguments: Persona.all.map(\.name))
  func all(name: String) throws {
    var persona = try #require(Persona.named(name))
    persona.token = nil
    var server = InMemoryServer(persona: persona)
    _ = server.send(Array("EHLO client.test\r\n".utf8))
    var counts = Counts()
    Self.explore(server, Model(), [], persona, &counts)
    #expect(counts.mistakes.prefix(5) == [])
    #expect(counts.sequences == 20_736)
    // The sequences reach what they are for.
    #expect(counts.messages > 0 && counts.acceptedData > 20 && counts.refusedData > 1_000)
  }
}
