import SMTP

/// A step taken before the one it stands on.
enum OrderAdvice {
  static func note(_ advice: Advice, _ context: AnnotationContext) -> Note {
    switch advice {
    case .helloFirst:
      AdviceNotes.make(
        "hello-first", "Sent as typed; HELO or EHLO comes before MAIL",
        "Some servers take MAIL all the same, many answer 503. A server that is greeted first never minds.",
        next: context.hello, "RFC 5321, section 4.1.4")
    case .senderFirst:
      AdviceNotes.make(
        "sender-first", "Sent as typed; MAIL FROM comes before this",
        "No sender has been accepted yet. The server will probably answer 503.",
        next: "MAIL FROM:<\(context.proposedAddress)>", "RFC 5321, section 4.1.4")
    case .senderAlreadyGiven:
      AdviceNotes.make(
        "sender-given", "Sent as typed; this message has a sender already",
        "One message has one sender. The server will probably answer 503; RSET drops the envelope so that you can "
          + "begin again.", next: "RSET", "RFC 5321, section 4.1.4")
    case .recipientFirst:
      AdviceNotes.make(
        "recipient-first", "Sent as typed; a recipient comes before DATA",
        "No RCPT has been accepted yet. The server will probably answer 503 or 554, and no message begins.",
        next: "RCPT TO:<\(context.proposedAddress)>", "RFC 5321, section 4.1.4")
    default:
      AdviceNotes.make(
        "before-greeting", "Sent before the server's greeting; it speaks first",
        "A server may refuse a client that does not wait: only programs that send spam are in such a hurry.",
        next: "Wait for a line that begins with 220", "RFC 5321, section 3.1")
    }
  }
}
