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
      "`", "RCPT", "rcpt",
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

  // MARK: Several right choices

  private static let two = Lesson.Quiz(
    choices: [("550", true), ("451", false), ("The last one", true)].map {
      Lesson.Choice(label: $0, isRight: $1, words: Lesson.Words("x", line: 1))
    }, keepsOrder: true)

  @Test(
    "all right choices have to be named, on one line, in any order",
    arguments: [
      "1 3", "1,3", "1, 3", "3 1", "a c", "A,C", "1 and 3", "1) 3)", "(1) (3)", "1;3", "1 3 1", "1 c", "550, 3", "1+3",
    ])
  func several(_ typed: String) {
    guard case .right(let chosen) = Self.two.judge(typed, shown: Self.two.choices) else {
      Issue.record("not right")
      return
    }
    #expect(chosen.count == 2)
  }

  @Test("one of two is not all of them; a wrong one among them is wrong; a word besides is none")
  func incomplete() {
    let judge = { Self.two.judge($0, shown: Self.two.choices) }
    for typed in ["1", "3", "c", "the last one", "1 1"] { #expect(judge(typed) == .incomplete(found: 1, of: 2)) }
    for typed in ["2", "1 2", "1,2,3", "b"] { #expect(judge(typed) == .wrong(Self.two.choices[1])) }
    for typed in ["", "4", "1 4", "1 x", "both", "and", "1-3"] { #expect(judge(typed) == .unreadable, "\(typed)") }
  }

  @Test(
    "an order is drawn from the names of lesson and step, the same each time, and over many steps each place occurs")
  func order() {
    let quiz = Lesson.Quiz(choices: Self.choices(["a1", "b2", "c3"]))
    let orders = (0..<40).map { quiz.shown(lesson: "lesson", step: "s\($0)").map(\.label) }
    #expect(orders == (0..<40).map { quiz.shown(lesson: "lesson", step: "s\($0)").map(\.label) })
    #expect(Set(orders).count == 6)
    #expect(orders.allSatisfy { $0.sorted() == ["a1", "b2", "c3"] })
    let kept = Lesson.Quiz(choices: Self.choices(["a1", "b2", "c3"]), keepsOrder: true)
    #expect((0..<9).allSatisfy { kept.shown(lesson: "lesson", step: "s\($0)") == kept.choices })
  }

  @Test("the order of a step does not change from one version of the program to the next")
  func stable() {
    let quiz = Lesson.Quiz(choices: Self.choices(["a1", "b2", "c3", "d4"]))
    let shown = quiz.shown(lesson: "conversation", step: "first").map(\.label).joined(separator: " ")
    #expect(shown == "d4 b2 c3 a1")
  }
}
