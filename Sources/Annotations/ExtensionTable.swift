import SMTP

/// What is known about EHLO keywords, and how one is explained with the parameters it came with.
enum ExtensionTable {
  static let list = registered + unregistered

  static let rows: [String: ExtensionRow] = Dictionary(
    uniqueKeysWithValues: list.flatMap { row in row.keywords.map { ($0, row) } })

  static func paragraph(_ item: Extension) -> String {
    let keyword = item.keyword.rawValue
    if isMasked(item) {
      return
        "\(Excerpt.short(keyword, limit: 20)): a keyword overwritten with X or *, as some firewalls do to STARTTLS. "
        + "Encryption may still be possible on port 465 or 587."
    }
    guard let row = rows[keyword] else {
      return
        "\(Excerpt.short(keyword, limit: 40)): not known here, and harmless. A client ignores keywords that it does not know."
    }
    return "\(keyword): \(row.meaning)\(details(item)) (\(row.reference))"
  }

  private static func details(_ item: Extension) -> String {
    switch item.keyword {
    case .size: " \(sizeSentence(ExtensionList([item])))"
    case .auth: " " + SASLTable.sentence(item.parameters)
    default:
      item.parameters.isEmpty
        ? "" : " Here: \(Excerpt.short(item.parameters.joined(separator: " "), limit: 60))."
    }
  }

  /// A firewall that hides a keyword keeps its length: `XXXXXXXA`, `XXXXXXXX`, `********`.
  static func isMasked(_ item: Extension) -> Bool {
    let bytes = Array(item.keyword.rawValue.utf8)
    guard bytes.count >= 3 else { return false }
    let isStars = bytes.filter { $0 == UInt8(ascii: "*") }.count * 2 > bytes.count
    let isX = bytes.dropLast().allSatisfy { $0 == UInt8(ascii: "X") } && bytes.count >= 4
    return isStars || isX
  }

  static func sizePhrase(_ list: [Extension]) -> String {
    let limits = Set(ExtensionList(list).sizes.compactMap(\.self).filter { $0 > 0 }).sorted()
    guard let smallest = limits.first else { return "SIZE: no limit given" }
    guard limits.count > 1 else { return "SIZE: up to \(octets(smallest))" }
    let all = limits.prefix(3).map(octets).joined(separator: " and ") + (limits.count > 3 ? " and more" : "")
    return "SIZE with several limits (\(all); go by the smallest)"
  }

  private static func sizeSentence(_ list: ExtensionList) -> String {
    if let limit = list.sizeLimit { return "Here: \(octets(limit)), as \(limit) octets." }
    return "Here: no number, or 0, so no limit is given; there may still be one."
  }

  /// `52 MB`: rounded to what a person compares with.
  static func octets(_ count: Int) -> String {
    switch count {
    case ..<1_000: count.counted("octet")
    case ..<1_000_000: "\(count / 1_000) kB"
    case ..<1_000_000_000: "\(count / 1_000_000) MB"
    default: "\(count / 1_000_000_000) GB"
    }
  }
}

/// An EHLO keyword: what it offers, what it lets a client type, and the RFC that says so. The one row a keyword has
/// on the client's side: Tab, the hint at the end of the line and `:help` read it.
struct ExtensionRow: Sendable {
  let keywords: [String]
  let meaning: String
  /// What it lets a client type, if that is short to say.
  let syntax: String?
  /// The parameters of MAIL and RCPT that it brings.
  let parameters: [MailParameter]
  let reference: String

  init(
    _ keywords: String..., meaning: String, syntax: String? = nil, parameters: [MailParameter] = [], _ reference: String
  ) {
    self.keywords = keywords
    self.meaning = meaning
    self.syntax = syntax
    self.parameters = parameters
    self.reference = reference
  }
}
