import Causes
import Octets
import SMTP

/// A refusal's note: its cause, the evidence, who has to act, and what to do.
enum CauseNotes {
  /// Nil for what is no refusal.
  static func note(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note? {
    guard let diagnosis = Diagnosis(heard, banner: context.banner, host: context.host),
      let row = CauseTable.row(diagnosis.cause, at: heard.place, isDelivery: context.isDelivery)
    else { return nil }
    let vendor = VendorNotes.row(heard, row.cause, context)
    switch diagnosis.basis {
    case .words where vendor == nil && isOfPlace(heard, row.cause):
      return CodeNotes.note(heard, context).because(row, heard.code)
    case .name, .words: return note(heard, diagnosis, row, vendor, context)
    case .providerCode, .enhancedCode:
      return EnhancedNotes.note(heard, context)?.because(row, heard.code)
        ?? note(heard, diagnosis, row, vendor, context)
    case .code: return CodeNotes.note(heard, context).because(row, heard.code)
    }
  }

  /// Whether the words say no more than the number does, which has a meaning of its own at this place.
  private static func isOfPlace(_ heard: ClassifiedReply, _ cause: Cause) -> Bool {
    cause == .unknownCommand && CodeNotes.row(heard.place, heard.code.rawValue)?.places.isEmpty == false
  }

  private static func note(
    _ heard: ClassifiedReply, _ diagnosis: Diagnosis, _ row: CauseRow, _ vendor: VendorRow?,
    _ context: AnnotationContext
  ) -> Note {
    let headline = vendor?.headline ?? row.headline(under: heard.code)
    let next = vendor.map(\.next) ?? row.next
    let meaning = vendor?.meaning ?? row.meaning(under: heard.code)
    let evidence = evidence(diagnosis.basis)
    let summary = summary(
      evidence: evidence, disagreement: disagreement(diagnosis), meaning: meaning,
      remedy: vendor.map { $0.isWhole || isOnlyGeneral(row.cause) } == true ? nil : row.remedy(under: heard.code))
    return Note(
      "\(heard.place.idName).\(heard.code).\(row.cause.rawValue)\(vendor.map { ".\($0.idName)" } ?? "")",
      CodeNotes.severity(heard.code), "\(heard.code): \(headline)", summary,
      next: next.map { context.fill(Contact.named($0, heard)) },
      more: more(heard, diagnosis, row, vendor, evidence, context).filter { !summary.contains(phrase: $0) },
      reference: vendor.map { "\($0.reference); \(row.reference)" } ?? row.reference, cause: row.cause,
      who: row.who(under: heard.code))
  }

  /// What fits into a summary; what to do comes before how it was known.
  private static func summary(evidence: String?, disagreement: String?, meaning: String, remedy: String?) -> String {
    let needed = [disagreement, meaning, remedy].compactMap(\.self)
    let whole = [evidence].compactMap(\.self) + needed
    for sentences in [whole, needed, [disagreement, remedy].compactMap(\.self)] {
      let text = sentences.joined(separator: " ")
      if Wrapping.lines(of: text) <= Note.summaryLines { return text }
    }
    return remedy ?? meaning
  }

  /// Causes of many kinds, whose remedy says little where a row knows the kind.
  private static func isOnlyGeneral(_ cause: Cause) -> Bool { cause == .unknownCommand || cause == .format }

  private static func more(
    _ heard: ClassifiedReply, _ diagnosis: Diagnosis, _ row: CauseRow, _ vendor: VendorRow?, _ evidence: String?,
    _ context: AnnotationContext
  ) -> [String] {
    let known = vendor.map { vendor in
      let isSure = VendorNotes.speaks(vendor, heard, context)
      return "Known from: \(vendor.reference). "
        + (isSure ? "This server identifies itself as such." : "Other software may use the same words.")
    }
    let source = diagnosis.source.map { "Servers that say this: \($0)." }
    let general =
      vendor?.isWhole == true
      ? [] : [row.meaning(under: heard.code), row.remedy(under: heard.code)] + row.others.map(\.remedy)
    return [known ?? source, evidence].compactMap(\.self) + general + enhanced(heard, row.cause) + [
      ClassNotes.paragraph(heard.code)
    ]
  }

  /// The enhanced code, where it says the same.
  private static func enhanced(_ heard: ClassifiedReply, _ cause: Cause) -> [String] {
    guard let status = heard.agreedEnhanced, status.usualCause(at: heard.place) == cause else { return [] }
    return CodeNotes.enhancedParagraph(heard)
  }

  static func evidence(_ basis: Diagnosis.Basis) -> String? {
    switch basis {
    case .name(let name): "The text names \(quoted(name)), which is a sure sign."
    case .words(let words):
      words.utf8.allSatisfy { $0 < 0x80 } && !sayingNothing.contains(words.lowercased())
        ? "The text says \(quoted(words))." : nil
    case .providerCode(let status), .enhancedCode(let status): "The code \(status) says so."
    case .code: nil
    }
  }

  /// Words that tell a cause only together with the command that they answer.
  private static let sayingNothing: Set = ["you", "your", "name", "host", "domain"]

  /// The words between quotation marks; what is too long ends after a word.
  private static func quoted(_ words: String) -> String {
    let short = Excerpt.short(words, limit: 48)
    guard words.utf8.count > 48, let end = short.lastIndex(of: " ") else { return "\"\(short)\"" }
    return "\"\(short[..<end]) ...\""
  }

  private static func disagreement(_ diagnosis: Diagnosis) -> String? {
    switch diagnosis.disagreement {
    case .passing: "The number says it is final, but the words say it will pass: the same may get through later."
    case .lasting: "The number says later, but the words say it is final: trying again will not help."
    case nil: nil
    }
  }
}

extension Note {
  /// The same note, with the cause and who has to act.
  func because(_ row: CauseRow, _ code: ReplyCode) -> Note {
    Note(
      id.rawValue, severity, headline, summary, next: next,
      more: Array(explanation.dropFirst()) + [row.remedy(under: code)] + row.others.map(\.remedy),
      reference: reference, teaches: teaches, cause: row.cause, who: row.who(under: code))
  }
}

extension VendorRow {
  /// The end of a note's id.
  fileprivate var idName: String {
    let words = phrases.joined(separator: "..").lowercased().map { $0 == " " ? "-" : $0 }
    return "\(vendor.rawValue.lowercased().replacing(phrase: " ", with: "-")).\(String(words))"
  }
}
