import Octets
import SMTP
import TestSupport
import Testing

@testable import PracticeServer

/// Command sequences that nobody would think of, against a model that knows only codes and mailboxes.
@Suite("Sequences of commands")
struct SequenceTests {
  static let moves: [Move] = [
    Move(line: "EHLO client.test", kind: .hello(isExtended: true)),
    Move(line: "ehlo [127.0.0.1]", kind: .hello(isExtended: true)),
    Move(line: "HELO client.test", kind: .hello(isExtended: false)),
    Move(line: "MAIL FROM:<ann@client.test>", kind: .sender), Move(line: "mail from: <>", kind: .sender),
    Move(line: "MAIL FROM:<ann@client.test> SIZE=1000 BODY=8BITMIME", kind: .sender),
    Move(line: "RCPT TO:<daffy@christian.net>", kind: .recipient("daffy@christian.net", isLocal: true)),
    Move(line: "rcpt to:<Daffy@CHRISTIAN.net>", kind: .recipient("daffy@christian.net", isLocal: true)),
    Move(line: "RCPT TO:<bugs@christian.net>", kind: .recipient("bugs@christian.net", isLocal: true)),
    Move(line: "RCPT TO:<elmer@acme.test>", kind: .recipient("elmer@acme.test", isLocal: false)),
    Move(line: "DATA", kind: .data), Move(line: "DATA", kind: .data), Move(line: "data ", kind: .data),
    Move(line: "RSET", kind: .reset), Move(line: "NOOP", kind: .nothing), Move(line: "QUIT", kind: .quit),
    Move(line: "STARTTLS", kind: .startTLS),
    Move(line: "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j", kind: .login(isRight: true)),
    Move(line: "AUTH LOGIN", kind: .loginByQuestions), Move(line: "YnVncw==", kind: .unknownVerb),
    Move(line: "d2hhdHMtdXAtZG9j", kind: .unknownVerb),
  ]

  /// What a transaction is made of, in order.
  static let mail = ["EHLO client.test", "MAIL FROM:<ann@client.test>", "RCPT TO:<daffy@christian.net>", "DATA"]
    .flatMap { line in moves.filter { $0.line == line }.prefix(1) }

  static let mistakes: [Move] = [
    Move(line: "RCPT TO:<nobody@christian.net>", kind: .unknownRecipient),
    Move(line: "MAIL FROM:<ann@client.test> SIZE=99999999", kind: .badSender(code: 552, isError: false)),
    Move(line: "MAIL FROM:<ann@client.test> FOO=1", kind: .badSender(code: 555, isError: true)),
    Move(line: "MAIL FROM:<ann>", kind: .badSender(code: 501, isError: true)),
    Move(line: "MAIL FROM:<ann@client.test", kind: .malformed(code: 501)),
    Move(line: "RCPT TO:<>", kind: .malformed(code: 501)), Move(line: "EHLO", kind: .malformed(code: 501)),
    Move(line: "HELO under_score", kind: .malformed(code: 501)), Move(line: "RSET x", kind: .malformed(code: 501)),
    Move(line: "QUIT x", kind: .malformed(code: 501)), Move(line: "DATA x", kind: .malformed(code: 501)),
    Move(line: "", kind: .malformed(code: 500)), Move(line: "MAIL", kind: .malformed(code: 500)),
    Move(line: "NO\0OP", kind: .malformed(code: 501)), Move(line: "BDAT 5 LAST", kind: .malformed(code: 503)),
    Move(line: "VRFY daffy", kind: .verify), Move(line: "EXPN list", kind: .expand), Move(line: "HELP", kind: .help),
    Move(line: "NOOP anything", kind: .nothing), Move(line: "BOGUS", kind: .unknownVerb),
    Move(line: " NOOP", kind: .malformed(code: 500)), Move(line: "*", kind: .unknownVerb),
    Move(line: "AUTH PLAIN AGJ1Z3MAZ3Vlc3M=", kind: .login(isRight: false)),
  ]

  /// How much comes in one go.
  enum Pieces: CaseIterable { case all, commands, octets }

  struct Sequence {
    var codes: [Int] = []
    var octets: [[UInt8]] = []
    var model = SequenceModel()
    var messages = 0

    /// Up to twelve commands, mostly well chosen or mostly mistaken, with messages where the model is asked for one.
    init(_ random: inout SeededGenerator, _ pieces: Pieces) {
      let well = Int.random(in: 0...4, using: &random)
      let count = Int.random(in: 1...12, using: &random)
      var steps = SequenceTests.mail[...]
      for number in 1...count {
        let isWell = Int.random(in: 0..<4, using: &random) < well
        let isNext = isWell && Bool.random(using: &random)
        let other = (isWell ? SequenceTests.moves : SequenceTests.mistakes).randomElement(using: &random)
        guard let move = (isNext ? steps.popFirst() : nil) ?? other else { return }
        let isOpen = model.isOpen
        if isOpen { codes.append(model.answer(move, isLast: pieces != .all || number == count)) }
        octets.append(Array(move.line.utf8) + ASCII.crlf)
        guard isOpen, model.isInMessage, number < count else { continue }
        octets.append(Array("Subject: x\r\n\r\nQUIT\r\n\n.\nRSET\r\n..\r\n.\r\n".utf8))
        codes.append(model.endMessage())
        messages += 1
      }
    }

    func inPieces(_ pieces: Pieces) -> [[UInt8]] {
      switch pieces {
      case .all: [octets.flatMap(\.self)]
      case .commands: octets
      case .octets: octets.flatMap { $0.map { [$0] } }
      }
    }
  }

  @Test(
    "30,000 sequences of up to twelve commands are answered as the model has it, and deliver what it has",
    arguments: Pieces.allCases)
  func sequences(_ pieces: Pieces) throws {
    var random = SeededGenerator(seed: 5_321)
    var seen: Set<Int> = []
    var messages = 0
    var ended = 0
    for number in 0..<10_000 {
      let sequence = Sequence(&random, pieces)
      var server = InMemoryServer()
      let replies = sequence.inPieces(pieces).flatMap { server.send($0) }
      let delivered = server.store.mailboxes.map { ("\($0)", server.store.messages(in: $0).count) }
      let isRight =
        replies.map(\.code.rawValue) == sequence.codes && server.isOpen == sequence.model.isOpen
        && Dictionary(uniqueKeysWithValues: delivered) == sequence.model.delivered
      if !isRight {
        let typed = sequence.octets.map { String(decoding: $0, as: UTF8.self) }.joined().debugDescription
        Issue.record("\(number): \(typed): \(replies.map(\.code)), not \(sequence.codes); \(delivered)")
        return
      }
      seen.formUnion(sequence.codes)
      messages += sequence.messages
      ended += sequence.model.isOpen ? 0 : 1
    }
    // The sequences reach what they are for.
    let expected: Set = [214, 220, 221, 235, 250, 252, 334, 354, 500, 501, 503, 535, 550, 552, 555]
    #expect(seen == (pieces == .all ? expected.union([554]) : expected))
    #expect(messages > 500 && ended > 500)
  }
}
