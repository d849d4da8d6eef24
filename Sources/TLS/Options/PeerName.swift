import COpenSSL

/// The name a client asks for, as what it is: the two are compared with different parts of a certificate.
enum PeerName: Equatable {
  case host(String)
  case address(String)

  init(_ text: String) throws(TLSOptionsFailure) {
    // A zone (`fe80::1%eth0`) is this machine's affair; no certificate knows of it.
    let address = text.contains(":") ? String(text.prefix { $0 != "%" }) : text
    if !address.utf8.contains(0), let octets = a2i_IPADDRESS(address) {
      ASN1_OCTET_STRING_free(octets)
      self = .address(address)
      return
    }
    ERR_clear_error()
    // The dot that ends a name in DNS is not part of it here (RFC 6066, section 3).
    let name = text.hasSuffix(".") ? String(text.dropLast()) : text
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // OpenSSL takes a name that starts with a dot for any name below it, and C ends a name at NUL: neither may pass.
    guard name.utf8.count <= 253, labels.allSatisfy({ (1...63).contains($0.count) && $0.allSatisfy(Self.isOfName) })
    else { throw .serverNameUnusable(text) }
    self = .host(name)
  }

  /// Letters, digits and hyphens (RFC 1123, section 2.1), and the underscore that is found all the same.
  private static func isOfName(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  var text: String {
    switch self {
    case .host(let text), .address(let text): text
    }
  }
}
