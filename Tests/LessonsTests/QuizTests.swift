import Testing

@testable import Lessons

@Suite("The choice of a quiz")
struct QuizTests {
  private static func choices(_ labels: [String]) -> [Lesson.Choice] {
    labels.map { Lesson.Choice(label: $0, isRight: false, words: Lesson.Words("x", line: 1)) }
  }

  private static let codes = choices(["550", "451", "`RCPT TO` says so", "The reply"])

  @Test(
    "it is taken by its number, its letter or what it says",
    arguments: [
      ("1", 0), ("1.", 0), ("1)", 0), ("(1)", 0), (" 1 ", 0), ("`1`", 0), ("4", 3), ("(4).", 3),
      ("a", 0), ("A", 0), ("a)", 0), ("(A)", 0), ("b.", 1), ("d", 3), ("D", 3),
      ("550", 0), ("`550`", 0), (" 451 ", 1), ("451.", 1), ("550)", 0),
      ("RCPT TO says so", 2), ("`rcpt to` says so", 2), ("rcpt to says so.", 2), ("the reply", 3), ("The Reply.", 3),
      ("  the reply ", 3), ("the  reply", 3),
    ])
  func taken(_ typed: String, _ index: Int) throws {
    #expect(try #require(Self.codes.choice(for: typed)).label == Self.codes[index].label)
  }

  @Test(
    "what is none of them is none",
    arguments: [
      "", " ", "0", "5", "-1", "+1", "01", "11", "e", "z", "{", "ab", ".", "()", "55", "5500", "the", "１", "١", "é",
      "`",
    ])
  func none(_ typed: String) {
    #expect(Self.codes.choice(for: typed) == nil)
  }

  @Test("a choice that is a sign alone is taken by it")
  func sign() throws {
    let signs = Self.choices([".", ">", "(comment)"])
    #expect(try #require(signs.choice(for: ".")).label == ".")
    #expect(try #require(signs.choice(for: ">")).label == ">")
    #expect(try #require(signs.choice(for: "(comment)")).label == "(comment)")
  }

  @Test("a label stands in backticks, or before the first full stop")
  func labels() throws {
    let (lesson, faults) = read(
      step:
        "- [x] `a.b` Words here.\n- [ ] Two words. And more. And more.\n- [ ] With `code` in it. No.\n- [ ] `cc`: no"
    )
    #expect(faults == [])
    guard case .quiz(let quiz) = try #require(lesson).steps[0].exercise else {
      Issue.record("this is no quiz")
      return
    }
    let choices = quiz.choices
    #expect(choices.map(\.label) == ["a.b", "Two words", "With `code` in it", "cc"])
    #expect(choices.map(\.words.text) == ["Words here.", "And more. And more.", "No.", ": no"])
    #expect(choices.map(\.isRight) == [true, false, false, false])
  }
}
