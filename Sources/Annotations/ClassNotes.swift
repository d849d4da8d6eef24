import Causes
import SMTP

/// What the first digit says: all that is left when nobody knows the number, and all that a program needs.
enum ClassNotes {
  static func note(_ heard: ClassifiedReply) -> Note {
    note(heard.code, at: heard.place, more: CodeNotes.enhancedParagraph(heard))
  }

  static func note(_ code: ReplyCode, at place: ReplyContext, more: [String] = []) -> Note {
    let unlisted = "This program's tables do not list \(code) as an answer to \(place.name)."
    let (headline, summary, next): (String, String, String?) =
      switch code.kind {
      case .completion:
        (
          "\(code): done, judging by its first digit",
          "An unusual number, but 2xx means that what was asked was done. "
            + "Programs take it as success and go on.", nil
        )
      case .intermediate:
        (
          "\(code): go on, judging by its first digit",
          "An unusual number, but 3xx means: so far good, the server "
            + "waits for more from you. Its text may say what.", nil
        )
      case .transientFailure:
        (
          "\(code): not now, judging by its first digit",
          "An unusual number, but 4xx means that it failed for the "
            + "moment. The same line may work later, with nothing changed.",
          "Wait a few minutes, then try the same again"
        )
      case .permanentFailure:
        (
          "\(code): no, judging by its first digit",
          "An unusual number, but 5xx means no. Repeating the line "
            + "unchanged will not help; the text is the only clue to the reason.",
          "Read the text; change what it names"
        )
      case .undefined:
        (
          "\(code): not a number SMTP knows; this may not be a mail server",
          "A reply begins with 2, 3, 4 or 5. Whatever "
            + "answers here does not follow SMTP, and a program would give up now.", "QUIT"
        )
      }
    return Note(
      "class.\(digit(code))", CodeNotes.severity(code), headline, summary, next: next,
      more: [unlisted] + more + [paragraph(code)],
      reference: "RFC 5321, section 4.2.1")
  }

  private static func digit(_ code: ReplyCode) -> String {
    code.kind == .undefined ? "other" : "\(code.rawValue / 100)"
  }

  static func paragraph(_ code: ReplyCode) -> String {
    switch code.kind {
    case .completion: "2xx: done. The next command may follow."
    case .intermediate:
      "3xx: good so far, and something more is expected from you before anything is done."
    case .transientFailure:
      "4xx: not now. A mail server keeps the message in its queue and tries the same again, for a few days; "
        + "by hand you do the same with patience."
    case .permanentFailure:
      "5xx: no. A mail server gives the message up at once and tells its sender by a bounce. Something has "
        + "to change before it makes sense to try again."
    case .undefined: "An SMTP reply may begin only with 2, 3, 4 or 5."
    }
  }
}
