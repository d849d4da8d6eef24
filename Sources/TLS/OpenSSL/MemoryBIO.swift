import COpenSSL

/// OpenSSL reads and writes through BIOs; these lie in memory.
enum MemoryBIO {
  /// What `write` puts into a BIO.
  static func octets(_ write: (OpaquePointer) -> Void) -> [UInt8] {
    guard let bio = BIO_new(BIO_s_mem()) else { return [] }
    defer { BIO_free(bio) }
    write(bio)
    var data: UnsafeMutablePointer<CChar>?
    let count = cossl_BIO_get_mem_data(bio, &data)
    guard let data, count > 0 else { return [] }
    return UnsafeRawBufferPointer(start: data, count: count).map { $0 }
  }

  /// The same as text; what is not UTF-8 is repaired.
  static func text(_ write: (OpaquePointer) -> Void) -> String {
    String(decoding: octets(write), as: UTF8.self)
  }

  /// Lets `read` take these octets out of a BIO; nil if there is no memory for one, or too many of them.
  static func reading<Result>(_ octets: [UInt8], _ read: (OpaquePointer) -> Result?) -> Result? {
    guard let count = Int32(exactly: octets.count) else { return nil }
    return octets.withUnsafeBytes { buffer in
      // A BIO round no memory at all is refused; an empty text has to read as one.
      guard let bio = count == 0 ? BIO_new(BIO_s_mem()) : BIO_new_mem_buf(buffer.baseAddress, count) else { return nil }
      defer { BIO_free(bio) }
      return read(bio)
    }
  }
}
