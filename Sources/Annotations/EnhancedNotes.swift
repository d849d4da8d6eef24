import Causes
import SMTP

/// A refusal's finer reason: the enhanced code before its text.
enum EnhancedNotes {
  static func note(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note? {
    guard heard.code.isFailure, let status = heard.agreedEnhanced else { return nil }
    let own = EnhancedTable.vendorRow(status, heard, context)
    guard let row = own ?? EnhancedTable.row(status), own != nil || row.isTelling else { return nil }
    let base = CodeNotes.row(heard.place, heard.code.rawValue)
    let registry = own == nil ? nil : EnhancedTable.row(status)
    return Note(
      "\(heard.place.idName).\(heard.code).\(status)\(own == nil ? "" : ".vendor")",
      CodeNotes.severity(heard.code),
      "\(heard.code) \(status): \(row.short)",
      Wrapping.summary([
        row.meaning,
        registry.map { "The registry gives \(status) another sense: \($0.short)." } ?? "",
      ]), next: row.next,
      more: [
        base.map { "The three digits, \(heard.code), say: \($0.headline). \($0.meaning)" } ?? "",
        ClassNotes.paragraph(heard.code),
      ].filter { !$0.isEmpty }, reference: row.reference)
  }

  /// What the registry says, or at least the subject; nil when even that is not listed.
  static func meaning(of status: EnhancedStatusCode) -> String? {
    EnhancedTable.row(status)?.meaning ?? EnhancedTable.subjects[status.subject]
  }

  /// `5.7.1`, and `X.7.1` for any class.
  static func help(_ word: String) -> Note? {
    let isAny = word.hasPrefix("X.")
    let text = isAny ? "5" + word.dropFirst() : word
    guard let status = EnhancedStatusCode(startOf: Array(text.utf8)), text == status.description else {
      return nil
    }
    let vendor = EnhancedTable.vendor.first { $0.matches(status) }
    guard let row = EnhancedTable.row(status) ?? vendor else { return subject(status, word) }
    let others = vendor.map { ["Some providers use it otherwise (\($0.reference)): \($0.meaning)"] } ?? []
    return Note(
      "help.\(word.lowercased())", isAny ? .information : severity(status), "\(word): \(row.short)",
      row.meaning,
      next: row.next,
      more: (row == vendor ? ["The registry does not list it."] : others) + [classes(status, isAny)],
      reference: row.reference)
  }

  private static func subject(_ status: EnhancedStatusCode, _ word: String) -> Note? {
    guard let subject = EnhancedTable.subjects[status.subject] else { return nil }
    return Note(
      "help.\(word.lowercased())", severity(status),
      "\(word): not listed; its middle number tells the subject", subject,
      more: [classes(status, false)], reference: "RFC 3463, section 3")
  }

  private static func severity(_ status: EnhancedStatusCode) -> Note.Severity {
    switch status.statusClass {
    case 2: .done
    case 4: .tryLater
    default: .refused
    }
  }

  private static func classes(_ status: EnhancedStatusCode, _ isAny: Bool) -> String {
    if isAny { return "In place of X comes 2 for done, 4 for not now, or 5 for no." }
    switch status.statusClass {
    case 2: return "2.x.x: done."
    case 4: return "4.x.x: not now; the same may work later."
    default: return "5.x.x: no; something has to change first."
    }
  }

  static let topics: [String] =
    EnhancedTable.registered.map { "X.\($0.subject).\($0.detail)" }
    + EnhancedTable.vendor.map { "\($0.statusClass ?? 5).\($0.subject).\($0.detail)" }
}
