import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// What `serve` accepts, keeps and tells.
  @Suite("smtp-tutor serve: domains, users, files and JSON", .serialized)
  struct ServeOptionsTests {
    /// Says lines to a server, and gives the first line of each reply; the text of a message is one item.
    private static func say(_ lines: [String], to served: Served) throws -> [String] {
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      return try lines.map { line in
        var reply = try client.ask(line) ?? ""
        let first = reply
        while reply.dropFirst(3).hasPrefix("-") { reply = try client.line() ?? "" }
        return String(first.prefix(3))
      }
    }

    private static let message = "DATA"
    private static let text = "Subject: x\r\n\r\nHi\r\n."

    @Test(
      "mail is accepted for the domains that were named, or for everybody, and otherwise for the persona's own",
      arguments: [
        ([], ["250", "550", "550", "550"]),
        (["--domain", "Example.test", "--domain", "b.test"], ["550", "250", "250", "550"]),
        (["--accept-all"], ["250", "250", "250", "250"]),
      ])
    func domains(options: [String], codes: [String]) async throws {
      let served = try await Served.start(options)
      let recipients = ["bob@christian.net", "bob@example.TEST", "eve@b.test", "nobody@christian.net"]
      let lines = ["HELO x", "MAIL FROM:<ann@client.test>"] + recipients.map { "RCPT TO:<\($0)>" }
      #expect(try Self.say(lines, to: served).suffix(4) == codes[...])
    }

    @Test("--user is the only one who may log in, with the password of a file, which is nowhere to be seen")
    func user() async throws {
      let folder = try TemporaryFolder("serve")
      try folder.write("open sesame\nnot this\n", to: "password")
      let served = try await Served.start(["--user", "ann", "--password-file", folder.file("password")])
      func login(_ user: String, _ password: String) -> String {
        "AUTH PLAIN \(Data("\0\(user)\0\(password)".utf8).base64EncodedString())"
      }
      let codes = try Self.say(
        ["EHLO x", login("bugs", "whats-up-doc"), login("ann", "wrong"), login("ann", "open sesame")], to: served)
      #expect(codes == ["250", "535", "535", "235"])
      #expect(served.output.contains("Who may log in: ann."))
      #expect(!served.output.contains("sesame"))
    }

    @Test("XOAUTH2 and OAUTHBEARER by the token that it prints, and by no other")
    func token() async throws {
      let served = try await Served.start(["--persona", "workbench"])
      let match = try #require(served.output.firstMatch(of: #/made for\s+(?:# )?this run:\n#     (\S+)\n/#))
      let token = String(match.1)
      func line(_ mechanism: String, _ token: String) -> String {
        let words =
          mechanism == "XOAUTH2"
          ? "user=bugs\u{1}auth=Bearer \(token)\u{1}\u{1}"
          : "n,a=bugs,\u{1}host=127.0.0.1\u{1}auth=Bearer \(token)\u{1}\u{1}"
        return "AUTH \(mechanism) \(Data(words.utf8).base64EncodedString())"
      }
      for mechanism in ["XOAUTH2", "OAUTHBEARER"] {
        #expect(try Self.say(["EHLO x", line(mechanism, token)], to: served) == ["250", "235"])
        #expect(try Self.say(["EHLO x", line(mechanism, token + "x"), "AQ=="], to: served) == ["250", "334", "535"])
      }
      let other = try await Served.start(["--persona", "workbench"])
      #expect(!other.output.contains(token))
      #expect(try Self.say(["EHLO x", line("XOAUTH2", token), ""], to: other) == ["250", "334", "535"])
    }

    private static func client(_ name: String, _ arguments: [String]) async throws -> Run {
      try await Run.program(
        Peers.require(name), arguments, environment: ["LD_LIBRARY_PATH": Peers.libraries(), "HOME": "/nonexistent"],
        input: Array("Subject: x\n\nHi\n".utf8))
    }

    private static func logIn(_ mechanism: String, _ token: String, _ served: Served) async throws -> Run {
      if mechanism == "XOAUTH2" {
        return try await client(
          "usr/bin/msmtp",
          [
            "--host=localhost", "--port=\(served.port)", "--tls=on", "--tls-starttls=on",
            "--tls-trust-file=\(served.authority)", "--auth=xoauth2", "--user=bugs@workbench.example",
            "--passwordeval=echo \(token)", "--from=bugs@workbench.example", "elmer@acme.test",
          ])
      }
      return try await client(
        "usr/bin/curl",
        [
          "--silent", "--ssl-reqd", "--cacert", served.authority, "smtp://127.0.0.1:\(served.port)", "--user",
          "bugs@workbench.example:", "--oauth2-bearer", token, "--mail-from", "bugs@workbench.example",
          "--mail-rcpt", "elmer@acme.test", "--upload-file", "-",
        ])
    }

    @Test("curl and msmtp log in with a token", arguments: ["OAUTHBEARER", "XOAUTH2"])
    func tokenOfOthers(mechanism: String) async throws {
      let folder = try TemporaryFolder("serve")
      try folder.write("practice-token\n", to: "token")
      let served = try await Served.start(["--persona", "workbench", "--token-file", folder.file("token")])
      for token in ["practice-token", "another"] {
        let run = try await Self.logIn(mechanism, token, served)
        #expect((run.status == 0) == (token == "practice-token"), "\(run.errorText)")
      }
      let words = served.output.replacing(#/\n\d+ # /#, with: " ")
      #expect(words.contains("login as bugs@workbench.example with \(mechanism): right; the token was sent as base64"))
      #expect(!words.contains("practice-token"))
    }

    @Test("each message is a file for its owner alone, named by the server, and none is left half-written")
    func files() async throws {
      let served = try await Served.start(["--notes", "off"], keepsMail: true)
      let codes = try Self.say(
        [
          "EHLO client.test", "MAIL FROM:<ann@client.test>", "RCPT TO:<bob@christian.net>",
          "RCPT TO:<../../x@christian.net>",
          "DATA", Self.text,
        ], to: served)
      #expect(codes == ["250", "250", "250", "501", "354", "250"])
      let names = try served.files()
      #expect(names.count == 1 && names[0].wholeMatch(of: #/\d+\.P\d+Q0\.[0-9A-Za-z-]+/#) != nil, "\(names)")
      for (path, mode) in [("", 0o700), ("/tmp", 0o700), ("/new", 0o700), ("/cur", 0o700), ("/new/\(names[0])", 0o600)]
      {
        let facts = try FileManager.default.attributesOfItem(atPath: served.mailbox + path)
        #expect(facts[.posixPermissions] as? Int == mode, "\(path)")
      }
      served.end()
      #expect(served.output.contains("1 message accepted, in"))
    }

    @Test("a full disk is 452 and no message, and the next one that fits is taken")
    func full() async throws {
      let folder = try TemporaryFolder("serve")
      // The shell sees to it that no file becomes larger than 8 KB.
      let line =
        #"trap "" XFSZ; ulimit -f 8; exec "$0" serve --port 0 --tls-port 0 --quiet --mailbox "$1""#
      let process = try PeerProcess(
        "/bin/bash", ["-c", line, Program.path("smtp-tutor"), folder.file("mail")],
        environment: ["PATH": "/usr/bin:/bin", "TERM": "dumb"], log: folder.file("output"))
      let port = try await eventually("serve does not start: \(folder.read("output"))") {
        folder.read("output").contains("Ctrl-C")
          ? folder.read("output").firstMatch(of: #/127\.0\.0\.1:(\d+)\b/#).flatMap { UInt16($0.1) } : nil
      }
      let client = try PlainClient(port: port)
      _ = try client.line()
      for (lines, code) in [(1, "250"), (2_000, "452"), (1, "250")] {
        for line in ["MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>", "DATA"] { _ = try client.ask(line) }
        let text = String(repeating: "all work and no play\r\n", count: lines)
        #expect(try client.ask("\(text).")?.prefix(3) == code[...])
      }
      process.stop(SIGTERM)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("mail/new")).count == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("mail/tmp")) == [])
    }

    @Test("JSON has every connection, command, reply and message as its schema says, and no password")
    func json() async throws {
      let schema = try JSONSchema(path: Project.path("docs/json.schema.json"))
      let served = try await Served.start(["--json", "--persona", "workbench"], keepsMail: true)
      let codes = try Self.say(
        [
          "EHLO client.test", "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j",
          "MAIL FROM:<ann@client.test> RET=HDRS ENVID=42", "RCPT TO:<bob@workbench.example> NOTIFY=NEVER", "DATA",
          Self.text, "QUIT",
        ], to: served)
      #expect(codes == ["250", "235", "250", "250", "354", "250", "221"])
      _ = try await eventually("no end") { served.output.contains(#""event":"ended""#) ? true : nil }
      served.end()
      let objects = try served.output.split(separator: "\n").map { line in
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(schema.mistakes(in: object) == [], "\(line)")
        return object
      }
      let events = objects.compactMap { $0["event"] as? String }.filter { $0 != "note" }
      let exchange = ["command", "response"]
      #expect(
        events == ["listening", "opened", "response"] + Array(repeating: exchange, count: 5).flatMap(\.self)
          + ["message", "response"] + exchange + ["ended", "stopped"])
      let message = try #require(objects.first { $0["event"] as? String == "message" })
      let envelope = try #require(message["envelope"] as? [String: Any])
      #expect(envelope["from"] as? String == "ann@client.test")
      #expect(envelope["parameters"] as? [String] == ["RET=HDRS", "ENVID=42"])
      #expect((envelope["recipients"] as? [[String: Any]])?.first?["parameters"] as? [String] == ["NOTIFY=NEVER"])
      #expect(try message["file"] as? String == served.files().first)
      #expect(message["user"] as? String == "bugs@workbench.example")
      #expect(objects.last?["accepted"] as? Int == 1)
      for secret in ["whats-up-doc", "d2hhdHMtdXAtZG9j", "AGJ1Z3MAd2hhdHMtdXAtZG9j"] {
        #expect(!served.output.contains(secret))
      }
    }

    @Test("--quiet shows no session, and how many messages there were")
    func quiet() async throws {
      let served = try await Served.start(["--quiet"])
      let lines = ["MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>", "DATA", Self.text]
      for _ in 1...3 { #expect(try Self.say(lines, to: served) == ["250", "250", "354", "250"]) }
      served.end()
      #expect(served.output.hasSuffix("# The practice server has stopped. 3 messages accepted, not kept.\n"))
      #expect(!served.output.contains("C: "))
    }

    @Test("more messages are taken than the mailboxes in memory hold")
    func unlimited() async throws {
      let served = try await Served.start(["--quiet"])
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      let mail = "MAIL FROM:<a@b.test>\r\nRCPT TO:<bob@christian.net>\r\nDATA\r\n"
      for _ in 1...1_100 {
        try client.send(Array(mail.utf8))
        for _ in 1...3 { _ = try client.line() }
        #expect(try client.ask("Hi\r\n.")?.hasPrefix("250 ") == true)
      }
    }

    @Test("--expose-to-network says what it means; without it only this machine can connect", arguments: [false, true])
    func exposed(isExposed: Bool) async throws {
      let served = try await Served.start(isExposed ? ["--expose-to-network"] : [])
      // An address of this machine at which nobody listens who asked for 127.0.0.1.
      #expect(((try? PlainClient(to: "127.0.0.2", port: served.port)) != nil) == isExposed)
      #expect(try PlainClient(port: served.port).line()?.hasPrefix("220 ") == true)
      let words = served.output.replacing("\n# ", with: " ")
      #expect(words.contains("anyone who can reach the machine can connect") == isExposed)
      #expect(words.contains("Only this machine can reach it.") != isExposed)
    }

    static let mistakes: [([String], Int32, String)] = [
      (["--domain", "no domain"], 64, "--domain no domain: give a domain"),
      (["--accept-all", "--domain", "a.test"], 64, "--accept-all accepts every domain"),
      (["--password-file", "x"], 64, "--password-file needs --user"),
      (["--user", "ann"], 64, "--password-file FILE reads it from a file"),
      (["--user", "ann", "--password-file", "/nonexistent"], 66, "There is no file /nonexistent"),
      (["--user", "ann", "--password-file", "/dev/null"], 64, "The password for ann is empty."),
      (["--mailbox", "/nonexistent/mail"], 73, "Cannot use /nonexistent/mail for mail: No such file or directory."),
      (["--mailbox", "/dev/null"], 73, "Cannot use /dev/null"),
    ]

    @Test("what cannot be is said before there is a server", arguments: mistakes)
    func mistake(arguments: [String], status: Int32, words: String) async throws {
      let run = try await Tutor.run(["serve", "--port", "0", "--tls-port", "0"] + arguments)
      #expect(run.status == status)
      let said = (run.words + run.errorText).replacing(#/\s+/#, with: " ")
      #expect(said.contains(words), "\(run.outputText) \(run.errorText)")
    }
  }
}
