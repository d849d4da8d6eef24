import Causes
import Octets
import SMTP

/// A line that is not a reply: who might be speaking?
enum StrayNotes {
  static func note(_ line: [UInt8], isFirst: Bool) -> Note {
    guard let other = protocols.first(where: { $0.matches(line) }) else { return unknown(line, isFirst) }
    return Note(
      "stray.\(other.id)", .notSMTP, other.headline, other.summary, next: other.next,
      more: [
        "A reply in SMTP is three digits, then a space or a hyphen, then text. This line is not: "
          + "\(Excerpt.short(line, limit: 60))"
      ],
      reference: "RFC 5321, section 4.2")
  }

  private static func unknown(_ line: [UInt8], _ isFirst: Bool) -> Note {
    Note(
      isFirst ? "stray.first" : "stray", isFirst ? .notSMTP : .information,
      isFirst
        ? "This is not an SMTP greeting: it does not begin with a number"
        : "A line that is not a reply: it does not begin with a number",
      isFirst
        ? "A mail server greets with 220, a space and a text. Another service may listen here: check the host "
          + "and the port. The line is shown and otherwise ignored."
        : "Every line of a server begins with three digits. This one is shown and otherwise ignored: the reply "
          + "to your last command is still to come.",
      more: ["The line begins: \(Excerpt.short(line, limit: 60))"], reference: "RFC 5321, section 4.2")
  }

  private struct Other: Sendable {
    let id: String
    let headline: String
    let summary: String
    let next: String?
    let matches: @Sendable ([UInt8]) -> Bool
  }

  private static func begins(_ text: StaticString) -> @Sendable ([UInt8]) -> Bool {
    { $0.starts(withKeyword: text) }
  }

  private static let protocols: [Other] = [
    Other(
      id: "http", headline: "This is a web server: it answers in HTTP",
      summary:
        "Mail servers listen on port 25 for each other and on 587 for mail programs; this port serves the web.",
      next: "Connect to port 25 or 587", matches: begins("HTTP/")),
    Other(
      id: "html", headline: "This is a web page, not a mail server's reply",
      summary:
        "A web server answers, or a network that wants you to log in on a web page first.",
      next: "Connect to port 25 or 587",
      matches: { $0.starts(withKeyword: "<!DOCTYPE") || $0.starts(withKeyword: "<html") }),
    Other(
      id: "ssh", headline: "This is an SSH server: a login shell, not mail",
      summary:
        "SSH usually listens on port 22. Mail servers listen on port 25, and on 587 for mail programs.",
      next: "Connect to port 25 or 587", matches: begins("SSH-")),
    Other(
      id: "tls-alert", headline: "These octets are a TLS alert: the port speaks encryption only",
      summary:
        "The server expected TLS from the first octet, as on port 465, and reports that it got none. On port 25 "
        + "or 587 the session begins in the clear.", next: "Connect to port 25 or 587",
      matches: { $0.count >= 2 && $0[0] == 0x15 && $0[1] == 0x03 }),
    Other(
      id: "tls", headline: "These octets are TLS: the port speaks encryption only",
      summary:
        "The other side speaks TLS from the first octet, as on port 465. On port 25 or 587 the session begins in "
        + "the clear.", next: "Connect to port 25 or 587",
      matches: { $0.count >= 2 && [0x14, 0x16, 0x17].contains($0[0]) && $0[1] == 0x03 }),
    Other(
      id: "mysql", headline: "This looks like a database (MySQL or MariaDB), not mail",
      summary:
        "Its first octets are the length and number of a packet. Databases listen on port 3306 and similar ones, "
        + "mail servers on 25 and 587.", next: "Connect to port 25 or 587",
      matches: { $0.count >= 4 && $0[1...3].allSatisfy { $0 == 0 } }),
    Other(
      id: "pop3", headline: "This is a POP3 server: it delivers mail to readers, and accepts none",
      summary:
        "POP3, on port 110, is for fetching mail from a mailbox. SMTP, which sends mail, is on port 25 or 587.",
      next: "Connect to port 25 or 587",
      matches: { $0.starts(withKeyword: "+OK") || $0.starts(withKeyword: "-ERR") }),
    Other(
      id: "imap", headline: "This is an IMAP server: it shows mailboxes and accepts no mail",
      summary:
        "IMAP, on port 143, is for reading mail on the server. SMTP, which sends mail, is on port 25 or 587.",
      next: "Connect to port 25 or 587",
      matches: {
        $0.starts(withKeyword: "* OK") || $0.starts(withKeyword: "* BYE")
          || $0.starts(withKeyword: "* PREAUTH")
          || $0.starts(withKeyword: "* BAD")
      }),
    Other(
      id: "ftp", headline: "This looks like an FTP server: files, not mail",
      summary: "FTP listens on port 21 and greets with 220 as well, which is easily mistaken for mail.",
      next: "Connect to port 25 or 587",
      matches: { $0.contains(phrase: "FTP") || $0.contains(phrase: "ftpd") }),
    Other(
      id: "xml", headline: "This looks like a chat server (XMPP), not mail",
      summary: "A line that begins with <?xml or <stream belongs to another service.",
      next: "Connect to port 25 or 587",
      matches: { $0.starts(withKeyword: "<?xml") || $0.starts(withKeyword: "<stream") }),
    Other(
      id: "telnet", headline: "These octets are telnet's own: a terminal service, not mail",
      summary: "Telnet, on port 23, begins by negotiating terminal options. Mail servers never do.",
      next: "Connect to port 25 or 587", matches: { $0.count >= 2 && $0[0] == 0xFF && $0[1] >= 0xFB }),
  ]
}

/// A reply that answers nothing. Only 421 may come unasked: a server that has to stop says it at any time.
enum UnaskedNotes {
  static func note(_ heard: ClassifiedReply) -> Note? {
    guard heard.place == .unasked, heard.code != .serviceNotAvailable else { return nil }
    if heard.code == .closing {
      return Note(
        "unasked.221", .information, "221: the server says goodbye, and nothing was asked",
        "221 answers QUIT; a server that ends a session by itself says 421. Perhaps something along the path, such as a "
          + "load balancer, sends the server lines of its own, and this answers one of them. The connection ends here.",
        next: ":reconnect", more: [ClassNotes.paragraph(heard.code), proxy], reference: "RFC 5321, sections 3.8 and 4.2"
      )
    }
    return Note(
      "unasked", CodeNotes.severity(heard.code), "\(heard.code): a reply, though nothing was asked",
      "Every command gets one reply, and all of yours have theirs. From here on a reply may belong to another "
        + "command than it seems to; to be sure, start again.",
      next: "QUIT", more: [ClassNotes.paragraph(heard.code), proxy], reference: "RFC 5321, section 4.2")
  }

  private static let proxy =
    "A load balancer may tell the server first who connects (the PROXY protocol). A server that is not set up for it takes "
    + "that for commands, and refuses them before you have said anything."
}
