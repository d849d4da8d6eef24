import Annotations
import SMTP
import Testing

@testable import Typing

/// What stands behind a command while it is typed.
@Suite("The rest of a command") struct SyntaxHintTests {
  private static let full = ["SIZE 1000", "8BITMIME", "DSN", "SMTPUTF8", "AUTH PLAIN LOGIN", "STARTTLS"]

  private static func hint(_ line: String, _ stage: Stage = .ready, offered: [String]? = full) -> String {
    let extensions = offered.map { ExtensionList($0.compactMap { Extension(Array($0.utf8)) }) }
    return SyntaxHint(stage: stage, extensions: extensions, verbs: Annotator().syntax)
      .pieces(behind: Array(line.utf8)).joined()
  }

  @Test(
    "of a verb comes as soon as it is clear which one is meant, in the letters it was begun with",
    arguments: [
      ("", ""), ("E", ""), ("EH", "LO your.host.name"), ("eh", "lo your.host.name"), ("EHLO", " your.host.name"),
      ("ehlo", " your.host.name"), ("EHLO ", "your.host.name"), ("EHLO x", ""), ("EHLO x ", ""),
      ("HELO", " your.host.name"),
      ("HEL", ""), ("HELP", " [topic]"), ("D", "ATA"), ("DATA", ""), ("DATA ", ""), ("quit", ""), ("QUIT now", ""),
      ("S", "TARTTLS"), ("VRFY", " user"), ("BDAT", " octets [LAST]"), ("BDAT 5", " [LAST]"), ("BDAT 5 ", "[LAST]"),
      ("FOO", ""), ("MAILX", ""), (" MAIL", ""), ("M X", ""), ("Subject: x", ""), ("\u{fc}", ""), ("250 OK", ""),
    ])
  func verbs(line: String, rest: String) {
    #expect(Self.hint(line) == rest)
  }

  @Test(
    "of a path is its form, then its bracket",
    arguments: [
      ("M", "AIL FROM:<address>"), ("MAIL", " FROM:<address>"), ("MAIL ", "FROM:<address>"),
      ("mail fr", "om:<address>"), ("mail from:", "<address>"), ("MAIL FROM:<", "address>"), ("MAIL FROM:<a@b", ">"),
      ("MAIL FROM: <a@b", ">"), ("MAIL TO:", ""), ("RCPT", " TO:<address>"), ("rcpt to:<", "address>"),
      ("RCPT TO:<x", ">"), ("RCPT FROM:<x", ""), ("MAIL FROM:<a>b", ""),
    ])
  func paths(line: String, rest: String) {
    #expect(Self.hint(line) == rest)
  }

  @Test(
    "of a path that is closed is what this server takes behind it, each parameter once",
    arguments: [
      ("MAIL FROM:<a@b>", " [SIZE=octets] [BODY=8BITMIME|7BIT] [SMTPUTF8] [RET=FULL|HDRS] [ENVID=id]"),
      ("MAIL FROM:<> ", "[SIZE=octets] [BODY=8BITMIME|7BIT] [SMTPUTF8] [RET=FULL|HDRS] [ENVID=id]"),
      ("MAIL FROM:<> SMTPUTF8 BODY=7BIT RET=HDRS", " [SIZE=octets] [ENVID=id]"),
      ("MAIL FROM:<> S", ""), ("MAIL FROM:<> SI", "ZE=octets"), ("mail from:<> size", "=octets"),
      ("MAIL FROM:<> SIZE=", "octets"), ("MAIL FROM:<> BODY=", "8BITMIME|7BIT"), ("MAIL FROM:<> BODY=8", "BITMIME"),
      ("MAIL FROM:<> X=1", ""), ("RCPT TO:<a@b>", " [NOTIFY=NEVER|SUCCESS,FAILURE,DELAY] [ORCPT=rfc822;address]"),
      ("RCPT TO:<a@b> NOTIFY=N", "EVER"), ("RCPT TO:<a@b> NOTIFY=NEVER ORCPT=rfc822;b@c", ""),
    ])
  func parameters(line: String, rest: String) {
    #expect(Self.hint(line) == rest)
  }

  @Test("shows nothing that the server did not offer", arguments: [nil, [], ["SIZE"]])
  func notOffered(offered: [String]?) {
    #expect(Self.hint("MAIL FROM:<a@b>", offered: offered) == (offered == ["SIZE"] ? " [SIZE=octets]" : ""))
    #expect(Self.hint("RCPT TO:<a@b>", offered: offered) == "")
    #expect(Self.hint("AUTH", offered: offered) == " mechanism [initial-response]")
  }

  @Test(
    "of AUTH names the server's mechanisms, and ends where a secret begins",
    arguments: [
      ("AUTH", " PLAIN|LOGIN [initial-response]"), ("AUTH ", "PLAIN|LOGIN [initial-response]"), ("AUTH P", "LAIN"),
      ("auth l", "ogin"), ("AUTH PLAIN", " [initial-response]"), ("AUTH PLAIN ", "[initial-response]"),
      ("AUTH PLAIN s", ""), ("AUTH PLAIN s ", ""), ("AUTH X", " [initial-response]"),
    ])
  func auth(line: String, rest: String) {
    #expect(Self.hint(line) == rest)
  }

  @Test(
    "of the tutor's own commands is what :help has",
    arguments: [
      (":", ""), (":in", "box [NAME [NUMBER]]"), (":inbox", " [NAME [NUMBER]]"), (":INBOX ", "[NAME [NUMBER]]"),
      (":inbox bob", " [NUMBER]"), (":inbox bob ", "[NUMBER]"), (":inbox bob 2", ""),
      (":open", " [HOST [PORT] [tls|starttls|clear]]"),
      (":data", " FILE"), (":wire", " [on|off]"), (":wire o", ""), (":wire of", "f"), (":wire off", ""),
      (":notes", " [full|brief|off]"),
      (":notes b", "rief"), (":help", " [TOPIC]"), (":help T", ""), (":hints", " [on|off]"), (":raw", " 'OCTETS'"),
      (":close", ""), (":nonsense", ""),
    ])
  func local(line: String, rest: String) {
    #expect(Self.hint(line) == rest)
    #expect(Self.hint(line, .unconnected, offered: nil) == rest)
  }

  @Test("is not there where no command is typed", arguments: [Stage.message, .auth])
  func elsewhere(stage: Stage) {
    for line in ["MAIL", ":inbox", "AUTH"] { #expect(Self.hint(line, stage) == "") }
  }

  @Test("comes in pieces, so that only whole ones are left out")
  func pieces() {
    let extensions = ExtensionList([Extension(keyword: .size), Extension(keyword: .eightBitMIME)])
    let hint = SyntaxHint(extensions: extensions, verbs: Annotator().syntax)
    #expect(hint.pieces(behind: Array("MAIL FROM:<>".utf8)) == [" [SIZE=octets]", " [BODY=8BITMIME|7BIT]"])
    #expect(hint.pieces(behind: Array(":op".utf8)) == ["en", " [HOST [PORT] [tls|starttls|clear]]"])
  }

  @Test("takes any octets, and gives up on a line that is no text or has no end")
  func anything() {
    let hint = SyntaxHint(verbs: Annotator().syntax)
    #expect(hint.pieces(behind: [0x4d, 0xe9]) == [])
    #expect(hint.pieces(behind: Array("MAIL FROM:<".utf8) + Array(repeating: 0x61, count: 2_000)) == [])
  }
}
