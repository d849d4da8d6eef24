import TestSupport
import Testing

extension WithoutTerminal {
  /// The program and real mail servers: sessions by hand, and replays.
  @Suite("The program with real servers", .serialized)
  struct RealPeersTests {
    private static let text = "From: Bugs Bunny\nTo: Daffy Duck\nSubject: Loony Toons!\n\nHi there!\n"
    private static let session = """
      helo x
      mail from:<you@christian.net>
      rcpt to:<you@christian.net>
      data
      \(text).
      quit

      """

    @Test("the tutorial's session with Exim: every reply is annotated, and the mailbox holds what was typed")
    func exim() async throws {
      let exim = try await Exim.start()
      let run = try await Tutor.talk(to: exim.port, Self.session)
      #expect(run.status == 0)
      #expect(run.repliesWithoutNote == [])
      #expect(run.session.count { $0.hasPrefix("S: ") } == 7)
      let mailbox = try await exim.mailbox("you")
      #expect(mailbox.hasSuffix("\n\(Self.text)\n"))
      #expect(mailbox.components(beforeTyped: Self.text).contains("Received: from [127.0.0.1] (helo=x)"))
    }

    @Test("the tutorial's session with aiosmtpd: envelope and text are what was typed")
    func aiosmtpd() async throws {
      let server = try await Aiosmtpd.start()
      let run = try await Tutor.talk(to: server.port, Self.session)
      #expect(run.status == 0)
      #expect(run.repliesWithoutNote == [])
      let message = try await server.messages()[0]
      #expect(message.helo == "x")
      #expect(message.sender == "you@christian.net")
      #expect(message.recipients == ["you@christian.net"])
      #expect(message.content == Self.text.replacing("\n", with: "\r\n"))
    }

    static let scripts = [
      ("bugs-bunny", text),
      ("naughty-list", "From: Santa Clause\nTo: Naughty List\nSubject: Coal for Christmas!\n\nTsk tsk...\n"),
    ]

    @Test("a built-in script plays on Exim, and the message arrives as in the script", arguments: scripts)
    func replayOnExim(script: String, text: String) async throws {
      let exim = try await Exim.start()
      let run = try await replay(script, on: exim.port)
      #expect(run.status == 0)
      #expect(run.repliesWithoutNote == [])
      #expect(try await exim.mailbox("you").hasSuffix("\n\(text)\n"))
    }

    @Test(
      "a built-in script plays on aiosmtpd, and the message arrives as in the script", arguments: scripts)
    func replayOnAiosmtpd(script: String, text: String) async throws {
      let server = try await Aiosmtpd.start()
      let run = try await replay(script, on: server.port)
      #expect(run.status == 0)
      #expect(run.repliesWithoutNote == [])
      let message = try await server.messages()[0]
      #expect(message.sender == "you@christian.net")
      #expect(message.recipients == ["you@christian.net"])
      #expect(message.content == text.replacing("\n", with: "\r\n"))
    }

    @Test("dots and eight-bit octets arrive as they were typed")
    func dots() async throws {
      let exim = try await Exim.start()
      let text = "Subject: dots\n\n.one\n..two\n. blank\nfür\n"
      let run = try await Tutor.talk(
        to: exim.port, "EHLO x\nMAIL FROM:<>\nRCPT TO:<ann@christian.net>\nDATA\n\(text).\nQUIT\n")
      #expect(run.status == 0)
      #expect(try await exim.mailbox("ann").hasSuffix("\n\(text)\n"))
    }

    @Test(
      "a log of one session replays unchanged on the practice server and on Exim", arguments: [true, false])
    func log(isPractice: Bool) async throws {
      let exim = try await Exim.start()
      let folder = try TemporaryFolder("log")
      let log = folder.file("session.smtp")
      let target = isPractice ? [] : ["127.0.0.1", "\(exim.port)"]
      let input =
        ":log \(log)\nNOOP\n" + Self.session.replacing("Hi there!\n", with: ".dot\n\\x41 ${x} \u{202e}\n")
      #expect(try await Tutor.run(target, input: input).status == 0)
      #expect(folder.read("session.smtp").contains("C: ..dot\nC: \\\\x41 \\x24{x} \\xe2\\x80\\xae\n"))

      let practice = try await Tutor.run(["replay", log, "--no-pause"])
      #expect(practice.status == 0)
      #expect(practice.words.contains("DATA | .dot"))
      let real = try await Tutor.run(["replay", log, "--no-pause", "--to", "127.0.0.1:\(exim.port)"])
      #expect(real.status == 0)
      let mailbox = try await exim.mailbox("you", messages: isPractice ? 1 : 2)
      #expect(mailbox.hasSuffix("\n\n.dot\n\\x41 ${x} \u{202e}\n\n"))
    }

    @Test("a log that closes and connects again replays, each connection with its own greeting")
    func logOfTwoConnections() async throws {
      let folder = try TemporaryFolder("log")
      let log = folder.file("session.smtp")
      #expect(try await Tutor.run([], input: ":log \(log)\nHELO a\n:close\n:reconnect\nHELO b\nQUIT\n").status == 0)
      let run = try await Tutor.run(["replay", log, "--no-pause"])
      #expect(run.status == 0)
      #expect(run.session.filter { $0.hasPrefix("C: ") } == ["C: HELO a", "C: HELO b", "C: QUIT"])
      #expect(run.session.count { $0.hasPrefix("S: 220") } == 2)
    }

    private func replay(_ script: String, on port: UInt16) async throws -> Run {
      try await Tutor.run(
        ["replay", script, "--no-pause", "--to", "127.0.0.1:\(port)", "--address", "you@christian.net"])
    }
  }
}

extension String {
  /// What a server put above the message that was typed.
  fileprivate func components(beforeTyped text: String) -> String {
    firstRange(of: text).map { String(self[..<$0.lowerBound]) } ?? ""
  }
}
