import SMTP
import Terminal
import Testing

@testable import Files
@testable import Typing

/// What Tab offers, where, and in which order.
@Suite("Completion") struct CompleterTests {
  private static let esmtp = ExtensionList(
    ["SIZE 1000", "8BITMIME", "AUTH PLAIN LOGIN", "STARTTLS"].compactMap { Extension(Array($0.utf8)) })

  private static func completer(_ stage: Stage, _ extensions: ExtensionList? = nil) -> Completer {
    Completer(
      stage: stage, extensions: extensions, addresses: ["ann@a.test", "bob@b.test"], topics: ["MAIL", "550", "SIZE"],
      settings: [
        ("notes", ["full", "brief"], false), ("helo", ["default"], false), ("hints", ["on", "off"], false),
        ("ca-file", ["default"], true),
      ],
      files: { word in ["mail/", "mail.txt"].filter { $0.hasPrefix(word) } })
  }

  private static func offered(_ line: String, _ completer: Completer) -> [String] {
    completer.completion(for: Array(line.utf8), cursor: line.utf8.count)?.candidates ?? []
  }

  @Test(
    "offers first what the stage waits for",
    arguments: [
      (.start, ["EHLO ", "HELO "]), (.ready, ["MAIL FROM:<", "STARTTLS", "AUTH "]), (.mail, ["RCPT TO:<"]),
      (.recipients, ["DATA", "RCPT TO:<"]), (.closing, [":reconnect", ":open", ":quit"]), (.message, []), (.auth, []),
    ] as [(Stage, [String])])
  func stages(stage: Stage, first: [String]) {
    let offered = Self.offered("", Self.completer(stage, Self.esmtp))
    #expect(Array(offered.prefix(first.count)) == first)
    #expect(first.isEmpty == offered.isEmpty)
  }

  @Test(
    "completes verbs, paths, addresses of this session and what the server's list allows",
    arguments: [
      ("MA", ["MAIL FROM:<"]), ("MAIL F", ["MAIL FROM:<"]), ("mail", ["mail from:<"]), ("QUIT", []),
      ("MAIL FROM:<", ["ann@a.test>", "bob@b.test>", ">"]), ("rcpt to:<", ["ann@a.test>", "bob@b.test>"]),
      ("RCPT TO:<b", ["bob@b.test>"]), ("MAIL FROM:<x@y.test>", []),
      ("MAIL FROM:<x@y.test> ", ["SIZE=", "BODY=8BITMIME", "BODY=7BIT"]),
      ("MAIL FROM:<x@y.test> SIZE=3 ", ["BODY=8BITMIME", "BODY=7BIT"]),
      ("MAIL FROM:<x@y.test> BODY=", ["BODY=8BITMIME", "BODY=7BIT"]), ("RCPT TO:<x@y.test> ", []),
      ("AUTH ", ["PLAIN", "LOGIN"]), ("AUTH L", ["LOGIN"]), ("VRFY a", ["ann@a.test"]), ("EHLO ", []), ("FOO ", []),
      ("AUTH PLAIN AGFu", []),
    ])
  func commands(line: String, candidates: [String]) {
    #expect(Self.offered(line, Self.completer(.ready, Self.esmtp)) == candidates)
  }

  @Test(
    "takes what the stage waits for by its first letter, though other commands begin with it, too",
    arguments: [
      (.start, "e", ["EHLO "]), (.start, "h", ["HELO "]), (.ready, "M", ["MAIL FROM:<"]), (.mail, "r", ["RCPT TO:<"]),
      (.recipients, "R", ["RCPT TO:<"]), (.recipients, "rs", ["RSET"]), (.start, "R", ["RCPT TO:<", "RSET"]),
      (.mail, "h", ["HELO ", "HELP"]),
    ] as [(Stage, String, [String])])
  func awaited(stage: Stage, typed: String, candidates: [String]) {
    let offered = Self.offered(typed, Self.completer(stage)).map { $0.uppercased() }
    #expect(offered == candidates)
  }

  @Test("offers no parameter that the server did not list", arguments: [nil, ExtensionList([])])
  func notListed(extensions: ExtensionList?) {
    let completer = Self.completer(.ready, extensions)
    #expect(Self.offered("MAIL FROM:<x@y.test> ", completer) == [])
    #expect(Self.offered("AUTH ", completer) == [])
    #expect(Self.offered("ST", completer) == [])
  }

  @Test(
    "completes the tutor's own commands and their arguments; file names only where a file is meant",
    arguments: [
      (":he", [":help"]), (":wi", [":wire"]), (":w", [":world", ":watch", ":wire"]), (":wire ", ["on", "off"]),
      (":wire of", ["off"]),
      (":notes ", ["full", "brief", "off"]), (":help 55", ["550"]), (":help si", ["SIZE"]), (":help :ti", [":timing"]),
      (":data m", ["mail/", "mail.txt"]), (":log mail.", ["mail.txt"]), (":log o", ["off"]), (":open s", []),
      (":open relay", ["relay.roadrunner.example"]), (":from st", ["stranger"]), (":mx si", ["silent.example"]),
      (":policy mx2", ["mx2.toontown.example"]), (":policy gr", ["greylist"]), (":policy greylist ", ["on", "off"]),
      (":policy mx1.toontown.example bl", ["blocklist"]), (":policy mx1.toontown.example blocklist o", ["on", "off"]),
      (":inbox b", ["bob"]), (":raw ", []), (":nothing ", []), (":set ", ["notes", "helo", "hints", "ca-file"]),
      (":set h", ["helo", "hints"]), (":set notes ", ["full", "brief"]), (":se HINTS O", ["on", "off"]),
      (":set nothing ", []), (":set notes full ", []),
      (":set ca-file ", ["mail/", "mail.txt", "default"]), (":set ca-file mail.", ["mail.txt"]),
      (":open pr", ["practice"]), (":open mx.test ", ["tls", "starttls", "clear"]),
      (":open mx.test 587 ", ["tls", "starttls", "clear"]), (":open mx.test:587 s", ["starttls"]),
      (":open mx.test 587 tls ", []), (":open mx.test tls ", []), (":open mx.test 587 x ", []), (":open  ", []),
      (":play bugs", ["bugs-bunny"]), (":play m", ["mail/", "mail.txt"]),
      (":play bugs-bunny ", ["helo", "mail", "rcpt", "data"]), (":play two words r", ["rcpt"]), (":hold ", ["off"]),
      (":release n", ["now"]),
    ])
  func local(line: String, candidates: [String]) {
    #expect(Self.offered(line, Self.completer(.start)) == candidates)
  }

  @Test(
    ":auth offers the mechanisms that the server lists and the program knows",
    arguments: [
      (nil, ["SCRAM-SHA-256", "CRAM-MD5", "PLAIN", "LOGIN"]), (["AUTH LOGIN NTLM PLAIN"], ["PLAIN", "LOGIN"]),
      (["AUTH NTLM"], []), (["SIZE 1"], []),
    ] as [([String]?, [String])])
  func mechanisms(_ list: [String]?, _ expected: [String]) {
    let extensions = list.map { ExtensionList($0.compactMap { Extension(Array($0.utf8)) }) }
    let offered = Self.offered(":auth ", Self.completer(.ready, extensions))
    if list == nil { #expect(Set(expected).isSubset(of: offered)) } else { #expect(offered == expected) }
  }

  @Test("tells what a command is, in a sentence, where its name does not say it")
  func meanings() {
    var completer = Self.completer(.ready, Self.esmtp)
    completer.meanings = { $0 == "RCPT" ? "Names a recipient. One of many." : nil }
    func meaning(_ line: String) -> String? {
      completer.completion(for: Array(line.utf8), cursor: line.utf8.count)?.meanings.first ?? nil
    }
    #expect(meaning("RC") == "Names a recipient")
    #expect(meaning("rc") == "Names a recipient")
    #expect(
      meaning(":tim") == "Says after each reply how long it took, from the command to the last line of the reply.")
    #expect(meaning(":scenario exp") == "the certificate was valid until yesterday")
    #expect(meaning(":help si") == nil)
  }

  @Test("says from where on a candidate replaces the line, in octets, and looks only at what stands before the cursor")
  func places() {
    let line = Array("RCPT TO:<b> \u{e9}".utf8)
    let completion = Self.completer(.mail).completion(for: line, cursor: 10)
    #expect(completion?.start == 9)
    #expect(completion?.candidates == ["bob@b.test>"])
    #expect(Self.completer(.mail).completion(for: [0x52, 0xe9], cursor: 2) == nil)
  }

  @Test("finds files and folders below a folder, hidden ones only when asked for")
  func files() throws {
    #expect(Paths.beginning(with: "/et").contains("/etc/"))
    #expect(Paths.beginning(with: "/etc/passw").contains("/etc/passwd"))
    #expect(Paths.beginning(with: "/nowhere/") == [])
  }
}
