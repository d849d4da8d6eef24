import COpenSSL

/// A password or a token. It does not print itself, whoever puts it into a sentence, a log or a dump of a value; and its
/// memory is wiped once nobody holds it any more.
package final class Secret: @unchecked Sendable, CustomStringConvertible, CustomReflectable {  // written in init alone
  private let memory: UnsafeMutableRawBufferPointer

  package init(_ octets: [UInt8]) {
    memory = .allocate(byteCount: octets.count, alignment: 1)
    memory.copyBytes(from: octets)
  }

  /// Takes it over: where it came from is wiped.
  package convenience init(wiping octets: inout [UInt8]) {
    self.init(octets)
    octets.withUnsafeMutableBytes { if let start = $0.baseAddress { OPENSSL_cleanse(start, $0.count) } }
    octets = []
  }

  deinit {
    if let start = memory.baseAddress { OPENSSL_cleanse(start, memory.count) }
    memory.deallocate()
  }

  package var isEmpty: Bool { memory.isEmpty }

  /// A copy, for whoever computes with it or sends it.
  var octets: [UInt8] { Array(memory) }

  package var description: String { "****" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
