import Octets

/// A line of a message's header: a name of visible characters, a colon, and what is after it (RFC 5322, section 2.2).
package struct HeaderField {
  /// Without spaces around it.
  package let name: ArraySlice<UInt8>
  package let value: ArraySlice<UInt8>

  /// Nil for a line that is none; one that goes on with the field before it, after a space, is none either.
  package init?(_ line: [UInt8]) {
    guard let colon = line.firstIndex(of: ASCII.colon), line[0] != ASCII.colon, !line[0].isBlank else { return nil }
    name = line[..<colon].trimmingBlanks
    value = line[(colon + 1)...].trimmingBlanks
    guard name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
  }
}
