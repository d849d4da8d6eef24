import Octets

/// Base64 as people get it wrong, for finding out what was meant. A server takes none of it.
enum LenientBase64 {
  /// Nil: this is no base64. With a fault, the octets are what was probably meant.
  static func decode(_ text: [UInt8]) -> (octets: [UInt8], faults: [SASLLineError])? {
    if let octets = Base64.decode(text) { return (octets, []) }
    var faults: [SASLLineError] = []
    func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 }
    var body = text.drop(while: isBlank)
    while let last = body.last, isBlank(last) { body.removeLast() }
    if body.count < text.count { faults.append(.blanks) }
    let dash = UInt8(ascii: "-")
    let underscore = UInt8(ascii: "_")
    if body.contains(where: { $0 == dash || $0 == underscore }) {
      faults.append(.urlSafe)
      body = body.map { $0 == dash ? UInt8(ascii: "+") : $0 == underscore ? UInt8(ascii: "/") : $0 }[...]
    }
    let equals = UInt8(ascii: "=")
    let given = body.count
    while body.last == equals { body.removeLast() }
    let padding = (4 - body.count % 4) % 4
    if given - body.count != padding { faults.append(.padding) }
    guard !body.isEmpty, let octets = Base64.decode(body + [UInt8](repeating: equals, count: padding)) else {
      return nil
    }
    return (octets, faults)
  }
}
