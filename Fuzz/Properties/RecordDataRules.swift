import Names
import Octets

/// Records of DNS as they come from the wire: whatever the octets are, what is read is what they say, and no more.
enum RecordDataRules {
  static func check(_ input: [UInt8]) throws(BrokenRule) {
    var reader = InputReader(input)
    let types = RecordType.allCases
    let type = types[Int(reader.number()) % types.count]
    let octets = Array(reader.rest)
    switch RecordData.read(type, octets) {
    case .address(let address):
      try hold(address.octets == octets, "an address is its octets")
      try hold(IPAddress(address.description) == address, "an address that is written is read as the same")
    case .mx(_, let host):
      try hold(octets.count == host.wireLength + 2, "an MX is its number and its name")
      try name(host)
    case .ptr(let name):
      try hold(octets.count == name.wireLength, "a PTR is its name")
      try self.name(name)
    case .txt(let text):
      try hold(text.count < octets.count, "the text of a TXT is shorter than its strings with their lengths")
    case .tlsa(let record):
      try hold(record.data.count == octets.count - 3, "a TLSA is three octets and its data")
      if !record.data.isEmpty {
        try hold(TLSARecord(record.description) == record, "a TLSA that is written is read as the same")
      }
    case .opaque(let content), .malformed(let content): try hold(content == octets, "the rest is kept as it is")
    }
  }

  private static func name(_ name: DomainName) throws(BrokenRule) {
    try hold(name.text.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "a name has printable characters alone")
    let isPlain = !name.text.utf8.contains(UInt8(ascii: "\\"))
    if isPlain, !name.isRoot {
      try hold(DomainName(name.text) == name, "a plain name that is written is read as the same")
    }
  }
}

extension DomainName {
  /// Octets on the wire: of each label, its length and the end; `\046` is one.
  fileprivate var wireLength: Int {
    let escapes = text.utf8.count { $0 == UInt8(ascii: "\\") }
    return isRoot ? 1 : text.utf8.count - 3 * escapes + 2
  }
}
