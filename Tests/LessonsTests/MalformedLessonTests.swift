import Testing

@testable import Lessons

/// What is wrong with a file is named with its line, and in words that say what to do.
@Suite("Malformed lessons")
struct MalformedLessonTests {
  private static let ask = "- Ask: Do.\n- Hint: Try.\n- Expect: 250\n"
  private static let answered = ask + "- Answer: `NOOP`\n"
  private static let task = "- Task: Do.\n- Hint: Try.\n"
  private static let solution = "- Solution:\n  ```\n  NOOP\n  ```\n"
  private static let tested = task + solution + "- Server: `NOOP` gets 250\n"

  /// What stands below a step's heading, which is line 5; the line of the fault, and the beginning of its words.
  static let steps: [(String, Int, String)] = [
    ("", 5, "The step is empty."),
    ("- Note: hello", 6, "The keyword Note: means nothing."),
    ("- ask: hello", 6, "The keyword ask: means nothing."),
    ("Prose.\n\n- a point", 8, "A bullet without a keyword means nothing."),
    ("- two words: no keyword", 6, "A bullet without a keyword means nothing."),
    ("-", 6, "A bullet without a keyword means nothing."),
    ("- # heading", 6, "A bullet without a keyword means nothing."),
    ("- [y] `a` No.", 6, "A bullet without a keyword means nothing."),
    ("- Say: a\n\n  b", 6, "A bullet has at most one block of lines below it."),
    ("- Say: a\n  - Say: b", 6, "A bullet has at most one block of lines below it."),
    ("Prose.\n\n- Say: a\n  ```\n  b\n  ```", 8, "Say: cannot have a block of lines."),
    ("Prose.\n\n- Say:", 8, "Say: is empty."),
    ("Prose.\n\n- Hint: Try.", 8, "Hint: has no meaning in a step that asks for nothing."),

    ("- Ask:\n" + answered.dropFirst(11), 6, "Ask: says what to do."),
    (answered + "- Ask: And more.", 10, "A step asks for one thing."),
    (answered + "- Task: And more.", 10, "A step asks for one thing."),
    (ask, 6, "The Ask has no Answer:."),
    ("- Ask: Do.\n- Expect: 250\n- Answer: `NOOP`", 6, "An Ask has at least one Hint:."),
    ("- Ask: Do.\n- Hint: Try.\n- Answer: `NOOP`", 6, "Say which reply the Answer gets: - Expect: 250"),
    (ask + "- Answer: `:inbox`", 6, "A command of the tutor gets no reply from the server: no Expect: here."),
    (answered + "- Answer: `:inbox`", 9, "The Answers of a step are all lines for the server,"),
    (answered + "- Answer:\n  ```\n  .\n  ```", 9, "The Answers of a step are all lines for the server,"),
    (ask + "- Answer: NOOP", 9, "Put the line to type in backticks, alone: - Answer: `NOOP`"),
    (ask + "- Answer: `NOOP` or so", 9, "Put the line to type in backticks, alone:"),
    (ask + "- Answer: ` `", 9, "Put the line to type in backticks, alone:"),
    (ask + "- Answer:\n  ```\n  Subject: x\n  ```", 9, "A message is a block that ends with its lone dot,"),
    (ask + "- Answer:\n  ```\n  .\n  x\n  .\n  ```", 9, "A message is a block that ends with its lone dot,"),
    (ask + "- Answer: `x`\n  ```\n  .\n  ```", 9, "A message is a block that ends with its lone dot,"),
    (answered + "- Expect: 250", 10, "Expect: occurs twice."),
    ("- Ask: Do.\n- Hint: Try.\n- Answer: `x`\n- Expect: 250 OK", 9, "\"250 OK\" is not a reply: write 250, or 5yz"),
    ("- Ask: Do.\n- Hint: Try.\n- Answer: `x`\n- Expect: 1yz", 9, "\"1yz\" is not a reply: write 250, or 5yz"),
    (
      answered + "- Accept: all", 10,
      "Accept: does not know \"all\". With semicolons between them it takes: any name; any address;"
    ),
    (
      answered + "- Accept:", 10,
      "Accept: says what may differ: any name; any address; HELO; EHLO; any text; any login form."
    ),
    (answered + "- Wrong: NOPE no", 10, "Put the wrong line in backticks, and after it what to say:"),
    (answered + "- Wrong: `NOPE`", 10, "Put the wrong line in backticks, and after it what to say:"),
    (answered + "- If: 503 No.", 10, "Put a code or a verb in backticks, and after it what to say:"),
    (answered + "- If: `503`", 10, "Put a code or a verb in backticks, and after it what to say:"),
    (answered + "- If: `HELLO` No.", 10, "If: `HELLO` is neither a reply (503, 5yz) nor a verb of SMTP."),
    (answered + "- If: `600` No.", 10, "If: `600` is neither a reply (503, 5yz) nor a verb of SMTP."),
    (answered + solution, 10, "Solution: has no meaning in an Ask."),
    (answered + "- Server: `RCPT` gets 550", 10, "Server: has no meaning in an Ask."),
    (answered + "- [ ] `a` No.", 10, "A step is a quiz, or it asks for something."),

    (answered + "- Mailbox: bob@christian.net has 1 message", 10, "Mailbox: begins like this:"),
    (answered + "- Mailbox: `bob` has 1 message", 10, "Mailbox: begins like this:"),
    (answered + "- Mailbox: `bob@christian.net` has mail", 10, "Mailbox: begins like this:"),
    (answered + "- Mailbox: `bob@christian.net` has 0 messages", 10, "Mailbox: begins like this:"),
    (answered + "- Mailbox: `b@c.test` has 1 message; Subject is `x`", 10, "\"Subject is `x`\" is not a clause:"),
    (answered + "- Mailbox: `b@c.test` has 1 message; `Subject` has `x`", 10, "\"`Subject` has `x`\" is not a clause:"),
    (answered + "- Mailbox: `b@c.test` has 1 message;", 10, "\"\" is not a clause:"),
    (answered + "- Mailbox: `b@c.test` has 1 message; sender is `ann`", 10, "`ann` is not an address."),
    (answered + "- Mailbox: `b@c.test` has 1 message; also for `<>`", 10, "`<>` is not an address."),

    (task + "- Server: `NOOP` gets 250", 6, "The Task has no Solution:, a block of lines that do it."),
    (task + solution, 6, "Say how to see that the Task is done: Mailbox:, Server: or Typed:."),
    ("- Task: Do.\n" + tested.dropFirst(task.count), 6, "A Task has at least one Hint:."),
    (task + "- Server: `NOOP` gets 250\n- Solution: `NOOP`", 9, "Solution: takes one block of lines,"),
    (tested + solution, 13, "Solution: takes one block of lines,"),
    (tested + "- Answer: `NOOP`", 13, "Answer: has no meaning in a Task."),
    (tested + "- Expect: 250", 13, "Expect: has no meaning in a Task."),
    (tested + "- Server: RCPT gets 550", 13, "Server: is written like this:"),
    (tested + "- Server: `RCPT` got 550", 13, "Server: is written like this:"),
    (tested + "- Server: `RCTP` gets 550", 13, "`RCTP` is not an SMTP verb; the end of a message is `.`"),
    (tested + "- Server: `RCPT` gets no", 13, "\"no\" is not a reply:"),
    ("Prose.\n\n- Expect: 250", 8, "Expect: has no meaning in a step that asks for nothing."),

    ("- [ ] `a` No.\n- [ ] `b` No.", 6, "At least one choice of a quiz is right: [x]."),
    ("- [x] `a` Yes.\n- [X] `b` Yes.", 6, "At least one choice of a quiz is wrong: [ ]."),
    ("- [x] `a` Yes.", 6, "A quiz has two choices or more."),
    ("- [x] `a` Yes.\n- [ ] `b`", 7, "After the choice, say something to whoever chooses it."),
    ("- [x] `a` Yes.\n- [ ] No dot, no words", 7, "After the choice, say something to whoever chooses it."),
    ("- [x] `a` Yes.\n- [ ] . Nothing before it.", 7, "The choice is empty."),
    ("- [x] `aa` Yes.\n- [ ] `AA` No.", 7, "This choice occurs twice."),
    ("- [x] `a` Yes.\n- [ ] `1` No.", 7, "`1` would be read as the number of a choice, or as its letter."),
    (
      "- [x] `a` Yes.\n" + (0..<9).map { "- [ ] `\($0)x` No.\n" }.joined(), 6, "A quiz has nine choices at most."
    ),

    ("A <b>", 6, "<b> is HTML to Markdown."),
    ("Mail from\n<ann>.", 6, "<ann> is HTML to Markdown."),
    ("<div>\nx\n</div>", 6, "This is HTML to Markdown."),
    ("<!-- a comment -->", 6, "This is HTML to Markdown."),
    ("A ![picture](a.png).", 6, "A terminal shows no pictures."),
    ("Mail\n\n### Deeper\n", 8, "Only # for the title and ## for a step have a meaning."),
    ("> quoted", 6, "A quotation has no meaning here."),
    ("1. one\n   - two", 6, "An item of a list is one paragraph, with nothing nested in it."),
    ("1. one\n\n   two", 6, "An item of a list is one paragraph, with nothing nested in it."),
    ("Text.\n\n***\n", 8, "This has no place in a lesson:"),
    ("Text from <ann@client.test>.", 6, "<ann@client.test> is a link to Markdown and loses its brackets."),
    ("Prose.\n\n- Say: Text from <ann@client.test>.", 8, "<ann@client.test> is a link to Markdown"),
    ("*a _b *c _d *e _f *g _h *i_ j* k_ l* m_ n* o_ p* q_ r*", 6, "Emphasis is nested too deeply here."),
    ("The sender is <>.", 6, "<> is something to type. Put it in backticks."),
    ("- [x] `a` Yes.\n- [ ] The sender is <>. No.", 7, "<> is something to type. Put it in backticks."),
    ("A code that is `not closed.", 6, "A backtick is unpaired here."),
    ("Prose.\n\n- Say: A code that is `not closed.", 8, "A backtick is unpaired here."),

    ("An escape: &#27;[2J", 6, "The character U+001B cannot be told apart"),
    ("Prose.\n\n- Say: &#27;[2J", 8, "The character U+001B cannot be told apart"),
    ("Prose.\n\n## two: &#27;[2J\nProse.", 8, "The character U+001B cannot be told apart"),
    ("1. &#x202e;", 6, "The character U+202E cannot be told apart"),
  ]

  @Test("what is wrong with a step is said where it is, and once", arguments: steps)
  func step(_ text: String, _ line: Int, _ words: String) {
    let (lesson, faults) = read(step: text)
    #expect(lesson == nil)
    let texts = faults.map { "\($0.line): \($0.words)" }
    #expect(texts.contains { $0.hasPrefix("\(line): \(words)") }, "\(texts)")
    #expect(texts.count == 1, "one fault makes no other: \(texts)")
  }

  /// Whole files, the line of the fault and the beginning of its words.
  static let files: [(String, Int, String)] = [
    ("", 1, "The file has to begin with its title: # TITLE"),
    ("\n\n", 1, "The lesson has no step."),
    ("- Id: x\n- Time: 1 minute\n\n## a: A\nx", 1, "The file has to begin with its title: # TITLE"),
    ("x\n\n" + head + "## a: A\nx", 3, "Nothing may come before the title."),
    ("#\n" + head.dropFirst(8) + "## a: A\nx", 1, "The file has to begin with its title: # TITLE"),
    ("# T\n- Time: 1 minute\n\n## a: A\nx", 1, "The lesson's name has to follow its title:"),
    ("# T\n- Id: x\n\n## a: A\nx", 1, "The time it takes has to follow its title:"),
    (head, 1, "The lesson has no step. A step begins with ## ID: TITLE"),
    ("# T\n- Id: First Message\n- Time: 1 minute\n\n## a: A\nx", 2, "The lesson's name has small letters,"),
    ("# T\n- Id:\n- Time: 1 minute\n\n## a: A\nx", 2, "The lesson's name has small letters,"),
    ("# T\n- Id: x\n- Time: a while\n\n## a: A\nx", 3, "Say how many minutes it takes:"),
    ("# T\n- Id: x\n- Time: 500 minutes\n\n## a: A\nx", 3, "Say how many minutes it takes:"),
    ("# T\n- Id: x\n- Id: y\n- Time: 1\n\n## a: A\nx", 3, "Id: occurs twice."),
    ("# T\n- Id: x\n- Time: 1\n- Time: 1\n\n## a: A\nx", 4, "Time: occurs twice."),
    (
      "# T\n- Id: x\n- Time: 1\n- Ask: y\n\n## a: A\nx", 4,
      "Before the first step only Id:, Time:, Goal:, World:, Optional: and Case: have a meaning"
    ),
    (head + "# Other\n\n## a: A\nx", 5, "A lesson has one title."),
    (head + "## a: A\nx\n\n# Other", 8, "A lesson has one title."),
    (head + "## a: A\nx\n\n## a: B\ny", 8, "Another step has the id \"a\" already."),
    (head + "## A: A\nx", 5, "A step begins with ## ID: TITLE; an id has small letters, digits and hyphens."),
    (head + "## a b: A\nx", 5, "A step begins with ## ID: TITLE;"),
    (head + "## Title alone\nx", 5, "A step begins with ## ID: TITLE;"),
    (head + "## \(String(repeating: "a", count: 41)): A\nx", 5, "A step begins with ## ID: TITLE;"),
    (head + "## a:\nx", 5, "The step has no title: ## ID: TITLE"),
    (head + "## a: A\nx\n\n## b: B\n", 8, "The step is empty."),
    (head + "Text\n---\n", 5, "A step begins with ## ID: TITLE;"),
    ("# &#27;\n" + head.dropFirst(8) + "## a: A\nx", 1, "The character U+001B cannot be told apart"),
    (head + "## a: A\nx\u{1B}[2J", 6, "The character U+001B cannot be told apart on the screen."),
    (head + "## a: A\nx\u{202E}y", 6, "The character U+202E cannot be told apart"),
    (head + "## a: A\n    C: x\0y", 6, "The character U+0000 cannot be told apart"),
    (head + "## a: A\nx\ry", 6, "The character U+000D cannot be told apart"),
    (head + "## a: A\nx\u{FEFF}", 6, "The character U+FEFF cannot be told apart"),
    (head + "## a: A\n```\nC: no session\n250\n```", 6, "Some lines of this block have a mark"),
    (head + "## a: A\n##b: B", 6, "A heading has a space after its #"),
    (head + "## a: A\nLike this:\nC: NOOP", 6, "A session is a block by itself"),
    (head + "## a: A\nx\n\u{2013} Ask: Do it.", 6, "Ask: does not begin a bullet here."),
    (head + "## a: A\n- Hint: x\n-Say: Good.", 6, "Say: does not begin a bullet here."),
    (head + "## a: A\nx\n" + String(repeating: "x", count: 65_536), 1, "A lesson has at most 64 KB."),
    (
      head + (0...500).map { "## s\($0): S\nx\n\n" }.joined(), 5 + 3 * 500, "A lesson has at most 500 steps."
    ),
  ]

  @Test("what is wrong with a file is said where it is", arguments: files)
  func file(_ text: String, _ line: Int, _ words: String) {
    let (lesson, faults) = LessonReader.read(octets(text))
    #expect(lesson == nil)
    let texts = faults.map { "\($0.line): \($0.words)" }
    #expect(texts.contains { $0.hasPrefix("\(line): \(words)") }, "\(texts)")
  }

  @Test("octets that are no UTF-8 are named with their line, and nothing of the file is read")
  func notUTF8() {
    let (lesson, faults) = LessonReader.read(octets(head + "## a: A\n") + [0xC3, 0x28, 0x0A])
    #expect(lesson == nil)
    #expect(faults == [LessonFault(6, "This line is not UTF-8.")])
  }

  @Test("all faults are told at once, in the order of lines")
  func all() {
    let faults = read(step: "- Note: a <b>\n- Ask: Do.\n- Answer: `x`\n").faults
    #expect(faults.map(\.line) == faults.map(\.line).sorted())
    #expect(faults.count >= 4)
  }

  @Test("at its limits a lesson is still one: 64 KB, 500 steps, nine choices, 120 minutes")
  func limits() throws {
    let small = head + "## a: A\n"
    let full = small + String(repeating: "x", count: 65_536 - small.utf8.count)
    #expect(LessonReader.read(octets(full)).faults == [])
    let steps = LessonReader.read(octets(head + (0..<500).map { "## s\($0): S\nx\n\n" }.joined()))
    #expect(try #require(steps.lesson).steps.count == 500)
    #expect(read(step: "- [x] `a` Yes.\n" + (1..<9).map { "- [ ] `\($0)x` No.\n" }.joined()).faults == [])
    #expect(LessonReader.read(octets("# T\n- Id: x\n- Time: 120\n\n## a: A\nx")).faults == [])
  }
}
