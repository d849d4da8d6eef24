import SMTP
import TestSupport
import Testing

@testable import Lessons

@Suite("Reading a lesson")
struct LessonReaderTests {
  private static func words(_ text: String, _ line: Int) -> Lesson.Words { Lesson.Words(text, line: line) }

  /// The example, as lessons/README.md says that it is read.
  static let example: Lesson = {
    let ann = "MAIL FROM:<ann@client.test>"
    var envelope = Lesson.Step(id: "envelope", title: "Two kinds of address", line: 7)
    envelope.prose = [
      Prose(.paragraph("Servers route by the envelope; the `From:` header is only text."), line: 8),
      Prose(.code(["C: \(ann)", "S: 250"]), line: 10),
    ]
    var sender = Lesson.Step(id: "sender", title: "Name the sender", line: 13)
    var ask = Lesson.Ask(words: words("Tell the server that the mail comes from `ann@client.test`.", 14))
    ask.answers = [LessonAnswer(.line(ann), line: 15)]
    ask.expect = ReplyPattern("250")
    ask.wrongs = [
      Lesson.Wrong(
        typed: "FROM:<ann@client.test>", words: words("The verb is MAIL; FROM is part of its argument.", 19))
    ]
    ask.branches = [
      Lesson.Branch(
        condition: .verb(.rcpt), words: words("That names a recipient, and the sender comes first.", 20))
    ]
    sender.exercise = .ask(ask)
    sender.hints = [
      words("Two words, a colon, then the address inside angle brackets.", 17), words("It begins `MAIL FROM:<`.", 18),
    ]
    sender.closing = [words("250 means it noted the sender. Nothing has been sent yet.", 21)]
    var quiz = Lesson.Step(id: "quiz", title: "Which reply means \"try again later\"?", line: 23)
    quiz.exercise = .quiz(
      Lesson.Quiz(choices: [
        Lesson.Choice(label: "550", isRight: false, words: words("No. 5yz is permanent: trying again is useless.", 24)),
        Lesson.Choice(
          label: "451", isRight: true, words: words("Yes. 4yz is temporary: the client queues and tries again.", 25)),
        Lesson.Choice(label: "354", isRight: false, words: words("No. 354 asks for the message text.", 26)),
      ]))
    var alone = Lesson.Step(id: "alone", title: "Now alone", line: 28)
    var task = Lesson.Task(
      words: words("Deliver a message to `bob@christian.net` with the subject `Hello`.", 29))
    task.mailboxes = [
      MailboxCondition(
        mailbox: Mailbox(localPart: "bob", domain: "christian.net"), count: 1,
        clauses: [.header(name: "Subject", value: "Hello")], line: 30)
    ]
    task.solution = [
      "HELO client.test", ann, "RCPT TO:<bob@christian.net>", "DATA", "Subject: Hello", "", "Hello, Bob.", ".",
    ]
    task.solutionLine = 32
    alone.exercise = .task(task)
    alone.hints = [words("Hello, sender, recipient, DATA, and then the message with its dot.", 31)]
    return Lesson(
      id: "first-message", title: "Send your first message", minutes: 8,
      introduction: [Prose(.paragraph("This is shown when the lesson begins."), line: 5)],
      steps: [envelope, sender, quiz, alone])
  }()

  @Test("the example of lessons/README.md reads to exactly what it says, each thing with its line")
  func readsExample() throws {
    #expect(Example.lines.count == 43)
    let (lesson, faults) = LessonReader.read(octets(Example.text))
    #expect(faults == [])
    #expect(try #require(lesson) == Self.example)
    #expect(try #require(lesson).steps[0].prose[1].session == ["C: MAIL FROM:<ann@client.test>", "S: 250"])
  }

  @Test("lessons/README.md has each keyword, and what may be accepted")
  func readmeIsWhole() throws {
    let file = try #require(contents(of: Project.path("lessons/README.md")))
    for keyword in StepDraft.keywords { #expect(file.contains("`\(keyword):"), "\(keyword)") }
    for acceptance in Lesson.Acceptance.allCases { #expect(file.contains("`\(acceptance.rawValue)`"), "\(acceptance)") }
    let example = file.split(separator: "````markdown\n").last?.split(separator: "````").first ?? ""
    let lesson = try #require(LessonReader.read(octets(String(example))).lesson)
    #expect(lesson.isInWorld)
    #expect(lesson.steps.map(\.environment.server?.text) == Array(repeating: "mx.wonderland.example", count: 3))
    guard case .task(let task) = lesson.steps[0].exercise, case .question(let question) = lesson.steps[1].exercise,
      case .quiz(let quiz) = lesson.steps[2].exercise
    else {
      Issue.record("a Task, a Question and a quiz were expected")
      return
    }
    #expect(task.exchanges.map(\.isLater) == [false, true] && task.prohibitions.count == 1 && task.typed.count == 1)
    #expect(question.judge("127.25.90.1") == .right && quiz.rightCount == 2)
  }

  @Test("CRLF and a missing last line end make no other lesson of it")
  func lineEnds() {
    let crlf = Example.text.replacing("\n", with: "\r\n")
    for text in [crlf, String(Example.text.dropLast()), String(crlf.dropLast())] {
      let (lesson, faults) = LessonReader.read(octets(text))
      #expect(faults == [])
      #expect(lesson == Self.example)
    }
  }

  @Test("a bullet is a bullet by whichever sign Markdown has for it", arguments: ["*", "+", "-"])
  func bulletSigns(_ sign: String) {
    let lines = Example.lines.map { $0.hasPrefix("- ") ? sign + $0.dropFirst() : $0 }
    let (lesson, faults) = LessonReader.read(octets(lines.joined(separator: "\n")))
    #expect(faults == [])
    #expect(lesson == Self.example)
  }

  @Test("each bullet of an Ask has its meaning, in whatever order they stand")
  func askBullets() throws {
    let (lesson, faults) = read(
      step: """
        - Answer: `HELO client.test`
        - Accept: any name; any address; HELO
        - Accept: EHLO; any text; any login form
        - If: `503` Five hundred and three.
        - If: `5yz` Five.
        - If: `QUIT` Not yet.
        - Expect: 2yz
        - Wrong: `HELLO x` One L.
        - Mailbox: `bob@christian.net` has 2 messages
        - Say: Well.
        - Say: Done.
        - Ask: Say
          hello.
        - Answer: `EHLO client.test`
        - Hint: Try.
        """)
    #expect(faults == [])
    let step = try #require(lesson).steps[0]
    var ask = Lesson.Ask(words: Self.words("Say hello.", 17))
    ask.answers = [
      LessonAnswer(.line("HELO client.test"), line: 6), LessonAnswer(.line("EHLO client.test"), line: 19),
    ]
    ask.expect = ReplyPattern("2yz")
    ask.accepts = Set(Lesson.Acceptance.allCases)
    ask.wrongs = [Lesson.Wrong(typed: "HELLO x", words: Self.words("One L.", 13))]
    ask.branches = [
      Lesson.Branch(
        condition: .reply(try #require(ReplyPattern("503"))), words: Self.words("Five hundred and three.", 9)),
      Lesson.Branch(condition: .reply(try #require(ReplyPattern("5yz"))), words: Self.words("Five.", 10)),
      Lesson.Branch(condition: .verb(.quit), words: Self.words("Not yet.", 11)),
    ]
    ask.mailboxes = [
      MailboxCondition(mailbox: Mailbox(localPart: "bob", domain: "christian.net"), count: 2, clauses: [], line: 14)
    ]
    #expect(step.exercise == .ask(ask))
    #expect(step.closing == [Self.words("Well.", 15), Self.words("Done.", 16)])
    #expect(step.hints == [Self.words("Try.", 20)])
  }

  @Test("an Answer may be a whole message, or a command of the tutor")
  func answers() throws {
    let message = try ask("- Expect: 250", "- Answer:\n  ```\n  Subject: x\n\n  ..\n  .\n  ```")
    #expect(message.answers == [LessonAnswer(.message(["Subject: x", "", "..", "."]), line: 9)])
    #expect(message.isMessage && !message.isLocal)
    let local = try ask("- Answer: `:inbox bob`")
    #expect(local.answers == [LessonAnswer(.line(":inbox bob"), line: 8)])
    #expect(local.isLocal && !local.isMessage && local.expect == nil)
  }

  @Test("each clause of a Mailbox and each kind of Server has its meaning")
  func conditions() throws {
    let task = try task(
      """
      - Mailbox: `bob@christian.net` has 1 message; `X-A` is `a; b`; `Cc` is missing; sender is `ann@client.test`; also \
      for `carl@christian.net`; text has `Hello`
      - Mailbox: `carl@christian.net` has 1000 messages;sender is `<>`
      - Mailbox: `daffy@toontown.example` has 1 message; `From` contains `Elmer`; over TLS; in plaintext; logged in; logged \
      in as `bugs`; from `127.25.92.8`; report for `carl@christian.net`
      - Server: `RCPT` gets 550
      - Server: `.` gets `2yz`
      """)
    let carl = Mailbox(localPart: "carl", domain: "christian.net")
    #expect(
      task.mailboxes == [
        MailboxCondition(
          mailbox: Mailbox(localPart: "bob", domain: "christian.net"), count: 1,
          clauses: [
            .header(name: "X-A", value: "a; b"), .noHeader(name: "Cc"),
            .sender(.mailbox(Mailbox(localPart: "ann", domain: "client.test"))), .alsoFor(carl), .text("Hello"),
          ], line: 8),
        MailboxCondition(mailbox: carl, count: 1_000, clauses: [.sender(.null)], line: 9),
        MailboxCondition(
          mailbox: Mailbox(localPart: "daffy", domain: "toontown.example"), count: 1,
          clauses: [
            .headerContains(name: "From", part: "Elmer"), .encrypted(true), .encrypted(false), .loggedIn(as: nil),
            .loggedIn(as: "bugs"), .client(address: "127.25.92.8"), .report(carl),
          ], line: 10),
      ])
    let refused = try #require(ReplyPattern("550"))
    let done = try #require(ReplyPattern("2yz"))
    #expect(
      task.exchanges == [
        ExchangeCondition(subject: .verb(.rcpt), reply: refused, line: 11),
        ExchangeCondition(subject: .endOfMessage, reply: done, line: 12),
      ])
  }

  @Test("prose is paragraphs, numbered lists and code; emphasis and links are their words")
  func prose() throws {
    let (lesson, faults) = read(
      step: """
        **Two** _words_ and a [link](http://a.test) at <http://b.test>,
        in one paragraph  \nhere.

        3. three
        4. `four`

        ```
        no session
        ```

            C: NOOP

            # a note
            S: 250 OK
        """)
    #expect(faults == [])
    let prose = try #require(lesson).steps[0].prose
    #expect(
      prose == [
        Prose(.paragraph("Two words and a link at http://b.test, in one paragraph here."), line: 6),
        Prose(.list(["three", "`four`"], first: 3), line: 10),
        Prose(.code(["no session"]), line: 14),
        Prose(.code(["C: NOOP", "", "# a note", "S: 250 OK"]), line: 17),
      ])
    #expect(prose.map { $0.session?.count } == [nil, nil, nil, 4])
  }

  @Test(
    "a code block is a session when each of its lines has a mark, and one of them says something",
    arguments: [
      (["C: NOOP", "S: 250"], true), (["S: 220 x"], true), (["C:", "S:", "#"], true), (["C| a\\r\\n"], true),
      (["C! close"], true), (["# only", "# notes"], false), (["C:NOOP"], false), (["C: NOOP", "250 OK"], false),
      (["NOOP"], false), ([], false), ([""], false),
    ])
  func sessions(_ lines: [String], _ isSession: Bool) {
    #expect((Prose(.code(lines), line: 1).session != nil) == isSession)
    #expect(Prose(.list(lines, first: 1), line: 1).session == nil)
  }
}
