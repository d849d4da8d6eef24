import NIOCore
import SMTP
import Testing

@testable import PracticeServer

@Suite("places at the practice server")
struct PlacesTests {
  private static let refused = "mail.christian.net: Too many concurrent SMTP connections; please try again later"

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

  @Test("who has said something keeps the place, however long ago it was")
  func talking() throws {
    let server = EmbeddedServer(places: 2)
    let clients = try (0..<2).map { _ in try server.connect() }
    for client in clients { #expect(try client.say("NOOP") == [220, 250]) }
    server.wait(.minutes(4))
    let third = try server.connect()
    #expect(try third.replies().map(\.firstText) == [Self.refused])
    for client in clients { #expect(try client.say("NOOP") == [250]) }
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
