extension GlossaryTable {
  /// The programs of a mail system and their doors.
  static let servers: [Term] = [
    Term(
      "MTA", also: ["mail transfer agent", "message transfer agent", "mail server", "mailserver"],
      "a mail server that transfers messages",
      "Mail Transfer Agent: a server that receives messages and transfers them to the next one. Postfix, Exim, Sendmail and "
        + "Exchange are MTAs.", "RFC 5598, section 4.3.2"),
    Term(
      "provider", also: ["mail provider", "internet provider", "ISP", "hosting provider"],
      "a company that runs mailboxes or connections",
      "A company that runs mailboxes, or connections to the Internet, for others.", "RFC 5598"),
    Term(
      "MUA", also: ["mail user agent", "mail program", "mail client", "email client"], "a mail program for people",
      "Mail User Agent: the program in which people read and write mail, such as Thunderbird or Outlook.",
      "RFC 5598, section 4.2.1"),
    Term(
      "MSA", also: ["mail submission agent", "message submission agent", "submission server"],
      "the server that accepts mail from its own users",
      "Mail Submission Agent: the server to which mail programs submit messages, on port 587 or 465, after AUTH.",
      "RFC 6409"),
    Term(
      "MDA", also: ["mail delivery agent", "local delivery agent", "LDA", "delivery agent"],
      "the program that stores a message in a mailbox",
      "Mail Delivery Agent: the last program on the path; it files the message in the mailbox. Dovecot's LMTP and procmail "
        + "are examples.", "RFC 5598, section 4.3.3"),
    Term(
      "submission", also: ["submit", "message submission", "587", "port 587"],
      "sending a new message to your own server",
      "A mail program sends a new message to its provider's server on port 587 (STARTTLS) or 465 (TLS at once), after AUTH. "
        + "Port 25 is for servers among themselves.", "RFC 6409; RFC 8314"),
    Term(
      "submissions", also: ["SMTPS", "port 465", "465", "implicit TLS", "SSL port"],
      "submission over TLS from the start",
      "Port 465: TLS begins with the first octet, and SMTP runs inside it. smtp-tutor --tls HOST connects there.",
      "RFC 8314, section 3.3"),
    Term(
      "port 25", also: ["25"], "the port on which servers send mail to each other",
      "Servers send mail to each other on port 25. Many providers block it for their customers; programs submit on 587.",
      "RFC 5321, section 4.5.4.2"),
    Term(
      "LMTP", also: ["local mail transfer protocol"], "SMTP's sister for delivery inside a mail system",
      "The Local Mail Transfer Protocol: it begins with LHLO in place of EHLO, and answers the end of a message once for each "
        + "recipient. It is for delivery inside a mail system, never on port 25.", "RFC 2033"),
    Term(
      "POP3", also: ["POP"], "a protocol to fetch mail",
      "A protocol with which a mail program fetches messages from its mailbox, on port 995 or 110. It cannot send any.",
      "RFC 1939"),
    Term(
      "IMAP", "a protocol to read mail on the server",
      "A protocol with which a mail program reads messages that stay on the server, on port 993 or 143. It cannot send any.",
      "RFC 9051"),
    Term(
      "relay", also: ["relaying"], "to accept mail for another domain and transfer it",
      "To accept mail for another domain and transfer it to the next server.", "RFC 5321, section 3.6"),
    Term(
      "relaying denied", also: ["relay denied", "relay access denied", "relay not permitted", "unable to relay"],
      "the server does not relay for you",
      "The recipient's domain is not served here, and you are not logged in. Use your provider's submission server and AUTH, "
        + "or the MX of the recipient's domain.", "RFC 5321, section 3.6.2"),
    Term(
      "open relay", also: ["openrelay"], "a server that relays for everybody", "A server that relays for everybody.",
      "RFC 2505"),
    Term(
      "local", also: ["local domain", "accepted domain"], "of a domain that the server itself serves",
      "Of a domain that the server itself serves.", "RFC 5321, section 2.3.10"),
    Term(
      "smarthost", also: ["smart host", "relay host", "relayhost"], "the server that sends all your mail for you",
      "A server to which another one transfers all its outgoing mail, instead of looking up the MX of each domain. Usually "
        + "the provider's, with AUTH.", "practice"),
    Term(
      "backup MX", also: ["secondary MX", "mx backup"], "a server that stores mail while the first is down",
      "An MX with a higher number. It keeps mail while the first server is down, and transfers it later.",
      "RFC 5321, section 5.1"),
    Term(
      "milter", also: ["mail filter"], "a filter program that a mail server asks",
      "A mail filter: a program that Sendmail or Postfix asks at each step, and that may change, refuse or sign the message. "
        + "The reply of the server may then be the filter's.", "practice"),
    Term(
      "postscreen", also: ["pregreet", "pregreet test"], "Postfix's guard before its SMTP server",
      "A part of Postfix that tests a client before the real server: does it wait for the greeting, is its address on a "
        + "block list? A new client may get 450 at first, and is accepted when it connects again.",
      "Postfix, POSTSCREEN_README"),
    Term(
      "proxy", also: ["load balancer", "SMTP proxy"], "makes connections on behalf of others",
      "A machine that makes connections on behalf of others.", "Practice"),
    Term(
      "gateway", also: ["mail gateway", "secure email gateway", "SEG", "edge server"],
      "the server at the edge of a mail system",
      "A server at the edge that checks mail and transfers it to the servers inside. A refusal may come from it rather than "
        + "from the recipient's own server.", "RFC 5321, section 3.7"),
    Term(
      "queue", also: ["mail queue", "spool", "spool directory", "mailq"],
      "where a server keeps what it has to transfer",
      "The store of messages that a server has accepted and not yet transferred. It retries those that were deferred, for "
        + "four or five days in most cases. mailq lists it.", "RFC 5321, section 4.5.4"),
    Term(
      "queue ID", also: ["queueid", "queued as", "message id of the server", "spool id"],
      "what the server's log calls the message",
      "The name a server gives a message it has accepted, often in its 250 after the dot. With it the postmaster finds the "
        + "message in the log.", "RFC 5321, section 4.4"),
    Term(
      "retry", also: ["retries", "requeue", "backoff", "retry schedule"], "another attempt after a 4xx reply",
      "A sending server tries a deferred message again by itself: after minutes at first, later after hours, for a few days.",
      "RFC 5321, section 4.5.4.1"),
  ]
}
