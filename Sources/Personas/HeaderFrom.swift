import SMTP

/// Whose name a message's From: has in it.
package enum HeaderFrom {
  /// The domain of the only address in the only From: field, in lower case; nil where there is no such thing, as with two
  /// of either (RFC 9989, section 5.3.1).
  package static func domain(of message: [UInt8]) -> String? {
    let fields = MessageHeader(message).fields.filter { $0.name.lowercased() == "from" }
    guard fields.count == 1 else { return nil }
    return address(in: fields[0].value).map(\.foldedDomain)
  }

  /// `Dorothy <dorothy@oz.example>`, or the address alone.
  private static func address(in value: String) -> Mailbox? {
    let text: Substring
    if let open = value.lastIndex(of: "<") {
      guard let close = value[open...].firstIndex(of: ">") else { return nil }
      text = value[value.index(after: open)..<close]
      guard !value[..<open].contains("<") else { return nil }
    } else {
      text = value[...]
    }
    guard let mailbox = try? Mailbox(text.filter { $0 != " " }), mailbox.isQualified else { return nil }
    return mailbox
  }
}
