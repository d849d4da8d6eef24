import Annotations
import Network
import SMTP
import TestSupport
import Testing

@testable import Events
@testable import PracticeServer
@testable import Sessions
@testable import Terminal
@testable import Tutor

/// The prompt without a terminal: what is typed goes in, what stands on the screen comes out.
@MainActor @Suite("The prompt, in memory")
struct ReplTests {
  /// What came of a session with the practice server.
  struct Run {
    let harness: SessionHarness
    let prompt: ScriptedPrompt
    let history: History
    let repl: Repl
    let status: Events.ExitStatus
  }

  static func run(_ typed: [String], secrets: [String] = [], level: NotesLevel = .brief) async throws -> Run {
    let harness = try SessionHarness(level: level, isInteractive: true)
    let prompt = ScriptedPrompt(typed, harness.events)
    prompt.secrets = secrets
    harness.session.editor = prompt
    let history = History.disabled
    let repl = Repl(session: harness.session, editor: prompt, history: history)
    let status = await repl.run(.practice)
    await harness.session.practice?.stop()
    return Run(harness: harness, prompt: prompt, history: history, repl: repl, status: status)
  }

  private static let start = ["EHLO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>", "DATA"]

  @Test("the prompt says how far the conversation is")
  func stages() async throws {
    let run = try await Self.run(Self.start + ["Subject: x", ".", ":hold", "NOOP", ":hold off", "QUIT", "NOOP"])
    #expect(
      run.prompt.prompts == [
        "clear mail.christian.net start> ", "clear mail.christian.net ready> ", "clear mail.christian.net mail> ",
        "clear mail.christian.net rcpt> ", "clear message> ", "clear message> ",
        "clear mail.christian.net ready> ",
        "clear mail.christian.net hold> ", "clear mail.christian.net hold> ", "clear mail.christian.net ready> ",
        "not connected> ", "not connected> ",
      ])
    #expect(run.status == .ok)
    #expect(run.harness.session.practice?.store.count == 1)
  }

  @Test("the short prompt leaves the server's name out")
  func shortPrompt() async throws {
    let run = try await Self.run([":set prompt short", "EHLO x", ":hold", "NOOP", ":hold off", "QUIT"])
    #expect(
      run.prompt.prompts == [
        "clear mail.christian.net start> ", "clear start> ", "clear ready> ", "clear hold> ", "clear hold> ",
        "clear ready> ", "not connected> ",
      ])
  }

  @Test("a line for a shell says what it is here, and nothing is sent where there is no connection")
  func notConnected() async throws {
    let run = try await Self.run(["QUIT", "telnet mx.example.org 2525", "NOOP", ""])
    #expect(run.harness.unwrapped.contains(#"":open mx.example.org 2525" connects to that server."#))
    #expect(run.prompt.prompts.suffix(4).allSatisfy { $0 == "not connected> " })
  }

  @Test(
    "without a connection, who wants to leave is told how, and a command for the shell is not taken for a host",
    arguments: [
      ("quit", ":quit leaves this program. :reconnect opens mail.christian.net again."),
      ("exit", ":quit leaves this program."), ("bye", ":quit leaves this program."), ("man", ":help helps."),
      ("help", ":help helps."), ("smtp-tutor learn", "Type it there: :quit leaves this program."),
      ("smtp-tutor check example.org", "Here, :check DOMAIN does the same."),
    ])
  func lost(typed: String, words: String) async throws {
    let run = try await Self.run(["QUIT", typed])
    #expect(run.harness.unwrapped.contains(words))
    #expect(!run.harness.shown.contains(":open learn"))
  }

  @Test("once QUIT has closed the connection, the way out and the way back are named")
  func afterQuit() async throws {
    let run = try await Self.run(["QUIT"], level: .full)
    #expect(run.harness.unwrapped.contains(":reconnect opens the connection again, :quit leaves this program."))
  }

  @Test("the empty sender is explained as what it is, and not as the address of somebody")
  func emptySender() async throws {
    let run = try await Self.run(["HELO x", "MAIL FROM:<>"], level: .full)
    #expect(run.harness.unwrapped.contains("MAIL FROM:<> names nobody."))
    #expect(!run.harness.shown.contains("stranger"))
    #expect(run.harness.shown.contains("# Next: RCPT TO:<"))
  }

  @Test(":help finds the way out by the words that people have for it", arguments: ["exit", "leave", "bye", ":exit"])
  func helpToLeave(word: String) async throws {
    let run = try await Self.run([":help \(word)"])
    #expect(run.harness.unwrapped.contains("Sends QUIT to the server and leaves."))
  }

  @Test("what was proposed before a pasted line for this program is not proposed once it was carried out")
  func stale() async throws {
    let harness = try SessionHarness(level: .full, isInteractive: true)
    let prompt = ScriptedPrompt([], harness.events)
    let pasted = (["HELO x"] + Self.start.dropFirst() + ["From: Bugs", "", "text", ".", ":inbox"]).joined(
      separator: "\n")
    var events: [LineEditor.Event] = [.paste(Paste(octets("\(pasted)\n"))), .line([])]
    prompt.goesOn = { events.isEmpty ? .line(octets(":quit")) : events.removeFirst() }
    _ = await Repl(session: harness.session, editor: prompt, history: .disabled).run(.practice)
    await harness.session.practice?.stop()
    #expect(harness.lines.contains("# :inbox"))
    #expect(!harness.shown.contains("Next: :inbox"))
  }

  @Test("what comes next in a message is said after each line, once, and only in full", arguments: NotesLevel.allCases)
  func guided(level: NotesLevel) async throws {
    let message = ["From: Bugs Bunny", "To: Daffy Duck", "Subject: hi", "", "text", "more", "."]
    let run = try await Self.run(Self.start + message + Self.start.dropFirst() + message, level: level)
    let said = ["Next: To: Daffy Duck", "Next: Subject: Loony Toons!", "press Enter alone", "Now the body", "Next: ."]
    for words in said {
      #expect(run.harness.unwrapped.ranges(of: words).count == (level == .full ? 1 : 0), "\(words)")
    }
  }

  @Test("a line for this program inside a message is part of it, and is said to be, each time")
  func colonInMessage() async throws {
    let run = try await Self.run(Self.start + ["From: Bugs", ":help", "", ":inbox", "."], level: .full)
    #expect(run.harness.unwrapped.contains(":help is now a line of your message; nothing was carried out"))
    #expect(run.harness.unwrapped.contains(":inbox is now a line of your message; nothing was carried out"))
    #expect(run.harness.unwrapped.contains("`:help` is not a header; an empty line belongs before it"))
    #expect(run.harness.session.practice?.store.count == 1)
  }

  @Test(
    "inside a message Ctrl-C and Ctrl-D ask, and only a d or a second Ctrl-D drops it: no dot is ever sent",
    arguments: [
      (["^C", "", "."], 1), (["^C", "x", "", "."], 1), (["^C", "^C", "."], 1), (["^D", "", "."], 1),
      (["^C", "d"], 0), (["^D", "d"], 0), (["^D", "^D"], 0),
    ])
  func unfinished(typed: [String], delivered: Int) async throws {
    let run = try await Self.run(Self.start + ["Subject: x", "", "text"] + typed)
    #expect(run.harness.session.practice?.store.count == delivered)
    #expect(run.prompt.prompts.contains("go on (Enter) or drop (d)? "))
    #expect(run.harness.shown.contains("nothing is delivered") == (delivered == 0))
    // Whoever leaves cannot open anything again; whoever answers something else is told what can be answered.
    #expect(run.harness.unwrapped.contains(":reconnect opens it again") == (typed.last == "d"))
    #expect(run.harness.unwrapped.contains("Press Enter to go on with the message") == typed.contains("x"))
  }

  @Test("Ctrl-D at the prompt says QUIT")
  func endOfInput() async throws {
    let run = try await Self.run(["EHLO x", "^D"])
    #expect(run.harness.shown.contains("\n221 mail.christian.net closing connection\n"))
    #expect(run.prompt.prompts.count == 2)
  }

  @Test("commands can be had again with the up key; a login, an answer and message text cannot")
  func remembered() async throws {
    let run = try await Self.run(
      ["EHLO x", "AUTH LOGIN", "YnVncw==", "d2hhdHMtdXAtZG9j"] + Self.start.dropFirst() + ["text of mine", "."])
    let kept = run.history.lines.map { String(decoding: $0, as: UTF8.self) }
    #expect(kept == ["EHLO x", "AUTH LOGIN"] + Self.start.dropFirst() + [":quit"])
  }

  @Test("Tab knows the addresses that were used, and what the server lists")
  func completion() async throws {
    let run = try await Self.run(Self.start + ["x", "."])
    #expect(run.prompt.completes(octets("RCPT TO:<"), 9)?.candidates.first == "bob@christian.net>")
  }

  @Test(
    "an answer after a refused login goes out only when somebody says so, and is not kept",
    arguments: [("", 1), ("n", 1), ("^C", 1), ("NOOP", 2), ("y", 2)])
  func lateAnswer(answer: String, answers: Int) async throws {
    let run = try await Self.run(["AUTH LOGIN", "c2VzYW1l", answer], level: .off)
    #expect(run.prompt.prompts.contains("Send it all the same? y/N "))
    let codes = run.harness.lines.filter { $0.first?.isNumber == true && !$0.hasPrefix("22") }
    #expect(codes.count == answers, "\(codes)")
    #expect(run.harness.shown.contains("500 unrecognized command") == (answer == "y"))
    #expect(!run.history.lines.contains(octets("c2VzYW1l")))
  }

  @Test("nothing secret is asked for where it would be shown")
  func shownPassword() async throws {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    let prompt = ScriptedPrompt(["EHLO x", ":auth PLAIN", "yes", "bugs"], harness.events)
    prompt.secrets = ["whats-up-doc"]
    prompt.hidesWhatIsTyped = false
    harness.session.editor = prompt
    _ = await Repl(session: harness.session, editor: prompt, history: .disabled).run(.practice)
    await harness.session.practice?.stop()
    #expect(prompt.secretPrompts.isEmpty)
    #expect(harness.unwrapped.contains("This terminal shows what is typed"))
    #expect(!harness.shown.contains("235"))
  }

  @Test("a login asks for the name at the prompt, and for the password unseen")
  func login() async throws {
    let run = try await Self.run(["EHLO x", ":auth PLAIN", "yes", "bugs"], secrets: ["whats-up-doc"], level: .off)
    #expect(run.harness.shown.contains("235 Authentication succeeded"))
    #expect(run.prompt.secretPrompts.count == 1)
    #expect(!run.harness.shown.contains("whats-up-doc"))
    #expect(!run.harness.shown.contains("AGJ1Z3MAd2hhdHMtdXAtZG9j"))
  }
}
