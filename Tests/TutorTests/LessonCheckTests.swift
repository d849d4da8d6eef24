import TestSupport
import Testing

@testable import Events
@testable import Learning
@testable import Lessons

/// A planted fault is found where it is, and nothing else is.
@MainActor @Suite("Checking a lesson")
struct LessonCheckTests {
  nonisolated private static let ask = "## one: One\n- Ask: Do.\n- Hint: Try.\n"
  nonisolated private static let task = "## one: One\n- Task: Do.\n- Hint: Try.\n- Server: `NOOP` gets 250\n"

  nonisolated private static func solution(_ lines: String...) -> String {
    "- Solution:\n  ```\n" + lines.map { "  \($0)\n" }.joined() + "  ```\n"
  }

  nonisolated private static func answer(_ lines: String...) -> String {
    "- Answer:\n  ```\n" + lines.map { "  \($0)\n" }.joined() + "  ```\n"
  }

  /// A lesson below its head, the line of its one fault, and the beginning of its words.
  nonisolated static let asks: [(String, Int, String)] = [
    (
      ask + "- Answer: `HELO client_test`\n- Expect: 250", 8,
      "The practice server answers this with 501, and Expect says"
    ),
    (ask + "- Answer: `RCPT TO:<x@y.test>`\n- Expect: 250", 8, "The practice server answers this with 503, and"),
    (
      ask + "- Answer: `NOOP`\n- Expect: 5yz", 8,
      "The practice server answers this with 250, and Expect says 5yz. It says: OK"
    ),
    (ask + "- Answer: `NOOP`\n- Answer: `NOP`\n- Expect: 250", 9, "The practice server answers this with 500, and"),
    (
      helloStep + helloStep.replacing("hello:", with: "again:").replacing("250", with: "503"), 14, "The practice server"
    ),
    (ask + "- Expect: 250\n" + answer(".") + "\n", 9, "The server does not expect a message here:"),
    (
      dataSteps + ask + "- Expect: 250\n- Answer: `NOOP`", 33,
      "The server expects the message here, and this is a command"
    ),
    (dataSteps + "## one: One\nProse.", 29, "The server expects the message here, and would take"),
    (
      dataSteps + "## one: One\n- [x] `a` Yes. It is.\n- [ ] `b` No. It is not.\n- Hint: Try.", 29,
      "The server expects the message here, and would take"
    ),
    (dataSteps + ask + "- Answer: `:inbox`", 29, "The server expects the message here, and would take"),
    (
      dataSteps + ask + "- Expect: 550\n" + answer("Subject: x", "", "x", "."), 33,
      "The practice server answers this with 250,"
    ),

    (helloStep.dropLast() + "- Wrong: `helo  CLIENT.test` Not so.", 10, "This Wrong is right:"),
    (helloStep.dropLast() + "- Wrong: `HLEO x` a\n- Wrong: `hleo  X` b", 11, "This Wrong is never reached:"),
    (helloStep.dropLast() + "- Wrong: `:inbox` a", 10, "This Wrong is never reached: the tutor answers"),
    (helloStep.dropLast() + "- Wrong: `:hint` a", 10, "This Wrong is never reached: the tutor answers"),
    (ask + "- Answer: `:inbox`\n- Wrong: `:hint` a", 9, "This Wrong is never reached: the tutor answers"),
    (ask + "- Answer: `:inbox bob`\n- Wrong: `:INBOX bob@christian.net` a", 9, "This Wrong is right:"),
    (
      dataSteps + ask + "- Expect: 250\n" + answer(".") + "- Wrong: `NOOP` a", 37, "A Wrong is a line, and a message is"
    ),

    (helloStep.dropLast() + "- If: `354` a", 10, "This If is never reached here"),
    (helloStep.dropLast() + "- If: `HELO` a\n- If: `HELO` b", 11, "This If is never reached here"),
    (helloStep.dropLast() + "- If: `5yz` a\n- If: `503` b", 11, "This If is never reached here"),
    (ask + "- Answer: `NOOP`\n- Expect: 250\n- If: `NOOP` a", 10, "This If is never reached here"),

    (ask + "- Answer: `:inbx`", 8, "The tutor has no command `:inbx`."),
    (ask + "- Answer: `:wire perhaps`", 8, "The tutor has no command `:wire perhaps`."),
    (ask + "- Answer: `:quit`", 8, "`:quit` ends the lesson; it cannot be an Answer."),
    (ask + "- Answer: `:Q`", 8, "`:Q` ends the lesson; it cannot be an Answer."),
    (ask + "- Answer: `:hint`", 8, "`:hint` is a command of the lesson; it cannot be an Answer."),

    (
      ask + "- Answer: `:inbox bob`\n- Mailbox: `bob@christian.net` has 1 message", 9,
      "Once the Answer has been given, this is not the case. Nothing has arrived for `bob@christian.net` yet."
    ),
    (
      dataSteps + ask + "- Expect: 250\n" + answer("Subject: x", "", "x", ".")
        + "- Mailbox: `bob@christian.net` has 1 message; `Subject` is `y`", 40,
      "Once the Answer has been given, this is not the case. A message arrived for `bob@christian.net`, but its "
        + "`Subject:`"
    ),
  ]

  nonisolated static let tasks: [(String, Int, String)] = [
    (task + solution("HELO x"), 9, "The Solution does not do the Task. Still to come: a NOOP"),
    (
      task + solution("NOOP", "DATA") + "- Server: `.` gets 250", 9,
      "The Solution does not do the Task. Still to come: a message"
    ),
    (
      task + solution("NOOP") + "- Mailbox: `bob@christian.net` has 1 message", 9,
      "The Solution does not do the Task. Nothing has arrived for `bob@christian.net` yet."
    ),
    (
      task + solution("NOOP", "MAIL FROM:<>", "RCPT TO:<bob@christian.net>", "DATA", "Subject: x"), 9,
      "The Solution ends inside a message: its dot is missing."
    ),
    (task + solution("NOOP", "QUIT", "NOOP"), 9, "The Solution goes on when the connection is over, at `NOOP`."),
    (task + solution("NOOP", ":inbx"), 9, "The tutor has no command `:inbx`."),
    (task + solution("NOOP", ":quit"), 9, "`:quit` ends the lesson; it cannot be an Answer."),
    (task + solution("NOOP") + "- If: `NOOP` a", 13, "This If is never reached here"),
    (task + solution("NOOP") + "- If: `250` a", 13, "This If is never reached here"),
    (task + solution("NOOP") + "- If: `421` a", 13, "This If is never reached here"),
  ]

  nonisolated private static let mail = [
    "MAIL FROM:<>", "RCPT TO:<bob@christian.net>", "DATA", "Subject: x", "", "x", ".",
  ]
  nonisolated private static let overTLS =
    "## one: One\n- Task: Do.\n- Hint: Try.\n- Mailbox: `bob@christian.net` has 1 message; over TLS\n"
    + "- Solution:\n  ```\n" + (["EHLO x", "STARTTLS", "EHLO x"] + mail).map { "  \($0)\n" }.joined() + "  ```\n"
  nonisolated private static let login =
    "## one: One\n- Task: Do.\n- Hint: Try.\n- Server: `STARTTLS` gets 220\n- Server: `AUTH` gets 235\n"
    + solution("EHLO x", "STARTTLS", "EHLO x", "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j")

  nonisolated private static let delivery = solution(
    "NOOP", "MAIL FROM:<>", "RCPT TO:<bob@christian.net>", "DATA", "Subject: x", "", "x", ".")

  /// A step that corrects a sender, and a Task that accepts any.
  nonisolated private static let corrected =
    "## zero: Zero\n- Ask: Do.\n- Hint: Try.\n- Answer: `MAIL FROM:<ann@client.test>`\n- Expect: 250\n"
    + "- Wrong: `MAIL FROM:<bob@client.test>` Another.\n\n"
    + "## one: One\n- Task: Say MAIL with `ann@client.test`.\n- Hint: Try.\n- Server: `MAIL` gets 250\n"
    + solution("MAIL FROM:<ann@client.test>")

  /// What a Not forbids, and what should be forbidden.
  nonisolated static let prohibitions: [(String, Int, String)] = [
    (overTLS, 6, "Whoever says MAIL in plaintext first, and then does all as the Solution does"),
    (overTLS + "- Not: `MAIL` before `EHLO`", 6, "Whoever says MAIL in plaintext first"),
    (login, 6, "Whoever says AUTH in plaintext first, and then does all as the Solution does"),
    (task + solution("NOOP") + "- Not: `NOOP` gets 250 a", 9, "The Solution does what a Not forbids: a"),
    (task + solution("NOOP") + "- Not: `NOOP` in plaintext", 9, "The Solution does what a Not forbids: NOOP was sent"),
    (
      task + solution("NOOP", "MAIL FROM:<>", "RCPT TO:<bob@christian.net>", "DATA", "Subject: x", "", "x", ".")
        + "- Not: `bob@christian.net` has 1 message; `Subject` contains `x` a", 9,
      "The Solution does what a Not forbids: a"
    ),
    (task + solution("NOOP") + "- Not: `NOOP` gets 421 a", 13, "Nothing that was tried does what this Not forbids."),
    (
      task + delivery + "- Not: `bob@christian.net` has 1 message; over TLS a", 20,
      "Nothing that was tried does what this Not forbids."
    ),
    (
      corrected, 13,
      "With `MAIL FROM:<bob@client.test>` in place of `MAIL FROM:<ann@client.test>` this Task is done as well"
    ),
    (task + solution("NOOP") + "- Not: `NOOP` before `NOOP` a", 9, "The Solution does what a Not forbids: a"),
    (ask + "- Answer: `NOOP`\n- Expect: 250\n- Not: `NOOP` gets 250 a", 8, "This Answer does what a Not forbids: a"),
    (
      task + solution("NOOP") + "- Typed: `:tls`", 9,
      "The Solution does not do the Task. Still to come: the tutor's command `:tls`"
    ),
    (
      task.replacing("NOOP", with: "MAIL") + solution("MAIL FROM:<>", ":tls") + "- Typed: `:tls` before `MAIL`", 9,
      "The Solution does not do the Task. `:tls` has to come before MAIL"
    ),
    (
      task.replacing("250", with: "250 later") + solution("QUIT"), 9,
      "The Solution does not do the Task. Still to come: a NOOP"
    ),
  ]

  /// What is said to wrong answers.
  nonisolated static let feedback: [(String, Int, String)] = [
    (helloStep.dropLast() + "- Wrong: `HLEO x` No.", 10, "\"No.\" says whether, and not why."),
    (helloStep.dropLast() + "- If: `5yz` Not yet!", 10, "\"Not yet!\" says whether, and not why."),
    ("## q: Q\n- [x] `a` Yes. It is.\n- [ ] `b` No.\n- Hint: Try.", 7, "\"No.\" says whether, and not why."),
    (
      "## q: Q\n- [x] `a` Yes. It is.\n- [ ] `b` No. It is not.", 5, "A quiz has a Hint, or three sentences of feedback"
    ),
    (
      "## q: Q\n- Question: Who?\n- Answer: `x`\n- Hint: Try.\n- Wrong: `y` Wrong.", 9,
      "\"Wrong.\" says whether, and not why."
    ),
  ]

  @Test("a right choice that is shown in the same place in every quiz is a fault, where there are three or more")
  func places() throws {
    let quiz = { (id: String, isFirst: Bool) in
      "## \(id): Q\n- Order: kept\n- Hint: Try.\n- [\(isFirst ? "x" : " ")] `aa` It is.\n- [\(isFirst ? " " : "x")] `bb` It is not.\n\n"
    }
    let cases: [(String, Bool)] = [
      (quiz("a", true) + quiz("b", true), false), (quiz("a", true) + quiz("b", true) + quiz("c", true), true),
      (quiz("a", true) + quiz("b", true) + quiz("c", false), false),
      (quiz("a", false) + quiz("b", false) + quiz("c", false), true),
    ]
    for (steps, isFault) in cases {
      let faults = LessonCheck.faults(of: try lesson(steps))
      #expect(faults.map(\.line) == (isFault ? [17] : []), "\(faults)")
    }
  }

  nonisolated static let sessions: [(String, Int, String)] = [
    (
      "## one: One\nText:\n\n    C: DATA\n    S: 354", 8,
      "This session does not replay: to \"DATA\" it expects 354, and"
    ),
    (
      "## one: One\nText:\n\n```\nC: NOOP\nS: 251\n```", 9,
      "This session does not replay: to \"NOOP\" it expects 251, and"
    ),
    (
      "## one: One\n```\nS: 220\nC: NOOP\nS: 500\n```", 7,
      "This session does not replay: to \"NOOP\" it expects 500, and the server says 250."
    ),
    ("## one: One\n```\nS: 250\n```", 7, "This session does not replay: it expects 250, and the server says nothing."),
    (
      "## one: One\n```\nC: NOOP\nS: 250\nS: 250\n```", 7,
      "This session does not replay: it expects 250, and the server says nothing."
    ),
    (
      "## one: One\n```\nC: QUIT\nS: 221\nC: NOOP\nS: 250\n```", 7,
      "This session does not replay: to \"NOOP\" it expects 250"
    ),
    ("## one: One\nText:\n\n    C: NOOP\n    C! dance", 9, "This session cannot be replayed: `dance` is not an event"),
    (
      "## one: One\nText:\n\n```\nC: NOOP\nC: \\xZZ\n```", 10,
      "This session cannot be replayed: `\\\\xZZ` is not an octet"
    ),
    ("A session:\n\n    C: NOOP\n    S: 550\n\n## one: One\nProse.", 7, "This session does not replay:"),
    (
      helloStep + "## one: One\n```\nS: 220\nC: RSET\nS: 250\nC: DATA\nS: 250\n```", 13, "This session does not replay:"
    ),
  ]

  @Test("a planted fault is found, at its line", arguments: asks + tasks + prohibitions + feedback + sessions)
  func planted(_ steps: String, _ line: Int, _ words: String) throws {
    let folder = try CheckedFolder(["a.md": lessonHead + steps + "\n"])
    #expect(folder.check("a.md") == .malformedInput)
    let faults = folder.faults
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.hasPrefix("a.md:\(line): \(words)") == true, "\(faults)")
  }

  /// Lessons without a fault; each is what a planted one would be without it.
  nonisolated static let good: [String] = [
    helloStep, dataSteps,
    dataSteps + ask + "- Expect: 250\n" + answer("Subject: x", "", "..", ".")
      + "- Mailbox: `bob@christian.net` has 1 message; `Subject` is `X`",
    // Refused on purpose, and words for each way to go wrong.
    ask
      + "- Answer: `RCPT TO:<x@y.test>`\n- Expect: 503\n- If: `250` a\n- If: `5yz` b\n- If: `HELO` c\n- Wrong: `RCPT` d",
    ask + "- Answer: `:inbox bob`\n- Answer: `:inbox`\n- Wrong: `:inbox ann` a\n- Wrong: `VRFY bob` b\n- If: `EXPN` c",
    // After QUIT a command of the tutor needs no connection, and its Ifs are reached all the same.
    "## bye: Bye\n- Ask: Do.\n- Hint: Try.\n- Answer: `QUIT`\n- Expect: 221\n\n" + ask
      + "- Answer: `:inbox`\n- If: `VRFY` a",
    "## bye: Bye\n- Ask: Do.\n- Hint: Try.\n- Answer: `QUIT`\n- Expect: 221\n\n" + ask
      + "- Answer: `NOOP`\n- Expect: 250",
    task + solution("NOOP", ":inbox bob", "QUIT") + "- If: `500` a\n- If: `RCPT` b",
    task + solution("NOOP") + "\n" + task.replacing("one:", with: "two:") + solution("NOOP"),
    task + solution("NOOP", "MAIL FROM:<>", "RCPT TO:<bob@christian.net>", "DATA", ":quit", "NOOP", ".")
      + "- Mailbox: `bob@christian.net` has 1 message; text has `:quit`",
    // The forbidden ways are forbidden, and the right one is not.
    overTLS + "- Not: `MAIL` in plaintext a", overTLS + "- Not: `MAIL` before `STARTTLS`",
    login + "- Not: `AUTH` in plaintext a",
    task + solution("NOOP") + "- Not: `QUIT` gets 221 a\n- Not: `RCPT` before `MAIL` a",
    task + solution("NOOP", ":tls") + "- Typed: `:tls`",
    // A message that is forbidden can be made of the right one; any sender will do where the Task names none.
    task + delivery + "- Not: `bob@christian.net` has 1 message; text has `..x` a",
    task + delivery + "- Not: `carol@christian.net` has 2 messages; `Subject` is `y` a",
    corrected.replacing("Say MAIL with `ann@client.test`", with: "Say MAIL"),
    task.replacing("NOOP", with: "MAIL") + solution(":tls", "MAIL FROM:<>")
      + "- Typed: `:tls` before `MAIL`\n- Not: `MAIL` before `:tls` a",
    "## q: Q\n- [x] `a` Yes. It is. So.\n- [ ] `b` No. It is not.",
    "## q: Q\n- [x] `a` It is.\n- [ ] `b` It is not.\n- Hint: Try.\n- Solution:\n  ```\n  NOOP\n  ```",
    // A session goes on with the connection at hand, and changes nothing of it.
    helloStep + "## a: A\n```\nC: MAIL FROM:<>\nS: 250\n```\n\n```\nC: MAIL FROM:<>\nS: 250-x\nS: 250 y\n```",
    "## a: A\n```\nS: 220\nC: EHLO x\nS: 250\nC: QUIT\nS: 221\nS! close\n```",
    // Sent at once, answered in order; a reply that is not shown answers all the same.
    "## a: A\n```\nC: MAIL FROM:<>\nC: RCPT TO:<bob@christian.net>\nC: DATA\nS: 250\nS: 250\nS: 354\nC: x\nC: .\nS: 250\n```",
    "## a: A\n```\nC: MAIL FROM:<>\nC: RCPT TO:<nobody@christian.net>\nC: NOOP\nS: 250\nS: 550\nS: 250\n```",
    "## a: A\n```\n# Twice:\nS: 220\nC: QUIT\nS: 221\nC! close\nS: 220\nC: NOOP\nS: 250\n```",
    "## a: A\n```\nC: MAIL FROM:<${YOUR_ADDRESS}>\nS: 250\nC| NOOP\\r\\n\nS: 250\n```",
  ]

  @Test("without the fault there is none", arguments: good)
  func noFault(_ steps: String) throws {
    let folder = try CheckedFolder(["a.md": lessonHead + steps + "\n"])
    #expect(folder.check("a.md") == .ok)
    #expect(folder.faults == [])
    #expect(folder.harness.lines == ["# 1 lesson, no faults."])
  }

  @Test("the examples of lessons/README.md have no fault, and what came with the program has none")
  func controls() throws {
    #expect(lessonExamples.count == 2)
    let folder = try CheckedFolder(["a.md": lessonExamples[0], "b.md": lessonExamples[1]])
    #expect(folder.check("a.md") == .ok)
    #expect(folder.check("b.md") == .ok)
    #expect(folder.check() == .ok)
    #expect(folder.faults == [])
    #expect(CourseCheck(presenter: folder.harness.presenter).run([], nil) == .ok)
  }

  @Test("a fault in one step is no fault of the next")
  func noConsequences() throws {
    let open = Self.task + Self.solution("NOOP", "MAIL FROM:<>", "RCPT TO:<bob@christian.net>", "DATA", "x")
    let folder = try CheckedFolder(["a.md": lessonHead + open + "\n" + helloStep])
    #expect(folder.check("a.md") == .malformedInput)
    #expect(folder.faults.count == 1)
  }
}
