import Testing

@testable import Terminal

@Suite("Links to RFCs") struct HyperlinksTests {
  private static func link(_ text: String, _ place: String) -> String {
    "\u{1b}]8;;https://www.rfc-editor.org/rfc/\(place)\u{1b}\\\(text)\u{1b}]8;;\u{1b}\\"
  }

  @Test(
    "are around what names an RFC, with its section",
    arguments: [
      ("# See RFC 5321, section 4.1.1.", "# See ", "RFC 5321, section 4.1.1", "rfc5321#section-4.1.1", "."),
      ("# See RFC 3207, section 4.2; x", "# See ", "RFC 3207, section 4.2", "rfc3207#section-4.2", "; x"),
      ("RFC 5321, sections 4.5 and 6.1", "", "RFC 5321, sections 4.5", "rfc5321#section-4.5", " and 6.1"),
      ("(RFC 821)", "(", "RFC 821", "rfc821", ")"), ("RFC 5321, section", "", "RFC 5321", "rfc5321", ", section"),
    ])
  func marked(_ line: String, _ before: String, _ words: String, _ place: String, _ after: String) {
    #expect(Hyperlinks.marked(line) == before + Self.link(words, place) + after)
  }

  @Test(
    "are around nothing else, and around each of several", arguments: ["", "RFC", "RFC x", "the RFC 1", "RFC 123456"])
  func none(_ line: String) {
    #expect(Hyperlinks.marked(line) == line)
    #expect(
      Hyperlinks.marked("RFC 821\(line)RFC 822") == Self.link("RFC 821", "rfc821") + line
        + Self.link("RFC 822", "rfc822"))
  }

  @Test(
    "are for terminals that are known to have them",
    arguments: [
      (["TERM": "xterm-256color", "VTE_VERSION": "7200"], true),
      (["TERM": "xterm-256color", "VTE_VERSION": "4205"], false),
      (["TERM": "xterm-kitty"], true), (["TERM": "foot"], true), (["TERM": "xterm-256color"], false),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false),
      (["TERM": "tmux-256color", "VTE_VERSION": "7200"], false), (["TERM": "screen", "VTE_VERSION": "7200"], false),
      (["TERM": "xterm-256color", "VTE_VERSION": "7200", "TMUX": "/tmp/x"], false),
      (["TERM": "dumb", "VTE_VERSION": "7200"], false), ([:], false),
    ])
  func known(_ environment: [String: String], _ expected: Bool) {
    #expect(Hyperlinks.areKnown { environment[$0] } == expected)
  }
}
