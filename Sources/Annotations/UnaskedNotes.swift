import SMTP

/// A reply that answers nothing. Only 421 may come so: a server that has to stop says it at any time.
enum UnaskedNotes {
  static func note(_ heard: ClassifiedReply) -> Note? {
    guard heard.place == .unasked, heard.code != .serviceNotAvailable else { return nil }
    return Note(
      "unasked", CodeNotes.severity(heard.code), "\(heard.code): a reply, though nothing was asked",
      "Every command gets one reply, and all yours have theirs. From here on answers may belong to another command than "
        + "they seem to; to be sure, start again.",
      next: "QUIT", more: [ClassNotes.paragraph(heard.code)], reference: "RFC 5321, section 4.2")
  }
}
