import Octets

/// A TXT record that is a list of `name=value`, as MTA-STS, TLS-RPT and DMARC have it (RFC 8461, section 3.1; RFC 8460,
/// section 3; RFC 9989, section 4.8).
package struct TaggedRecord: Sendable {
  /// Names in lower case, in the order of the record.
  package let tags: [(name: String, value: String)]

  /// - Returns: nil unless the record begins with that version; so do records that are for somebody else.
  package init?(_ octets: [UInt8], version: String) {
    let text = String(decoding: octets, as: UTF8.self)
    let fields = text.split(separator: ";", omittingEmptySubsequences: false)
    let first = fields[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
    guard first == ["v", version] else { return nil }
    var tags: [(name: String, value: String)] = []
    for field in fields.dropFirst() where !Self.trimmed(field).isEmpty {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      tags.append((Self.trimmed(parts[0]).lowercased(), parts.count > 1 ? Self.trimmed(parts[1]) : ""))
    }
    self.tags = tags
  }

  /// The first of that name.
  package subscript(name: String) -> String? { tags.first { $0.name == name }?.value }

  private static func trimmed(_ text: Substring) -> String {
    String(decoding: Array(text.utf8).trimmingBlanks, as: UTF8.self)
  }
}
