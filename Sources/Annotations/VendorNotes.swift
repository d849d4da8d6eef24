import Causes
import SMTP

/// Sentences of servers that say more than their cause: what the words really mean, and what to do there.
enum VendorNotes {
  /// The row whose words the reply has; one of the server's own software before one of another's.
  static func row(_ heard: ClassifiedReply, _ cause: Cause, _ context: AnnotationContext) -> VendorRow? {
    let found = rows.filter { $0.cause == cause && matches($0, heard) }
    return found.first { speaks($0, heard, context) } ?? found.first(where: \.isWhole) ?? found.first
  }

  /// Whether the server names itself as the software the row is about.
  static func speaks(_ row: VendorRow, _ heard: ClassifiedReply, _ context: AnnotationContext) -> Bool {
    row.vendor.speaks(in: heard, banner: context.banner, host: context.host)
  }

  private static func matches(_ row: VendorRow, _ heard: ClassifiedReply) -> Bool {
    guard row.code.map({ $0 == heard.code.rawValue }) ?? heard.code.isFailure else { return false }
    return (row.places.isEmpty || row.places.contains(heard.place)) && row.phrases.allSatisfy(heard.says)
  }

  static let rows: [VendorRow] =
    VendorTable.policy + VendorTable.exim + VendorTable.postfix + VendorTable.sendmailAndQmail + VendorTable.providers
    + VendorTable.others
}
