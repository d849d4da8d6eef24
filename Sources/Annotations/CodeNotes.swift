import Causes
import SMTP

/// The note for a number alone: its row for the place it came at, else its general row, else its first digit.
enum CodeNotes {
  static func note(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    guard let row = row(heard.place, heard.code.rawValue) else { return ClassNotes.note(heard) }
    let id = "\(row.places.isEmpty ? "any" : heard.place.idName).\(heard.code)"
    return Note(
      id, severity(heard.code), "\(heard.code): \(row.headline)", row.meaning,
      next: next(row, heard, context),
      more: enhancedParagraph(heard) + [ClassNotes.paragraph(heard.code)], reference: row.reference)
  }

  /// What to do next can depend on what came before, where the words for it do not.
  private static func next(_ row: CodeRow, _ heard: ClassifiedReply, _ context: AnnotationContext) -> String? {
    let hasSender = [.mail, .recipients].contains(heard.answer.stageBefore)
    if heard.code == .badSequence, heard.place == .mail, hasSender { return "RSET" }
    if heard.code == .authenticationRequired, let list = context.extensions {
      if list[.auth] != nil { return "AUTH LOGIN" }
      if list[.startTLS] != nil { return "STARTTLS" }
    }
    return row.next.map(context.fill)
  }

  static func row(_ place: ReplyContext, _ code: Int) -> CodeRow? {
    let rows = byCode[code] ?? []
    return rows.first { $0.places.contains(place) } ?? rows.first { $0.places.isEmpty }
  }

  static func rows(_ code: Int) -> [CodeRow] { byCode[code] ?? [] }

  static let codes: [Int] = byCode.keys.sorted()

  private static let byCode = Dictionary(
    grouping: CodeTable.success + CodeTable.envelope + CodeTable.message + CodeTable.session + CodeTable.login
      + CodeTable.general + CodeTable.folklore, by: \.code)

  static func severity(_ code: ReplyCode) -> Note.Severity {
    switch code.kind {
    case .completion: .done
    case .intermediate: .goOn
    case .transientFailure: .tryLater
    case .permanentFailure: .refused
    case .undefined: .notSMTP
    }
  }

  /// What an enhanced code adds where the three digits already say more than it does.
  static func enhancedParagraph(_ heard: ClassifiedReply) -> [String] {
    guard let status = heard.agreedEnhanced, let meaning = EnhancedNotes.meaning(of: status) else {
      return []
    }
    return ["The text adds \(status): \(meaning)"]
  }
}
