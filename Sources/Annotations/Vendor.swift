/// Whose software or service speaks. It only breaks ties: a vendor's words are recognised whoever says them.
struct Vendor: Hashable, Sendable {
  let name: String

  init?(_ name: String) {
    guard Self.marks[name] != nil else { return nil }
    self.name = name
  }

  /// What each vendor shows in its greeting, or in every reply; lower case.
  private static let marks: [String: [String]] = [
    "Exim": ["exim"],
    "Postfix": ["postfix"],
    "Sendmail": ["sendmail"],
    "qmail": ["qmail"],
    "Google": ["gsmtp", "google"],
    "Microsoft": ["microsoft", "outlook.com", "office365", "exchangelabs", "protection.outlook"],
    "OpenSMTPD": ["opensmtpd"],
    "Haraka": ["haraka"],
    "Yahoo": ["yahoo", "aol"],
    "Amazon SES": ["amazonses", "simpleemailservice", "amazonaws"],
  ]

  /// By the greeting, the host's name, or the server's own words; an address it repeats does not count.
  func speaks(in heard: Heard, _ context: AnnotationContext) -> Bool {
    let names = "\(context.banner ?? "") \(context.host)".utf8.prefix(512).map {
      $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0
    }
    let words = heard.ownWords
    return (Self.marks[name] ?? []).contains { names.contains(phrase: $0) || words.contains(phrase: $0) }
  }
}
