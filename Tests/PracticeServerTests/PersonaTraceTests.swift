import SMTP
import Testing

@testable import Personas
@testable import PracticeServer

/// What each persona writes on top of a message. Exim, sendmail and OpenSMTPD are held to what the real ones wrote; the
/// lines of qmail are those of its source (received.c, qmail-queue.c, qmail-local.c), those of Exchange and Gmail those of
/// messages that people have published.
@Suite("personas: the lines on top of a message")
struct PersonaTraceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let persona: String
    var hello = ["EHLO client.example"]
    var recipients = ["bob"]
    let lines: [String]
    var testDescription: String { "\(persona), \(hello.joined(separator: ", ")), \(recipients.count)" }
  }

  private static let tls = ["EHLO client.example", "STARTTLS", "EHLO client.example"]

  private static func exim(_ word: String, _ recipients: [String]) -> [String] {
    [
      "From ann@client.example ASCTIME", "Return-path: <ann@client.example>", "Envelope-to: bob@neverland.example",
      "Delivery-date: DATE", "Received: from [127.0.0.1] (helo=client.example)",
      "\tby mx.neverland.example with \(word) (Exim 4.96)", "\t(envelope-from <ann@client.example>)",
    ] + recipients + ["\tDATE"]
  }

  private static let sendmail = [
    "From ann@client.example ASCTIME", "Return-Path: <ann@client.example>",
    "Received: from client.example ([127.0.0.1])",
  ]

  private static let openSMTPD = [
    "From ann@client.example ASCTIME", "Return-Path: <ann@client.example>", "Delivered-To: bob@hermit.example",
    "Received: from client.example (<unknown> [127.0.0.1])",
  ]

  static let cases: [Case] = [
    Case(persona: "exim-4", lines: exim("esmtp", ["\tid ID", "\tfor bob@neverland.example;"])),
    Case(
      persona: "exim-4", hello: ["HELO client.example"], recipients: ["bob", "alice"], lines: exim("smtp", ["\tid ID;"])
    ),
    Case(
      persona: "sendmail",
      lines: sendmail + [
        "\tby relay.roadrunner.example (8.17.1.9/8.17.1.9) with ESMTP id ID",
        "\tfor <bob@roadrunner.example>; DATE",
      ]),
    Case(
      persona: "sendmail", hello: ["HELO client.example"], recipients: ["bob", "alice"],
      lines: sendmail + ["\tby relay.roadrunner.example (8.17.1.9/8.17.1.9) with SMTP id ID;", "\tDATE"]),
    Case(
      persona: "sendmail", hello: tls,
      lines: sendmail + [
        "\tby relay.roadrunner.example (8.17.1.9/8.17.1.9) with ESMTPS id ID",
        "\t(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)",
        "\tfor <bob@roadrunner.example>; DATE",
      ]),
    Case(
      persona: "opensmtpd",
      lines: openSMTPD + [
        "\tby hermit.example (OpenSMTPD) with ESMTP id ID", "\tfor <bob@hermit.example>;", "\tDATE",
      ]),
    Case(
      persona: "opensmtpd", hello: ["HELO client.example"], recipients: ["bob", "alice"],
      lines: openSMTPD + ["\tby hermit.example (OpenSMTPD) with SMTP id ID;", "\tDATE"]),
    Case(
      persona: "opensmtpd", hello: tls,
      lines: openSMTPD + [
        "\tby hermit.example (OpenSMTPD) with ESMTPS id ID (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO)",
        "\tfor <bob@hermit.example>;", "\tDATE",
      ]),
    Case(
      persona: "qmail",
      lines: [
        "Return-Path: <ann@client.example>", "Delivered-To: bob@oz.example",
        "Received: (qmail N invoked from network); SHORT", "Received: from unknown (HELO client.example) (127.0.0.1)",
        "  by gate.oz.example with SMTP; SHORT",
      ]),
    Case(
      persona: "qmail", hello: ["HELO a_b c"],
      lines: [
        "Return-Path: <ann@client.example>", "Delivered-To: bob@oz.example",
        "Received: (qmail N invoked from network); SHORT", "Received: from unknown (HELO a?b?c) (127.0.0.1)",
        "  by gate.oz.example with SMTP; SHORT",
      ]),
    Case(
      persona: "qmail", hello: [],
      lines: [
        "Return-Path: <ann@client.example>", "Delivered-To: bob@oz.example",
        "Received: (qmail N invoked from network); SHORT", "Received: from unknown (127.0.0.1)",
        "  by gate.oz.example with SMTP; SHORT",
      ]),
    Case(
      persona: "exchange",
      lines: [
        "Return-Path: ann@client.example", "Received: from client.example (127.0.0.1) by mx1.toontown.example",
        " (127.0.0.1) with Microsoft SMTP Server id", " 15.1.2507.6 via Frontend Transport; DATE",
      ]),
    Case(
      persona: "exchange", hello: tls,
      lines: [
        "Return-Path: ann@client.example", "Received: from client.example (127.0.0.1) by mx1.toontown.example",
        " (127.0.0.1) with Microsoft SMTP Server", " (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id",
        " 15.1.2507.6 via Frontend Transport; DATE",
      ]),
    Case(
      persona: "gmail", hello: tls,
      lines: [
        "Delivered-To: bob@bigmail.example", "Return-Path: <ann@client.example>",
        "Received: from client.example ([127.0.0.1])", "        by mx-a.bigmail.example with ESMTPS id ID",
        "        for <bob@bigmail.example>",
        "        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);", "        DATE",
      ]),
  ]

  @Test("each persona writes what servers of its kind write", arguments: cases)
  func trace(trace: Case) throws {
    let persona = try #require(Persona.named(trace.persona))
    var server = InMemoryServer(persona: persona)
    let recipients = trace.recipients.map { "RCPT TO:<\($0)@\(persona.localDomain)>" }
    for line in trace.hello + ["MAIL FROM:<ann@client.example>"] + recipients + ["DATA", "Subject: x", "", "."] {
      _ = server.send(Array("\(line)\r\n".utf8))
    }
    let copies = server.store.messages(in: Mailbox(localPart: "bob", domain: persona.localDomain))
    #expect(try #require(copies.last).trace.map { Self.constant($0.text) } == trace.lines)
  }

  private static func constant(_ line: String) -> String {
    line.replacing(#/\b\w{3}, \d\d? \w{3} \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4}( \(UTC\))?)/#, with: "DATE")
      .replacing(#/\d\d? \w{3} \d{4} \d\d:\d\d:\d\d -0000/#, with: "SHORT")
      .replacing(#/\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}/#, with: "ASCTIME")
      .replacing(#/(\s)id [^;\s]+/#) { "\($0.1)id ID" }
      .replacing(#/qmail \d+/#, with: "qmail N")
  }
}
