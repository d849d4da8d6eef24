import Personas
import PracticeServer
import SMTP
import TestSupport
import Testing

@testable import Learning
@testable import Lessons

/// Where the conversation stands when a step begins.
@Suite("The plan of a lesson")
struct LessonPlanTests {
  private static func ask(_ id: String, _ line: String, _ code: Int) -> String {
    "## \(id): Step\n- Ask: Do.\n- Hint: Try.\n- Answer: `\(line)`\n- Expect: \(code)\n\n"
  }

  private static func place(_ lines: [String], _ stage: Stage, hello: Bool = true, _ recipients: Int = 0)
    -> LessonPlan.Place
  {
    LessonPlan.Place(lines: lines, stage: stage, hasHello: hello, recipients: recipients)
  }

  private static let mail = "MAIL FROM:<ann@client.test>"
  private static let rcpt = "RCPT TO:<bob@christian.net>"

  @Test("a step begins where the steps before it have led, and a refused command leads nowhere")
  func places() throws {
    let lesson = try lesson(
      "## read: Read\nProse.\n\n" + Self.ask("hello", "EHLO x", 250) + Self.ask("again", "helo y", 250)
        + Self.ask("mail", Self.mail, 250) + Self.ask("refused", "RCPT TO:<nobody@christian.net>", 550)
        + Self.ask("rcpt", Self.rcpt, 250) + "## quiz: Quiz\n- [x] `aa` Yes.\n- [ ] `bb` No.\n\n"
        + Self.ask("early", "HLEO", 500) + Self.ask("noop", "NOOP", 250) + Self.ask("rset", "RSET", 250)
        + Self.ask("last", Self.mail, 250))
    #expect(
      lesson.places == [
        nil, Self.place([], .start, hello: false), Self.place(["EHLO x"], .ready), Self.place(["helo y"], .ready),
        Self.place(["helo y", Self.mail], .mail), Self.place(["helo y", Self.mail], .mail), nil,
        Self.place(["helo y", Self.mail, Self.rcpt], .recipients, 1),
        Self.place(["helo y", Self.mail, Self.rcpt], .recipients, 1),
        Self.place(["helo y", Self.mail, Self.rcpt, "NOOP"], .recipients, 1), Self.place(["helo y"], .ready),
      ])
    #expect(lesson.lines[0] == [] && lesson.lines[1] == ["EHLO x"] && lesson.lines[6] == [])
  }

  @Test("behind a QUIT a step has a new connection, and none before it needs one")
  func quit() throws {
    let lesson = try lesson(
      Self.ask("hello", "HELO x", 250) + Self.ask("quit", "QUIT", 221) + "## read: Read\nProse.\n\n"
        + "## inbox: Inbox\n- Ask: Do.\n- Hint: Try.\n- Answer: `:inbox bob`\n\n" + Self.ask("mail", Self.mail, 250)
        + Self.ask("rcpt", Self.rcpt, 250))
    #expect(
      lesson.places == [
        Self.place([], .start, hello: false), Self.place(["HELO x"], .ready), nil, nil,
        Self.place([], .start, hello: false), Self.place([Self.mail], .mail, hello: false),
      ])
    #expect(lesson.lines[3] == [], "a command of the tutor is not sent")
  }

  @Test("a message begins behind its 354, and behind its dot the next mail does")
  func message() throws {
    let lesson = try lesson(
      dataSteps
        + "## text: Text\n- Ask: Do.\n- Hint: Try.\n- Expect: 250\n- Answer:\n  ```\n  Subject: x\n\n  .y\n  .\n  ```\n\n"
        + Self.ask("next", Self.mail, 250))
    #expect(lesson.places[4] == Self.place(["HELO client.test", Self.mail, Self.rcpt, "DATA"], .message, 1))
    #expect(lesson.lines[4] == ["Subject: x", "", ".y", "."])
    #expect(lesson.places[5] == Self.place(["HELO client.test"], .ready))
  }

  @Test(
    "a Task begins on a new connection, and so does what follows it, however it ends",
    arguments: [
      ["HELO y", "NOOP"], ["HELO y", "NOOP", "QUIT"], ["NOOP", mail, rcpt, "DATA", "x"],
      [":inbox bob", "NOOP", ":inbox"],
    ])
  func task(_ solution: [String]) throws {
    let lesson = try lesson(
      Self.ask("hello", "HELO x", 250)
        + "## task: Task\n- Task: Do.\n- Hint: Try.\n- Server: `NOOP` gets 250\n- Solution:\n  ```\n"
        + solution.map { "  \($0)\n" }.joined() + "  ```\n\n" + Self.ask("mail", Self.mail, 250))
    let start = Self.place([], .start, hello: false)
    #expect(lesson.places == [start, start, start])
    #expect(lesson.lines[1] == solution.filter { !$0.hasPrefix(":") })
  }

  @Test("in a Solution a line with a colon is the tutor's, but inside a message it is text")
  func local() throws {
    let solution = ["NOOP", ":inbox", "DATA", ":inbox", Self.mail, Self.rcpt, "DATA", ":inbox", ".", ":inbox"]
    let lesson = try lesson(
      "## task: Task\n- Task: Do.\n- Hint: Try.\n- Server: `NOOP` gets 250\n- Solution:\n  ```\n"
        + solution.map { "  \($0)\n" }.joined() + "  ```\n")
    #expect(lesson.lines == [["NOOP", "DATA", Self.mail, Self.rcpt, "DATA", ":inbox", "."]])
  }

  @Test("what the learner typed leads to the later steps, whenever it is known; the steps before stay as they are")
  func typed() throws {
    let lesson = try lesson(
      Self.ask("hello", "HELO x", 250) + Self.ask("mail", Self.mail, 250) + Self.ask("rcpt", Self.rcpt, 250))
    var plan = LessonPlan(lesson)
    #expect(plan.place(of: 2)?.lines == ["HELO x", Self.mail])
    plan.replaceLines(of: 0, by: ["EHLO y"])
    #expect(plan.place(of: 2)?.lines == ["EHLO y", Self.mail])
    #expect(plan.place(of: 0) == Self.place([], .start, hello: false))
    #expect(plan.lines(of: 0) == ["EHLO y"])
    plan.replaceLines(of: 1, by: ["mail from:<>"])
    #expect(plan.place(of: 1)?.lines == ["EHLO y"])
    #expect(plan.place(of: 2)?.lines == ["EHLO y", "mail from:<>"])
    // Back to what the lesson has, and on.
    plan.replaceLines(of: 0, by: ["HELO x"])
    #expect(plan.place(of: 2)?.lines == ["HELO x", "mail from:<>"])
    var early = LessonPlan(lesson)
    early.replaceLines(of: 1, by: ["mail from:<>"])
    #expect(early.place(of: 2)?.lines == ["HELO x", "mail from:<>"])
  }

  @Test(
    "whatever step of the course one comes back to, its lines lead there",
    arguments: Course.builtIn.lessons.filter { !$0.isInWorld })
  func comesBack(lesson: Lesson) {
    for (index, place) in lesson.places.enumerated() {
      guard let place else { continue }
      // Nobody asked for the steps before.
      var plan = LessonPlan(lesson)
      #expect(plan.place(of: index) == place)
      var session = InMemorySession(scene: place.scene)
      for line in place.lines { _ = session.send(line) }
      #expect(place.isPlace(of: session.dialogue, isEncrypted: session.isEncrypted), "\(lesson.steps[index].id)")
    }
  }

  @Test("each place is reached by its lines, and is known again")
  func reached() throws {
    let lesson = try lesson(
      dataSteps + "## text: Text\n- Ask: Do.\n- Hint: Try.\n- Expect: 250\n- Answer:\n  ```\n  x\n  .\n  ```\n\n"
        + Self.ask("next", Self.mail, 250))
    let places = try lesson.places.map { try #require($0) }
    for (index, place) in places.enumerated() {
      var session = InMemorySession()
      for line in place.lines { _ = session.send(line) }
      #expect(place.isPlace(of: session.dialogue, isEncrypted: session.isEncrypted), "\(index)")
      #expect(
        !places[(index + 1) % places.count].isPlace(of: session.dialogue, isEncrypted: session.isEncrypted),
        "and no other is")
    }
  }

  @Test("STARTTLS and a login lead on, a login that was refused nowhere; each place is reached by its lines")
  func secure() throws {
    let login = "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j"
    let lesson = try lesson(
      Self.ask("hello", "EHLO x", 250) + Self.ask("tls", "STARTTLS", 220) + Self.ask("again", "EHLO y", 250)
        + Self.ask("wrong", "AUTH PLAIN AGJ1Z3MAeA==", 535) + Self.ask("begin", "AUTH LOGIN", 334)
        + Self.ask("user", "YnVncw==", 334) + Self.ask("no", "eA==", 535) + Self.ask("login", login, 235)
        + Self.ask("mail", Self.mail, 250) + Self.ask("far", "RCPT TO:<a@elsewhere.test>", 250))
    let places = try lesson.places.map { try #require($0) }
    let tls = ["EHLO x", "STARTTLS", "EHLO y"]
    #expect(
      places.map(\.lines) == [
        [], ["EHLO x"], ["EHLO x", "STARTTLS"], tls, tls, tls + ["AUTH LOGIN"], tls + ["AUTH LOGIN", "YnVncw=="], tls,
        tls + [login], tls + [login, Self.mail],
      ])
    #expect(places.map(\.isEncrypted) == [false, false] + Array(repeating: true, count: 8))
    #expect(places.map(\.isLoggedIn) == Array(repeating: false, count: 8) + [true, true])
    for (index, place) in places.enumerated() {
      var session = InMemorySession()
      for line in place.lines { _ = session.send(line) }
      #expect(place.isPlace(of: session.dialogue, isEncrypted: session.isEncrypted), "\(index)")
    }
  }

  @Test("a scenario holds until another is named, and a name that means nothing is a fault with its line")
  func scenario() throws {
    let task = { (name: String, code: Int) in
      "## task: Task\n- Task: Do.\n- Hint: Try.\n- Scenario: \(name)\n- Server: `STARTTLS` gets \(code)\n- Solution:\n"
        + "  ```\n  EHLO x\n  STARTTLS\n  ```\n\n"
    }
    let good = try lesson(
      task("454", 454) + task("none", 220).replacing("task:", with: "two:")
        + Self.ask("hello", "EHLO x", 250).replacing("- Ask:", with: "- Scenario: 454\n- Ask:")
        + Self.ask("tls", "STARTTLS", 454))
    #expect(LessonCheck.faults(of: good) == [])
    #expect(
      good.steps.map { Scene($0.environment).scenarios.scenarios } == [
        [.tlsUnavailable], [], [.tlsUnavailable], [.tlsUnavailable],
      ])
    for (name, words) in [("nonsense", "There is no scenario"), ("454, stripped", "cannot be used together")] {
      let faults = LessonCheck.faults(of: try lesson(task(name, 220)))
      #expect(faults.contains { $0.words.contains(words) && $0.line > 1 }, "\(faults)")
    }
    let unmet = LessonCheck.faults(of: try lesson(task("no-starttls", 220)))
    #expect(unmet.contains { $0.words.contains("The Solution does not do the Task") })
  }
}

extension Lesson {
  /// Where each step begins.
  fileprivate var places: [LessonPlan.Place?] {
    var plan = LessonPlan(self)
    return steps.indices.map { plan.place(of: $0) }
  }

  /// What each step sends as the lesson has it.
  fileprivate var lines: [[String]] {
    var plan = LessonPlan(self)
    return steps.indices.map { plan.lines(of: $0) }
  }
}
