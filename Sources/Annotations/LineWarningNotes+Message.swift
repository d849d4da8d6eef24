import Octets
import SMTP

/// Warnings about a line of a message.
extension LineWarningNotes {
  static let dotDoubled = Note(
    "advice.dot-doubled", .information,
    "A dot at the start of a line is doubled; the receiver removes it",
    "Only a lone dot may end a message, so a line that begins with a dot is sent with a second one, and the "
      + "receiver removes it. What arrives is what you typed. :stuffing off sends the line as it is.",
    reference: "RFC 5321, section 4.5.2")

  static let dotWithSpace = make(
    "dot-with-blank", "A dot with a space after it does not end a message",
    "The dot was doubled like any other at the start of a line, and is part of the message. A dot with nothing "
      + "before or after it ends the message.", next: ".", "RFC 5321, section 4.5.2")

  static func commandInsideMessage(_ word: String) -> Note {
    make(
      "command-in-message", "\(Excerpt.short(word, limit: 16)) is now a line of your message; nothing was carried out",
      "After 354 every line belongs to the message, "
        + (word.utf8.first == ASCII.colon ? "even one for this program. " : "even a command. ")
        + "It cannot be taken back. The lone dot sends the message; to leave without sending it, press Ctrl-C and choose "
        + "to drop the connection.",
      next: ".", "RFC 5321, section 4.1.1.4")
  }

  static func textLineTooLong(_ octets: Int) -> Note {
    make(
      "text-line-too-long", "A line of \(octets) octets; 1000 are allowed in a message",
      "Line ending included. The server may refuse the message after the dot, or cut the line.",
      next: "Use shorter lines", "RFC 5321, section 4.5.3.1.6")
  }

  static func emptyLineForgotten(_ number: Int, _ line: String, _ context: AnnotationContext) -> Note {
    make(
      "empty-line-forgotten", "`\(Excerpt.short(line, limit: 16))` is not a header; an empty line belongs before it",
      "It is line \(number) of your message. Without an empty line after the headers a mail program takes the first lines "
        + "of the body for headers, and may hide them. Some servers insert the line, others refuse the message.",
      next: "MAIL FROM:<\(context.proposedAddress)>", "RFC 5322, section 2.1")
  }

  static func noHeaders(_ context: AnnotationContext) -> Note {
    make(
      "no-headers", "The message had no headers: its first line belonged to the body",
      "From:, To: and Subject: come first, then an empty line, then the body. SMTP requires none of them, but a "
        + "mail program shows such a message without sender and subject, and spam filters suspect it.",
      next: "MAIL FROM:<\(context.proposedAddress)>", "RFC 5322, section 3.6")
  }

  static func beyondChunk(_ octets: Int) -> Note {
    make(
      "beyond-chunk", "The chunk was full: the last \(octets) octets are a command",
      "BDAT announced how many octets of message text would follow, and each line end counts as two of them. "
        + "What exceeds that count reaches the server as a command line.", next: nil, "RFC 3030, section 2")
  }
}
