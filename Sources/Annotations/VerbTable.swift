/// The verbs of SMTP: how they are written, what they do, and what usually goes wrong.
enum VerbTable {
  struct Row: Sendable {
    let verb: String
    let syntax: String
    let meaning: String
    let trouble: String
    /// A line to type, with blanks as in `AnnotationContext.fill`.
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
      "Names the sending computer; the first command. The name goes into the Received: line, true or not.",
      trouble: "501: the name is missing or no host name. 550: the server has a rule about the name.",
      example: "HELO x", "RFC 5321, section 4.1.1.1"),
    Row(
      "EHLO", "EHLO your.host.name",
      "HELO's newer form: the server answers with a list of its extensions, one keyword a line.",
      trouble: "500 or 502: a very old server, or a filter; say HELO instead. 501: no host name.",
      example: "EHLO YOUR_HOST_NAME", "RFC 5321, section 4.1.1.1"),
    Row(
      "MAIL", "MAIL FROM:<address> [PARAMETER=value ...]",
      "Starts a message and names its envelope sender, where bounces go. It has nothing to do with the From: header.",
      trouble:
        "501: badly written. 503: no HELO yet, or a sender is there already. 530: log in first. 550 or 553: this "
        + "sender is not allowed. 451: not now.", example: "MAIL FROM:<{address}>",
      "RFC 5321, section 4.1.1.2"),
    Row(
      "RCPT", "RCPT TO:<address> [PARAMETER=value ...]",
      "Names one envelope recipient: the only thing that decides where the message goes. Give it once for each.",
      trouble:
        "550: no such mailbox, or relaying denied. 450 or 451: not now, often greylisting. 452: too many. 503: "
        + "MAIL comes first.", example: "RCPT TO:<{address}>", "RFC 5321, section 4.1.1.3"),
    Row(
      "DATA", "DATA",
      "Asks to send the message. After 354 come headers, an empty line, the body and a lone dot.",
      trouble: "503 or 554: no recipient was accepted. 451: not now.", example: "DATA",
      "RFC 5321, section 4.1.1.4"),
    Row(
      "RSET", "RSET", "Drops the envelope given so far; the session and the name from HELO stay.",
      trouble: "501: it takes no argument. It cannot end a message that has begun.", example: "RSET",
      "RFC 5321, section 4.1.1.5"),
    Row(
      "NOOP", "NOOP", "Does nothing but get an answer: is the server still there?",
      trouble: "421: it is leaving.",
      example: "NOOP", "RFC 5321, section 4.1.1.9"),
    Row(
      "QUIT", "QUIT", "Ends the session; the server answers 221 and closes.",
      trouble: "Inside a message it is a line of text like any other.", example: "QUIT",
      "RFC 5321, section 4.1.1.10"),
    Row(
      "VRFY", "VRFY user", "Asks whether a user exists.",
      trouble: "252 or 502: most servers do not tell; RCPT is the way to find out.", example: "VRFY alice",
      "RFC 5321, section 4.1.1.6"),
    Row(
      "EXPN", "EXPN list", "Asks who is on a mailing list.",
      trouble: "500, 502 or 550: hardly any server tells.",
      example: "EXPN staff", "RFC 5321, section 4.1.1.7"),
    Row(
      "HELP", "HELP [topic]",
      "Asks the server for help, which it may or may not have. :help asks this program.",
      trouble: "502 or 504: none here, or none on that.", example: "HELP", "RFC 5321, section 4.1.1.8"),
    Row(
      "STARTTLS", "STARTTLS",
      "Asks to encrypt the rest of the session; after 220 both sides make a TLS handshake and start over with EHLO. "
        + "Nobody can do a handshake by hand: this program does it, and then the session is in your hands again.",
      trouble: "454: not now. 502: not here. 503: already on, or mid-message.", example: "STARTTLS",
      "RFC 3207, section 4"),
    Row(
      "AUTH", "AUTH mechanism [initial-response]",
      "Logs in; :auth does all of it. The mechanisms are in the EHLO list; the answers to 334 are base64, and * cancels.",
      trouble:
        "535: wrong user or password. 504: not a mechanism of this server. 503: not offered; STARTTLS may come "
        + "first. 538: encryption first.", example: "AUTH PLAIN", "RFC 4954, section 4"),
    Row(
      "BDAT", "BDAT octets [LAST]",
      "Sends a counted piece of the message, with no dot at the end. Needs CHUNKING.",
      trouble: "503: mixed with DATA, or no recipient.", example: nil, "RFC 3030, section 2"),
    Row(
      "ETRN", "ETRN host", "Asks the server to deliver the mail that waits for a host.",
      trouble: "458 or 459: not now, or not yours to ask for.", example: nil, "RFC 1985, section 5"),
    Row(
      "LHLO", "LHLO host.name",
      "The greeting of LMTP, which delivers mail inside a mail system: the end of a message is answered once for each "
        + "recipient.",
      trouble: "500: this server speaks SMTP, where EHLO is the greeting.", example: nil, "RFC 2033, section 4.1"),
  ]
}
