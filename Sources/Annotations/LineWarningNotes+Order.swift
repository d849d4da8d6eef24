import SMTP

/// Warnings about a command that came before its turn.
extension LineWarningNotes {
  static let beforeGreeting = make(
    "before-greeting", "Sent before the server's greeting; it speaks first",
    "A server may refuse a client that does not wait, since programs that send spam are in such a hurry.",
    next: "Wait for a line that begins with 220", "RFC 5321, section 3.1")

  static func helloFirst(_ context: AnnotationContext) -> Note {
    make(
      "hello-first", "Sent as typed; HELO or EHLO comes before MAIL",
      "Some servers accept MAIL without it, many answer 503.",
      next: context.hello, "RFC 5321, section 4.1.4")
  }

  static func helloAgain(_ verb: Verb, _ context: AnnotationContext) -> Note {
    make(
      "hello-again", "Sent as typed; you have said HELO or EHLO already",
      "That is allowed: the server drops the envelope, keeps the connection and answers 250. Once is enough.",
      next: "MAIL FROM:<\(context.proposedAddress)>",
      more: [
        "A second EHLO is needed in one place only: after STARTTLS, because nothing said before it counts. "
          + "\(verb) with another name changes the name that will appear in Received:."
      ], "RFC 5321, section 4.1.4")
  }

  static func senderFirst(_ context: AnnotationContext) -> Note {
    make(
      "sender-first", "Sent as typed; MAIL FROM comes before this",
      "No sender has been accepted yet. The server will probably answer 503.",
      next: "MAIL FROM:<\(context.proposedAddress)>", "RFC 5321, section 4.1.4")
  }

  static let senderAlreadyGiven = make(
    "sender-given", "Sent as typed; this message already has a sender",
    "One message has one sender. The server will probably answer 503; RSET drops the envelope so that you can "
      + "begin again.", next: "RSET", "RFC 5321, section 4.1.4")

  static func recipientFirst(_ context: AnnotationContext) -> Note {
    make(
      "recipient-first", "Sent as typed; a recipient comes before DATA",
      "No RCPT has been accepted yet. The server will probably answer 503 or 554, and no message begins.",
      next: "RCPT TO:<\(context.proposedAddress)>", "RFC 5321, section 4.1.4")
  }

  static func dotOutsideMessage(_ next: Verb, _ context: AnnotationContext) -> Note {
    make(
      "dot-outside", "Sent as typed; a lone dot ends a message, and none has begun",
      "A message begins after DATA and its 354. Now the server expects a command, and will probably answer 500.",
      next: VerbTable.rows[next.rawValue].map { context.fill($0.example ?? next.rawValue) },
      "RFC 5321, section 4.1.1.4")
  }

  static let textWithoutData = make(
    "text-without-data", "Sent as typed; the text of a message comes after DATA",
    "The envelope is complete, and the server still expects commands: DATA asks to send the message, 354 says go "
      + "ahead. This line probably gets a 500 and is not part of the message.", next: "DATA",
    "RFC 5321, section 4.1.1.4")
}
