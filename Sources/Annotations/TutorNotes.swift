/// Notes about what is not a reply: at the mailbox, before a replay, in the middle of a message.
enum TutorNotes {
  static func inbox(_ context: AnnotationContext) -> Note {
    Note(
      "inbox", .information, "What you typed, and where it ended up in the message",
      "Only RCPT TO decided where this went; a mail program copies To: into it, but To: itself may say anything. "
        + "Any sender in a valid domain passes, so trust only the IP address in the topmost Received: line, "
        + "and not even that after an open relay or proxy.",
      more: [
        "Look for your words: the name from HELO is in Received:, the sender from MAIL FROM in Return-Path: (some "
          + "servers note it in Received: too), the recipient in Envelope-To:. From: and To: are as you typed them.",
        "That is how mail reaches people it does not seem to be addressed to, and how a virus sends itself in "
          + "another person's name: the headers are the letter, the envelope is what the mail carrier reads.",
        "Every server puts its Received: line on top, so the topmost was written by the one that delivered to "
          + "you. The IP address in it is what that server saw itself. Lines further down were there before and "
          + "may be forged. An open relay or a proxy puts its own address there and hides who used it.",
        "Bounces would go to Return-Path:, that is to the address in MAIL FROM: strangers get the bounces and "
          + "the complaints for spam sent in their name.",
      ], reference: "RFC 5321, sections 4.4 and 7.1", teaches: [15, 16, 17])
  }

  static func forging(_ context: AnnotationContext) -> Note {
    Note(
      "forging", .information, "This goes to a real server: use your own address, both ways",
      "Mail in Bugs Bunny's name is a fine experiment when you send it to yourself. Forging mail to others is "
        + "abuse, and most providers forbid it. So you are asked for your own address, which is used for both "
        + "MAIL FROM and RCPT TO: a bounce reaches nobody else either.",
      next: "Type your own address, or Ctrl-C to leave",
      more: [
        "The headers may still say Bugs Bunny and Daffy Duck: the point is to see that such a message arrives, in "
          + "your own mailbox.",
        "Your provider may refuse it or file it as spam: today's servers compare From: with the sender's IP address "
          + "and signature (SPF, DKIM, DMARC). A refusal is a lesson too.",
      ], reference: "RFC 5321, section 7.1", teaches: [14])
  }

  static let colonAnswer = Note(
    "tutor.colon-answer", .information, "That went to the server: after a 334 every line is an answer to it",
    "The tutor's commands do not work while the server waits for the answer to its challenge. If you meant the "
      + "tutor, cancel the login first: with a lone asterisk.",
    next: "*", reference: "RFC 4954, section 4")

  static func reminder(_ context: AnnotationContext) -> Note {
    Note(
      "message.reminder", .information, "You are typing the message: a lone dot on a line ends it",
      "After 354 every line belongs to the message, QUIT and HELP as well; the server answers nothing until the "
        + "dot. To leave without sending it press Ctrl-C and choose to drop the connection: a message without "
        + "its dot is discarded.",
      next: ".",
      more: [
        "A line already sent cannot be taken back, and no command cancels a message that has begun: either you "
          + "end it with the dot and it is sent, or you drop the connection."
      ], reference: "RFC 5321, section 4.1.1.4", teaches: [12])
  }
}
