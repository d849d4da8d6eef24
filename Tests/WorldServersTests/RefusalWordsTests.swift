import Causes
import Personas
import SMTP
import Testing

/// What local policy refuses is told by the words of each persona, so that a client can find its cause.
@Suite("The words of refusals") struct RefusalWordsTests {
  private static let path = ForwardPath(Mailbox(localPart: "ann", domain: "oz.example"))

  private static let cases: [(PolicyRefusal, String, Cause, Int)] = [
    (.listed(address: "127.25.93.13", zone: "bl.watchdog.example"), "RCPT TO:<ann@oz.example>", .ipBlocklist, 5),
    (.helloForged(name: "mx1.toontown.example", address: "127.25.90.1"), "EHLO mx1.toontown.example", .helo, 5),
    (.nameless(address: "127.25.92.8"), "MAIL FROM:<a@oz.example>", .ptr, 5),
    (.senderDomainUnknown("nowhere.example"), "MAIL FROM:<a@nowhere.example>", .dnsSender, 5),
    (.senderRefusesMail("silent.example"), "MAIL FROM:<a@silent.example>", .nullMX, 5),
    (.spfFailed(domain: "acme.example", address: "127.25.92.8"), "MAIL FROM:<a@acme.example>", .spf, 5),
    (.dmarcFailed(domain: "acme.example"), ".", .dmarc, 5),
    (.greylisted(seconds: 300), "RCPT TO:<ann@oz.example>", .greylist, 4),
    (.tooManyMessages(address: "127.25.92.8"), "MAIL FROM:<a@oz.example>", .rateLimit, 4),
  ]

  @Test("each refusal has the cause that it is for, in the words of every persona", arguments: Persona.all, Self.cases)
  func causes(_ persona: Persona, _ row: (PolicyRefusal, String, Cause, Int)) {
    let (refusal, line, cause, digit) = row
    let reply = persona.reply(to: .objected(refusal))
    #expect(reply.code.rawValue / 100 == digit)
    var conversation = Conversation()
    for text in ["220 x ready\r\n"] { conversation.receive(Array(text.utf8)) }
    while conversation.next() != nil {}
    var answer: Answer?
    func say(_ text: String, _ reply: [UInt8]) {
      _ = conversation.send(line: Array(text.utf8))
      conversation.receive(reply)
      while let event = conversation.next() {
        if case .reply(let new) = event { answer = new }
      }
    }
    if line == "." {
      say("HELO x", Array("250 x\r\n".utf8))
      say("MAIL FROM:<a@oz.example>", Array("250 ok\r\n".utf8))
      say("RCPT TO:<ann@oz.example>", Array("250 ok\r\n".utf8))
      say("DATA", Array("354 go\r\n".utf8))
    }
    say(line, reply.bytes)
    let diagnosis = answer.flatMap { Diagnosis(ClassifiedReply($0), banner: nil, host: "mx.oz.example") }
    #expect(diagnosis?.cause == cause, "\(persona.name): \(reply.text)")
  }
}
