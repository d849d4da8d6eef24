import TestSupport
import Testing

@testable import Lessons

/// Whatever a file holds: a lesson or faults come of it, and soon.
@Suite("Hostile lessons")
struct HostileLessonTests {
  private static func isRead(_ octets: [UInt8]) -> Bool {
    let (lesson, faults) = LessonReader.read(octets)
    return (lesson == nil) == !faults.isEmpty
  }

  @Test("cut at every octet, the example is a lesson or has faults")
  func cuts() {
    let example = octets(Example.text)
    for end in example.indices { #expect(Self.isRead(Array(example[..<end])), "cut at \(end)") }
  }

  private static let room = Lesson.sizeLimit - head.utf8.count - 32

  private static func filled(with text: String) -> String {
    String(repeating: text, count: room / text.utf8.count)
  }

  static let bodies = [
    ">", "> ", "*", "_", "**a", "*a **b ", "- ", "1. ", "- - ", "[", "]", "![[]()", "[](", "[a](<b", "<", "<a ", "`",
    "``` ", "\n```\n", "&", "&#27;", "\\", "<!--", "<?", "a\n", "- Say: a\n", "- [ ] `a` b\n", "- Hint: a\n",
    "- Mailbox: `b@c.test` has 1 message\n", "## a: A\n", "[a]: b\n", "\t", " ", "~~~\n", "> - ", "<a@b>", "*_", "\n",
  ]

  @Test("64 KB of one thing are read, and break nothing", arguments: bodies)
  func repeated(_ text: String) {
    let file = octets(head + "## one: One\n" + Self.filled(with: text))
    #expect(file.count <= Lesson.sizeLimit)
    #expect(Self.isRead(file))
  }

  @Test("things nested thousands deep break nothing", arguments: [">", "> - ", "1. - ", "*a ", "[", "![", "**a _b "])
  func nested(_ text: String) {
    let lines = (1...80).map { String(repeating: text, count: $0 * 2) + "x" }.joined(separator: "\n")
    #expect(Self.isRead(octets(head + "## one: One\n" + lines)))
    #expect(Self.isRead(octets(head + "## one: One\n- Ask: " + lines)))
    #expect(Self.isRead(octets(head + "## one: \(String(repeating: text, count: 5_000))\nx")))
  }

  private static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var lines = octets(Example.text).split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: lines.indices, using: &random)
      let other = Int.random(in: lines.indices, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: lines[place] = Array(lines[place].dropLast(Int.random(in: 0...lines[place].count, using: &random)))
      case 1: lines[place] = Array(lines[place].dropFirst(Int.random(in: 0...lines[place].count, using: &random)))
      case 2: lines.insert(lines[other], at: place)
      case 3: lines.swapAt(place, other)
      case 4: lines[place] = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
      case 5: lines[place].insert(octets("`*<>[]:-#\\&").randomElement(using: &random) ?? 0, at: 0)
      default: lines[place] += lines[other]
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  @Test("300 mutations of the example are lessons or have faults, and some are either")
  func mutations() {
    var random = SeededGenerator(seed: 5_321)
    var lessons = 0
    for number in 0..<300 {
      let file = Self.mutated(&random)
      #expect(Self.isRead(file), "mutation \(number)")
      if LessonReader.read(file).lesson != nil { lessons += 1 }
      _ = Glossary.read(file)
    }
    #expect((1..<300).contains(lessons))
  }

  @Test("octets at random are read by lesson, glossary and progress alike")
  func random() {
    var random = SeededGenerator(seed: 5_322)
    for _ in 0..<200 {
      let file = (0..<Int.random(in: 0..<200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Self.isRead(file))
      _ = Glossary.read(file)
      #expect(Progress(parsing: file).of("x") == Progress().of("x"))
    }
  }
}
