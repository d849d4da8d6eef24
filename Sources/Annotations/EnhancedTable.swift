import Causes
import SMTP

/// The registered enhanced status codes, and those that large providers use in their own way.
enum EnhancedTable {
  static func row(_ status: EnhancedStatusCode) -> EnhancedRow? { registered.first { $0.matches(status) } }

  /// A vendor's own use, when it is that vendor who speaks, or when the registry has nothing to say.
  static func vendorRow(
    _ status: EnhancedStatusCode, _ heard: ClassifiedReply, _ context: AnnotationContext
  ) -> EnhancedRow? {
    let rows = vendorRows(status)
    if row(status) == nil { return rows.first }
    return rows.first { $0.vendor?.speaks(in: heard, banner: context.banner, host: context.host) == true }
  }

  /// Every vendor's own use of a number; one number comes before a block that contains it.
  static func vendorRows(_ status: EnhancedStatusCode) -> [EnhancedRow] {
    vendor.filter { $0.matches(status) }.sorted { $0.details.count < $1.details.count }
  }

  static let registered = addresses + systems + content + security
  static let vendor = google + microsoft + others

  static let subjects: [Int: String] = [
    0: "No subject is given: only the first digit and the text tell anything.",
    1: "About an address, the sender's or the recipient's. Check its spelling and its domain.",
    2: "About the recipient's mailbox: full, disabled, or a list. Usually its owner has to act.",
    3: "About the receiving system as a whole: disk, load or settings. Wait, or tell its postmaster.",
    4: "About network and routing: connections, DNS, time. Check the DNS, and try again.",
    5: "About the protocol: a command, its order or its argument. Look at the last line sent.",
    6: "About the content of the message and its encoding.",
    7: "About permission: authentication, encryption, reputation or local policy.",
  ]
}
