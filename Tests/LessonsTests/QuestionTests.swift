import Testing

@testable import Lessons

@Suite("A question whose answer is typed")
struct QuestionTests {
  /// The answer, twenty ways to give it and more, and what is near and another.
  static let answers: [(String, right: [String], wrong: [String])] = [
    (
      "127.25.92.8",
      [
        "127.25.92.8", " 127.25.92.8 ", "[127.25.92.8]", "[127.25.92.8].", "127.25.92.8.", "(127.25.92.8)",
        "`127.25.92.8`",
        "\"127.25.92.8\"", "It is 127.25.92.8", "it's 127.25.92.8", "the IP address is 127.25.92.8", "IP 127.25.92.8",
        "from 127.25.92.8", "127.25.92.008", "address: 127.25.92.8", "The address 127.25.92.8.",
      ],
      [
        "127.25.92.80", "127.25.92", "127.25.92.8.1", "127.25.4.25", "127.25.92.8 127.25.4.25",
        "127.25.92.8 or 127.25.4.25",
        "not 127.25.92.8", "none", "", "8", "127,25,92,8",
      ]
    ),
    (
      "bugs@bunny.com",
      [
        "bugs@bunny.com", "<bugs@bunny.com>", "BUGS@bunny.com", "bugs@BUNNY.COM", "\"bugs\"@bunny.com",
        "bugs@bunny.com.",
        "mailto:bugs@bunny.com", "`<bugs@bunny.com>`", "it is <bugs@bunny.com>", "to bugs@bunny.com",
      ],
      ["bugs", "bunny.com", "bugs@bunny.org", "daffy@bunny.com", "bugs@", "bugs@bunny.com daffy@bunny.com", "<>"]
    ),
    ("<>", ["<>", " <> ", "`<>`", "it is <>"], ["", "bugs@bunny.com", "none", "<", "<x@y.test>"]),
    (
      "550",
      ["550", "`550`", "550.", "550 relay not permitted", "the code is 550", "code 550"],
      ["551", "55", "5500", "550 or 551", "not 550", "five", "550 551"]
    ),
    (
      "3", ["3", "three", "Three.", "3 messages", "the number is 3", "three lines"], ["4", "30", "13", "3.5", "3 or 4"]
    ),
    ("1000", ["1000", "1,000", "1000 bounces"], ["100", "10000"]),
    (
      "mx1.toontown.example",
      [
        "mx1.toontown.example", "MX1.Toontown.Example", "mx1.toontown.example.", "`mx1.toontown.example`",
        "the server is mx1.toontown.example", "host mx1.toontown.example",
      ],
      ["mx1", "toontown.example", "mx2.toontown.example", "mx1.toontown.example mx2.toontown.example", "127.25.2.1"]
    ),
    (
      "the recipient's server",
      ["the recipient's server", "recipient's server", "The Recipient's  Server.", "\"a recipient's server\""],
      ["the server", "recipient", "the sender's server", ""]
    ),
    ("none", ["none", "None.", "\"none\"", "`none`"], ["one", "127.25.92.8", "none of them", ""]),
  ]

  @Test("is right by what it is, not by how it is written", arguments: answers)
  func right(_ answer: String, right: [String], wrong: [String]) {
    for typed in right { #expect(AnswerValue(answer).isGiven(by: typed), "\(typed)") }
    for typed in wrong { #expect(!AnswerValue(answer).isGiven(by: typed), "\(typed)") }
  }

  private static func question(_ bullets: String...) throws -> Lesson.Question {
    let (lesson, faults) = read(step: (["- Question: Who?", "- Hint: Look."] + bullets).joined(separator: "\n"))
    #expect(faults == [])
    guard case .question(let question) = try #require(lesson).steps[0].exercise else {
      throw LessonFault(1, "this is no Question")
    }
    return question
  }

  @Test("has the bullets it needs, each with its line")
  func bullets() throws {
    let question = try Self.question("- Answer: `127.25.92.8`\n- Answer: `none`\n- Wrong: `127.0.0.1` That is you.")
    #expect(question.words == Lesson.Words("Who?", line: 6))
    #expect(question.answers == [Lesson.Words("127.25.92.8", line: 8), Lesson.Words("none", line: 9)])
    #expect(question.wrongs.map(\.typed) == ["127.0.0.1"])
  }

  @Test("each Answer is right; a Wrong says its own words, and anything else what kind of thing is asked for")
  func judge() throws {
    let question = try Self.question("- Answer: `127.25.92.8`\n- Answer: `none`\n- Wrong: `127.25.4.25` That is ACME.")
    #expect(question.judge("[127.25.92.8]") == .right)
    #expect(question.judge("NONE") == .right)
    let words = { (typed: String) -> String in
      guard case .wrong(let mismatch, let own, nil) = question.judge(typed) else { return "" }
      return own?.text ?? mismatch.words
    }
    #expect(words("[127.25.4.25].") == "That is ACME.")
    #expect(words("127.25.1.1") == "`127.25.1.1` is not the answer.")
    #expect(words("roadrunner") == "Please type an IP address: four numbers with dots between them.")
  }

  @Test(
    "an answer of another kind is told which kind is asked for",
    arguments: [
      ("a@b.test", "12", "Please type a mail address"), ("<>", "12", "Please type an envelope sender"),
      ("<>", "a@b.test", "`a@b.test` is not the answer."), ("12", "x", "Please type a number."),
      ("a.example", "12", "Please type the name of a host or a domain, such as mx.example.org."),
      ("the sender", "12", "`12` is not the answer."),
    ])
  func kind(_ answer: String, _ typed: String, _ words: String) {
    #expect(Mismatch.answer(expected: AnswerValue(answer), typed: typed).words.hasPrefix(words))
  }

  /// What is below a step's heading in line 5, the line of the fault, and the beginning of its words.
  static let faults: [(String, Int, String)] = [
    ("- Question: Who?\n- Hint: x", 6, "The Question has no Answer:."),
    ("- Question: Who?\n- Answer: `x`", 6, "A Question has at least one Hint:."),
    ("- Question: Who?\n- Hint: x\n- Answer: x", 8, "Put the answer in backticks, alone:"),
    ("- Question: Who?\n- Hint: x\n- Answer: `x` y", 8, "Put the answer in backticks, alone:"),
    ("- Question: Who?\n- Hint: x\n- Answer: `x`\n- Expect: 250", 9, "Expect: has no meaning in a Question."),
    ("- Question: Who?\n- Hint: x\n- Answer: `x`\n- Ask: y", 9, "A step asks for one thing."),
    ("- Question: Who?\n- Hint: x\n- Answer: `x`\n- [ ] `a` No.", 9, "A step is a quiz, or it asks for something."),
    ("- Question: Who?\n- Hint: x\n- Answer: `x`\n- Solution: `x`", 9, "Solution: takes one block of lines"),
    ("- [x] `a` Yes.\n- [ ] `b` No.\n- Order: any", 8, "Order: says kept, once,"),
    ("- [x] `a` Yes.\n- [ ] `b` No.\n- Server: `NOOP` gets 250", 8, "Server: has no meaning in a quiz."),
  ]

  @Test("what is wrong with it is said where it is, and once", arguments: faults)
  func fault(_ step: String, _ line: Int, _ words: String) {
    let faults = read(step: step).faults
    #expect(faults.map(\.line) == [line], "\(faults)")
    #expect(faults.first?.words.hasPrefix(words) == true, "\(faults)")
  }

  @Test("what an expert would have typed is kept with its step")
  func expertLines() throws {
    for exercise in ["- Question: Who?\n- Hint: x\n- Answer: `x`", "- [x] `a` Yes.\n- [ ] `b` No."] {
      let step = try #require(read(step: exercise + "\n- Solution:\n  ```\n  :mx a.example\n  QUIT\n  ```").lesson)
        .steps[0]
      #expect(step.expertLines == [":mx a.example", "QUIT"])
    }
  }
}
