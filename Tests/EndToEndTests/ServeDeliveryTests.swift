import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// Clients of other make deliver to `serve --mailbox`; what is on the disk then is what they sent, once.
  @Suite("Clients deliver to serve --mailbox", .serialized)
  struct ServeDeliveryTests {
    private static func client(_ path: String, _ arguments: [String], input: String = "") async throws -> Run {
      try await Run.program(
        path, arguments,
        environment: [
          "LD_LIBRARY_PATH": "\(Peers.libraries()):\(Peers.require("usr/lib/postfix"))", "HOME": "/nonexistent",
          "PERL5LIB": Peers.require("perl"),
        ], input: Array(input.utf8), limit: .seconds(60))
    }

    private static func swaks(_ served: Served, _ arguments: [String]) async throws -> Run {
      try await client(
        "/usr/bin/perl",
        [
          try Peers.require("usr/bin/swaks"), "--server", "127.0.0.1:\(served.port)", "--ehlo", "client.test", "--from",
          "ann@client.test", "--to", "bob@christian.net", "--data", #"Subject: x\n\n.dot\n..two\n \nHi"#,
        ] + arguments)
    }

    private static let sent = "Subject: x\r\n\r\n.dot\r\n..two\r\n \r\nHi\r\n"

    typealias Leaving = (options: [String], status: Int32, isDelivered: Bool)

    static let whole: [Leaving] = [
      ([], 0, true), (["--pipeline"], 0, true), (["--protocol", "SMTP"], 0, true), (["--prdr"], 30, false),
      (["--drop-after", "DOT"], 0, true), (["--drop-after-send", "DOT"], 0, true),
    ]
    static let early: [Leaving] =
      ["CONNECT", "HELO", "MAIL", "RCPT"].map { (["--quit-after", $0], 0, false) }
    static let dropped: [Leaving] =
      ["CONNECT", "HELO", "MAIL", "RCPT", "DATA"].map { (["--drop-after", $0], 0, false) }

    @Test("swaks, and where it leaves early", arguments: whole + early + dropped)
    func swaks(options: [String], status: Int32, isDelivered: Bool) async throws {
      let served = try await Served.start(["--notes", "off"], keepsMail: true)
      let run = try await Self.swaks(served, options)
      #expect(run.status == status, "\(run.outputText)")
      // A message that nobody waits for is written all the same.
      if isDelivered {
        _ = try await eventually("nothing was delivered: \(served.output)") { try served.files().isEmpty ? nil : true }
      }
      served.end()
      #expect(try served.messages().map { String(decoding: $0, as: UTF8.self) } == (isDelivered ? [Self.sent] : []))
      #expect(try served.files(in: "tmp") == [])
    }

    @Test("curl and msmtp, with lines that look like the end")
    func others() async throws {
      let served = try await Served.start(["--notes", "off"], keepsMail: true)
      let text = "From: Ann <ann@client.test>\r\nSubject: x\r\n\r\n.\r\n..\r\n.dot\r\nGr\u{fc}\u{df}e\r\n"
      let curl = try await Self.client(
        try Peers.require("usr/bin/curl"),
        [
          "--silent", "--show-error", "smtp://127.0.0.1:\(served.port)", "--mail-from", "ann@client.test",
          "--mail-rcpt", "bob@christian.net", "--mail-rcpt", "daffy@christian.net", "--upload-file", "-",
        ], input: text)
      #expect(curl.status == 0, "\(curl.errorText)")
      let msmtp = try await Self.client(
        try Peers.require("usr/bin/msmtp"),
        [
          "--host=127.0.0.1", "--port=\(served.port)", "--auth=off", "--tls=off", "--from=ann@client.test",
          "--set-date-header=off", "--set-msgid-header=off", "bob@christian.net",
        ], input: text.replacing("\r\n", with: "\n"))
      #expect(msmtp.status == 0, "\(msmtp.errorText)")
      served.end()
      let messages = try served.messages().map { String(decoding: $0, as: UTF8.self) }
      #expect(messages == [text, text])
      let first = try #require(try served.files().first)
      let head = String(
        decoding: FileManager.default.contents(atPath: "\(served.mailbox)/new/\(first)") ?? Data(), as: UTF8.self)
      #expect(
        head.hasPrefix(
          "Return-Path: <ann@client.test>\r\nEnvelope-To: bob@christian.net\r\nEnvelope-To: daffy@christian.net\r\n"
            + "Received: from "))
    }

    @Test("msmtp asks for delivery notices")
    func notices() async throws {
      let served = try await Served.start(["--persona", "workbench", "--json", "--notes", "off"], keepsMail: true)
      let msmtp = try await Self.client(
        try Peers.require("usr/bin/msmtp"),
        [
          "--host=127.0.0.1", "--port=\(served.port)", "--auth=off", "--tls=off", "--from=ann@client.test",
          "--dsn-notify=success,failure", "--dsn-return=headers", "bob@workbench.example",
        ], input: "Subject: x\n\nHi\n")
      #expect(msmtp.status == 0, "\(msmtp.errorText)")
      served.end()
      // Newer ones add SMTPUTF8.
      #expect(served.output.contains(/"parameters":\["RET=HDRS"/))
      #expect(served.output.contains(/"parameters":\["NOTIFY=SUCCESS,FAILURE"\]/))
    }

    /// What Python's own library does with addresses and text above ASCII.
    private static let python = """
      import smtplib, sys
      from email.message import EmailMessage
      message = EmailMessage()
      message["From"] = "Zo\\u00eb <zo\\u00eb@client.test>"
      message["To"] = "b\\u00f6b@workbench.example"
      message["Subject"] = "Gr\\u00fc\\u00dfe"
      message.set_content("H\\u00e4llo\\n.dot\\n", cte="8bit")
      with smtplib.SMTP("127.0.0.1", int(sys.argv[1])) as server:
          server.send_message(message)
      sys.stdout.buffer.write(message.as_bytes(policy=message.policy.clone(linesep="\\r\\n", utf8=True)))
      """

    @Test("Python's smtplib with SMTPUTF8")
    func smtputf8() async throws {
      let served = try await Served.start(["--persona", "workbench", "--json", "--notes", "off"], keepsMail: true)
      let run = try await Run.program("/usr/bin/python3", ["-c", Self.python, "\(served.port)"])
      #expect(run.status == 0, "\(run.errorText)")
      served.end()
      #expect(try served.messages() == [run.output])
      #expect(served.output.contains("\"from\":\"zo\u{eb}@client.test\""))
      #expect(served.output.contains("\"address\":\"b\u{f6}b@workbench.example\""))
      #expect(served.output.contains("SMTPUTF8\""))
    }

    @Test("Exim relays, by DATA where that is all there is, and else by BDAT", arguments: ["exim", "workbench"])
    func relay(persona: String) async throws {
      let served = try await Served.start(
        ["--persona", persona, "--domain", "relay.test", "--json", "--notes", "off"], keepsMail: true)
      let text = "From: ann@client.test\nTo: bob@relay.test\nSubject: x\n\n.dot\nHi\n"
      let run = try await Exim.relay(
        text, from: "ann@client.test", to: ["bob@relay.test", "eve@relay.test"], port: served.port)
      #expect(run.status == 0, "\(run.outputText) \(run.errorText)")
      served.end()
      let messages = try served.messages().map { String(decoding: $0, as: UTF8.self) }
      // It puts a Received line of its own on top, and an Id and a date.
      #expect(messages.count == 1 && messages[0].hasPrefix("Received: from "), "\(messages) \(run.errorText)")
      #expect(messages.first?.hasSuffix("\r\n\r\n.dot\r\nHi\r\n") == true)
      #expect(served.output.contains("BDAT ") == (persona == "workbench"))
    }

    static func source(_ served: Served, messages: Int, sessions: Int, to: String) async throws -> Run {
      try await client(
        try Peers.require("usr/sbin/smtp-source"),
        [
          "-s", "\(sessions)", "-m", "\(messages)", "-l", "2000", "-f", "ann@client.test", "-t", to, "-M",
          "client.test", "127.0.0.1:\(served.port)",
        ])
    }

    @Test("smtp-source: two thousand messages over four connections, each of them whole, and there once")
    func many() async throws {
      let served = try await Served.start(["--quiet"], keepsMail: true)
      let run = try await Self.source(served, messages: 2_000, sessions: 4, to: "bob@christian.net")
      #expect(run.status == 0, "\(run.errorText)")
      served.end()
      let messages = try served.messages().map { String(decoding: $0, as: UTF8.self) }
      #expect(messages.count == 2_000)
      #expect(served.output.contains("2000 messages accepted"))
      let ids = messages.compactMap { $0.firstMatch(of: #/Message-Id: <([^>]+)>/#).map { String($0.1) } }
      #expect(Set(ids).count == 2_000)
      // Apart from the id and the date every message is the same.
      let bodies = messages.compactMap { text in
        text.range(of: "\r\n\r\n").map { String(text[$0.upperBound...]) }
      }
      #expect(Set(bodies).count == 1 && bodies.first?.hasSuffix("\r\n") == true)
      #expect(try served.files(in: "tmp") == [])
    }
  }
}
