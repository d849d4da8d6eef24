/// The verbs of SMTP: how they are written, what they do, and what usually goes wrong.
enum VerbTable {
  struct Row: Sendable {
    let verb: String
    let syntax: String
    let meaning: String
    let trouble: String
    /// A line to type, with the placeholders of `AnnotationContext.fill`.
    let example: String?
    let reference: String

    init(
      _ verb: String, _ syntax: String, _ meaning: String, trouble: String, example: String?,
      _ reference: String
    ) {
      self.verb = verb
      self.syntax = syntax
      self.meaning = meaning
      self.trouble = trouble
      self.example = example
      self.reference = reference
    }
  }

  static let rows: [String: Row] = Dictionary(uniqueKeysWithValues: list.map { ($0.verb, $0) })

  static let list: [Row] = [
    Row(
      "HELO", "HELO your.host.name",
      "Names the client; the first command. The name goes into the Received: line, true or not.",
      trouble: "501: the name is missing or is not a host name. 550: a local policy about the name.",
      example: "HELO x", "RFC 5321, section 4.1.1.1"),
    Row(
      "EHLO", "EHLO your.host.name",
      "The newer form of HELO: the server answers with a list of its extensions, one keyword a line.",
      trouble: "500 or 502: a very old server, or a filter; send HELO instead. 501: not a host name.",
      example: "EHLO YOUR_HOST_NAME", "RFC 5321, section 4.1.1.1"),
    Row(
      "MAIL", "MAIL FROM:<address> [PARAMETER=value ...]",
      "Starts a message and names its envelope sender, where bounces go. It is independent of the From: header.",
      trouble:
        "501: the address is malformed. 503: no HELO yet, or there is a sender already. 530: log in first. 550 or 553: this "
        + "sender is not allowed. 451: not now.", example: "MAIL FROM:<{address}>",
      "RFC 5321, section 4.1.1.2"),
    Row(
      "RCPT", "RCPT TO:<address> [PARAMETER=value ...]",
      "Names one envelope recipient, which alone decides where the message goes. Send it once for each.",
      trouble:
        "550: no such mailbox, or relaying denied. 450 or 451: not now, often greylisting. 452: too many. 503: "
        + "MAIL comes first.", example: "RCPT TO:<{address}>", "RFC 5321, section 4.1.1.3"),
    Row(
      "DATA", "DATA",
      "Asks to send the message. After 354 come headers, an empty line, the body and a lone dot.",
      trouble: "503 or 554: no recipient was accepted. 451: not now.", example: "DATA",
      "RFC 5321, section 4.1.1.4"),
    Row(
      "RSET", "RSET", "Drops the envelope given so far; the session and the name given with HELO remain.",
      trouble: "501: it takes no argument. It cannot end a message that has begun.", example: "RSET",
      "RFC 5321, section 4.1.1.5"),
    Row(
      "NOOP", "NOOP", "Does nothing but get a reply: is the server still there?",
      trouble: "421: the server is closing.",
      example: "NOOP", "RFC 5321, section 4.1.1.9"),
    Row(
      "QUIT", "QUIT", "Ends the session; the server answers 221 and closes the connection.",
      trouble: "Inside a message it is a line of the message like any other.", example: "QUIT",
      "RFC 5321, section 4.1.1.10"),
    Row(
      "VRFY", "VRFY user", "Asks whether a user exists.",
      trouble: "252 or 502: most servers do not say; RCPT is the way to find out.", example: "VRFY alice",
      "RFC 5321, section 4.1.1.6"),
    Row(
      "EXPN", "EXPN list", "Asks who is on a mailing list.",
      trouble: "500, 502 or 550: hardly any server says.",
      example: "EXPN staff", "RFC 5321, section 4.1.1.7"),
    Row(
      "HELP", "HELP [topic]",
      "Asks the server for help, if it has any. :help asks this program.",
      trouble: "502 or 504: no help, or none on that topic.", example: "HELP", "RFC 5321, section 4.1.1.8"),
    Row(
      "STARTTLS", "STARTTLS",
      "Asks to encrypt the rest of the session; after 220 both sides make a TLS handshake and the session starts again with "
        + "EHLO. Nobody can do a handshake by hand: this program does it, and then you go on typing.",
      trouble: "454: not now. 502: not supported. 503: send EHLO first, TLS is on already, or a message has begun.",
      example: "STARTTLS",
      "RFC 3207, section 4"),
    Row(
      "AUTH", "AUTH mechanism [initial-response]",
      "Logs in; :auth does it all for you. The mechanisms are in the EHLO list; the answers to 334 are base64, and * cancels.",
      trouble:
        "535: wrong user name or password. 504: the server does not support the mechanism. 503: not offered; "
        + "STARTTLS may be needed first. 538: encryption first.", example: "AUTH PLAIN", "RFC 4954, section 4"),
    Row(
      "BDAT", "BDAT octets [LAST]",
      "Sends a counted piece of the message, with no dot at the end. Needs CHUNKING.",
      trouble: "503: mixed with DATA, or no recipient was accepted.", example: nil, "RFC 3030, section 2"),
    Row(
      "ETRN", "ETRN host", "Asks the server to deliver the mail queued for a host.",
      trouble: "458 or 459: not now, or not allowed for you.", example: nil, "RFC 1985, section 5"),
    Row(
      "LHLO", "LHLO host.name",
      "The greeting of LMTP, which delivers mail inside a mail system: the end of a message is answered once for each "
        + "recipient.",
      trouble: "500: this server speaks SMTP, where EHLO is the greeting.", example: nil, "RFC 2033, section 4.1"),
  ]
}
