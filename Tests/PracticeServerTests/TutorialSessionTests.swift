import Personas
import PracticeServer
import SASL
import SMTP
import Testing

@Suite("the tutorial's session, over TCP")
struct TutorialSessionTests {
  static let lines = [
    "helo x", "mail from:<bugs@looney.test>", "rcpt to:<daffy@christian.net>", "data", "From: Bugs Bunny",
    "To: Daffy Duck", "Subject: Loony Toons!", "", "Hi there!", ".", "quit",
  ]

  @Test("goes as the tutorial says, word by word")
  func session() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        let transcript = try await client.play(Self.lines)
        #expect(
          transcript == """
            S: 220 ESMTP server ready
            C: helo x
            S: 250 mail.christian.net Hello x [127.0.0.1]
            C: mail from:<bugs@looney.test>
            S: 250 <bugs@looney.test> is syntactically correct
            C: rcpt to:<daffy@christian.net>
            S: 250 <daffy@christian.net> verified
            C: data
            S: 354 Enter message, ending with "." on a line by itself
            C: From: Bugs Bunny
            C: To: Daffy Duck
            C: Subject: Loony Toons!
            C: 
            C: Hi there!
            C: .
            S: 250 OK id=1778te-0009TT-00
            C: quit
            S: 221 mail.christian.net closing connection
            """)
        #expect(try await client.isAtEnd())
      }
    }
  }

  @Test("leaves in the mailbox what an Exim would leave there")
  func delivered() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(Self.lines)
        let messages = server.store.messages(in: .daffy)
        #expect(messages.count == 1)
        let message = try #require(messages.first)
        #expect(message.helo == "x")
        #expect(message.clientAddress == "127.0.0.1")
        #expect(message.clientPort == client.port)
        #expect(message.received == tutorialMoment)
        #expect(
          (message.trace.map { "\($0.text)\r\n" }.joined() + message.text.text).split(
            separator: "\r\n", omittingEmptySubsequences: false
          ).map(String.init)
            == [
              "From bugs@looney.test Mon May 13 06:01:22 2002",
              "Return-path: <bugs@looney.test>",
              "Envelope-to: daffy@christian.net",
              "Delivery-date: Mon, 13 May 2002 06:01:22 +0000",
              "Received: from [127.0.0.1] (helo=x)",
              "\tby mail.christian.net with smtp (Exim 4.96)",
              "\t(envelope-from <bugs@looney.test>)",
              "\tid 1778te-0009TT-00",
              "\tfor daffy@christian.net;",
              "\tMon, 13 May 2002 06:01:22 +0000",
              "From: Bugs Bunny", "To: Daffy Duck", "Subject: Loony Toons!", "", "Hi there!", "",
            ])
      }
    }
  }

  @Test("EHLO, a refused recipient, two accepted ones, and a second mail on one connection")
  func longer() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        let lines = [
          "EHLO client.test", "MAIL FROM:<> SIZE=30", "RCPT TO:<nobody@christian.net>",
          "RCPT TO:<Ann@Christian.NET>",
          "RCPT TO:<bob@christian.net>", "RCPT TO:<ann@christian.net>", "DATA", "..", ".",
          "MAIL FROM:<ann@x.test>",
          "RCPT TO:<Postmaster>", "RSET", "NOOP", "QUIT",
        ]
        let transcript = try await client.play(lines)
        #expect(
          transcript == """
            S: 220 ESMTP server ready
            C: EHLO client.test
            S: 250-mail.christian.net Hello client.test [127.0.0.1]
            S: 250-SIZE 52428800
            S: 250-8BITMIME
            S: 250-PIPELINING
            S: 250-AUTH SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN
            S: 250-STARTTLS
            S: 250 HELP
            C: MAIL FROM:<> SIZE=30
            S: 250 <> is syntactically correct
            C: RCPT TO:<nobody@christian.net>
            S: 550 Unknown user
            C: RCPT TO:<Ann@Christian.NET>
            S: 250 <Ann@Christian.NET> verified
            C: RCPT TO:<bob@christian.net>
            S: 250 <bob@christian.net> verified
            C: RCPT TO:<ann@christian.net>
            S: 250 <ann@christian.net> verified
            C: DATA
            S: 354 Enter message, ending with "." on a line by itself
            C: ..
            C: .
            S: 250 OK id=1778te-0009TT-00
            C: MAIL FROM:<ann@x.test>
            S: 250 <ann@x.test> is syntactically correct
            C: RCPT TO:<Postmaster>
            S: 250 <Postmaster> verified
            C: RSET
            S: 250 Reset OK
            C: NOOP
            S: 250 OK
            C: QUIT
            S: 221 mail.christian.net closing connection
            """)
        #expect(server.store.mailboxes.map(\.description) == ["ann@christian.net", "bob@christian.net"])
        let ann = server.store.messages(in: Mailbox(localPart: "ANN", domain: "christian.net"))
        #expect(ann.map(\.text.text) == [".\r\n"])
        #expect(
          ann.first?.trace.map(\.text) == [
            "From MAILER-DAEMON Mon May 13 06:01:22 2002", "Return-path: <>",
            "Envelope-to: Ann@Christian.NET",
            "Delivery-date: Mon, 13 May 2002 06:01:22 +0000", "Received: from [127.0.0.1] (helo=client.test)",
            "\tby mail.christian.net with esmtp (Exim 4.96)", "\tid 1778te-0009TT-00;",
            "\tMon, 13 May 2002 06:01:22 +0000",
          ])
      }
    }
  }
}
