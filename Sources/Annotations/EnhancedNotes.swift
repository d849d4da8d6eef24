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
        registry.map { "In the registry \(status) means: \($0.short)." } ?? "",
      ]), next: row.next,
      more: [
        base.map { "The three digits, \(heard.code), mean: \($0.headline). \($0.meaning)" } ?? "",
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
    let own = EnhancedTable.vendorRows(status)
    let registered = EnhancedTable.row(status)
    guard let row = registered ?? own.first else { return subject(status, word) }
    // The closest row of each provider: a number in a block has a sense of its own.
    var seen = [row.reference]
    let others = own.filter { other in
      defer { seen.append(other.reference) }
      return !seen.contains(other.reference)
    }.map { "\($0.reference) uses it for: \($0.short). \($0.meaning)" }
    return Note(
      "help.\(word.lowercased())", isAny ? .information : severity(status), "\(word): \(row.short)", row.meaning,
      next: row.next,
      more: (registered == nil ? ["It is not in the registry."] : []) + others + [classes(status, isAny)],
      reference: row.reference)
  }

  private static func subject(_ status: EnhancedStatusCode, _ word: String) -> Note? {
    guard let subject = EnhancedTable.subjects[status.subject] else { return nil }
    return Note(
      "help.\(word.lowercased())", severity(status),
      "\(word): not listed; its second number gives the subject", subject,
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
    if isAny { return "X is 2 for success, 4 for a temporary failure, 5 for a permanent one." }
    switch status.statusClass {
    case 2: return "2.x.x: success."
    case 4: return "4.x.x: a temporary failure; the same may work later."
    default: return "5.x.x: a permanent failure; something has to change first."
    }
  }

  /// Each once, though several providers may use the same number.
  static let topics: [String] = {
    let registered = EnhancedTable.registered.map { "X.\($0.subject).\($0.detail)" }
    let vendors = EnhancedTable.vendor.map { "\($0.statusClass ?? 5).\($0.subject).\($0.detail)" }
    return registered + Set(vendors).sorted()
  }()
}
