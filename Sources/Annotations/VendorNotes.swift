import Causes
import SMTP

/// Refusals known by their words. The words refine a no; they never make one.
enum VendorNotes {
  static func note(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note? {
    guard let row = row(heard, context) else { return nil }
    let base = CodeNotes.row(heard.place, heard.code.rawValue)
    let id = "\(row.vendor.rawValue).\(row.phrases.joined(separator: ".."))".lowercased().map { character in
      character == " " ? "-" : character
    }
    return Note(
      "\(heard.place.idName).\(heard.code).\(String(id))", CodeNotes.severity(heard.code),
      "\(heard.code): \(row.headline)", row.meaning, next: row.next.map(context.fill),
      more: ["Known from: \(row.reference). \(sure(row, heard, context))"]
        + CodeNotes.enhancedParagraph(heard)
        + [
          base.map { "The three digits alone say: \($0.headline). \($0.meaning)" } ?? "",
          ClassNotes.paragraph(heard.code),
        ].filter { !$0.isEmpty },
      reference: "\(row.reference)\(base.map { "; \($0.reference)" } ?? "")")
  }

  static func row(_ heard: ClassifiedReply, _ context: AnnotationContext) -> VendorRow? {
    guard heard.code.isFailure || heard.code == .closing else { return nil }
    let found = rows.filter { matches($0, heard) }
    return found.first { $0.vendor.speaks(in: heard, banner: context.banner, host: context.host) } ?? found.first
  }

  private static func matches(_ row: VendorRow, _ heard: ClassifiedReply) -> Bool {
    guard row.code.map({ $0 == heard.code.rawValue }) ?? heard.code.isFailure else { return false }
    return (row.places.isEmpty || row.places.contains(heard.place)) && row.phrases.allSatisfy(heard.says)
  }

  private static func sure(_ row: VendorRow, _ heard: ClassifiedReply, _ context: AnnotationContext) -> String {
    row.vendor.speaks(in: heard, banner: context.banner, host: context.host)
      ? "This server names itself so." : "Other software may use the same words."
  }

  static let rows: [VendorRow] =
    VendorTable.exim + VendorTable.postfix + VendorTable.sendmailAndQmail
    + VendorTable.providers + VendorTable.others
}
