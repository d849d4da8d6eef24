import Annotations
import Network
import PracticeServer
import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Files
@testable import Replays
@testable import Sessions
@testable import Tutor
@testable import Typing

/// `:play`, `:save`, `:again`, `:watch`, `:copy`: at the prompt, in memory.
@MainActor @Suite("Files, and once more", .serialized)
struct FilesAndAgainTests {
  private struct Run {
    let harness: SessionHarness
    let prompt: ScriptedPrompt
  }

  private func player(for harness: SessionHarness) {
    harness.session.playScript = { [weak session = harness.session] name, stage in
      guard let session else { return .none }
      return await ScriptPlayer(session: session).play(name, upTo: stage)
    }
  }

  /// A session with the practice server; FILE in a line is a new file's name.
  private func run(_ typed: [String], script: String = "", secrets: [String] = []) async throws -> Run {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    try harness.folder.write(script, to: "script")
    let typed = typed.map {
      $0.replacing("SCRIPT", with: harness.folder.file("script")).replacing("FILE", with: harness.folder.file("saved"))
    }
    let prompt = ScriptedPrompt(typed, harness.events)
    prompt.secrets = secrets
    harness.session.editor = prompt
    player(for: harness)
    _ = await Repl(session: harness.session, editor: prompt, history: .disabled).run(.practice)
    await harness.session.practice?.stop()
    return Run(harness: harness, prompt: prompt)
  }

  private static let envelope = ["EHLO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>"]
  private static let mail = envelope + ["DATA", "Subject: x", "", "..two", "."]

  private static let script = """
    S: 220 hello
    # Says who it is.
    C: EHLO x
    S: 250 ok
    C: MAIL FROM:<a@b.test>
    S: 250 ok
    C: RCPT TO:<bob@christian.net>
    S: 250 ok
    C: RCPT TO:<ann@christian.net>
    S: 250 ok
    C: DATA
    S: 354 go on
    C: Subject: x
    C: .
    S: 250 ok
    C: NOOP
    S: 250 ok

    """

  // MARK: :play

  @Test(
    "a script is played up to a stage or its end, and what comes after it is typed",
    arguments: [
      (":play SCRIPT helo", "clear mail.christian.net ready> ", 0, "Played 1 step"),
      (":play SCRIPT mail", "clear mail.christian.net mail> ", 0, "Played 2 steps"),
      (":play SCRIPT rcpt", "clear mail.christian.net rcpt> ", 0, "Played 4 steps"),
      (":play SCRIPT data", "clear message> ", 2, "Played 5 steps"),
      (":play SCRIPT", "clear mail.christian.net ready> ", 2, "Played 7 steps"),
    ])
  func plays(_ line: String, _ prompt: String, _ delivered: Int, _ words: String) async throws {
    // The dot ends a message that was begun, and is not more than a typo elsewhere.
    let run = try await run([line, "."], script: Self.script)
    #expect(run.prompt.prompts.dropFirst().first == prompt)
    #expect(run.harness.session.practice?.store.count == delivered)
    #expect(run.harness.unwrapped.contains(words))
  }

  @Test("it ends at the first difference, and a message that nobody asked for stays here")
  func difference() async throws {
    let script = Self.script.replacing("S: 250 hello", with: "").replacing(
      "MAIL FROM:<a@b.test>", with: "MAIL nonsense")
    let run = try await run([":play SCRIPT"], script: script)
    #expect(run.harness.lines.contains("# expected: 250 ok"))
    #expect(run.harness.unwrapped.contains("Stopped \(run.harness.folder.file("script")) at step 2 of 7 steps."))
    #expect(!run.harness.lines.contains("C: RCPT TO:<bob@christian.net>"))
    #expect(run.prompt.prompts.dropFirst().first == "clear mail.christian.net ready> ")
  }

  @Test(
    "a script that cannot be played sends nothing",
    arguments: [
      (":play SCRIPT vrfy", "has no VRFY to send. Nothing was sent."),
      (":play nowhere", "There is no script \"nowhere\""),
      (":play FILE", "There is no script"),
    ])
  func cannotPlay(_ line: String, _ words: String) async throws {
    let run = try await run([line], script: Self.script)
    #expect(run.harness.unwrapped.contains(words))
    #expect(!run.harness.lines.contains { $0.hasPrefix("C: EHLO") })
    #expect(run.prompt.prompts.dropFirst().first == "clear mail.christian.net start> ")
  }

  @Test("a secret in a script is asked for unseen, and shown nowhere; given up, the script ends")
  func secret() async throws {
    let script = "C: EHLO x\nS: 250 ok\nC: AUTH PLAIN ${secret:response}\nS: 235 ok\nC: NOOP\nS: 250 ok\n"
    let run = try await run([":play SCRIPT"], script: script, secrets: ["AGJ1Z3MAd2hhdHMtdXAtZG9j"])
    #expect(run.harness.shown.contains("235 "))
    #expect(!run.harness.shown.contains("AGJ1Z3M"))
    let given = try await self.run([":play SCRIPT"], script: script)
    #expect(given.prompt.secretPrompts.count == 1)
    #expect(!given.harness.lines.contains("C: NOOP"))
  }

  @Test("after it the prompt proposes and judges as before")
  func restores() async throws {
    let run = try await run([":play SCRIPT helo", "NOOP"], script: Self.script)
    #expect(run.harness.session.presenter.proposesNext)
    if case .none = run.harness.session.guidance {} else { Issue.record("the script still guides") }
  }

  @Test("Tab offers every script that is built in")
  func builtIn() {
    let offered = Completer().completion(for: octets(":play "), cursor: 6)?.candidates ?? []
    #expect(offered == BuiltInFiles.scripts.map { String($0.prefix { $0 != "." }) })
  }

  // MARK: :save

  @Test("what was sent is listed with numbers, and saved as a script of the same steps")
  func saves() async throws {
    let run = try await run(Self.mail + [":save", ":save FILE", "RSET"])
    for line in ["# 1 EHLO x", "# 4 DATA", "# 5 (a message, 4 lines)"] {
      #expect(run.harness.lines.contains { $0.replacing("  ", with: " ") == line })
    }
    let saved = try Transcript(parsing: octets(run.harness.folder.read("saved")))
    #expect(saved.steps.count { $0.send != nil } == 5)
    #expect(saved.steps.first?.expectedCode == .serviceReady)
    #expect(saved.steps.last?.expectedCode == .ok)
    let again = try await self.run([":play SCRIPT"], script: run.harness.folder.read("saved"))
    #expect(again.harness.session.practice?.store.count == 1)
    #expect(again.harness.unwrapped.contains("Played 5 steps"))
  }

  @Test(
    "some of it is saved by number",
    arguments: [
      ("2-3", ["MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>"]), ("1", ["EHLO x"]), ("3-9", nil), ("9", nil),
    ])
  func savesSome(_ numbers: String, _ lines: [String]?) async throws {
    let run = try await run(Self.envelope + [":save FILE \(numbers)"])
    let saved = run.harness.folder.read("saved").split(separator: "\n").filter { $0.hasPrefix("C: ") }.map {
      $0.dropFirst(3)
    }
    #expect(saved.map(String.init) == lines ?? [])
    #expect(run.harness.unwrapped.contains("Nothing was written") == (lines == nil))
  }

  @Test("a file that is there is not touched, and a password is never in one")
  func savesCarefully() async throws {
    let run = try await run(
      ["EHLO x", ":auth PLAIN", "yes", "bugs", ":save FILE", ":save FILE"], secrets: ["whats-up-doc"])
    let saved = run.harness.folder.read("saved")
    #expect(saved.contains("C: AUTH PLAIN ${secret:response}\nS: 235 "))
    #expect(!saved.contains("AGJ1Z3MAd2hhdHMtdXAtZG9j"))
    #expect(run.harness.unwrapped.contains("exists already and was not changed. Choose another name."))
  }

  // MARK: :again

  @Test("the last command goes out once more; after a message its envelope, too, with the dots it had")
  func again() async throws {
    let command = try await run(["EHLO x", "NOOP", ":again"])
    #expect(command.harness.lines.filter { $0 == "C: NOOP" }.count == 1)
    let mail = try await run(Self.mail + [":again"])
    let store = try #require(mail.harness.session.practice?.store)
    #expect(store.count == 2)
    let texts = try store.messages(in: Mailbox("bob@christian.net")).map { String(decoding: $0.text, as: UTF8.self) }
    #expect(Set(texts).count == 1)
    #expect(texts.first?.contains("..two") == true)
  }

  @Test(
    "what is not there to be repeated is not: nothing, a login",
    arguments: [
      ([], "Nothing was sent"), (["EHLO x", ":auth PLAIN", "yes", "bugs"], "A login is not repeated by itself"),
    ])
  func notAgain(_ typed: [String], _ words: String) async throws {
    let run = try await run(typed + [":again"], secrets: ["whats-up-doc"])
    #expect(run.harness.unwrapped.contains(words))
    #expect(run.harness.lines.filter { $0.hasPrefix("C: AUTH") }.count <= 1)
  }

  // MARK: :watch

  @Test("the last command is repeated until its answer changes; each round is one line")
  func watch() async throws {
    let harness = try SessionHarness(level: .off)
    let answers = ["450 4.2.0 greylisted", "450 4.2.0 still", "450 4.7.1 other"]
    let server = try await harness.open(
      [.reply("220 x")] + answers.flatMap { [ServerStep.expectLine, .reply($0)] } + [.untilTold])
    harness.send("RCPT TO:<a@b.test>")
    _ = await harness.session.settle()
    _ = await harness.perform(":watch 1")
    let rounds = harness.lines.filter { $0.contains("RCPT TO:<a@b.test>: ") }.map { $0.dropFirst("# 00:00:00 ".count) }
    #expect(rounds == ["RCPT TO:<a@b.test>: 450 4.2.0 still", "RCPT TO:<a@b.test>: 450 4.7.1 other"])
    #expect(harness.lines.last == "# The answer has changed.")
    #expect(harness.lines.filter { $0 == "C: RCPT TO:<a@b.test>" }.count == 1)
    harness.session.close()
    server.stop()
  }

  @Test("where the connection is gone, the session up to the command is said again on a new one, until Ctrl-C")
  func watchFromTheStart() async throws {
    let harness = try SessionHarness(level: .off)
    _ = await harness.session.open(.practice)
    for line in ["EHLO x", "MAIL FROM:<a@b.test>", "RCPT TO:<nobody@elsewhere.test>", "QUIT"] {
      harness.send(line)
      _ = await harness.session.settle()
    }
    await harness.session.awaitClose()
    let ending = Task {
      while !harness.shown.contains("test>: 550 ") { try await Task.sleep(for: .milliseconds(50)) }
      harness.events.post(.editor(.interrupt(hadText: false)))
    }
    _ = await harness.perform(":watch 1")
    ending.cancel()
    #expect(harness.unwrapped.contains("RCPT TO:<nobody@elsewhere.test>: 550 "))
    #expect(harness.unwrapped.contains("Stopped repeating."))
    #expect(harness.session.conversation.stage == .mail)
    await harness.session.practice?.stop()
  }

  @Test(
    "a session in which the program began TLS is said again inside TLS", arguments: ["", ":open practice starttls"])
  func watchInsideTLS(_ opening: String) async throws {
    let harness = try SessionHarness(level: .off)
    harness.session.settings.tls.mode = opening.isEmpty ? .upgrade : .byHand
    _ = await harness.session.open(.practice)
    if !opening.isEmpty { _ = await harness.perform(opening) }
    for line in ["MAIL FROM:<a@b.test>", "RCPT TO:<nobody@elsewhere.test>", "QUIT"] {
      harness.send(line)
      _ = await harness.session.settle()
    }
    await harness.session.awaitClose()
    let ending = Task {
      while !harness.shown.contains("test>: 550 ") { try await Task.sleep(for: .milliseconds(50)) }
      harness.events.post(.editor(.interrupt(hadText: false)))
    }
    _ = await harness.perform(":watch 1")
    ending.cancel()
    #expect(harness.unwrapped.contains("RCPT TO:<nobody@elsewhere.test>: 550 "), "\(harness.shown)")
    #expect(!harness.shown.contains("The answer has changed."))
    #expect(harness.session.link?.tls != nil)
    #expect(harness.session.places.server?.tls == .upgrade)
    #expect(harness.session.places.lastGood?.tls == .upgrade)
    await harness.session.practice?.stop()
  }

  @Test(
    "a login is not repeated by itself, and somebody else's server not more often than is polite",
    arguments: [("AUTH PLAIN AGEAYg==", "A login is not repeated by itself"), ("NOOP", nil)] as [(String, String?)])
  func watchRefuses(_ line: String, _ words: String?) async throws {
    let harness = try SessionHarness(level: .off)
    let server = try await harness.open([.reply("220 x"), .expectLine, .reply("454 4.7.0 later"), .untilTold])
    harness.send(line)
    _ = await harness.session.settle()
    if words == nil { harness.session.places.server?.scope = .elsewhere }
    guard case .failed(.usage) = await harness.perform(":watch 2") else {
      Issue.record("it was watched")
      return
    }
    #expect(harness.unwrapped.contains(words ?? "10 seconds is the shortest interval here"))
    harness.session.close()
    server.stop()
  }

  // MARK: :copy

  @Test("the message and the session are shown without notes, prompts and doubled dots")
  func copies() async throws {
    let run = try await run(Self.mail + [":copy message", ":copy session"])
    let lines = run.harness.shown
    #expect(lines.contains("\nSubject: x\n\n..two\n"))
    #expect(lines.contains("\nC: RCPT TO:<bob@christian.net>\nS: 250 "))
    let nothing = try await self.run([":copy message"])
    #expect(nothing.harness.unwrapped.contains("No message was sent on this connection."))
  }

  // MARK: Files

  @Test(
    "a tilde is the home folder, and nothing else is",
    arguments: [
      ("~/x", "/home/me/x"), ("~", "/home/me"), ("~me/x", "~me/x"), ("/a/~/x", "/a/~/x"), ("x~", "x~"), ("", ""),
    ])
  func tilde(_ path: String, _ expanded: String) {
    #expect(Paths.expanded(path) { $0 == "HOME" ? "/home/me" : nil } == expanded)
    #expect(Paths.expanded(path) { _ in nil } == path)
  }
}
