import Annotations
import Octets
import PracticeServer
import SMTP
import TestSupport
import Testing

@testable import Events
@testable import Sessions

@MainActor @Suite("What stands on the screen")
struct TextScreenTests {
  private func server(_ text: String, omitted: Int = 0) -> ReplyParser.ServerLine {
    var parser = ReplyParser()
    parser.receive(octets(text + "\r\n"))
    guard case .line(var line)? = parser.next() else {
      preconditionFailure("a line came")
    }
    line.wire.omitted += omitted
    return line
  }

  private func note(_ id: String = "a", next: String? = "NOOP") -> Note {
    Note(id, .done, "Headline", "Summary.", next: next, more: ["More."], reference: "RFC 5321")
  }

  @Test("away from a terminal each line carries its mark; on one the server's stand as they came")
  func marks() throws {
    for isInteractive in [false, true] {
      let harness = try SessionHarness(isInteractive: isInteractive)
      harness.presenter.server(server("250 ok"))
      harness.presenter.client(octets("NOOP"), wasTyped: true)
      harness.presenter.client(octets("QUIT"), wasTyped: false)
      harness.presenter.say("words")
      let expected = isInteractive ? "250 ok\nC: QUIT\n# words\n" : "S: 250 ok\nC: NOOP\nC: QUIT\n# words\n"
      #expect(harness.shown == expected)
    }
  }

  @Test(
    "a line that has not an SMTP reply can look like nobody else's, on a terminal or not",
    arguments: ["# Outcome: done", "C: QUIT", "hello", "2500 x", "", "\u{1b}[2J"], [true, false])
  func stray(_ text: String, _ isInteractive: Bool) throws {
    let harness = try SessionHarness(isInteractive: isInteractive)
    harness.presenter.server(server(text))
    #expect(harness.shown == "?| \(text.replacing("\u{1b}", with: "\\x1b"))\n")
  }

  @Test("control octets from a server become visible")
  func controls() throws {
    let harness = try SessionHarness()
    harness.presenter.server(server("250 a\u{7}\u{202e}b\r"))
    #expect(harness.shown == "S: 250 a\\x07<U+202E>b\\x0d\n")
  }

  @Test(
    "a line is cut after 4,096 octets, and the cut is told",
    arguments: [(4_096, 0, nil), (4_097, 0, 1), (8_192, 808, 4_904), (10_000, 0, 5_904), (10, 5, 5)])
  func cut(_ count: Int, _ omitted: Int, _ hidden: Int?) throws {
    let harness = try SessionHarness()
    harness.presenter.server(server("250 " + String(repeating: "x", count: count - 4), omitted: omitted))
    let lines = harness.lines
    #expect(lines[0].utf8.count == 3 + min(count, 4_096), "\(count)")
    #expect(
      lines.dropFirst().joined()
        == (hidden.map { "# (cut here: \($0) more octets of this line are not shown)" } ?? ""))
  }

  @Test("full unfolds a note the first time and then says its headline")
  func full() throws {
    let harness = try SessionHarness()
    harness.presenter.note(note())
    harness.presenter.note(note())
    harness.presenter.note(note("b", next: nil))
    #expect(
      harness.lines == ["# Headline", "# Summary.", "# Headline", "# Headline", "# Summary.", "# Next: NOOP"])
  }

  @Test(
    "what can be typed is proposed as the next line; advice is said with its note",
    arguments: [
      ("NOOP", true, true), (":reconnect", true, true), (":open mx.example.org 587", true, true), (".", true, true),
      ("Subject: a test by hand", true, true), ("smtp-tutor mx.example.org 587", false, true),
      ("smtp-tutor mx.example.org 587", true, false), ("smtp-tutor --tls-min 1.0 ...", false, false),
      ("smtp-tutor --starttls HOST PORT", false, false),
      ("Check the spelling of the recipient", true, false), ("Connect again", false, false),
      ("Wait longer, or :open mx.example.org 587", true, false), (":release, or :hold off to drop it", true, false),
      ("In a shell: ss -ltnp", true, false), ("Mail the postmaster", true, false),
    ])
  func typable(_ next: String, _ isInteractive: Bool, _ isTypable: Bool) throws {
    let harness = try SessionHarness(isInteractive: isInteractive)
    harness.presenter.note(note(next: next))
    #expect(harness.lines == ["# Headline", "# Summary.", "# \(isTypable ? "Next" : "What to do"): \(next)"])
  }

  @Test("advice does not hide the line that another note of the same reply proposes")
  func adviceAndLine() throws {
    let harness = try SessionHarness(isInteractive: true)
    harness.presenter.note(note("a", next: "EHLO x"))
    harness.presenter.note(note("b", next: "Ask the postmaster"))
    #expect(
      harness.lines
        == [
          "# Headline", "# Summary.", "# Headline", "# Summary.", "# What to do: Ask the postmaster", "# Next: EHLO x",
        ])
  }

  @Test("for one line typed one line is proposed, whatever happens after it; for the next line, another")
  func onePerLine() throws {
    let harness = try SessionHarness(isInteractive: true)
    for (id, next) in [("a", "EHLO x"), ("b", ":reconnect"), ("c", "QUIT")] {
      harness.presenter.note(note(id, next: next))
      harness.presenter.flush()
    }
    let proposed = { harness.lines.filter { $0.contains(": ") } }
    #expect(proposed() == ["# Next: EHLO x", "# What to do: :reconnect", "# What to do: QUIT"])
    harness.presenter.typedLines += 1
    harness.presenter.note(note("d", next: ":inbox"))
    harness.presenter.flush()
    harness.presenter.client(octets("NOOP"), wasTyped: true)
    harness.presenter.note(note("e", next: "RSET"))
    #expect(proposed().suffix(2) == ["# Next: :inbox", "# Next: RSET"])
  }

  @Test("brief says headlines, off says nothing, and both keep the note for :explain")
  func levels() throws {
    let brief = try SessionHarness(level: .brief)
    brief.presenter.note(note())
    #expect(brief.lines == ["# Headline"])
    #expect(brief.presenter.lastNote == note())
    let off = try SessionHarness(level: .off)
    off.presenter.note(note())
    #expect(off.presenter.lastNote == note())
    off.presenter.noteOnce(note("b"))
    #expect(off.shown.isEmpty)
  }

  @Test("a note to be shown once is shown once")
  func once() throws {
    let harness = try SessionHarness()
    harness.presenter.noteOnce(note())
    harness.presenter.noteOnce(note())
    #expect(harness.lines.count == 3)
  }

  @Test(":explain tells all of it, notes off or not")
  func explain() throws {
    let harness = try SessionHarness(level: .off)
    harness.presenter.explain(note())
    #expect(
      harness.lines == ["# Headline", "# ", "# Summary.", "# ", "# More.", "# ", "# Next: NOOP", "# See RFC 5321."])
  }

  @Test("the octets on the wire are shown with their line ends when asked for, and cut like any line")
  func wire() throws {
    let harness = try SessionHarness()
    harness.presenter.wire(octets("NOOP\r\n"), from: .client)
    #expect(harness.shown.isEmpty)
    harness.presenter.showsWire = true
    harness.presenter.wire(octets("NOOP\r\n"), from: .client)
    harness.presenter.wire(octets("250 \n"), from: .server)
    #expect(harness.lines == [#"# wire C| NOOP\r\n"#, #"# wire S| 250 \n"#])
    harness.presenter.wire([UInt8](repeating: 0x78, count: 5_000), from: .server)
    #expect(harness.lines.last == "# (cut here: 904 more octets of this line are not shown)")
  }

  @Test(
    "timing is shown in tenths of a millisecond, when asked for",
    arguments: [(0.04, "0.0"), (0.06, "0.1"), (12.34, "12.3"), (1_000, "1000.0")])
  func timing(_ milliseconds: Double, _ words: String) throws {
    let harness = try SessionHarness(level: .off)
    let answer = Answer(reply: reply(250, "ok"), request: nil, stageBefore: .ready, stageAfter: .ready)
    harness.presenter.reply(answer, note: note(), violations: [], milliseconds: milliseconds, isLate: false)
    #expect(harness.shown.isEmpty)
    harness.presenter.showsTiming = true
    harness.presenter.reply(answer, note: note(), violations: [], milliseconds: milliseconds, isLate: false)
    #expect(harness.lines == ["# answered after \(words) ms"])
  }

  @Test("each note of the tutorial's own session takes at most six lines of 72 columns the first time")
  func tutorialNotes() async throws {
    let harness = try SessionHarness()
    _ = await harness.session.open(.practice)
    let session = """
      helo x
      mail from:<you@christian.net>
      rcpt to:<you@christian.net>
      data
      From: Bugs Bunny
      .dot
      .
      quit
      """
    for line in session.split(separator: "\n") {
      harness.send(String(line))
      if harness.session.conversation.stage != .message { _ = await harness.session.settle() }
    }
    harness.presenter.explain(harness.session.annotator.opening(in: harness.session.context))
    var block = 0
    var blocks: [Int] = []
    for line in harness.lines.prefix(while: { $0 != "# " }) {
      #expect(line.count <= 72)
      if line.hasPrefix("# ") {
        block += 1
      } else if block > 0 {
        blocks.append(block)
        block = 0
      }
    }
    // The opening, the greeting, HELO, MAIL, RCPT, DATA, the dot in front, and the message's 250.
    #expect(blocks.count >= 7)
    #expect(blocks.allSatisfy { $0 <= 7 }, "\(blocks)")
    harness.session.close()
    await harness.session.practice?.stop()
  }
}
