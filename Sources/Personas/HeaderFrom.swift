import Octets
import SMTP

/// Whose name a message's From: has in it.
package enum HeaderFrom {
  /// The domain of the only address in the only From: field, in lower case; nil where there is no such thing, as with two
  /// of either (RFC 7489, section 6.6.1).
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

/// The header of a message, field by field.
package struct MessageHeader {
  package struct Field: Equatable, Sendable {
    package let name: String
    /// Unfolded: what the lines after the first begin with has become one space.
    package let value: String
    /// As they came, without line endings.
    package let lines: [[UInt8]]
  }

  /// More lines than this are no header that anybody needs to read.
  private static let limit = 1_000

  package let fields: [Field]
  /// How many lines of the message they are, what ends the header left out.
  package let lineCount: Int

  package init(_ message: [UInt8]) {
    var fields: [Field] = []
    var count = 0
    var rest = message[...]
    while count < Self.limit, !rest.isEmpty {
      let line = Array(rest.prefix { $0 != ASCII.lineFeed })
      rest = rest.dropFirst(line.count + 1)
      let bare = Array(line.withoutCarriageReturn)
      if let first = bare.first, first.isBlank, let last = fields.popLast() {
        let more = String(decoding: bare.trimmingBlanks, as: UTF8.self)
        fields.append(Field(name: last.name, value: "\(last.value) \(more)", lines: last.lines + [bare]))
      } else if !bare.isEmpty, let field = HeaderField(bare) {
        let name = String(decoding: field.name, as: UTF8.self)
        fields.append(Field(name: name, value: String(decoding: field.value, as: UTF8.self), lines: [bare]))
      } else {
        break
      }
      count += 1
    }
    self.fields = fields
    lineCount = count
  }
}
