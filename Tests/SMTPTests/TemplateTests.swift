import SMTP
import Testing

@Suite("A template")
struct TemplateTests {
  @Test("octets side by side are one run, and an empty run is none")
  func canonical() {
    let split = Template(segments: [.octets([]), .octets([1]), .octets([2]), .octets([])])
    #expect(split == Template([1, 2]))
    #expect(split.segments == [.octets([1, 2])])
    #expect(Template([]).segments.isEmpty)
    #expect(Template().isEmpty)
  }

  @Test("each placeholder is replaced by its value, whatever octets that has")
  func resolved() {
    let line = template(before: "MAIL FROM:<", "ADDRESS", after: ">")
    #expect(line.resolved { _ in octets("a@b") } == octets("MAIL FROM:<a@b>"))
    #expect(line.resolved { _ in [0, 0xFF] } == octets("MAIL FROM:<") + [0, 0xFF] + octets(">"))
    #expect(line.resolved { _ in octets("${ADDRESS}") } == octets("MAIL FROM:<${ADDRESS}>"))
  }

  @Test("a placeholder without a value leaves nothing to send")
  func unresolved() {
    #expect(template("A").resolved { _ in nil } == nil)
    #expect(Template([1]).resolved { _ in nil } == [1])
  }

  @Test("a secret is known as one")
  func secrets() {
    #expect(template("A", isSecret: true).hasSecret)
    #expect(!template("A").hasSecret)
    #expect(template("A").placeholders.map(\.name) == ["A"])
  }

  @Test("a name is letters, digits, _ and -", arguments: ["", "a b", "ä", "secret:x", "}", "a.b", "a\0"])
  func names(_ name: String) {
    #expect(Placeholder(name: name) == nil)
  }
}
