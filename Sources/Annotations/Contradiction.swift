import Causes
import Octets
import SMTP

/// Says so when a number and its words disagree. The number decides; the note keeps its severity.
enum Contradiction {
  static func said(by heard: ClassifiedReply, _ note: Note, _ context: AnnotationContext) -> Note {
    guard let sentence = sentence(heard) else { return note }
    let summary = Wrapping.summary([sentence, note.summary])
    return Note(
      "\(note.id).contradiction", note.severity, note.headline, summary, next: note.next,
      more: (summary == sentence ? [note.summary] : []) + note.explanation.dropFirst(),
      reference: note.reference, teaches: note.teaches, cause: note.cause, who: note.who)
  }

  private static func sentence(_ heard: ClassifiedReply) -> String? {
    let code = heard.code
    if let status = heard.enhanced, status.statusClass != code.rawValue / 100, code.kind != .undefined {
      return
        "The number says \(code.rawValue / 100)xx, its text says \(status): they disagree, and programs obey \(code)."
    }
    let isYes = code.kind == .completion
    guard isYes, [.mail, .rcpt, .data, .endOfMessage, .auth, .connect].contains(heard.place),
      let word = refusing.first(where: heard.ownWords.contains(phrase:))
    else { return nil }
    return "The text (\"\(word)\") sounds like a no, but \(code) is a yes, and programs obey the number."
  }

  private static let refusing = [
    "access denied", "relay denied", "relaying denied", "rejected", "refused", "not permitted", "not allowed",
    "prohibited", "user unknown", "unknown user", "no such user", "does not exist", "blocked", "failed",
    "discarded",
  ]
}
