import Octets
import SMTP

/// The header of a message, field by field, as far as it is read: bounded, since anybody may have written it.
package struct MessageHeader {
  package struct Field: Equatable, Sendable {
    package let name: String
    /// Unfolded: what the lines after the first begin with has become one space.
    package let value: String
    /// As they came, without line endings.
    package let lines: [[UInt8]]

    fileprivate init?(_ lines: [[UInt8]]) {
      guard let field = lines.first.flatMap({ HeaderField($0) }) else { return nil }
      name = String(decoding: field.name, as: UTF8.self)
      let more = lines.dropFirst().map { $0.trimmingBlanks }
      value = ([field.value] + more).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      self.lines = lines
    }
  }

  /// Lines and octets that are read; a header that goes on ends there.
  private static let lineLimit = 1_000
  private static let octetLimit = 262_144

  package let fields: [Field]

  package init(_ message: [UInt8]) {
    var groups: [[[UInt8]]] = []
    var rest = message.prefix(Self.octetLimit)
    for _ in 0..<Self.lineLimit {
      let line = rest.prefix { $0 != ASCII.lineFeed }
      // The last line of what is read may have been cut.
      guard line.endIndex < rest.endIndex else { break }
      rest = rest[(line.endIndex + 1)...]
      let bare = Array(line.withoutCarriageReturn)
      if let first = bare.first, first.isBlank, !groups.isEmpty {
        groups[groups.count - 1].append(bare)
      } else if !bare.isEmpty, HeaderField(bare) != nil {
        groups.append([bare])
      } else {
        break
      }
    }
    fields = groups.compactMap(Field.init)
  }
}
