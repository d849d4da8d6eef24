import SMTP
import TestSupport
import Testing

@Suite("A transcript as text")
struct TranscriptTests {
  /// Canonical lines, and the entry each one is.
  static let lines: [(String, Transcript.Entry)] = [
    ("C: HELO x", .client(Template(octets("HELO x")))),
    ("S: 250 mail.christian.net Hello x", .server(Template(octets("250 mail.christian.net Hello x")))),
    ("# The client speaks now.", .note("The client speaks now.")),
    ("#", .note("")),
    ("# #", .note("#")),
    ("#  indented", .note(" indented")),
    (#"# ${NAME} and \\ in a note"#, .note(#"${NAME} and \ in a note"#)),
    (#"# two\x0alines"#, .note("two\nlines")),
    ("C:", .client(Template())),
    ("S:", .server(Template())),
    ("C:  leading blank", .client(Template(octets(" leading blank")))),
    (#"C: trailing blank\x20"#, .client(Template(octets("trailing blank ")))),
    (#"C: two \x20"#, .client(Template(octets("two  ")))),
    (#"C: .\x20"#, .client(Template(octets(". ")))),
    (#"C: a\\b"#, .client(Template(octets(#"a\b"#)))),
    (#"C: a\x09b"#, .client(Template(octets("a\tb")))),
    (#"C: a\x0d"#, .client(Template(octets("a\r")))),
    (#"S: 220 \x1b[31m"#, .server(Template(octets("220 \u{1B}[31m")))),
    (#"S: 220 \x00\x7f"#, .server(Template(octets("220 \0\u{7F}")))),
    ("S: 220 Grüße 日本 🐰", .server(Template(octets("220 Grüße 日本 🐰")))),
    (#"S: 220 \xe2\x80\xae"#, .server(Template(octets("220 \u{202E}")))),
    (#"S: 220 a\xe2\x80\x8bb"#, .server(Template(octets("220 a\u{200B}b")))),
    (#"S: 220 a\xc2\xa0b"#, .server(Template(octets("220 a\u{A0}b")))),
    (#"S: 220 \xc2\x85"#, .server(Template(octets("220 \u{85}")))),
    (#"S: 220 \xe2\xa0\x80"#, .server(Template(octets("220 \u{2800}")))),
    (#"S: 220 \xfc"#, .server(Template(octets("220 ") + [0xFC]))),
    (#"S: 220 \xc3("#, .server(Template(octets("220 ") + [0xC3, 0x28]))),
    (#"S: \xed\xa0\x80"#, .server(Template([0xED, 0xA0, 0x80]))),
    (#"C: \x24{NAME}"#, .client(Template(octets("${NAME}")))),
    ("C: $NAME $$", .client(Template(octets("$NAME $$")))),
    ("C: ${NAME}", .client(template("NAME"))),
    ("C: <${MY-ADDRESS_1}>", .client(template(before: "<", "MY-ADDRESS_1", after: ">"))),
    ("C: ${secret:PASSWORD}", .client(template("PASSWORD", isSecret: true))),
    ("C: $${A}{", .client(template(before: "$", "A", after: "{"))),
    ("C: ${A}${B}", .client(Template(segments: template("A").segments + template("B").segments))),
    (#"C: \x24{${A}"#, .client(template(before: "${", "A"))),
    (#"C| DATA\r\nhi\t.\n"#, .clientRaw(Template(octets("DATA\r\nhi\t.\n")))),
    ("C|", .clientRaw(Template())),
    (#"S| 250 ok\n"#, .serverRaw(Template(octets("250 ok\n")))),
    (#"S| \x00${A}\x20"#, .serverRaw(template(before: "\0", "A", after: " "))),
    ("C! close", .close(by: .client)),
    ("S! close", .close(by: .server)),
    ("S! reset", .reset(by: .server)),
    ("C! reset", .reset(by: .client)),
    ("C! wait 2.5", .wait(milliseconds: 2_500)),
    ("C! wait 0.001", .wait(milliseconds: 1)),
    ("C! wait 10", .wait(milliseconds: 10_000)),
    ("C! wait 0", .wait(milliseconds: 0)),
    ("C! wait 0.25", .wait(milliseconds: 250)),
    ("C! wait 9223372036854775.807", .wait(milliseconds: .max)),
    ("", .blank),
  ]

  @Test(
    "a time may be before each mark, and before nothing else",
    arguments: [
      ("2026-11-27T01:14:13.125Z C: EHLO x", Transcript.Entry.client(Template(octets("EHLO x")))),
      ("2026-11-27T01:14:13.125Z S! close", .close(by: .server)), ("2026-11-27T01:14:13.125Z # so", .note("so")),
      ("2026-11-27T01:14:13.125Z C:", .client(Template())),
      ("C: 2026-11-27T01:14:13.125Z C: x", .client(Template(octets("2026-11-27T01:14:13.125Z C: x")))),
      ("2026-11-27T01:14:13.125Z EHLO", nil), ("2026-11-27T01:14:13.125Z ", nil),
      ("2026-11-27 01:14:13.125Z C: x", nil),
      ("2026-11-27T01:14:13Z C: x", nil), ("2026-11-27T01:14:13.125Z 2026-11-27T01:14:13.125Z C: x", nil),
    ])
  func stamped(_ line: String, _ entry: Transcript.Entry?) {
    #expect((try? Transcript(parsing: octets(line)))?.entries == entry.map { [$0] })
  }

  @Test("canonical text is read, and printed as it was", arguments: lines)
  func canonical(_ line: String, _ entry: Transcript.Entry) throws {
    #expect(try Transcript(parsing: octets(line + "\n")) == Transcript([entry]))
    #expect(Transcript([entry]).description == line + "\n")
    #expect(entry.description == line)
  }

  @Test(
    "other ways to write the same are read too",
    arguments: [
      ("C: ", Transcript.Entry.client(Template())),
      ("C: QUIT  \t", .client(Template(octets("QUIT")))),
      ("C: QUIT\r", .client(Template(octets("QUIT")))),
      (#"C: \x41\x4A\x4a"#, .client(Template(octets("AJJ")))),
      ("C: a\tb", .client(Template(octets("a\tb")))),
      ("#note", .note("note")),
      (#"# C:\foo \o/ \x4 \"#, .note(#"C:\foo \o/ \x4 \"#)),
      ("  \t", .blank),
      ("C!   close ", .close(by: .client)),
      ("C! wait 1.50", .wait(milliseconds: 1_500)),
      ("C! wait 007", .wait(milliseconds: 7_000)),
    ])
  func lenient(_ line: String, _ entry: Transcript.Entry) throws {
    #expect(try Transcript(parsing: octets(line)).entries == [entry])
  }

  @Test("octets that are no UTF-8 stand for themselves in a file")
  func latin1() throws {
    let parsed = try Transcript(parsing: octets("S: 220 Gr") + [0xFC] + octets("\nC: QUIT"))
    #expect(parsed.entries.first == .server(Template(octets("220 Gr") + [0xFC])))
    #expect(parsed.description == "S: 220 Gr\\xfc\nC: QUIT\n")
  }

  @Test("a byte order mark and CRLF line ends are an editor's, not the session's")
  func editors() throws {
    let text = [0xEF, 0xBB, 0xBF] + octets("S: 220 x\r\n\r\nC: QUIT\r\n")
    #expect(try Transcript(parsing: text).description == "S: 220 x\n\nC: QUIT\n")
  }

  @Test("an empty file is an empty transcript")
  func empty() throws {
    #expect(try Transcript(parsing: []) == Transcript())
    #expect(Transcript().bytes.isEmpty)
  }

  @Test(
    "what is no transcript is refused with its line and the reason",
    arguments: [
      ("HELO x", TranscriptError.Fact.unknownMark("HELO x")),
      (" C: x", .unknownMark(" C: x")),
      ("c: x", .unknownMark("c: x")),
      ("\u{1B}[2J", .unknownMark(#"\x1b[2J"#)),
      ("C", .unknownMark("C")),
      ("C:x", .missingBlank("C:x")),
      ("S:\tx", .missingBlank(#"S:\x09x"#)),
      (#"C: a\"#, .malformedEscape(#"\\"#)),
      (#"C: \n"#, .malformedEscape(#"\\n"#)),
      (#"C: \x4"#, .malformedEscape(#"\\x4"#)),
      (#"C: \xgg!"#, .malformedEscape(#"\\xgg"#)),
      (#"C| \q"#, .malformedEscape(#"\\q"#)),
      ("C: ${A", .malformedPlaceholder("${A")),
      ("C: ${}", .malformedPlaceholder("${}")),
      ("C: ${A B}", .malformedPlaceholder("${A B}")),
      ("C: ${secret:}", .malformedPlaceholder("${secret:}")),
      ("C: ${hidden:A}", .malformedPlaceholder("${hidden:A}")),
      ("C: ${Ä}", .malformedPlaceholder("${Ä}")),
      ("C!", .unknownEvent("")),
      ("C! dance", .unknownEvent("dance")),
      ("C! close now", .unknownEvent("close now")),
      ("S! wait 1", .unknownEvent("wait 1")),
      ("C! wait", .unknownEvent("wait")),
      ("C! wait soon", .malformedWait("wait soon")),
      ("C! wait -1", .malformedWait("wait -1")),
      ("C! wait 1.", .malformedWait("wait 1.")),
      ("C! wait .5", .malformedWait("wait .5")),
      ("C! wait 1.0001", .malformedWait("wait 1.0001")),
      ("C! wait 99999999999999999999", .malformedWait("wait 99999999999999999999")),
    ])
  func refused(_ line: String, _ fact: TranscriptError.Fact) {
    #expect(throws: TranscriptError(line: 3, fact: fact)) {
      try Transcript(parsing: octets("# a\n\n\(line)\nC: x\n"))
    }
  }

  @Test("a transcript larger than its bounds is refused")
  func bounds() throws {
    let lines = [UInt8](repeating: 0x0A, count: Transcript.lineLimit)
    #expect(try Transcript(parsing: lines).entries.count == Transcript.lineLimit)
    #expect(throws: TranscriptError(line: 100_001, fact: .tooManyLines(limit: 100_000))) {
      try Transcript(parsing: lines + octets("#"))
    }
    let large = octets("#\n# ") + [UInt8](repeating: 0x61, count: Transcript.sizeLimit)
    #expect(throws: TranscriptError(line: 1, fact: .tooLarge(limit: 16_777_216))) {
      try Transcript(parsing: large)
    }
  }

  @Test(
    "each refusal has its sentence",
    arguments: [
      (TranscriptError.Fact.tooLarge(limit: 9), "the file is larger than 9 octets"),
      (.tooManyLines(limit: 9), "the file has more than 9 lines"),
      (.unknownMark("x"), "a line starts with C:, S:, #, C|, S|, C! or S!, this one with `x`"),
      (.missingBlank("C:x"), "a space is missing after the mark in `C:x`"),
      (.unknownEvent("x"), "`x` is not an event: C! knows close, reset and wait, S! close and reset"),
      (.malformedWait("wait x"), "`wait x` is not a number of seconds, such as 2 or 0.25"),
      (.malformedEscape(#"\\q"#), #"`\\q` is not an octet: write \xNN, or \\ for a backslash"#),
      (
        .malformedPlaceholder("${"),
        "`${` is not a placeholder such as ${NAME}: for the two characters themselves write \\x24{"
      ),
    ])
  func sentences(_ fact: TranscriptError.Fact, _ sentence: String) {
    #expect("\(fact)" == sentence)
  }

  @Test("a refusal names its line, but for a file that is too large as a whole")
  func lineNumbers() {
    #expect(
      "\(TranscriptError(line: 7, fact: .tooManyLines(limit: 9)))" == "line 7: the file has more than 9 lines"
    )
    #expect("\(TranscriptError(line: 1, fact: .tooLarge(limit: 9)))" == "the file is larger than 9 octets")
  }

  @Test("printed entries are read back the same, whatever octets they hold", arguments: 1...60)
  func roundTrip(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let transcript = Transcript((0..<40).map { _ in Self.entry(&random) })
    let printed = transcript.bytes
    #expect(try Transcript(parsing: printed) == transcript)
    #expect(try Transcript(parsing: printed).bytes == printed)
    #expect(printed.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    #expect(String(validating: printed, as: UTF8.self) != nil)
  }

  @Test("random octets are a transcript or an error, and never a trap")
  func fuzz() throws {
    var random = SeededGenerator(seed: 7)
    var read = 0
    for _ in 0..<3_000 {
      let mark = ["C: ", "S: ", "C| ", "S| ", "# ", ""].randomElement(using: &random) ?? ""
      let noise = random.octets(count: 12, from: octets("CS#:|! \\x2${}a:\r\n.250"))
      guard let parsed = try? Transcript(parsing: octets(mark) + noise) else { continue }
      read += 1
      #expect(try Transcript(parsing: parsed.bytes) == parsed)
      _ = parsed.steps
    }
    #expect(read > 100)
  }

  private static func entry(_ random: inout SeededGenerator) -> Transcript.Entry {
    let side = Bool.random(using: &random) ? Transcript.Side.client : .server
    return switch Int.random(in: 0..<9, using: &random) {
    case 0: .client(someTemplate(&random))
    case 1: .server(someTemplate(&random))
    case 2: .note(String(decoding: someTemplate(&random).resolved { _ in [] } ?? [], as: UTF8.self))
    case 3: .clientRaw(someTemplate(&random))
    case 4: .serverRaw(someTemplate(&random))
    case 5: .close(by: side)
    case 6: .reset(by: side)
    case 7: .wait(milliseconds: Int.random(in: 0...Int.max, using: &random))
    default: .blank
    }
  }

  private static func someTemplate(_ random: inout SeededGenerator) -> Template {
    let alphabet = octets("a ${}\\x24\r\n\tü\u{202E}\u{200B}日")
    return Template(
      segments: (0..<Int.random(in: 0...5, using: &random)).map { _ in
        if Int.random(in: 0..<4, using: &random) == 0,
          let placeholder = Placeholder(name: "A-b_9", isSecret: Bool.random(using: &random))
        {
          return .placeholder(placeholder)
        }
        return .octets(random.octets(count: Int.random(in: 0...12, using: &random), from: alphabet))
      })
  }
}

/// A template with one placeholder.
func template(before: String = "", _ name: String, isSecret: Bool = false, after: String = "") -> Template {
  let gap = Placeholder(name: name, isSecret: isSecret).map { [Template.Segment.placeholder($0)] } ?? []
  return Template(segments: [.octets(octets(before))] + gap + [.octets(octets(after))])
}
