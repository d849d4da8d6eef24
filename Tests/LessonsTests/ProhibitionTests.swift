import SMTP
import Testing

@testable import Lessons

/// What must not happen in a step: each way to break it is seen, and nothing else is taken for one.
@Suite("What must not happen")
struct ProhibitionTests {
  /// A line, the code of its reply, and whether it went through TLS; a line that begins with a colon is the tutor's, and a
  /// lone dash is another connection.
  struct Said: ExpressibleByStringLiteral {
    let line: String
    let code: Int
    let isEncrypted: Bool

    init(stringLiteral text: String) {
      let words = text.split(separator: "|").map { $0.trimmingSpaces }
      line = words[0]
      code = words.count > 1 ? Int(words[1]) ?? 250 : 250
      isEncrypted = words.count > 2
    }

    var request: Request {
      switch line {
      case ".": Request(kind: .endOfMessage)
      case "AGJ1": Request(kind: .authResponse, line: octets(line))
      default: Request(kind: .command(Verb(of: octets(line))), line: octets(line))
      }
    }
  }

  private static func watch(_ not: String, _ said: [Said]) throws -> ProhibitionWatch {
    let task = try task("- Server: `NOOP` gets 250\n- Not: \(not)")
    var watch = ProhibitionWatch(task.prohibitions)
    for said in said {
      if said.line == "-" {
        watch.reconnect()
      } else if said.line.hasPrefix(":") {
        watch.note { $0 == said.line }
      } else {
        watch.note(said.request, try #require(ReplyCode(rawValue: said.code)), isEncrypted: said.isEncrypted)
      }
    }
    return watch
  }

  /// A Not, what breaks it, and what is near and does not.
  static let cases: [(String, broken: [[Said]], kept: [[Said]])] = [
    (
      "`MAIL` in plaintext No.",
      [["MAIL FROM:<>"], ["mail from:<a@b.test>|530"], ["MAIL|501"], ["EHLO x", "STARTTLS|454", "MAIL FROM:<>"]],
      [
        ["EHLO x", "STARTTLS|220", "EHLO x|250|tls", "MAIL FROM:<>|250|tls"], ["RCPT TO:<a@b.test>"], ["XMAIL|500"], [],
      ]
    ),
    (
      "`AUTH` in plaintext",
      [["AUTH PLAIN AGJ1|235"], ["AUTH PLAIN|334", "AGJ1|235"], ["AUTH PLAIN AGJ1|538"]],
      [["AUTH PLAIN AGJ1|235|tls"], ["AGJ1|235|tls"], ["EHLO x"]]
    ),
    ("`.` in plaintext", [["."]], [[".|250|tls"], ["DATA|354"]]),
    ("`RCPT` gets 250", [["RCPT TO:<a@b.test>"]], [["RCPT TO:<a@b.test>|550"], ["MAIL FROM:<>"]]),
    ("`RCPT` gets 5yz", [["RCPT TO:<a@b.test>|550"]], [["RCPT TO:<a@b.test>|450"]]),
    (
      "`RCPT TO:<bob@b.test>` gets 250", [["rcpt to:<BOB@b.test>"], ["RCPT TO:<bob@b.test> NOTIFY=NEVER"]],
      [["RCPT TO:<ann@b.test>"], ["RCPT TO:<bob@b.test>|550"]]
    ),
    (
      "`MAIL` before `STARTTLS`",
      [["MAIL FROM:<>"], ["STARTTLS|454", "MAIL FROM:<>"], ["STARTTLS|220", "-", "MAIL FROM:<>"]],
      [["STARTTLS|220", "MAIL FROM:<>"], ["MAIL FROM:<>|250|tls"], ["RCPT TO:<a@b.test>"]]
    ),
    (
      "`MAIL` before `AUTH`", [["MAIL FROM:<>"], ["AUTH PLAIN|334", "AGJ1|535", "MAIL FROM:<>"]],
      [["AUTH PLAIN AGJ1|235", "MAIL FROM:<>"]]
    ),
    (
      "`MAIL` before `:tls`", [["MAIL FROM:<>"], [":help", "MAIL FROM:<>"], [":tls", "-", "MAIL FROM:<>"]],
      [[":tls", "MAIL FROM:<>"], [":tls"]]
    ),
  ]

  @Test("each way to break it is seen, at once and for good; what is near is not", arguments: cases)
  func said(_ not: String, broken: [[Said]], kept: [[Said]]) throws {
    for said in broken {
      #expect(try Self.watch(not, said).firstBroken { _ in [] } != nil, "\(said.map(\.line))")
      let later = try Self.watch(not, said + ["-", "NOOP"])
      #expect(later.firstBroken { _ in [] } != nil, "what happened, happened")
    }
    for said in kept { #expect(try Self.watch(not, said).firstBroken { _ in [] } == nil, "\(said.map(\.line))") }
  }

  @Test("a mailbox that must not be like that is looked at again and again")
  func mailbox() throws {
    let watch = try Self.watch(
      "`carol@b.test` has 1 message; `Bcc` contains `carol`; in plaintext Nobody may see that.", [])
    #expect(watch.mailboxes.map(\.description) == ["carol@b.test"])
    let mail = { (lines: [String], isEncrypted: Bool) in
      [Mail(envelope: Envelope(), message: MessageText(lines: lines), isEncrypted: isEncrypted)]
    }
    #expect(watch.firstBroken { _ in [] } == nil)
    #expect(watch.firstBroken { _ in mail(["Subject: x", "", "x"], false) } == nil)
    #expect(watch.firstBroken { _ in mail(["Bcc: Carol@b.test", "", "x"], true) } == nil, "not both in one message")
    let broken = try #require(watch.firstBroken { _ in mail(["Bcc: Carol@b.test", "", "x"], false) })
    #expect(broken.reproof == "Nobody may see that.")
  }

  /// A Not without words of its own, and what is said when it is broken.
  static let reproofs: [(String, String)] = [
    ("`MAIL` in plaintext", "MAIL was sent in plaintext, for anyone along the path to read."),
    ("`.` in plaintext", "The final dot was sent in plaintext, for anyone along the path to read."),
    ("`RCPT` gets 250", "The server answered RCPT with 250, which was not to happen."),
    ("`MAIL` before `STARTTLS`", "MAIL was sent before STARTTLS."),
    ("`MAIL` before `:tls`", "MAIL was sent before `:tls` was used."),
    ("`a@b.test` has 1 message", "A message arrived for `a@b.test` that was not to be sent like that."),
    ("`MAIL` in plaintext First `STARTTLS`.", "First `STARTTLS`."), ("`RCPT` gets 250 No.", "No."),
    ("`MAIL` before `EHLO` Say hello; then go on.", "Say hello; then go on."),
    ("`a@b.test` has 1 message; over TLS Not that one; the other.", "Not that one; the other."),
    ("`a@b.test` has 2 messages Once is enough.", "Once is enough."),
    ("`a@b.test` has 1 message; logged in as `bugs` Not as Bugs.", "Not as Bugs."),
  ]

  @Test("what is said is the lesson's own, or else what happened", arguments: reproofs)
  func reproof(_ not: String, _ words: String) throws {
    let task = try task("- Server: `NOOP` gets 250\n- Not: \(not)")
    #expect(task.prohibitions.map(\.reproof) == [words])
  }

  @Test("an Ask may have one as well")
  func inAsk() throws {
    let ask = try ask("- Answer: `NOOP`\n- Expect: 250\n- Not: `QUIT` gets 221 Stay.")
    #expect(ask.prohibitions.map(\.words) == [Lesson.Words("Stay.", line: 10)])
  }

  /// A bullet in line 8, and the beginning of what is said of it.
  static let faults: [(String, String)] = [
    ("Not: MAIL in plaintext", "Not: is written like this:"), ("Not: `MAIL`", "Not: is written like this:"),
    ("Not: `MAIL` is said", "Not: is written like this:"), ("Not: `MIAL` in plaintext", "`MIAL` is not an SMTP verb"),
    ("Not: `MAIL` gets no", "\"no\" is not a reply"), ("Not: `MAIL` before `TLS`", "`TLS` is neither an SMTP verb"),
    ("Not: `bob` has 1 message", "Mailbox: begins like this:"),
    ("Not: `a@b.test` has 1 message; nothing", "\"nothing\" is not a clause:"),
    ("Typed: tls", "Typed: is written like this:"), ("Typed: `tls`", "Typed: is written like this:"),
    ("Typed: `:tls` after `MAIL`", "Typed: is written like this:"),
    ("Typed: `:tls` before `NONE`", "`NONE` is not an SMTP verb"),
    ("Server: `RCPT` gets 250 sometime", "After the reply only the word \"later\""),
  ]

  @Test("what cannot be read is said with its line", arguments: faults)
  func fault(_ bullet: String, _ words: String) {
    let faults = read(
      step: "- Task: Do.\n- Hint: Try.\n- \(bullet)\n- Server: `NOOP` gets 250\n- Solution:\n  ```\n  NOOP\n  ```"
    ).faults
    #expect(faults.map(\.line) == [8], "\(faults)")
    #expect(faults.first?.words.hasPrefix(words) == true, "\(faults)")
  }
}
