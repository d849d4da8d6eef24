import TestSupport
import Testing

/// A server that misbehaves in one way, and what becomes of it.
struct HostileServer: Sendable, CustomTestStringConvertible {
  let name: String
  let steps: [ServerStep]
  /// What is typed.
  let typed: [String]
  /// Lines that must stand in the bare session, in the notation of a pipe.
  let shown: [String]
  /// The exit status from a pipe.
  let status: Int32
  /// Another that is as right, where the input may end before the server's close is seen.
  let orElse: Int32?
  var testDescription: String { name }

  init(
    _ name: String, _ steps: [ServerStep], typed: [String] = ["NOOP"], shown: [String] = [], status: Int32,
    orElse: Int32? = nil
  ) {
    (self.name, self.steps, self.typed, self.shown) = (name, steps, typed, shown)
    (self.status, self.orElse) = (status, orElse)
  }

  /// Answers one command with these octets.
  private static func answering(
    _ name: String, _ octets: [UInt8], typed: String = "NOOP", shown: [String], status: Int32 = 0
  ) -> HostileServer {
    HostileServer(
      name, [.reply("220 x"), .expectLine, .send(octets), .expectLine, .reply("221 bye"), .close], typed: [typed],
      shown: shown, status: status)
  }

  private static func answering(
    _ name: String, _ text: String, typed: String = "NOOP", shown: [String], status: Int32 = 0
  ) -> HostileServer {
    answering(name, Array(text.utf8), typed: typed, shown: shown, status: status)
  }

  /// Says a line that has not the form of a reply, and then the reply.
  private static func stray(_ name: String, _ line: String) -> HostileServer {
    answering(name, "\(line)\r\n250 fine\r\n", shown: ["?| \(line)", "S: 250 fine"])
  }

  /// Says text that must be spelt out.
  private static func spelt(_ name: String, _ text: [UInt8], _ seen: String) -> HostileServer {
    answering(name, Array("250 ".utf8) + text + [13, 10], shown: ["S: 250 \(seen)"])
  }

  private static func spelt(_ name: String, _ text: String, _ seen: String) -> HostileServer {
    spelt(name, Array(text.utf8), seen)
  }

  /// Octets in which no terminal could see anything but text.
  static let forms = [
    answering("a reply as it should be", "250-a\r\n250 b\r\n", shown: ["S: 250-a", "S: 250 b"]),
    answering("a bare code", "250\r\n", shown: ["S: 250"]),
    answering("a hyphen and nothing", "250-\r\n250 x\r\n", shown: ["S: 250-", "S: 250 x"]),
    stray("two digits", "25 x"), stray("four digits", "2500 x"), stray("a letter among the digits", "25O x"),
    stray("wide digits", "\u{ff12}\u{ff15}\u{ff10} x"), stray("a sign", "+25 x"), stray("a blank in front", " 250 x"),
    answering("a code out of range", "999 x\r\n", shown: ["S: 999 x"], status: 76),
    answering("a code of zeros", "000 x\r\n", shown: ["S: 000 x"], status: 76),
    answering("codes that differ", "250-a\r\n550 b\r\n", shown: ["S: 250-a", "S: 550 b"], status: 69),
    answering(
      "a size beyond 64 bits", "250-x\r\n250 SIZE 99999999999999999999999999\r\n", typed: "EHLO x",
      shown: ["S: 250 SIZE 99999999999999999999999999"]),
    answering(
      "an enhanced code beyond 64 bits", "550 5.99999999999999999999.1 x\r\n",
      shown: ["S: 550 5.99999999999999999999.1 x"], status: 69),
  ]

  /// What a terminal would obey, or a person take for the program's own.
  static let disguises = [
    stray("a tab behind the code", "250\tx"), stray("a word that looks like the tutor's", "# 250: all is well"),
    stray("a word that looks like the client's", "C: QUIT"), stray("a prompt", "clear mail.christian.net ready> "),
    stray("the end of a session", "# Outcome: well; status 0"), stray("a mark of a strange line", "?| x"),
    answering("a bare LF", "250 x\n", shown: ["S: 250 x"]),
    answering("a bare CR", "250 a\r# b\r\n", shown: ["S: 250 a\\x0d# b"]),
    answering("CR CR LF", "250 x\r\r\n", shown: ["S: 250 x\\x0d"]),
    answering("NUL", "250 a\0b\r\n", shown: ["S: 250 a\\x00b"]),
    answering(
      "ten thousand keywords", (1...10_000).map { "250-X\($0)\r\n" }.joined() + "250 END\r\n", typed: "EHLO x",
      shown: ["S: 250-X1", "S: 250-X10000", "S: 250 END"]),
  ]

  static let texts = [
    spelt("text of other scripts", "grüß 郵便", "grüß 郵便"),
    spelt("octets that are no UTF-8", [0xff, 0xc0, 0x80], "\\xff\\xc0\\x80"),
    spelt("C1 as an octet", [0x9b, 0x33, 0x31, 0x6d], "\\x9b31m"),
    spelt("C1 as UTF-8", "\u{9b}31m", "<U+009B>31m"), spelt("bidi", "a\u{202e}b\u{2066}", "a<U+202E>b<U+2066>"),
    spelt("invisible characters", "\u{200b}\u{feff}\u{e0041}", "<U+200B><U+FEFF><U+E0041>"),
    spelt("OSC 0", "\u{1b}]0;owned\u{7}", "\\x1b]0;owned\\x07"),
    spelt("OSC 8", "\u{1b}]8;;http://x\u{1b}\\y", "\\x1b]8;;http://x\\x1b\\y"),
    spelt("OSC 52", "\u{1b}]52;c;cm0=\u{7}", "\\x1b]52;c;cm0=\\x07"),
    spelt("an OSC without an end", "\u{1b}]0;", "\\x1b]0;"), spelt("DSR", "\u{1b}[6n", "\\x1b[6n"),
    spelt("DA", "\u{1b}[c", "\\x1b[c"), spelt("DECRQSS", "\u{1b}P$qm\u{1b}\\", "\\x1bP$qm\\x1b\\"),
    spelt("APC", "\u{1b}_x\u{1b}\\", "\\x1b_x\\x1b\\"), spelt("bells", "\u{7}\u{7}", "\\x07\\x07"),
    spelt("backspaces", "ab\u{8}\u{8}", "ab\\x08\\x08"), spelt("readline's marks", "\u{1}a\u{2}", "\\x01a\\x02"),
  ]

  private static let hello = "HELO x"
  private static let envelope = [hello, "MAIL FROM:<a@b.test>", "RCPT TO:<c@d.test>", "DATA"]

  static let sequences = [
    HostileServer(
      "readline's marks in the greeting",
      [.send("220 \u{1}x\u{2} \u{1b}[31m\r\n"), .expectLine, .reply("250 x"), .expectLine, .reply("221 bye"), .close],
      shown: ["S: 220 \\x01x\\x02 \\x1b[31m"], status: 0),
    HostileServer(
      "a reply before any command",
      [.send("220 x\r\n250 early\r\n"), .expectLine, .reply("250 x"), .expectLine, .reply("221 bye"), .close],
      shown: ["S: 250 early", "S: 250 x"], status: 0),
    HostileServer(
      "a reply that begins and does not end", [.reply("220 x"), .expectLine, .send("250-x\r\n250-")],
      shown: ["S: 250-x"],
      status: 75),
    HostileServer("a server that never greets", [.readNothing], status: 75),
    HostileServer("421 unasked", [.reply("220 x"), .reply("421 idle"), .close], shown: ["S: 421 idle"], status: 75),
    HostileServer(
      "334 for ever",
      [.reply("220 x"), .expectLine, .reply("334 a"), .expectLine, .reply("334 b"), .expectLine, .reply("334 c")],
      typed: ["AUTH LOGIN", "YQ==", "YQ=="], shown: ["S: 334 a", "S: 334 b", "S: 334 c"], status: 65),
    HostileServer(
      "HTTP", [.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .close], shown: ["?| HTTP/1.1 400 Bad Request"], status: 76),
    HostileServer("SSH", [.reply("SSH-2.0-OpenSSH_9.2"), .close], shown: ["?| SSH-2.0-OpenSSH_9.2"], status: 76),
    HostileServer(
      "TLS", [.send([0x15, 3, 1, 0, 2, 2, 0x28]), .close], shown: ["?| \\x15\\x03\\x01\\x00\\x02\\x02("], status: 76),
    HostileServer("a close at once", [.close], status: 75),
    HostileServer("a reset at once", [.reset], status: 75),
    HostileServer(
      "a close after the greeting", [.reply("220 x"), .expectLine, .close], shown: ["C: NOOP"], status: 75),
    HostileServer(
      "a reset after the greeting", [.reply("220 x"), .expectLine, .reset], shown: ["C: NOOP"], status: 75),
    HostileServer(
      "a close in DATA", .untilText + [.expectLine, .close], typed: envelope + ["a", "b"], status: 75, orElse: 65),
    HostileServer(
      "a close after the dot", .untilText + [.readUntil("\r\n.\r\n"), .close], typed: envelope + ["a", "."], status: 74),
    HostileServer(
      "a reset after the dot", .untilText + [.readUntil("\r\n.\r\n"), .reset], typed: envelope + ["a", "."], status: 74),
  ]

  /// Those that could do something else to a terminal than to a pipe.
  static let atTerminal = disguises + texts + sequences

  static let all = forms + atTerminal
}
