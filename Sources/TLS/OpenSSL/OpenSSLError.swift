import COpenSSL

/// What OpenSSL said went wrong, taken off the queue of errors that it keeps for each thread.
struct OpenSSLError: Equatable {
  /// The part of OpenSSL that speaks, `ERR_LIB_SSL` for one; reasons are numbered separately in each.
  let library: Int32
  let reason: Int32
  /// `errno`, where the system said it; 0 otherwise.
  let systemNumber: Int32
  /// The reason in OpenSSL's words, "wrong version number" for one.
  let text: String

  /// Takes the error nearest to the cause, and forgets the others. That is the oldest one, but for a cipher's own
  /// "cipher operation failed", to which only TLS has the words.
  static func take() -> OpenSSLError {
    var codes: [UInt] = []
    while true {
      let code = ERR_get_error()
      guard code != 0 else { break }
      codes.append(code)
    }
    let code = codes.first { ERR_GET_LIB($0) == ERR_LIB_SSL } ?? codes.first ?? 0
    let text = ERR_reason_error_string(code).map { String(cString: $0) }
    return OpenSSLError(
      library: ERR_GET_LIB(code), reason: ERR_GET_REASON(code), systemNumber: cossl_ERR_system_number(code),
      text: text ?? "no reason given")
  }
}
