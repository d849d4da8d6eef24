import NIOCore
import SMTP
import Testing

@testable import PracticeServer

@Suite("places at the practice server")
struct PlacesTests {
  private static let refused = "mail.christian.net: Too many concurrent SMTP connections; please try again later"
  private static let timedOut = "mail.christian.net: SMTP incoming data timeout - closing connection"

  @Test("when all places are taken, who has been silent for longest makes room, and is told 421")
  func silent() throws {
    let server = EmbeddedServer(places: 2)
    let first = try server.connect()
    server.wait(.seconds(1))
    let second = try server.connect()
    server.wait(.seconds(10))
    let third = try server.connect()
    #expect(try first.codes() == [220, 421])
    #expect(!first.isOpen)
    #expect(try second.say("NOOP") == [220, 250])
    #expect(try third.say("NOOP") == [220, 250])
  }

  @Test("nobody makes room in the first seconds, nor while there are places")
  func tooEarly() throws {
    let server = EmbeddedServer(places: 2)
    let first = try server.connect()
    server.wait(.seconds(30))
    let second = try server.connect()
    #expect(try first.say("NOOP") == [220, 250])
    server.wait(.seconds(4))
    let third = try server.connect()
    #expect(try third.replies().map(\.firstText) == [Self.refused])
    #expect(try second.codes() == [220])
    #expect(second.isOpen)
  }

  @Test("a client that has sent a command keeps its place for minutes")
  func talking() throws {
    let server = EmbeddedServer(places: 2)
    let clients = try (0..<2).map { _ in try server.connect() }
    for client in clients { #expect(try client.say("NOOP") == [220, 250]) }
    server.wait(.minutes(4))
    let third = try server.connect()
    #expect(try third.replies().map(\.firstText) == [Self.refused])
    for client in clients { #expect(try client.say("NOOP") == [250]) }
  }

  private static let envelope = "MAIL FROM:<a@b.test>\r\nRCPT TO:<daffy@christian.net>\r\n"

  @Test("a client whose message comes an octet at a time makes room after ten minutes, when others need it")
  func dripping() throws {
    for isNeeded in [true, false] {
      let server = EmbeddedServer(places: isNeeded ? 1 : 2)
      let first = try server.connect()
      try first.send(Self.envelope + "DATA\r\n")
      #expect(try first.codes() == [220, 250, 250, 354])
      for minute in 1...10 {
        try first.send("x")
        server.wait(.minutes(1))
        if isNeeded, minute < 10 { #expect(try server.connect().codes() == [421]) }
      }
      let second = try server.connect()
      #expect(try second.say("NOOP") == [220, 250])
      #expect(try first.replies().map(\.firstText) == (isNeeded ? [Self.timedOut] : []))
      #expect(first.isOpen == !isNeeded)
    }
  }

  @Test("a client that finishes each message in less keeps its place, however many it sends")
  func messages() throws {
    let server = EmbeddedServer(places: 1)
    let first = try server.connect()
    _ = try first.codes()
    for _ in 0..<5 {
      try first.send(Self.envelope + "DATA\r\n")
      #expect(try first.codes() == [250, 250, 354])
      for _ in 0..<3 {
        server.wait(.minutes(3))
        try first.send("x")
      }
      #expect(try server.connect().codes() == [421])
      #expect(try first.say("\r\n.") == [250])
    }
  }

  @Test(
    "who has not come through the handshake, or not to the end of a line, makes room too", arguments: [false, true])
  func unfinished(isTLS: Bool) throws {
    let server = EmbeddedServer(places: 1)
    let first = try server.connect(isTLS: isTLS)
    if !isTLS { try first.send("NOO") }
    server.wait(.seconds(5))
    let second = try server.connect()
    #expect(!first.isOpen)
    #expect(try first.codes() == (isTLS ? [] : [220, 421]))
    #expect(try second.codes() == [220])
  }

  @Test("a hundred silent clients do not keep another one out")
  func hundred() throws {
    let server = EmbeddedServer(places: PracticeServer.connectionLimit)
    let silent = try (0..<PracticeServer.connectionLimit).map { _ in try server.connect() }
    server.wait(.seconds(5))
    let guests = try (0..<10).map { _ in try server.connect() }
    for guest in guests { #expect(try guest.say("NOOP") == [220, 250]) }
    #expect(silent.count { !$0.isOpen } == 10)
  }

  @Test("a client that leaves frees its place, whether or not it had made room before")
  func freed() throws {
    let server = EmbeddedServer(places: 1)
    for _ in 0..<3 {
      let first = try server.connect()
      #expect(try first.say("QUIT") == [220, 221])
      server.wait(.seconds(2))
      let second = try server.connect()
      server.wait(.seconds(5))
      let third = try server.connect()
      #expect(!second.isOpen)
      #expect(try third.say("NOOP") == [220, 250])
      let fourth = try server.connect()
      #expect(try fourth.codes() == [421])
      _ = try third.say("QUIT")
      server.wait(.seconds(2))
    }
  }
}
