import Octets
import SMTP
import Testing

@testable import Personas
@testable import PracticeServer

@Suite("the words of Exim")
struct EximTests {
  /// Lines, and the whole reply to the last of them.
  static let sentences: [([String], String)] = [
    (["EHLO"], "501 Syntactically invalid EHLO argument(s)"),
    (["HELO a_b"], "501 Syntactically invalid HELO argument(s)"),
    ([""], "500 unrecognized command"),
    (["HALLO"], "500 unrecognized command"),
    (["MAIL bugs@looney.test"], "500 unrecognized command"),
    (["RCPT TO:<daffy@christian.net>"], "503 sender not yet given"),
    (["MAIL FROM:<>", "MAIL FROM:<>"], "503 sender already given"),
    (["DATA"], "503 Valid RCPT command must precede DATA"),
    (
      ["MAIL FROM:<>", "RCPT TO:<a@b.test>", "DATA"],
      """
      503-All RCPT commands were rejected with this error:
      503-550 relay not permitted
      503 Valid RCPT command must precede DATA
      """
    ),
    (["MAIL FROM:<>", "RCPT TO:<a@b.test>"], "550 relay not permitted"),
    (["MAIL FROM:<>", "RCPT TO:<a@mail.christian.net>"], "550 relay not permitted"),
    (["MAIL FROM:<>", "RCPT TO:<Nobody@christian.net>"], "550 Unknown user"),
    (["MAIL FROM:<>", #"RCPT TO:<"nobody"@christian.net>"#], "550 Unknown user"),
    (["MAIL FROM:<>", #"RCPT TO:<"no body"@christian.net>"#], #"250 <"no body"@christian.net> verified"#),
    (["MAIL FROM:<>", "RCPT TO:<postmaster>"], "250 <postmaster> verified"),
    (["MAIL FROM:<>", "RCPT TO:<daffy>"], "501 <daffy>: recipient address must contain a domain"),
    (["MAIL FROM:<alice>"], "501 <alice>: sender address must contain a domain"),
    (["MAIL FROM:"], "501 MAIL must have an address operand"),
    (["MAIL FROM:a@b.test"], #"501 a@b.test: "<" expected before address"#),
    (["MAIL FROM:<a@b.test"], "501 <a@b.test: '>' missing at end of address"),
    (["MAIL FROM:<@>"], #"501 <@>: missing or malformed local part (expected word or "<")"#),
    (["MAIL FROM:<a@>"], "501 <a@>: domain missing or malformed"),
    (["MAIL FROM:<a@b..test>"], "501 <a@b..test>: misplaced dot in address"),
    (["MAIL FROM:<a b@c.test>"], "501 <a b@c.test>: invalid character in address"),
    ([#"MAIL FROM:<"a@b.test>"#], #"501 <"a@b.test>: unmatched doublequote in local part"#),
    (["MAIL FROM:<a@b.test>x"], "501 <a@b.test>x: malformed address: text may not follow '>'"),
    (["MAIL FROM:<>", "RCPT TO:<>"], "501 <>: empty recipient address"),
    (["MAIL FROM:<> FOO=1"], "555 FOO=1: parameter not recognized"),
    (["MAIL FROM:<> SIZE=x"], "501 SIZE=x: invalid value of parameter"),
    (["MAIL FROM:<> ="], "501 <> =: malformed parameter"),
    (["MAIL FROM:<> SIZE=99999999"], "552 Message size exceeds maximum permitted"),
    (["NOOP \0"], "501 NUL characters are not allowed in SMTP commands"),
    (["NOOP " + String(repeating: "x", count: 3_000)], "500 line too long"),
    (["DATA x"], "501 unexpected argument data"),
    (["VRFY"], "501 VRFY must have an argument"),
    (["VRFY daffy"], "252 Administrative prohibition"),
    (["EXPN daffy"], "550 Administrative prohibition"),
    (["ETRN daffy"], "458 Administrative prohibition"),
    (["STARTTLS"], "503 STARTTLS command used when not advertised"),
    (["EHLO x", "STARTTLS"], "220 TLS go ahead"),
    (["EHLO x", "STARTTLS x"], "501 unexpected argument data"),
    (["EHLO x", "AUTH"], "501 AUTH must have an argument"),
    (["EHLO x", "AUTH XOAUTH2 x"], "504 XOAUTH2 authentication mechanism not supported"),
    (["EHLO x", "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j"], "235 Authentication succeeded"),
    (["EHLO x", "AUTH PLAIN", "AGJ1Z3MAd2hhdHMtdXAtZG9j"], "235 Authentication succeeded"),
    (["EHLO x", "AUTH PLAIN"], "334 "),
    (["EHLO x", "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXA="], "535 Incorrect authentication data"),
    (["EHLO x", "AUTH PLAIN AGVsbWVyAHdoYXRzLXVwLWRvYw=="], "535 Incorrect authentication data"),
    (["EHLO x", "AUTH PLAIN bm8gTlVM"], "535 Incorrect authentication data"),
    (["EHLO x", "AUTH PLAIN =x"], "501 Invalid base64 data"),
    (["EHLO x", "AUTH PLAIN", "not base64"], "501 Invalid base64 data"),
    (["EHLO x", "AUTH PLAIN", "*"], "501 Authentication cancelled"),
    (["EHLO x", "AUTH LOGIN"], "334 VXNlcm5hbWU6"),
    (["EHLO x", "AUTH LOGIN ZGFmZnlAY2hyaXN0aWFuLm5ldA=="], "334 UGFzc3dvcmQ6"),
    (["EHLO x", "AUTH LOGIN", "ZGFmZnk=", "cmFiYml0LXNlYXNvbg=="], "235 Authentication succeeded"),
    (["EHLO x", "AUTH CRAM-MD5 AAAA"], "553 Initial data not expected"),
    (["EHLO x", "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j", "AUTH LOGIN"], "503 already authenticated"),
    (["EHLO x", "MAIL FROM:<>", "AUTH LOGIN"], "503 not permitted in mail transaction"),
    (
      ["EHLO x", "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j", "MAIL FROM:<bugs@christian.net>", "RCPT TO:<a@b.test>"],
      "250 <a@b.test> verified"
    ),
    (["AUTH PLAIN"], "503 AUTH command used when not advertised"),
    (["BDAT 1"], "503 BDAT command used when CHUNKING not advertised"),
    (["HELP"], "214-Commands supported:\n214 AUTH STARTTLS HELO EHLO MAIL RCPT DATA NOOP QUIT RSET HELP"),
    (Array(repeating: "HALLO", count: 11), "500 Too many unrecognized commands"),
    (
      Array(repeating: "DATA x", count: 11),
      "501-unexpected argument data\n501 Too many syntax or protocol errors"
    ),
  ]

  @Test("are Exim's", arguments: sentences)
  func wording(lines: [String], reply: String) {
    var dialogue = ServerDialogue(persona: Persona.exim, clientAddress: "127.0.0.1")
    let replies = lines.map { dialogue.receive(WireLine(bytes: Array($0.utf8))).reply }
    #expect(replies.compactMap(\.self).last?.bytes.text == reply.split(separator: "\n").map { "\($0)\r\n" }.joined())
  }

  @Test(
    "are Exim's where no command is answered",
    arguments: [
      (ServerVerdict.storageFull, "452 Space shortage, please try later"),
      (.tooManyRecipients, "452 too many recipients"),
      (.helloRequired, "503 HELO or EHLO required"),
      (.tooManyFailedLogins, "421 mail.christian.net: Too many failed logins - closing connection"),
      (.tooManyJunkCommands, "421 mail.christian.net: Too many nonmail commands - closing connection"),
      (.timedOut(insideMessage: false), "421 mail.christian.net: SMTP command timeout - closing connection"),
      (
        .timedOut(insideMessage: true),
        "421 mail.christian.net: SMTP incoming data timeout - closing connection"
      ),
      (.tlsUnavailable, "454 TLS currently unavailable"),
      (.notSynchronized, "554 SMTP synchronization error"),
      (.closingDown, "421 mail.christian.net: Service not available - closing connection"),
      (.inputLost(insideMessage: false), "421 mail.christian.net lost input connection"),
      (.inputLost(insideMessage: true), "421 Lost incoming connection"),
      (
        .tooManyConnections,
        "421 mail.christian.net: Too many concurrent SMTP connections; please try again later"
      ),
    ])
  func furtherWording(verdict: ServerVerdict, reply: String) {
    #expect(Persona.exim.reply(to: verdict).bytes.text == reply + "\r\n")
  }
}
