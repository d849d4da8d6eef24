import NIOCore
import SMTP
import Testing

@testable import PracticeServer

@Suite("how long a client may take")
struct DeadlineTests {
  @Test(
    "a handshake that does not come ends the connection after 10 seconds, without a word", arguments: [false, true])
  func handshake(isOnTLSPort: Bool) throws {
    let server = EmbeddedServer()
    let client = try server.connect(isTLS: isOnTLSPort)
    if !isOnTLSPort {
      #expect(try client.say("EHLO x") == [220, 250])
      #expect(try client.say("STARTTLS") == [220])
    }
    server.wait(.seconds(9))
    #expect(client.isOpen)
    server.wait(.seconds(1))
    #expect(!client.isOpen)
    #expect(try client.codes() == [])
  }

  @Test("after the handshake there is time again", arguments: [false, true])
  func afterHandshake(isOnTLSPort: Bool) throws {
    let server = EmbeddedServer()
    let client = try server.connect(isTLS: isOnTLSPort)
    if !isOnTLSPort { _ = (try client.say("EHLO x"), try client.say("STARTTLS")) }
    server.wait(.seconds(9))
    try client.secure()
    server.wait(.seconds(59))
    #expect(try client.say("NOOP") == (isOnTLSPort ? [220, 250] : [250]))
  }

  @Test("a client that says nothing after the greeting is told 421 after a minute")
  func firstCommand() throws {
    let server = EmbeddedServer()
    let client = try server.connect()
    server.wait(.seconds(59))
    #expect(try client.codes() == [220])
    server.wait(.seconds(1))
    #expect(try client.codes() == [421])
    #expect(!client.isOpen)
  }

  @Test("one that has begun to talk is waited for five minutes (RFC 5321, section 4.5.3.2.7), as often as it likes")
  func idle() throws {
    let server = EmbeddedServer()
    let client = try server.connect()
    #expect(try client.codes() == [220])
    for _ in 1...10 {
      #expect(try client.say("NOOP") == [250])
      server.wait(.seconds(299))
      #expect(client.isOpen)
    }
    server.wait(.seconds(1))
    #expect(try client.codes() == [421])
  }

  @Test("an octet of a command line now and then does not keep a connection", arguments: ["", "NOOP\r\n"])
  func slowLine(before: String) throws {
    let server = EmbeddedServer()
    let client = try server.connect()
    try client.send(before)
    _ = try client.codes()
    for _ in 0..<12 {
      #expect(try client.codes() == [])
      try client.send("N")
      server.wait(.seconds(5))
    }
    #expect(try client.codes() == [421])
    #expect(!client.isOpen)
  }

  @Test("whole lines just as slow do keep it, and so does a line that ends in time")
  func slowLines() throws {
    let server = EmbeddedServer()
    let client = try server.connect()
    _ = try client.codes()
    for _ in 0..<20 {
      // The end of a line and the start of the next one: the time is that of the line, not of being inside one.
      try client.send("NO")
      server.wait(.seconds(30))
      #expect(try client.say("OP") == [250])
    }
    for _ in 0..<20 {
      try client.send("NOOP\r\nNO")
      server.wait(.seconds(50))
      try client.send("OP\r\nN")
      server.wait(.seconds(50))
      try client.send("OOP\r\n")
      #expect(try client.codes() == [250, 250, 250])
    }
  }

  @Test("the text of a message may come as slowly as silence is borne")
  func slowText() throws {
    let server = EmbeddedServer()
    let client = try server.connect()
    try client.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<daffy@christian.net>\r\nDATA\r\n")
    #expect(try client.codes() == [220, 250, 250, 354])
    for _ in 0..<10 {
      try client.send("x")
      server.wait(.minutes(4))
    }
    #expect(try client.say("\r\n.") == [250])
    server.wait(.minutes(4))
    #expect(client.isOpen)
  }

  @Test("somebody who is led has a day for everything")
  func patient() throws {
    let server = EmbeddedServer(deadlines: .patient)
    let (silent, slow, tls) = (try server.connect(), try server.connect(), try server.connect(isTLS: true))
    _ = (try silent.codes(), try slow.codes())
    try slow.send("N")
    server.wait(.hours(23))
    #expect(try silent.say("NOOP") == [250])
    #expect(try slow.say("OOP") == [250])
    #expect(tls.isOpen)
    server.wait(.hours(24))
    #expect(!tls.isOpen)
    #expect(try slow.codes() == [421])
  }

  @Test("who reads for some minutes before the first command finds the practice server of the prompt still there")
  func unhurried() throws {
    let server = EmbeddedServer(deadlines: .unhurried)
    let client = try server.connect()
    server.wait(.minutes(4))
    #expect(try client.say("NOOP") == [220, 250])
  }
}
