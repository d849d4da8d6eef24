import Octets
import TLS
import TestSupport
import Testing

extension WithoutTerminal {
  /// STARTTLS as it is typed, and what is made of a server, or of somebody on the way, who plays foul with it.
  @Suite("STARTTLS", .serialized)
  struct StartTLSTests {
    private static let typed = "EHLO x\nSTARTTLS\nEHLO x\nQUIT\n"

    @Test("the session goes on encrypted: nothing of the message can be read on the way")
    func upgraded() async throws {
      let world = try TLSWorld()
      let server = try ScriptedServer(
        .untilGoAhead + [
          .secure(try world.server()), .expectLine, .reply("250-test\r\n250 AUTH PLAIN"), .expectLine,
          .reply("250 sender"), .expectLine, .reply("250 recipient"), .expectLine, .reply("354 go on"),
          .readUntil("\r\n.\r\n"), .reply("250 taken"), .expectLine, .reply("221 bye"), .endTLS, .close,
        ])
      let run = try await Tutor.talk(
        to: server.port, world.trusting,
        "EHLO x\nSTARTTLS\nEHLO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\nDATA\nSubject: carrots\n\nunreadable words\n.\nQUIT\n"
      )
      #expect(run.status == 0, "\(run.outputText)")
      #expect(run.words.contains("TLS 1.3, verified: this is 127.0.0.1"))
      #expect(
        run.words.contains("- STARTTLS: encryption is on") && run.words.contains("+ AUTH PLAIN: login is offered"))
      #expect(run.session.contains("S: 250 taken"))
      let record = try await server.finished()[0]
      #expect(record.text.contains("unreadable words\r\n.\r\nQUIT\r\n"))
      let wire = String(decoding: record.wire, as: UTF8.self)
      #expect(wire.contains("EHLO x\r\nSTARTTLS\r\n") || wire.contains("STARTTLS\r\n"))
      for word in ["carrots", "unreadable", "MAIL FROM", "a@b.test", "taken", "AUTH", "QUIT"] {
        #expect(!wire.contains(word), "\(word)")
      }
    }

    /// What stands in clear text behind the 220, and when it comes.
    static let injections: [(name: String, steps: [ServerStep])] = [
      ("in the same segment", [.send("220 go ahead\r\n250 injected words\r\n")]),
      ("in the same segment, without a line end", [.send("220 go ahead\r\n250 injected words")]),
      ("in the same segment, a bare CR", [.send("220 go ahead\r\n\r")]),
      ("50 ms later", [.reply("220 go ahead"), .pause(milliseconds: 50), .reply("250 injected words")]),
      ("behind the client's hello", [.reply("220 go ahead"), .expect(count: 50), .reply("250 injected words")]),
    ]

    @Test("octets in clear text behind the 220 are an attack: named, not believed, not shown", arguments: injections)
    func injected(_ injection: (name: String, steps: [ServerStep])) async throws {
      let server = try ScriptedServer(.untilGoAhead.dropLast() + injection.steps + [.expect(count: 10_000)])
      let run = try await Tutor.talk(to: server.port, Self.typed)
      server.stop()
      #expect(run.status == 77, "\(run.outputText)")
      #expect(run.words.contains("STARTTLS injection"))
      #expect(run.outcome?.contains("looks like an attack") == true)
      #expect(!run.outputText.contains("injected words"))
      #expect(run.session.filter { $0.hasPrefix("C: EHLO") }.count == 1)
    }

    @Test("the same with a reply that comes byte by byte and nothing behind it is no attack")
    func slowGoAhead() async throws {
      let world = try TLSWorld()
      let server = try ScriptedServer(
        .untilGoAhead.dropLast() + [
          .sendByteByByte(Array("220-go\r\n220 ahead\r\n".utf8)), .secure(try world.server()), .expectLine,
          .reply("250 test"), .expectLine, .reply("221 bye"), .endTLS, .close,
        ])
      let run = try await Tutor.talk(to: server.port, world.trusting, Self.typed)
      #expect(run.status == 0, "\(run.outputText)")
    }

    @Test(
      "with --tls-required neither mail nor login goes out in clear text, and it is 77",
      arguments: [
        ("a stripped keyword", "250 test", "250 never"), ("454", "250-test\r\n250 STARTTLS", "454 not now"),
        ("502", "250-test\r\n250 STARTTLS", "502 not implemented"),
      ])
    func required(_ name: String, _ list: String, _ answer: String) async throws {
      let server = try ScriptedServer([.reply("220 test"), .expectLine, .reply(list), .expectLine, .reply(answer)])
      let commands = name == "a stripped keyword" ? "" : "STARTTLS\n"
      let run = try await Tutor.talk(
        to: server.port, ["--tls-required"],
        "EHLO x\n\(commands)MAIL FROM:<a@b.test>\nAUTH PLAIN AGJvYgBjYXJyb3Q=\nDATA\ntext of the message\n.\n")
      #expect(run.status == 77, "\(run.outputText)")
      server.stop()
      let sent = server.received
      #expect(sent.hasPrefix("EHLO x\r\n"))
      for word in ["MAIL", "AUTH", "AGJv", "DATA", "text"] { #expect(!sent.contains(word), "\(word) in \(sent)") }
    }

    @Test("with --tls-required a replay in clear text ends with 77 at its first mail, and a file is not sent")
    func requiredElsewhere() async throws {
      let replay = try await Tutor.run(["replay", "--no-pause", "--tls-required"])
      #expect(replay.status == 77, "\(replay.outputText)")
      #expect(!replay.session.contains { $0.hasPrefix("C: mail") })
      let file = try await Tutor.run(
        ["--tls-required"], input: "EHLO x\n:data /etc/hostname\n:raw 'MAIL FROM:<a@b>\\r\\n'\nQUIT\n")
      #expect(file.status == 77)
      #expect(!file.session.contains { $0.hasPrefix("C: DATA") || $0.contains("MAIL") })
      let held = try await Tutor.run(
        ["--tls-required"], input: "EHLO x\n:hold\nNOOP\nMAIL FROM:<a@b>\n:release\nQUIT\n")
      #expect(held.status == 77)
      #expect(!held.session.contains("C: NOOP"))
    }

    @Test(
      "with --tls-required no line of octets sent raw leads further, wherever it stands among harmless ones",
      arguments: [
        #"NOOP\r\nMAIL FROM:<a@b>\r\n"#, #"NOOP \r\nMAIL FROM:<a@b>\r\n"#, #"NOOP\rMAIL FROM:<a@b>\r\n"#,
        #"NOOP\nMAIL FROM:<a@b>\r\n"#, #"\r\nMAIL FROM:<a@b>\r\n"#, #"EHLO x\r\nAUTH PLAIN AGEAYg==\r\n"#,
      ])
    func requiredOfEachLine(octets: String) async throws {
      let folder = try TemporaryFolder("raw")
      let run = try await Tutor.run(
        ["--tls-required", "--log", folder.file("log")], input: "EHLO x\n:raw '\(octets)'\nQUIT\n")
      #expect(run.status == 77, "\(run.outputText)")
      #expect(run.words.contains("Not sent: --tls-required"))
      let sent = folder.read("log")
      #expect(!sent.contains("MAIL") && !sent.contains("AUTH P"), "\(sent)")
    }

    @Test("with --tls-required harmless lines are sent raw")
    func harmlessLines() async throws {
      let run = try await Tutor.run(
        ["--tls-required"], input: "EHLO x\n:raw 'NOOP\\r\\nRSET\\r\\n\\r\\n'\nQUIT\n")
      #expect(!run.words.contains("Not sent"), "\(run.outputText)")
      #expect(run.status == 0 || run.status == 69, "\(run.outputText)")
    }

    @Test("a second go-ahead inside TLS ends the session")
    func nested() async throws {
      let world = try TLSWorld()
      let server = try ScriptedServer(
        .untilGoAhead + [.secure(try world.server()), .expectLine, .reply("220 again"), .expect(count: 10_000)])
      let run = try await Tutor.talk(to: server.port, world.trusting, "EHLO x\nSTARTTLS\nSTARTTLS\nEHLO x\nQUIT\n")
      server.stop()
      #expect(run.status == 77, "\(run.outputText)")
      #expect(run.words.contains("although TLS is on already"))
    }

    @Test("with --tls-required a server that is not verified hears nothing")
    func unverified() async throws {
      let world = try TLSWorld()
      let server = try ScriptedServer(.untilGoAhead + [.secure(try world.server()), .expectLine])
      let run = try await Tutor.talk(to: server.port, ["--tls-required"], Self.typed)
      #expect(run.status == 77, "\(run.outputText)")
      #expect(run.words.contains("the server is not verified, so nothing is sent to it"))
      #expect(server.received.hasPrefix("EHLO x\r\nSTARTTLS\r\n"))
      #expect(!server.received.dropFirst(18).contains("EHLO"))
      server.stop()
    }

    @Test("--starttls says EHLO, STARTTLS and EHLO again by itself; a server without ends a script with 77")
    func startTLSOption() async throws {
      let world = try TLSWorld()
      let good = try ScriptedServer(
        .untilGoAhead + [
          .secure(try world.server()), .expectLine, .send("250-test\r\n250 SIZE 9\r\n"), .expectLine, .reply("221 bye"),
          .endTLS, .close,
        ])
      let run = try await Tutor.talk(to: good.port, ["--starttls", "--helo", "mine"] + world.trusting, "QUIT\n")
      #expect(run.status == 0, "\(run.outputText)")
      #expect(good.received == "EHLO mine\r\nSTARTTLS\r\nEHLO mine\r\nQUIT\r\n")
      #expect(run.words.contains("After STARTTLS the list differs in"))
      let bad = try ScriptedServer([.reply("220 test"), .expectLine, .reply("250 test"), .expectLine])
      let other = try await Tutor.talk(to: bad.port, ["--starttls"], "EHLO mine\nQUIT\n")
      #expect(other.status == 77)
      #expect(!bad.received.contains("mine"))
    }

    @Test("--tls speaks TLS at once; clear text there is named")
    func atOnce() async throws {
      let world = try TLSWorld()
      let good = try ScriptedServer(
        [.secure(try world.server()), .reply("220 test"), .expectLine, .reply("221 bye"), .endTLS, .close])
      let run = try await Tutor.talk(to: good.port, ["--tls"] + world.trusting, "QUIT\n")
      #expect(run.status == 0, "\(run.outputText)")
      #expect(run.session == ["S: 220 test", "C: QUIT", "S: 221 bye"])
      let clear = try ScriptedServer([.reply("220 clear words"), .expect(count: 10_000)])
      let other = try await Tutor.talk(to: clear.port, ["--tls"], "QUIT\n")
      #expect(other.status == 77)
      #expect(other.words.contains("this port speaks plaintext SMTP"))
      #expect(!other.outputText.contains("S: 220"))
    }

    @Test("a certificate that is not believed is told with its reason and both names, and is 77 in the end")
    func wrongName() async throws {
      let world = try TLSWorld()
      let server = try ScriptedServer(
        .untilGoAhead + [
          .secure(
            try world.server { _ in
            } _: {
              $0.names = [.dns("other.test"), .dns("*.more.test")]
            }), .expectLine,
          .reply("250 test"), .expectLine, .reply("221 bye"), .endTLS, .close,
        ])
      let run = try await Tutor.talk(to: server.port, world.trusting, Self.typed)
      #expect(run.status == 77)
      #expect(run.words.contains("\"127.0.0.1\" was asked for, and the certificate is for other.test, *.more.test"))
      #expect(run.session.last == "S: 221 bye")
    }

    @Test("the end of TLS without a word: told as cut off in the middle of a reply, noted after 221")
    func truncated() async throws {
      let world = try TLSWorld()
      let cut = try ScriptedServer(
        .untilGoAhead + [.secure(try world.server()), .expectLine, .send("250-test\r\n250-SI"), .close])
      let run = try await Tutor.talk(to: cut.port, world.trusting, Self.typed)
      #expect(run.words.contains("Cut off: the connection ended without TLS's close_notify"))
      #expect(run.status == 75)
      let polite = try ScriptedServer(
        .untilGoAhead + [
          .secure(try world.server()), .expectLine, .reply("250 test"), .expectLine, .reply("221 bye"), .close,
        ])
      let other = try await Tutor.talk(to: polite.port, world.trusting, Self.typed)
      #expect(!other.words.contains("Cut off"))
      #expect(other.status == 0)
    }

    @Test("an old server is reached only when it is asked for, and is called what it is")
    func oldServer() async throws {
      let world = try TLSWorld()
      func server() throws -> ScriptedServer {
        try ScriptedServer(
          .untilGoAhead + [
            .secure(try world.server { ($0.minimumVersion, $0.maximumVersion) = (.tls10, .tls10) }), .expectLine,
            .reply("250 test"), .expectLine, .reply("221 bye"), .endTLS, .close,
          ])
      }
      let refused = try await Tutor.talk(to: try server().port, world.trusting, Self.typed)
      #expect(refused.status == 77)
      #expect(refused.words.contains("no version in common") && refused.words.contains("--tls-min 1.0"))
      let reached = try await Tutor.talk(to: try server().port, world.trusting + ["--tls-min", "1.0"], Self.typed)
      #expect(reached.status == 0, "\(reached.outputText)")
      #expect(reached.words.contains("TLS 1.0 (weak)") && reached.words.contains("TLS 1.0 is obsolete"))
    }

    @Test(
      "what cannot be used of the options is found out before anything is connected",
      arguments: [
        (["--ca-file", "/nowhere/ca.pem"], 66, "no such file"),
        (["--tls-ciphers", "NO-SUCH"], 64, "no cipher \"NO-SUCH\""),
        (["--servername", "a..b"], 64, "not a name"), (["--cert", "/dev/null"], 66, "contains no PEM"),
        (["--tls", "--starttls"], 64, ""), (["--key", "x"], 64, ""), (["--tls-min", "2"], 64, ""),
      ])
    func options(_ options: [String], _ status: Int32, _ words: String) async throws {
      let server = try ScriptedServer([.reply("220 test")])
      let run = try await Tutor.talk(to: server.port, options, "QUIT\n")
      #expect(run.status == status, "\(run.outputText) \(run.errorText)")
      #expect(run.words.contains(words))
      #expect(server.connections.isEmpty)
      server.stop()
    }
  }
}
