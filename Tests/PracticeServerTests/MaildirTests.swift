import Foundation
import Personas
import SMTP
import TestSupport
import Testing

@testable import PracticeServer

/// Messages as files.
@Suite("Maildir")
struct MaildirTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder("maildir")
    path = folder.file("mail")
  }

  private func files(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")
  }

  private static func send(_ lines: [String], to server: inout InMemoryServer) -> [Int] {
    lines.flatMap { server.send(Array("\($0)\r\n".utf8)) }.map(\.code.rawValue)
  }

  private static let mail = [
    "HELO x\rReceived: forged", "MAIL FROM:<ann@client.test>", "RCPT TO:<bob@acme.example>",
    "RCPT TO:<Bob@acme.example>", "RCPT TO:<eve@acme.example>", "DATA", "Subject: x", "", "..dot", ".",
  ]

  @Test("a message is one file: envelope and trace in lines of the server's own, and then the text as it came")
  func message() throws {
    // This persona takes any words after HELO.
    let persona = try #require(Persona.all.first { $0.rules.helloArgument == .words })
    let destination = MailDestination(.maildir(try Maildir(path: path)))
    var server = InMemoryServer(persona: persona, destination: destination)
    #expect(Self.send(Self.mail, to: &server) == [250, 250, 250, 250, 250, 354, 250])
    #expect(destination.count == 1)
    let name = try #require(try files("new").first)
    let text = String(decoding: FileManager.default.contents(atPath: "\(path)/new/\(name)") ?? Data(), as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(
      lines.prefix(4) == [
        "Return-Path: <ann@client.test>", "Envelope-To: bob@acme.example", "Envelope-To: eve@acme.example",
        "Received: from x?Received: forged (unknown [127.0.0.1])",
      ])
    #expect(text.hasSuffix("\r\nSubject: x\r\n\r\n.dot\r\n"))
    #expect(lines.filter { $0.hasPrefix("Received:") }.count == 1)
    #expect(try files("tmp") == [])
    // Nothing is kept in memory besides.
    #expect(server.store.count == 0)
  }

  @Test("a thousand messages and more are taken")
  func many() throws {
    var server = InMemoryServer(destination: MailDestination(.maildir(try Maildir(path: path))))
    let mail = ["MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>", "DATA", "."]
    for _ in 1...1_050 { #expect(Self.send(mail, to: &server) == [250, 250, 354, 250]) }
    #expect(try files("new").count == 1_050)
  }

  @Test("what cannot be written is 451, leaves nothing, and takes no room from later ones")
  func unwritable() throws {
    let destination = MailDestination(.maildir(try Maildir(path: path)))
    var server = InMemoryServer(destination: destination)
    let mail = ["MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>", "DATA", "."]
    #expect(Self.send(mail, to: &server) == [250, 250, 354, 250])
    try FileManager.default.removeItem(atPath: "\(path)/tmp")
    #expect(Self.send(mail, to: &server) == [250, 250, 354, 451])
    #expect(try files("new").count == 1)
    #expect(destination.count == 1)
    #expect(server.store.claim(octets: MailStore.octetLimit))
  }

  @Test("a name that is taken is never written over")
  func taken() throws {
    let maildir = try Maildir(path: path)
    try maildir.deliver(Array("one".utf8), as: "1.a")
    #expect(throws: (any Error).self) { try maildir.deliver(Array("two".utf8), as: "1.a") }
    #expect(folder.read("mail/new/1.a") == "one")
    #expect(try files("tmp") == [])
  }

  @Test("a folder that somebody put a link in place of is not followed")
  func link() throws {
    _ = try Maildir(path: path)
    try FileManager.default.removeItem(atPath: "\(path)/new")
    try FileManager.default.createSymbolicLink(atPath: "\(path)/new", withDestinationPath: folder.path)
    #expect(throws: Maildir.Failure.self) { try Maildir(path: path) }
    // The control: with the folder itself there is a Maildir.
    try FileManager.default.removeItem(atPath: "\(path)/new")
    _ = try Maildir(path: path)
  }
}
