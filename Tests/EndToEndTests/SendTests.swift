import TestSupport
import Testing

extension WithoutTerminal {
  /// One message from one line of the shell.
  @Suite("Sending from one line", .serialized)
  struct SendTests {
    private static let hello: [ServerStep] = [.reply("220 mail.test ready"), .expectLine, .reply("250 hello")]
    private static let bye: [ServerStep] = [.expectLine, .reply("221 bye"), .close]

    private static func answers(_ replies: [String]) -> [ServerStep] {
      hello + replies.flatMap { [.expectLine, .reply($0)] as [ServerStep] } + bye
    }

    @Test("a message has the headers that a mail program fills in, and those that were given")
    func message() async throws {
      let server = try ScriptedServer(
        Self.answers(["250 sender", "250 recipient", "354 go on"]).dropLast(3) + [
          .readUntil("\r\n.\r\n"), .reply("250 taken"),
        ] + Self.bye)
      let run = try await Tutor.run([
        "send", "bob@b.test", "127.0.0.1:\(server.port)", "--from", "ann@a.test", "--helo", "me.test", "-H",
        "subject: own", "-H", "X-Test:1", "--body", ".dot\nlast",
      ])
      #expect(run.status == 0)
      let lines = server.received.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
      #expect(
        lines.prefix(6) == [
          "EHLO me.test", "MAIL FROM:<ann@a.test>", "RCPT TO:<bob@b.test>", "DATA", "From: ann@a.test",
          "To: bob@b.test",
        ])
      #expect(lines[6].hasPrefix("Date: ") && lines[7].hasPrefix("Message-ID: <"))
      #expect(lines[8...] == ["subject: own", "X-Test:1", "", "..dot", "last", ".", "QUIT", ""])
      #expect(run.session.contains("S: 250 taken"))
    }

    @Test(
      "it stops at the first refusal, asks no more than was asked for, and the status tells what became of it",
      arguments: [
        (["-n"], ["250 sender", "250 recipient"], 0), ([], ["250 sender", "550 5.1.1 nobody"], 69),
        (["-n"], ["250 sender", "451 4.7.1 later"], 75), ([], ["550 not you"], 69),
        (["-t", "eve@b.test", "-n"], ["250 sender", "550 nobody", "250 recipient"], 69),
        ([], ["250 sender", "250 recipient", "554 no"], 69),
      ] as [([String], [String], Int32)])
    func stops(_ options: [String], _ replies: [String], _ status: Int32) async throws {
      let server = try ScriptedServer(Self.answers(replies))
      let run = try await Tutor.run(
        ["send", "bob@b.test", "127.0.0.1", "\(server.port)", "--from", "a@b.test", "--helo", "x"] + options)
      #expect(run.status == status, "\(run.outputText)")
      let commands = server.received.split(separator: "\r\n").map { String($0.prefix(4)) }
      #expect(commands.count == replies.count + 2 && commands.last == "QUIT")
    }

    @Test("a server that knows no EHLO is greeted with HELO; without a server the practice server takes it")
    func others() async throws {
      let old = try ScriptedServer(
        [
          .reply("220 mail.test ready"), .expectLine, .reply("502 what"), .expectLine, .reply("250 hello"), .expectLine,
          .reply("250 sender"), .expectLine, .reply("250 recipient"),
        ] + Self.bye)
      let run = try await Tutor.run(["send", "-n", "b@b.test", "127.0.0.1:\(old.port)", "--from", "", "--helo", "x"])
      #expect(old.received == "EHLO x\r\nHELO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@b.test>\r\nQUIT\r\n")
      #expect(run.session.last == "S: 221 bye")
      let practice = try await Tutor.run(["send", "bob@christian.net"])
      #expect(practice.status == 0 && practice.outputText.contains("S: 250 OK id="))
    }

    @Test("with STARTTLS and a login: what is asked for comes from a file, and never from the command line")
    func login() async throws {
      let served = try await Served.start()
      let folder = try TemporaryFolder("send")
      try folder.write("whats-up-doc\n", to: "password")
      let run = try await Tutor.run([
        "send", "elmer@acme.test", "localhost:\(served.port)", "--starttls", "--ca-file", served.authority, "--user",
        "bugs", "--password-file", folder.file("password"), "--from", "bugs@christian.net",
      ])
      #expect(run.status == 0, "\(run.outputText)")
      #expect(run.session.contains("S: 235 Authentication succeeded"))
    }

    @Test(
      "what cannot be sent is told before anything is connected",
      arguments: [
        ([], "Say who is to get it"), (["bob"], "bob is not an address"),
        (["a@b.test", "-H", "x"], "x is not a header"),
        (["a@b.test", "-H", "a: b\nc"], "is not a header line"), (["a@b.test", "--user", "x"], "--user needs"),
        (["a@b.test", "--from", "x"], "x is not an address"),
      ])
    func mistakes(_ arguments: [String], _ words: String) async throws {
      let run = try await Tutor.run(["send"] + arguments)
      #expect(run.status == 64 && run.errorText.contains(words), "\(run.errorText)")
    }
  }
}
