import Testing

@testable import Lessons

@Suite("The glossary")
struct GlossaryTests {
  private static let text = """
    # Glossary

    - reply code, code: `conversation/codes` The three digits at the start of a reply.
    - reply, replies: `conversation/codes` What a server says.
    - MX: `exchange/domain` An entry of a domain.
    - end-of-data: `exchange/data` The lone `.` of a message.
    """

  private static let glossary = Glossary.read(octets(text)).glossary

  @Test("a term is its forms, the step that teaches it and what it means, with its line")
  func terms() {
    let (glossary, faults) = Glossary.read(octets(Self.text))
    #expect(faults == [])
    #expect(glossary.terms.map(\.forms) == [["reply code", "code"], ["reply", "replies"], ["MX"], ["end-of-data"]])
    #expect(glossary.terms.map(\.line) == [3, 4, 5, 6])
    #expect(glossary.terms[0].lesson == "conversation" && glossary.terms[0].step == "codes")
    #expect(glossary.terms[3].meaning == "The lone `.` of a message.")
    #expect(Glossary.read(octets(Self.text.replacing("\n", with: "\r\n"))).glossary == glossary)
    #expect(glossary.term("REPLY Code") == glossary.terms[0])
    #expect(glossary.term("mx") == glossary.terms[2])
    #expect(glossary.term("codes") == nil)
  }

  /// Texts, and the forms that are used in them.
  static let uses: [(String, [String])] = [
    ("A reply code says it.", ["reply code", "reply"]), ("A Reply Code", ["reply code", "reply"]),
    ("reply  \ncode", ["reply code", "reply"]), ("Codes differ.", ["code"]), ("reply codes", ["reply code", "reply"]),
    ("the replies", ["replies"]), ("the mx", ["MX"]), ("two MXs", ["MX"]), ("(code)", ["code"]), ("code.", ["code"]),
    ("\"code\"", ["code"]), ("a code; a reply", ["code", "reply"]), ("client/code", ["code"]),
    ("code/client", ["code"]),
    ("yes\u{2014}code\u{2014}no", ["code"]), ("code:reply", ["code", "reply"]), ("the code's digits", ["code"]),
    ("the code\u{2019}s digits", ["code"]), ("end-of-data", ["end-of-data"]),
    // Not the term: a sign between its words, code, another word that holds it.
    ("A reply, code 250", ["code", "reply"]), ("reply. Code", ["code", "reply"]), ("`code`", []),
    ("the `MX` entry", []),
    ("a `reply` code", ["code"]), ("reply `x` code", ["code", "reply"]), ("decode", []), ("barcode", []), ("coded", []),
    ("code-word", []), ("a non-reply", []), ("end of data", []), ("MXes", []), ("", []), ("...", []), ("`", []),
  ]

  @Test("a term is used where one of its forms stands as words of their own, plural or not", arguments: uses)
  func used(_ text: String, _ forms: [String]) {
    #expect(Self.glossary.used(in: text).map(\.form) == forms)
  }

  @Test("a term is mentioned in backticks, too")
  func mentions() throws {
    let term = try #require(Self.glossary.term("MX"))
    #expect(Self.glossary.mentions(term, in: "the `MX` entry"))
    #expect(!Self.glossary.mentions(term, in: "the `MXA` entry"))
  }

  /// What stands in line 3, and the fault.
  static let faults: [(String, String)] = [
    ("- reply", "A term is written like this:"), ("- reply: What it is.", "A term is written like this:"),
    ("- reply: `conversation` It is.", "A term is written like this:"),
    ("- reply: `a/b/c` It is.", "A term is written like this:"),
    ("- reply: `A/b` It is.", "A term is written like this:"),
    ("- reply: `a/b`", "A term is written like this:"), ("- `reply`: `a/b` It is.", "A term is written like this:"),
    ("- : `a/b` It is.", "A term is written like this:"), ("- a, , b: `a/b` It is.", "A term is written like this:"),
    ("- &: `a/b` It is.", "A term is written like this:"), ("- # reply", "A term is written like this:"),
    ("-", "A term is written like this:"), ("- a: `a/b` It is.\n  - b: `a/b` It is.", "A term is one paragraph"),
    ("- a: `a/b` It is.\n\n  And more.", "A term is one paragraph"),
    ("- code: `a/b` It is.", "\"code\" is in the glossary already."),
    ("- CODE: `a/b` It is.", "\"CODE\" is in the glossary already."),
    ("- x, x: `a/b` It is.", "\"x\" is in the glossary already."),
    ("- x: `a/b` It is <b>.", "<b> is HTML to Markdown."), ("- x: `a/b` It is &#27;.", "The character U+001B"),
    ("- x: `a/b` It is \u{202E}.", "The character U+202E"),
  ]

  @Test("what is wrong with the glossary is said with its line", arguments: faults)
  func malformed(_ line: String, _ words: String) {
    let faults = Glossary.read(octets("- code: `a/b` Digits.\n\n\(line)\n")).faults
    #expect(faults.contains { $0.line == 3 && $0.words.hasPrefix(words) }, "\(faults)")
  }

  @Test("64 KB are its limit, whatever they hold")
  func limit() {
    #expect(Glossary.read([UInt8](repeating: 0x61, count: 65_537)).faults.map(\.line) == [1])
    let forms = (0..<2_500).map { "a\($0)" }.joined(separator: ",")
    let text = "- \(forms): `a/b` x\n- \(forms.replacing("a", with: "b")): `a/b` x\n"
    #expect(Glossary.read(octets(text)).faults == [])
    let many = (0..<3_500).map { "- a\($0): `a/b` x\n" }.joined()
    #expect(Glossary.read(octets(many)).glossary.terms.count == 3_500)
    #expect(Glossary.read([]).faults == [] && Glossary.read([]).glossary == Glossary())
  }
}
