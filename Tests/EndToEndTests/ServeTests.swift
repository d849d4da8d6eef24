import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// `smtp-tutor serve`, and what goes wrong on purpose.
  @Suite("smtp-tutor serve", .serialized)
  struct ServeTests {
    @Test("tells at its start what to type elsewhere, who may log in, and what goes wrong")
    func introduction() async throws {
      let served = try await Served.start(["--scenario", "wrong-password,expired"])
      let words = served.output.replacing("\n# ", with: " ")
      for part in [
        "    smtp-tutor 127.0.0.1 \(served.port)", "swaks --server 127.0.0.1:\(served.port) ",
        "bugs@christian.net, password whats-up-doc; daffy@christian.net, password rabbit-season",
        "Scenario expired: the certificate was valid until yesterday.",
        "Scenario wrong-password: every password is refused: 535.", served.authority,
      ] { #expect(words.contains(part), "\(part) in \(words)") }
    }

    @Test("says what it thinks of a name, a recipient, and a command it does not know")
    func notes() async throws {
      let served = try await Served.start(["--notes", "brief"])
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      for line in ["HELO x", "MAIL FROM:<>", "RCPT TO:<nobody@christian.net>", "RCPT TO:<a@b.test>", "FOO", "QUIT"] {
        _ = try client.ask(line)
      }
      _ = try client.rest()
      let session = try await served.session()
      #expect(
        session.filter { !$0.hasPrefix("# ") } == [
          "S: 220 ESMTP server ready", "C: HELO x", "S: 250 mail.christian.net Hello x [127.0.0.1]", "C: MAIL FROM:<>",
          "S: 250 <> is syntactically correct", "C: RCPT TO:<nobody@christian.net>", "S: 550 Unknown user",
          "C: RCPT TO:<a@b.test>", "S: 550 relay not permitted", "C: FOO", "S: 500 unrecognized command", "C: QUIT",
          "S: 221 mail.christian.net closing connection",
        ])
      #expect(
        Served.notes(Array(session.dropFirst()))
          == [
            "the client gave a name that is not a full host name: x",
            "the null sender: this is a bounce, or must not cause one",
            "<nobody@christian.net>: there is no such recipient here",
            "<a@b.test> is not in this server's domain, and the client is not logged in",
            "not an SMTP command",
            "closed",
          ].joined(separator: " "))
      // A note stands between the command and the reply.
      #expect(session.firstIndex(of: "C: FOO").map { session[$0 + 1] } == "# not an SMTP command")
    }

    @Test("what a client says after its login was refused is hidden, and so are its slips, until a command comes")
    func slips() async throws {
      let served = try await Served.start(["--notes", "brief"])
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      for line in [
        "AUTH LOGIN", "YnVncw==", "c2VjcmV0", "NOOP", "c2VjcmV0", "AUHT PLAIN c2VjcmV0", "PASS secret", "QUIT",
      ] { _ = try client.ask(line) }
      _ = try client.rest()
      let said = try await served.session().filter { $0.hasPrefix("C: ") }
      #expect(
        said == [
          "C: AUTH LOGIN", "C: ****", "C: ****", "C: NOOP", "C: c2VjcmV0", "C: AUHT PLAIN ****", "C: PASS ****",
          "C: QUIT",
        ])
    }

    @Test("nothing a client says can look like anything else, or move the cursor")
    func hostile() async throws {
      let served = try await Served.start(["--notes", "off"])
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      _ = try client.ask("HELO \u{1b}[2J")
      _ = try client.ask("NOOP \u{202e}\u{9b}\r1 S: 250 forged")
      _ = try client.ask(" AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j")
      _ = try client.ask("QUIT")
      _ = try client.rest()
      let output = try await eventually("no end:\n\(served.output)") {
        served.output.contains("1 S: 221") ? served.output : nil
      }
      #expect(output.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0a })
      #expect(output.contains(#"1 C: HELO \x1b[2J"#))
      #expect(output.contains("<U+202E>"))
      #expect(!output.contains("\n1 S: 250 forged"))
      #expect(output.contains("1 C:  AUTH PLAIN ****"))
    }

    @Test("octets in clear behind STARTTLS act nowhere, and are called what they are")
    func injected() async throws {
      let served = try await Served.start()
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      try client.send(line: "EHLO x")
      while try client.line()?.hasPrefix("250-") == true {}
      try client.send(Array("STARTTLS\r\nMAIL FROM:<a@b.test>\r\n".utf8))
      #expect(try client.line() == "554 SMTP synchronization error")
      #expect(try client.line() == nil)
      let session = try await served.session()
      #expect(!session.contains { $0.hasPrefix("C: MAIL") })
      #expect(Served.notes(session).contains("octets followed STARTTLS before its 220"))
    }

    @Test("a port that is taken is 75, with what to do", arguments: ["--port", "--tls-port"])
    func taken(option: String) async throws {
      let served = try await Served.start()
      let other = option == "--port" ? "--tls-port" : "--port"
      let run = try await Tutor.run(["serve", option, "\(served.port)", other, "0"])
      #expect(run.status == 75)
      #expect(run.words.contains("Cannot listen on 127.0.0.1, port \(served.port): "))
      #expect(run.words.contains("Choose others with --port and --tls-port"))
    }

    @Test("--write-ca replaces the certificate of an earlier run, and nothing else")
    func authority() async throws {
      let folder = try TemporaryFolder("serve")
      _ = try await Served.start(["--write-ca", folder.file("ca.pem")])
      let old = folder.read("ca.pem")
      #expect(old.hasPrefix("-----BEGIN CERTIFICATE-----\nMII"))
      _ = try await Served.start(["--write-ca", folder.file("ca.pem")])
      let new = folder.read("ca.pem")
      #expect(new.hasPrefix("-----BEGIN CERTIFICATE-----\nMII") && new != old)

      let other = "-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----\n"
      let key = "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----\n"
      for theirs in ["mine\n", "", other, new + key, key + new, new + new, "note\n" + new] {
        try folder.write(theirs, to: "theirs")
        let run = try await Tutor.run(["serve", "--port", "0", "--tls-port", "0", "--write-ca", folder.file("theirs")])
        #expect(run.status == 73)
        #expect(run.words.contains("is not the certificate of an earlier run; it was left as it is"))
        #expect(folder.read("theirs") == theirs)
      }
    }

    static let mistakes: [([String], String)] = [
      (["serve", "--scenario", "foo"], "There is no scenario \"foo\"."),
      (["serve", "--scenario", "454,stripped"], "cannot be used together: both change STARTTLS."),
      (["serve", "--port", "70000"], "70000 is not a port"),
      (["serve", "--port", "2525", "--tls-port", "2525"], "need different ports"),
      (["--scenario", "expired", "mail.example.org"], "--scenario works at the practice server only"),
      (["--scenario", "nonsense"], "There is no scenario \"nonsense\"."),
    ]

    @Test("wrong usage is 64, and told", arguments: mistakes)
    func usage(arguments: [String], words: String) async throws {
      let run = try await Tutor.run(arguments)
      #expect(run.status == 64)
      #expect(run.errorText.contains(words), "\(run.errorText)")
    }

    @Test("a session with the practice server can have a scenario, and change it for the next connection")
    func session() async throws {
      let run = try await Tutor.run(
        ["--scenario", "no-starttls", "--notes", "off"],
        input:
          "EHLO x\n:scenario\n:scenario 454\n:reconnect\nEHLO x\nSTARTTLS\n:scenario off\n:reconnect\nEHLO x\nQUIT\n")
      #expect(run.words.contains("Scenario no-starttls: STARTTLS is neither listed nor accepted."))
      #expect(run.words.contains("no-starttls STARTTLS is neither listed nor accepted (on)"))
      #expect(run.words.contains("wrong-password every password is refused: 535 "))
      #expect(run.words.contains("It applies from the next connection on: :reconnect."))
      #expect(run.words.contains("Scenario: off."))
      let replies = run.session.filter { $0.hasPrefix("S: 220") || $0.contains("STARTTLS") || $0.hasPrefix("S: 454") }
      #expect(
        replies == [
          "S: 220 ESMTP server ready", "S: 220 ESMTP server ready", "S: 250-STARTTLS", "C: STARTTLS",
          "S: 454 TLS currently unavailable", "S: 220 ESMTP server ready", "S: 250-STARTTLS",
        ])
    }

    @Test("STARTTLS typed at the practice server is verified, and a bad certificate is called bad")
    func verified() async throws {
      let input = "EHLO x\nSTARTTLS\nEHLO x\nQUIT\n"
      let good = try await Tutor.run([], input: input)
      #expect(good.status == 0)
      #expect(good.words.contains("TLS 1.3, verified: this is mail.christian.net"))
      let bad = try await Tutor.run(["--scenario", "expired"], input: input)
      #expect(bad.status == 77)
      #expect(bad.words.contains("TLS 1.3, NOT verified: expired"))
    }

    /// Starts it in a shell, and once its first line has come carries out what follows.
    /// - Parameter ignored: a signal that it is started with as one to ignore.
    private static func started(_ commands: String, ignoring ignored: String? = nil) async throws -> Run {
      let line =
        "\(ignored.map { "trap '' \($0); " } ?? "")coproc $PROGRAM serve --port 0 --tls-port 0; read -ru ${COPROC[0]}; "
        + "\(commands); wait $!"
      let run = try await Run.program(
        "/bin/bash", ["-c", line], environment: ["PROGRAM": Program.path("smtp-tutor"), "LC_ALL": "C"])
      #expect(!run.timedOut)
      return run
    }

    @Test("TERM ends it from its first line on", arguments: 1...20)
    func terminatedAtOnce(attempt: Int) async throws {
      let run = try await Self.started("kill $!; cat <&${COPROC[0]}")
      #expect(run.status == 128 + SIGTERM)
      #expect(run.outputText.hasSuffix("The practice server has stopped. No message was accepted.\n"))
    }

    @Test("HUP ends it, and does not where it was ignored, as nohup has it", arguments: [true, false])
    func hungUp(isIgnored: Bool) async throws {
      let run = try await Self.started(
        "kill -HUP $!; sleep 0.3; kill -TERM $!", ignoring: isIgnored ? "HUP" : nil)
      #expect(run.status == 128 + (isIgnored ? SIGTERM : SIGHUP))
    }

    @Test(
      "INT ends it with 0, also where a shell had it ignored for a program in the background", arguments: [true, false])
    func interrupted(isIgnored: Bool) async throws {
      let run = try await Self.started(
        "kill -INT $!; cat <&${COPROC[0]} >/dev/null", ignoring: isIgnored ? "INT" : nil)
      #expect(run.status == 0)
    }

    @Test(":scenario at a host says whose it is")
    func elsewhere() async throws {
      let server = try ScriptedServer([.reply("220 test"), .expectLine, .reply("221 bye"), .close])
      let run = try await Tutor.talk(to: server.port, ":scenario expired\nQUIT\n")
      #expect(run.words.contains(":scenario works at the practice server only"))
    }
  }
}

/// With a terminal: Ctrl-C.
@Suite("smtp-tutor serve at a terminal", .serialized)
struct ServeAtTerminalTests {
  @Test("Ctrl-C says 421 to who is connected, ends with status 0, and leaves the terminal as it was")
  func interrupt() async throws {
    let sitting = try TerminalSession(["serve", "--port", "0", "--tls-port", "0"])
    try await sitting.see("Ctrl-C stops it.")
    let match = try #require(sitting.words.firstMatch(of: #/127\.0\.0\.1:(\d+)\b/#))
    let client = try PlainClient(port: try #require(UInt16(match.1)))
    #expect(try client.line() == "220 ESMTP server ready")
    sitting.terminal.send(TerminalSession.controlC)
    #expect(try client.line() == "421 mail.christian.net: Service not available - closing connection")
    #expect(try client.line() == nil)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.words.contains("The practice server has stopped."))
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
  }
}
